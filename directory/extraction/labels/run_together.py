"""A title and a house, or a house and a human's name, that stand in one go (`Press Officer Example Trust`, `Example Trust Jane Doe`), told
by words that titles end in, that names of houses end in, and by forenames."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across
from directory.extraction.words.forenames import ends_as_house, is_forename
from directory.values import organisations

_HEADS = across.every(across.read("houses")["titles_last"])
"""Last words of titles in English."""
_HOUSES = across.every(across.read("houses")["houses_last"])
"""Last words of names of houses that no title and no part of a house ends in."""
_MOST = 12


def parted(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each such one as two."""
    if not cutter.folded.is_western:
        return list(pieces)
    return [part for piece in pieces for part in _parts(cutter, piece)]


def _parts(cutter: Cutter, piece: Piece) -> list[Piece]:
    if piece.label not in ("role", "org", "name") or piece.kind is not None:
        return [piece]
    spans = [m.span() for m in WORD.finditer(cutter.text, piece.start, piece.end)]
    if not 3 <= len(spans) <= _MOST:
        return [piece]
    if piece.label == "role":
        return _title_and_house(cutter, piece, spans)
    return _house_and_name(cutter, piece, spans)


def _title_and_house(cutter: Cutter, piece: Piece, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """A title, and behind it the whole name of a house."""
    last = cutter.folded[slice(*spans[-1])].strip(".,")
    if last not in _HOUSES and not organisations.has_legal_form(cutter.text[spans[-2][0] : piece.end]):
        return [piece]
    for number in range(len(spans) - 2):
        (_, end), (start, _) = spans[number], spans[number + 1]
        if cutter.folded[spans[number][0] : end] not in _HEADS or cutter.text[end:start] != " ":
            continue
        named = cutter.text[start].isupper() and not cutter.shapes.is_role(start, piece.end)
        if named and cutter.shapes.is_role(piece.start, end):
            return [piece._replace(end=end), piece._replace(label="org", start=start)]
    return [piece]


def _house_and_name(cutter: Cutter, piece: Piece, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """A house, and behind it a human's name, with what that one does or an address or number behind."""
    for number in range(1, len(spans) - 1):
        low, high = spans[number]
        before = cutter.folded[slice(*spans[number - 1])]
        house = number > 1 and (before in _HOUSES or ends_as_house("en", before))
        house = house or _is_short(cutter.text[slice(*spans[number - 1])])
        if not house or not is_forename(cutter.text[low:high]):
            continue
        if is_forename(cutter.text[slice(*spans[0])]) or cutter.shapes.name(low, piece.end) != (low, piece.end):
            return [piece]
        end = spans[number - 1][1]
        if number > 1 and _RANK.fullmatch(cutter.text[slice(*spans[number - 1])]):
            end = spans[number - 2][1]
        return [piece._replace(label="org", end=end), piece._replace(label="name", start=low)]
    return [piece]


_RANK = re.compile(r"[^\W\d_A-ZÀ-Þ]{2,6}\.")
"""A title that is written short, in whatever language (`phm.`)."""


def _is_short(word: str) -> bool:
    """Whether a word before a name is an acronym, or a title written short: no part of it."""
    return looks_like_acronym(word) or _RANK.fullmatch(word) is not None
