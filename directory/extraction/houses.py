"""A role with the house it is held at right before it: an acronym that the text has elsewhere (`ABC-WA Executive Director`), or,
before a title that every house has, what a domain of the text is called (`Examplelight CEO`, @examplelight.com). What stands
behind a role without a mark is a part of it, as written, and so is a house before what only it has (`ABC Release Manager`)."""

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
_HEADS = frozenset(
    "ceo cto cfo coo cmo cio chief president founder co-founder cofounder chairman chairwoman chairperson spokesperson spokesman"
    " spokeswoman geschaftsfuhrer geschaftsfuhrerin direktor vorstand pdg directeur directrice president presidente director"
    " directora direttore verkstallande toimitusjohtaja".split()
)
"""Words that titles begin with which every house has."""
_MOST = 3
"""So many words has a house before a title at most."""
_TRADE = ROLE | OPENS_ROLE | OPENS_DESK | OPENS_CUE | CALENDAR


def told_from_house(cutter: Cutter, piece: Piece) -> list[Piece]:
    """A role, or the role and the house that it is made of, in their order."""
    if piece.label != "role" or piece.kind is not None:
        return [piece]
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    if (house := _before_title(cutter, words)) is not None:
        end, start = house
        return [piece._replace(label="org", end=end), piece._replace(start=start)]
    if not 3 <= len(words) <= 8:
        return [piece]
    first = words[0]
    led = looks_like_acronym(first.group()) and len(first.group()) >= _SHORTEST and _is_own(cutter, first)
    if led and _is_house(cutter, *first.span()) and _is_title(cutter, words[1].start(), piece.end):
        return [piece._replace(label="org", end=first.end()), piece._replace(start=words[1].start())]
    return [piece]


def _before_title(cutter: Cutter, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """Where what a domain of the text is called ends, and where the title behind it begins that every house has."""
    for count, word in enumerate(words[1 : _MOST + 1], 1):
        if cutter.folded[word.start() : word.end()].strip(".,") not in _HEADS:
            continue
        start, end = words[0].start(), words[count - 1].end()
        name = cutter.text[start:end]
        own = all(_is_called(cutter, w) for w in words[:count]) and cutter.shapes.is_domain(name)
        own = own or _is_host(cutter, name)
        return (
            (end, word.start())
            if own and name[-1].isalnum() and cutter.shapes.is_role(word.start(), words[-1].end())
            else None
        )
    return None


def _is_host(cutter: Cutter, name: str) -> bool:
    """Whether it is a domain of the text written out (`Examplelight.org`)."""
    host, _, top = name.rpartition(".")
    return bool(host) and top.isalpha() and cutter.shapes.is_domain(host)


def _is_called(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word with a capital says nothing of what somebody does, when or about what."""
    folded = cutter.folded[word.start() : word.end()].strip(".,")
    said = cutter.shapes.kinds(*word.span()) & (ROLE | CALENDAR) or folded in cutter.words.subjects
    return word.group()[0].isupper() and not said


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
