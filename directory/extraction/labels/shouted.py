"""Firms that are shouted on the line above somebody (`EXAMPLE DIGITAL`, and below it `Jane DOE`): two capitalised words look like a
name, but those of humans are written alike in one block."""

from __future__ import annotations

from itertools import pairwise

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.forenames import has_forename


def with_firms(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those taken for no names that are all capitals, tell no forename and are spelled by no address, right above the name
    of a human: organisations where the text speaks of them, else nothing."""
    if not any(one.label == two.label == "name" for one, two in pairwise(pieces)):
        return pieces
    return [
        piece._replace(label="org" if _is_spoken_of(cutter, piece) else "other", kind=None)
        if number + 1 < len(pieces) and _is_firm_above(cutter, piece, pieces[number + 1])
        else piece
        for number, piece in enumerate(pieces)
    ]


def _is_spoken_of(cutter: Cutter, piece: Piece) -> bool:
    """Whether the text has it elsewhere, too; else it may be a heading."""
    return cutter.folded.count(cutter.folded[piece.start : piece.end]) > 1


def _is_firm_above(cutter: Cutter, piece: Piece, below: Piece) -> bool:
    if piece.label != "name" or below.label != "name" or below.line <= piece.line:
        return False
    text, shapes = cutter.text, cutter.shapes
    if not text[piece.start : piece.end].isupper() or text[below.start : below.end].isupper():
        return False
    if has_forename(text[piece.start : piece.end]) or shapes.is_addressed(piece.start, piece.end):
        return False
    return has_forename(text[below.start : below.end]) or shapes.is_addressed(below.start, below.end)
