"""Quotation marks within the names of organisations."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_PAIRS = {"„": '“”"', "«": "»", "“": "”", '"': '"'}


_SIGNED = re.compile(r"\s[“„\"](?P<by>[^“”„\"]{4,40})[”“\"]?$")


def signed_by(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a name ends behind which who signed stands in quotation marks (`EXAMPLE LTD “Jane Doe”`), and where that is; None
    where nobody does."""
    found = _SIGNED.search(text, start, end)
    return None if found is None else (found.start(), *found.span("by"))


def is_open(text: str) -> bool:
    """Whether a quotation mark is opened there and not closed."""
    plain = text.count('"') % 2 == 1
    return plain or any(
        text.count(mark) > sum(map(text.count, closing)) for mark, closing in _PAIRS.items() if mark in "„«"
    )


def is_enclosed(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks that tell which of them opens: what is called so is no human."""
    opening = text[start - 1 : start]
    return opening in ("„", "«", "“") and text[end : end + 1] != "" and text[end] in _PAIRS[opening]


_QUOTED = {
    "«": re.compile(r"«[^«»\n]{3,60}»"),
    "„": re.compile(r"„[^„“”\n]{3,60}[“”]"),
    "“": re.compile(r"“[^„“”\n]{3,60}”(?!\w)"),
    '"': re.compile(r'(?<=\w )"[A-ZÀ-Þ][^"\n]{3,60}"(?!\w)'),
}
"""What is called so, by its opening mark; a mark that opens and closes stands behind a word, and a capital follows."""


def is_in_guillemets(text: str, at: int) -> bool:
    """Whether a mark at a place stands between quotation marks that open before and close behind it on its line (`« Oui, merci ! »`):
    it is of what is called so, and parts nothing."""
    low = max(0, at - 60)
    for mark, whole in _QUOTED.items():
        opened = text.rfind(mark, low, at)
        found = whole.match(text, opened) if opened >= 0 else None
        if found is not None and found.end() > at:
            return True
    return False


def without_quoted(raw: str) -> str:
    """What is left of a stretch without what stands in quotation marks in it."""
    for whole in _QUOTED.values():
        raw = whole.sub("", raw)
    return raw


def parts_at_comma(folded: str, text: str, start: int) -> bool:
    """Whether a comma parts a stretch of the text that begins at `start` and is `folded`: one within guillemets does not."""
    return any(sign == "," and not is_in_guillemets(text, at) for at, sign in enumerate(folded, start))


def is_opened_before(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark right before a stretch is closed within it (`«Жасыл Үлгі» қорының басшысы`)."""
    return any(map(text[start:end].__contains__, _PAIRS.get(text[start - 1 : start], "")))


def unquoted(folded: str, text: str) -> list[str]:
    """The folded words that begin in small letters and stand in no quotation marks; `text` is what was folded."""
    return [
        folded[word.start() : word.end()]
        for word in _WORD.finditer(text)
        if word.group()[0].islower() and not is_open(text[: word.start()])
    ]


def with_its_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """An organisation's name with the mark before or behind it whose other one is within (`SIA "Example"`)."""
    within = text[start:end]
    closing = _PAIRS.get(text[start - 1 : start], "")
    if closing and within[-1] not in closing and sum(map(within.count, closing)) == 1:
        return start - 1, end
    mark = text[end : end + 1]
    opening = [opened for opened, closings in _PAIRS.items() if mark and mark in closings]
    if sum(map(within.count, opening)) == 1 and within[0] not in opening and (mark in opening or mark not in within):
        return start, end + 1
    return start, end
