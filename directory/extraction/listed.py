"""Lists of people, a line each with a mark between its cells: what stands between name and address is what somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from directory.extraction.pieces import Cutter
from directory.extraction.wholes import Piece

_LONGEST = 50
_UNKNOWN = ("caps", "other")


def listed_titles(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with the cells of no known kind as titles where two lines or more read `name | cell | address` (`Ada Probe
    | Logistics | ada@...`). A cell that a domain is called after is a firm."""
    rows = [list(row) for _, row in groupby(pieces, key=lambda p: p.line)]
    cells = [_cell(row) for row in rows]
    if sum(map(bool, cells)) < 2 or not any(p.label in _UNKNOWN for cell in cells for p in cell):
        return list(pieces)
    return [p for row, cell in zip(rows, cells, strict=True) for p in _told(cutter, row, cell)]


def _cell(row: Sequence[Piece]) -> list[Piece]:
    """What stands in one cell by itself between the name that begins a line and its address or number; empty where a line is
    not written so."""
    if len(row) < 3 or row[0].label != "name":
        return []
    between = list(takewhile(lambda p: p.label not in ("label", "email", "phone"), row[1:]))
    behind = row[1 + len(between) : 2 + len(between)]
    own = bool(between) and {p.cell for p in between}.isdisjoint({row[0].cell, *(p.cell for p in behind)})
    known = all(p.label in (*_UNKNOWN, "role") for p in between)
    return between if own and behind and known and len({p.cell for p in between}) == 1 else []


def _told(cutter: Cutter, row: list[Piece], cell: list[Piece]) -> list[Piece]:
    if not cell or not any(p.label in _UNKNOWN for p in cell):
        return row
    start, end = cell[0].start, cell[-1].end
    raw = cutter.text[start:end]
    if end - start > _LONGEST or any(map(str.isdigit, raw)):
        return row
    firm = any(len(word) > 3 and cutter.shapes.is_domain(word) for word in raw.split())
    title = cell[0]._replace(label="org" if firm else "role", end=end)
    return [row[0], title, *row[1 + len(cell) :]]
