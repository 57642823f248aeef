"""Rows and columns of a page, put together from where its words stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

NEAR = 60
"""A word is compared with so many rows above it."""
_ALIGNED = 12.0
"""Cells that begin within so many points of each other stand in one column."""

Word = tuple[float, float, float, float, str, bool, tuple[int, ...]]
"""Left, bottom, right, top in points; the word; whether a space was written behind it; the edges of its characters
(see `records.Place`), or nothing."""
Line = list[tuple[str, Word]]
"""Words with the white space before each."""


@dataclass(slots=True)
class _Cell:
    """Words that stand together in a row; x in points from the left."""

    left: float
    right: float
    pieces: Line


@dataclass(slots=True)
class _Row:
    bottom: float
    top: float
    cells: list[_Cell]


def lines(words: Iterable[Word]) -> list[Line]:
    """The lines of a page, empty ones between what stands apart."""
    rows = [row for row in map(_row, _rows(words)) if row.cells]
    pitch = _pitch(rows)
    lines: list[Line] = []
    above: _Row | None = None
    for group in _regions(rows):
        if above is not None and above.top - group[0].top > 1.4 * pitch:
            lines.append([])
        lines += _lines(group)
        above = group[-1]
    return lines


def _pitch(rows: list[_Row]) -> float:
    """How far one line usually stands below another, in points: the lower quartile, since paragraphs stand apart."""
    steps = sorted(step for above, below in pairwise(rows) if (step := above.top - below.top) > 2)
    return steps[len(steps) // 4] if steps else 12.0


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words at one height, from the top of the page to its foot; a raised or small sign joins the row it overlaps most."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (-(w[3] - w[1] > 3), -(w[1] + w[3]) / 2)):
        if spans:  # mostly it stands wholly beside the one before
            low, high = spans[-1]
            if min(high, word[3]) - max(low, word[1]) >= 0.95 * max(min(high - low, word[3] - word[1]), 0.1):
                rows[-1].append(word)
                continue
        best, share = -1, 0.5
        for number in range(max(0, len(spans) - NEAR), len(spans)):
            low, high = spans[number]
            overlap = min(high, word[3]) - max(low, word[1])
            part = overlap / max(min(high - low, word[3] - word[1]), 0.1)
            if part > share:
                best, share = number, part
        if best < 0:
            middle = (word[1] + word[3]) / 2
            near = range(max(0, len(spans) - NEAR), len(spans))
            best = next((n for n in near if spans[n][0] <= middle <= spans[n][1]), -1)
        if best < 0:
            rows.append([word])
            spans.append((word[1], word[3]))
        else:
            rows[best].append(word)
    return sorted(rows, key=lambda row: -max(w[3] for w in row))


def _row(words: list[Word]) -> _Row:
    """Cells from left to right; a gap wider than some letters parts them."""
    heights = sorted(word[3] - word[1] for word in words)
    height = max(heights[len(heights) // 2], 4.0)
    cells: list[_Cell] = []
    spaced = False
    for word in sorted(words):
        gap = word[0] - cells[-1].right if cells else 0.0
        if not cells or gap > 2.2 * height:
            cells.append(_Cell(word[0], word[2], [("", word)]))
        else:
            apart = spaced or gap > 0.2 * height
            cells[-1].pieces.append((" " if apart else "", word))
            cells[-1].right = max(word[2], cells[-1].right)
        spaced = word[5]
    return _Row(min(w[1] for w in words), max(w[3] for w in words), cells)


def _regions(rows: list[_Row]) -> list[list[_Row]]:
    """Rows that follow each other with the same columns, together; every other row by itself."""
    regions: list[list[_Row]] = []
    for row in rows:
        if regions and (_same_columns(regions[-1], row) or _in_column(regions[-1], row)):
            regions[-1].append(row)
        else:
            regions.append([row])
    return regions


def _same_columns(region: list[_Row], row: _Row) -> bool:
    columns = region[0].cells
    return len(columns) == len(row.cells) > 1 and all(
        abs(a.left - b.left) < _ALIGNED for a, b in zip(columns, row.cells, strict=True)
    )


def _in_column(region: list[_Row], row: _Row) -> bool:
    """Whether a row of one cell goes on with one of the columns above, right below it."""
    if len(row.cells) != 1 or len(region[0].cells) == 1:
        return False
    close = region[-1].bottom - row.top < 1.2 * (row.top - row.bottom)
    cell = row.cells[0]
    columns = region[0].cells
    fits = [n for n, column in enumerate(columns) if abs(column.left - cell.left) < _ALIGNED]
    return close and bool(fits) and (fits[0] + 1 == len(columns) or cell.right < columns[fits[0] + 1].left)


def _lines(region: list[_Row]) -> list[Line]:
    """A region of one row in one line; columns that stand side by side one after the other, but for rows of labels
    with their values, which are read across."""
    columns = region[0].cells
    if len(region) == 1 or len(columns) == 1 or _labelled(region):
        return [_across(row.cells) for row in region]
    lines: list[Line] = []
    for low, high in pairwise([*(column.left - _ALIGNED for column in columns), float("inf")]):
        lines += [cell.pieces for row in region for cell in row.cells if low <= cell.left < high]
        lines.append([])
    return lines[:-1]


def _across(cells: list[_Cell]) -> Line:
    first, *others = cells
    return first.pieces + [piece for cell in others for piece in (("    ", cell.pieces[0][1]), *cell.pieces[1:])]


def _labelled(region: list[_Row]) -> bool:
    labels = sum(row.cells[0].pieces[-1][1][4].endswith(":") for row in region)
    return labels * 2 >= len(region)
