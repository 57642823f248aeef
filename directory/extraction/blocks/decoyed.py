"""Whether the words within and before a stretch say that what it offers is for something else than questions of the press."""

from __future__ import annotations

import re

from directory.extraction.blocks.lines import SENTENCE_END
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words import across

_FOR_ALL = ("support", "help", "service")
_BEFORE = 160
_TITLE = 40
_TITLE_BEFORE = re.compile(r"(?:[^\W\d_]+ (?:[^\W\d_]+ )?)(?:(?:of|for|de|des|fur|and|&|di|do|da|del) )?$")
_ABOVE = 200
"""So many characters before a stretch, and of the line above it, are looked at."""


def is_decoyed(cutter: Cutter, start: int, end: int) -> bool:
    """Whether such words stand within, or before on its line, and are no part of a press office's name (`Comunicare și relații
    cu publicul`), nor of longer words that offer a contact (`取材のお申し込みは`)."""
    low = _sentence_begins(cutter, start)
    if not has_words(cutter, low, end):
        return False
    words, folded = cutter.words, cutter.folded
    desks = list(words.desks.spans(folded, low, end))
    wider = [*words.cues.spans(folded, low, end), *words.asking.spans(folded, low, end)]
    decoys = (
        span
        for span in words.decoys.spans(folded, low, end)
        if not _is_mailbox(cutter.text, *span)
        and not _is_of_title(cutter, low, span[0])
        and not _leads_title(cutter, *span)
    )
    return not all(
        any(first <= begin and stop <= last for first, last in desks)
        or any(first <= begin and stop <= last and last - first > stop - begin for first, last in wider)
        for begin, stop in decoys
    )


def is_for_press(cutter: Cutter, start: int) -> bool:
    """Whether the sentence in which a stretch stands begins with whom of the press it is for (`Journalists who wish to speak to
    the authors should contact ...`), or for interviews."""
    return _PRESS.match(cutter.folded, _sentence_begins(cutter, start), start + _BEFORE) is not None


_SAID = across.read("press")


def _one_of(key: str) -> str:
    return across.one_folded(_SAID[key])


_PRESS = re.compile(
    rf"\W{{0,4}}{_one_of('for')} (?:\w{{1,12}} ){{0,3}}{_one_of('interviews')}|"
    rf"\W{{0,4}}(?:{_one_of('writers_before')} )?{_one_of('writers')}\b(?! {_one_of('no_writers')})|"
    rf"\W{{0,4}}{_one_of('for')} (?:\w{{1,8}} )?{_one_of('of_press')}\w{{0,2}}[ -]?{_one_of('enquiries')}"
)
_INTERVIEW = re.compile(_one_of("asked"))
"""What only the press asks for, in many languages."""


def offers_interview(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a stretch speaks of interviews, or of something else that only the press asks for."""
    return _INTERVIEW.search(cutter.folded, start, end) is not None


def _sentence_begins(cutter: Cutter, at: int) -> int:
    """Where the sentence begins on its line in which a place stands, or so many characters before."""
    low = max(0, at - _BEFORE)
    low = max(low, cutter.text.rfind("\n", low, at) + 1)
    for sentence in SENTENCE_END.finditer(cutter.text, low, at):
        low = sentence.end()
    return low


def _is_mailbox(text: str, start: int, end: int) -> bool:
    """Whether words are an address's local part of those that small firms have for everybody (`write to Jane Doe -
    support@...`)."""
    return text[end : end + 1] == "@" and text[start:end].lower() in _FOR_ALL and not text[start - 1 : start].isalnum()


def _is_of_title(cutter: Cutter, start: int, at: int) -> bool:
    """Whether a word says what somebody's title is of (`Senior Vice President of Sales`)."""
    before = _TITLE_BEFORE.search(cutter.folded, max(start, at - _TITLE), at)
    return before is not None and any(word in cutter.words.roles for word in before.group().split())


_NEXT = re.compile(r" (?P<word>[A-ZÀ-Þ][^\W\d_]+)")


def _leads_title(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a word with a capital stands right before one of roles: what somebody does (`Fundraising Manager`)."""
    behind = _NEXT.match(cutter.text, end)
    if behind is None or not cutter.text[start].isupper():
        return False
    return cutter.folded[behind.start("word") : behind.end()] in cutter.words.roles


def has_words(cutter: Cutter, start: int, end: int) -> bool:
    """Whether such words stand within, but for those of a title."""
    if cutter.words.decoys.search(cutter.folded, start, end) is None:
        return False
    return not all(_leads_title(cutter, *span) for span in cutter.words.decoys.spans(cutter.folded, start, end))


def is_introduced(cutter: Cutter, start: int) -> bool:
    """Whether the last line of the paragraph above says whom these lines name (`The news was translated by`)."""
    low = max(0, start - _ABOVE)
    high = low + len(cutter.text[low:start].rstrip())
    low = max(low, cutter.text.rfind("\n", 0, high) + 1)
    return has_words(cutter, low, high)
