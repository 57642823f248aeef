"""Sentences of scripts without capitals (Arabic, Persian, Hebrew, Hindi, Thai, Chinese): where the words that ask to get in touch
end, and who is named behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.shapes import Shapes

LONG = 220
"""A longer stretch is no part of a contact."""
_PREFIXES = {"ar": "بل", "he": "לב"}
"""What is written in one go with the word behind it (`to`, `with`)."""
_TO = re.compile(r"(?:לפנות|להתקשר|לכתוב|פנו)\s*$")
"""Hebrew verbs behind which `to` is written in one go with a name."""
_MOST = 4
"""A name has so many words at most."""


def parts(shapes: Shapes, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch parted at the words that ask or announce, and before forms of address within it (`... you may call Ms`): what
    is left of it, in order, without small words around; nothing where none of these words stand in it."""
    if end - start > LONG or CASED.search(shapes.text, start, end) is not None:
        return []
    cues = (span for span in shapes.words.cues.spans(shapes.folded, start, end) if not shapes.is_role(*span))
    spans = sorted((*shapes.words.asking.spans(shapes.folded, start, end), *cues))
    found: list[tuple[int, int]] = []
    at = start
    for low, high in (*spans, (end, end)):
        if low > at:
            found += _bare(shapes, at, low)
        at = max(at, high)
    return found if found and found != [(start, end)] else []


def _bare(shapes: Shapes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies between the words that ask: without small words around, from the form of address in it if there is one."""
    words = [shapes.strip(*word.span()) for word in WORD.finditer(shapes.text, start, end)]
    words = [word for word in words if word[0] < word[1]]
    while words and _is_small(shapes, *words[0]):
        del words[0]
    while words and _is_small(shapes, *words[-1]):
        del words[-1]
    if not words:
        return
    low, high = _without_prefix(shapes, start, *words[0]), words[-1][1]
    if shapes.is_honorific(shapes.text[low : words[0][1]]):
        words = []  # what stands behind may be a surname (`السيدة منى الشيخ`)
    for position, word in enumerate(words[1:-1], 1):
        begin = _without_prefix(shapes, start, *word)
        if shapes.is_honorific(shapes.text[begin : word[1]]) and word[1] - begin > 1:
            yield low, words[position - 1][1]
            named = words[position + 1 : position + 1 + _MOST]
            ends = (n for n, span in enumerate(named) if _is_small(shapes, *span) or shapes.is_role(*span))
            low, high = begin, named[next(ends, len(named)) - 1][1]
            break
    yield low, high


def name_before_title(shapes: Shapes, words: Sequence[tuple[int, int]]) -> int:
    """How many of the words, which end in what somebody does, are the name before it (`... name manager public relations`); 0 where
    that is not told."""
    for count in (2, 3):
        if len(words) <= count:
            break
        (start, _), (title, stop), end = words[0], words[count], words[-1][1]
        if not shapes.is_role(title, stop) or not shapes.is_role(title, end):
            continue
        named = shapes.name(start, words[count - 1][1])
        if named is not None and named[1] == words[count - 1][1] and not shapes.is_role(start, named[1]):
            return count
    return 0


_AT = re.compile(r" (?:في|لدى|لدي|در|אצל) ")
"""What stands between what somebody does and where, in Arabic, Persian and Hebrew."""


def held_at(shapes: Shapes, start: int, end: int) -> tuple[int, int] | None:
    """Where a title ends and the organisation begins that it is held at (`مسؤول الإعلام في جامعة ...`)."""
    found = _AT.search(shapes.text, start, end)
    if found is None or not shapes.is_role(start, found.start()) or shapes.is_role(found.end(), end):
        return None
    return (found.start(), found.end()) if shapes.is_organisation(found.end(), end) else None


def is_within_title(shapes: Shapes, start: int, desk: int) -> bool:
    """Whether the word before a desk's name says what somebody does there: the desk is part of that."""
    before = [shapes.strip(*word.span()) for word in WORD.finditer(shapes.text, start, desk)]
    return bool(before) and before[-1][0] < before[-1][1] and shapes.is_role(*before[-1])


def _is_small(shapes: Shapes, start: int, end: int) -> bool:
    folded = shapes.folded[start:end]
    return folded in shapes.words.stopwords and not shapes.is_honorific(folded)


def _without_prefix(shapes: Shapes, begin: int, start: int, end: int) -> int:
    """Where a word begins behind a letter that only means `to` or `with`."""
    letters = _PREFIXES.get(shapes.language or "", "")
    if shapes.text[start] not in letters or end - start < 3:
        return start
    rest = shapes.text[start + 1 : end]
    told = shapes.is_honorific(rest) or shapes.is_role(start + 1, end)
    asked = shapes.text[start] == letters[0] and _TO.search(shapes.text, max(0, begin - 20), start) is not None
    return start + 1 if told or asked else start
