"""Two names with nothing but a blank between them (`Anna Example Boris Sample`), where two addresses of the block prove that they are two."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import is_forename

_FEWEST, _MOST = 4, 6
"""Of so many words are two names."""
_AHEAD = 12


def told_apart(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with such a name as the two that it is."""
    found: list[Piece] = []
    for position, piece in enumerate(pieces):
        found += _two(cutter, pieces, position) if piece.label == "name" else [piece]
    return found


def _two(cutter: Cutter, pieces: Sequence[Piece], position: int) -> list[Piece]:
    piece = pieces[position]
    words = [word.span() for word in WORD.finditer(cutter.text, piece.start, piece.end)]
    if not _FEWEST <= len(words) <= _MOST:
        return [piece]
    behind = pieces[position + 1 : position + _AHEAD]
    locals_ = {p.anchor.value.partition("@")[0] for p in behind if p.label == "email" and p.anchor is not None}
    if len(locals_) < 2:
        return [piece]
    for count in range(2, len(words) - 1):
        parts = (piece.start, words[count - 1][1]), (words[count][0], piece.end)
        if _are_proved(cutter, parts, locals_):
            return [piece._replace(start=low, end=high) for low, high in parts]
    return [piece]


def _are_proved(cutter: Cutter, parts: tuple[tuple[int, int], tuple[int, int]], locals_: set[str]) -> bool:
    """Whether each part is a name by itself that another one of the addresses names, and none names both."""
    if not all(cutter.shapes.name(*part) == part for part in parts):
        return False
    first, second = ({one for one in locals_ if _names(cutter, *part, one)} for part in parts)
    return bool(first and second) and not first & second


def _names(cutter: Cutter, start: int, end: int, local: str) -> bool:
    """Whether an address's local part is made of the forename and surname of a name, or is the forename alone."""
    words = [fold(word.group()).strip(".,'’-") for word in WORD.finditer(cutter.text, start, end)]
    said = "".join(sign for sign in fold(local) if sign.isalnum())
    forename, surname = words[0].replace("-", ""), words[-1].replace("-", "")
    if said == forename:
        return is_forename(words[0])
    initial = forename[:1]
    return said in (forename + surname, surname + forename, initial + surname, surname + initial)
