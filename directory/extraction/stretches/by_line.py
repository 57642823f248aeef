"""Pieces by the lines that they stand on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from directory.extraction.stretches.wholes import Piece

_line = attrgetter("line")


def by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces, which stand in their order, a list for each line."""
    return [list(row) for _, row in groupby(pieces, key=_line)]
