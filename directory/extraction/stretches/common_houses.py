"""Organisations whose first word is a common noun in small letters, as many languages write them (`association Rivière propre`,
`spolek Zelená řeka`, `фонд «Чистая река»`)."""

from __future__ import annotations

import re
from typing import Literal

from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.shapes import Shapes
from directory.extraction.words import across
from directory.extraction.words.kinds import CALENDAR, OPENS_ORGANISATION, ORGANISATION

_LONGEST, _MOST_WORDS = 70, 8
_MOST_COMMON = 3
"""So many words in small letters stand before what it is called at most (`občianske združenie Zelená rieka`)."""
_QUOTED = re.compile(r"[„“”«»\"'‘’][^\W\d_]")
_LETTERED = re.compile(
    r"[A-ZÀ-ÞĀ-Ž\u0400-\u042f]{2,6}(?: [A-ZÀ-ÞĀ-Ž\u0400-\u042f]{2,6})? ?(?:„[^„“”]{2,50}[“”]?|«[^«»]{2,50}»?|“[^“”]{2,50}”?|\"[^\"]{2,50}\"?)"
)
"""Letters for what it is, and how it is called (`NSZZ „Zielona Rzeka”`, `ДУ «Зразок»`)."""
_BEFORE = frozenset(",(–—-|/:\n•·*")
_BEHIND = frozenset(",)(–—-|/;\n*")
_NOT_WITHIN = re.compile(r"[\d@;:|!?]|,\s")
_QUOTES = '„“«"'
"""Marks before how it is called."""
_OF = across.every(across.read("small")["of_house"])
"""Small words within what it is called."""


def common_house(shapes: Shapes, start: int, end: int) -> Literal["org", "role"] | None:
    """What a stretch between two marks is that begins so: an organisation, if one of one to three small words is a kind of
    organisation and then a name with a capital or in quotation marks follows; or what somebody does there, where the last word
    says that (`biedrības “Zaļā josta” vadītāja`)."""
    if not shapes.text[start].islower():
        quoted = any(map(shapes.text[start:end].__contains__, _QUOTES))
        return "org" if quoted and _LETTERED.fullmatch(shapes.text, start, end) is not None else None
    if not _is_common_house(shapes, start, end):
        return None
    last = max(start, shapes.text.rfind(" ", start, end) + 1)
    return "role" if shapes.text[last].islower() and shapes.is_role(last, end) else "org"


def _is_common_house(shapes: Shapes, start: int, end: int) -> bool:
    text = shapes.text
    if end - start > _LONGEST or not shapes.kinds(start, end) & (ORGANISATION | OPENS_ORGANISATION):
        return False
    if CASED.match(text, start) is None or not _is_apart(text, start, end) or _NOT_WITHIN.search(text, start, end):
        return False
    words = list(WORD.finditer(text, start, end))
    named = next((n for n, word in enumerate(words) if word.group()[0].isupper() or _QUOTED.match(word.group())), 0)
    if (
        not 1 <= named <= _MOST_COMMON
        or len(words) > _MOST_WORDS
        or shapes.kinds(start, words[named - 1].end()) & CALENDAR
    ):
        return False
    common = [shapes.folded[word.start() : word.end()] for word in words[:named]]
    if (
        common[0] in shapes.words.roles.exact
        or common[0] in shapes.words.stopwords
        or shapes.is_role(start, words[named - 1].end())
    ):
        return False
    listed = (
        common[0] in shapes.words.organisations
        or shapes.words.organisation_phrases.match(shapes.folded, start, end) is not None
    )
    return listed or (named > 1 and common[1] in shapes.words.organisations)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether it stands between marks, or the ends of lines."""
    before, behind = text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
    return (not before or before in _BEFORE) and (not behind or behind in _BEHIND or behind in "+0123456789")
