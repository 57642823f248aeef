"""A role with the acronym of the house it is held at right before it (`ABC-WA Executive Director`): told apart where the text
names that house elsewhere, since nothing stands between. What stands behind a role without a mark is a part of it, as written."""

from __future__ import annotations

import re

from directory.extraction.kinds import CALENDAR, OPENS_CUE, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE
from directory.extraction.naming import WORD
from directory.extraction.pieces import Cutter
from directory.extraction.shapes import looks_like_acronym
from directory.extraction.wholes import Piece
from directory.values import territories

_SHORTEST = 4
"""A house's name of fewer letters could be another word, but for an acronym."""
_TRADE = ROLE | OPENS_ROLE | OPENS_DESK | OPENS_CUE | CALENDAR


def told_from_house(cutter: Cutter, piece: Piece) -> list[Piece]:
    """A role, or the role and the house that it is made of, in their order."""
    if piece.label != "role" or piece.kind is not None:
        return [piece]
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    if not 3 <= len(words) <= 8:
        return [piece]
    first = words[0]
    led = looks_like_acronym(first.group()) and len(first.group()) >= _SHORTEST and _is_own(cutter, first)
    if led and _is_house(cutter, *first.span()) and _is_title(cutter, words[1].start(), piece.end):
        return [piece._replace(label="org", end=first.end()), piece._replace(start=words[1].start())]
    return [piece]


def _is_own(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word with a capital is of no trade, day, place or subject."""
    if not word.group()[0].isupper() or cutter.shapes.kinds(*word.span()) & (_TRADE & ~ORGANISATION):
        return False
    folded = cutter.folded[word.start() : word.end()].strip(".,")
    if folded in cutter.words.subjects or folded in cutter.words.places:
        return False
    return not territories.is_territory(word.group())


def _is_title(cutter: Cutter, start: int, end: int) -> bool:
    last = cutter.text[start:end].split()[-1]
    return last[0].isupper() and cutter.shapes.is_role(start, end)


def _is_house(cutter: Cutter, start: int, end: int) -> bool:
    """Whether the text has these words in another place, too."""
    name = cutter.text[start:end]
    if len(name) < _SHORTEST or not name[-1].isalnum():
        return False
    elsewhere = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(found.start() != start for found in elsewhere.finditer(cutter.text))
