"""Tables read out cell by cell, a line each, whose first row says what stands in each column (`Organisation`, `Contact`, `Phone`)."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.blocks.lines import Lines
from directory.extraction.blocks.offering import Block
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Label, Piece

_MOST_COLUMNS = 7
_LONGEST_HEADING = 40
_LONGEST_CELL = 90
_DETAILS = frozenset(("phone", "mobile", "fax", "email"))
_SAYING: dict[str, Label] = {"name": "name", "role": "role", "org": "org"}


def heads_table(cutter: Cutter, lines: Lines, number: int) -> tuple[int, int] | None:
    """The first cell of such a table's first row, where the row below has its addresses and numbers in the right columns."""
    line = lines[number]
    if line.anchors or line.end - line.start > _LONGEST_HEADING:
        return None
    below = lines[number + 1] if number + 1 < len(lines) else line
    if below.anchors or below.end - below.start > _LONGEST_HEADING:
        return None  # most headings stand above somebody
    if _column(cutter, line.start, line.end) in (None, *_DETAILS):
        return None
    if number and _column(cutter, lines[number - 1].start, lines[number - 1].end) is not None:
        return None
    columns = []
    for cell in map(lines.__getitem__, range(number, min(number + _MOST_COLUMNS, len(lines)))):
        kind = _column(cutter, cell.start, cell.end) if not cell.anchors else None
        if kind is None:
            break
        columns.append(kind)
    first = number + len(columns)
    row = lines[first : first + len(columns)]
    if len(columns) < 2 or _DETAILS.isdisjoint(columns) or len(row) < len(columns):
        return None
    fits = all(bool(cell.anchors) == (kind in _DETAILS) for cell, kind in zip(row, columns, strict=True))
    return (line.start, line.end) if fits else None


def _column(cutter: Cutter, start: int, end: int) -> str | None:
    """What a cell of the first row says of its column: whose a name, role or organisation is, or which number; None where it is
    no heading."""
    low, high = cutter.shapes.strip(start, end)
    if low >= high or high - low > _LONGEST_HEADING:
        return None
    said = cutter.folded[low:high]
    kind = cutter.words.labels.get(said.rstrip(". "))
    if kind in _DETAILS or kind in _SAYING:
        return kind
    named = cutter.words.cues.is_whole(said) or said in cutter.words.roles
    return "name" if named else None


def in_table(cutter: Cutter, block: Block, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a block that begins with the first row of such a table: those of that row left out, and each cell of the other
    rows as its column says. A row that lacks a cell ends it."""
    cells = by_line(pieces)
    at = cutter.text.rfind("\n", 0, block.start) + 1
    columns: list[str] = []
    while at < block.end and len(columns) <= _MOST_COLUMNS:
        stop = cutter.text.find("\n", at)
        kind = _column(cutter, at, stop if stop >= 0 else block.end)
        if kind is None:
            break
        columns.append(kind)
        at = stop + 1
    count = len(columns)
    if count < 2 or _DETAILS.isdisjoint(columns) or len(cells) < 2 * count:
        return list(pieces)
    heads, rows = cells[:count], cells[count:]
    found: list[Piece] = []
    for first in range(0, len(rows), count):
        row = rows[first : first + count]
        if len(row) < count or not all(_fits(cell, kind) for cell, kind in zip(row, columns, strict=True)):
            return list(pieces) if not first else [*found, *(p for cell in rows[first:] for p in cell)]
        for head, cell, kind in zip(heads, row, columns, strict=True):
            found += _told(cutter, head, cell, kind)
    return found


def _fits(cell: Sequence[Piece], kind: str) -> bool:
    anchored = any(p.anchor is not None for p in cell)
    return anchored == (kind in _DETAILS)


def _told(cutter: Cutter, head: Sequence[Piece], cell: Sequence[Piece], kind: str) -> list[Piece]:
    """The pieces of one cell as its column says; before a number the label that its column has."""
    if kind in _DETAILS:
        return [*(p._replace(line=cell[0].line) for p in head if p.label == "label"), *cell]
    line = cutter.text.rfind("\n", 0, cell[0].start) + 1
    stop = cutter.text.find("\n", cell[-1].end)
    start, end = cutter.shapes.strip(line, stop if stop >= 0 else len(cutter.text))
    if end - start > _LONGEST_CELL or (kind == "name" and any(p.label in ("role", "desk", "org") for p in cell)):
        return list(cell)
    if kind == "name" and (name := next((p for p in cell if p.label == "name"), None)) is not None:
        return [name]
    return [cell[0]._replace(label=_SAYING[kind], start=start, end=end)]
