"""Pieces by the lines that they stand on."""

from __future__ import annotations

from collections.abc import Iterable

from directory.extraction.stretches.wholes import Piece


def by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces, which stand in their order, a list for each line. Rule after rule asks for it, and to group by a key takes
    twice as long."""
    rows: list[list[Piece]] = []
    row: list[Piece] = []
    for piece in pieces:
        if not row or piece.line != row[0].line:
            row = []
            rows.append(row)
        row.append(piece)
    return rows
