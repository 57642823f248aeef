"""Pieces by the lines that they stand on."""

from __future__ import annotations

from collections.abc import Iterable

from directory.extraction.stretches.wholes import Piece


def by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces, which stand in their order, a list for each line. Rule after rule asks for it, and to group by a key takes
    twice as long."""
    rows: list[list[Piece]] = []
    line = None
    for piece in pieces:
        if piece.line == line:
            rows[-1].append(piece)
        else:
            line = piece.line
            rows.append([piece])
    return rows
