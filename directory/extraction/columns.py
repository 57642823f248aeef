"""Blocks written in columns: side by side on the same lines, or read out row by row (all names, then all roles, then all
numbers, then all addresses)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from directory.extraction.drafts import Draft, address_of, begun, give, share
from directory.extraction.items import Item
from directory.extraction.pieces import Cutter, Piece
from directory.extraction.reasons import DESK_IN_COLUMNS, IN_COLUMN, NAME_IN_COLUMN, ONE_FOR_ALL, SPELLED_IN_COLUMN
from directory.values import emails


def side_by_side(cutter: Cutter, pieces: Sequence[Piece]) -> list[list[Piece]] | None:
    """The pieces column by column, where a line of two names or more in cells of their own stands above lines of as many
    cells; the last list is what stands before and behind. None where the block is not written so.

    In a line that lacks a cell, each goes to the column below whose beginning it stands."""
    rows = [list(row) for _, row in groupby(pieces, key=lambda p: p.line)]
    head = next((n for n, row in enumerate(rows) if _heads(row)), None)
    if head is None:
        return None
    begins = [_column(cutter, cell[0]) for cell in _cells(rows[head])]
    found: list[list[Piece]] = [[] for _ in begins]
    full = last = 0
    for number, row in enumerate(rows[head:], head):
        cells = _cells(row)
        places = _places(cutter, cells, begins)
        if places is None:
            break
        full += len(cells) == len(begins)
        last = number
        for place, cell in zip(places, cells, strict=True):
            found[place] += cell
    if full < 2 or not all(any(p.anchor is not None for p in column) for column in found):
        return None
    return [*found, [p for row in (*rows[:head], *rows[last + 1 :]) for p in row]]


def _heads(row: Sequence[Piece]) -> bool:
    cells = _cells(row)
    return len(cells) > 1 and all(cell[0].label == "name" and len(cell) < 4 for cell in cells)


def _cells(row: Sequence[Piece]) -> list[list[Piece]]:
    return [list(cell) for _, cell in groupby(row, key=lambda p: p.cell)]


def _column(cutter: Cutter, piece: Piece) -> int:
    """How many characters stand before a piece on its line."""
    return piece.start - cutter.text.rfind("\n", 0, piece.start) - 1


def _places(cutter: Cutter, cells: Sequence[Sequence[Piece]], begins: Sequence[int]) -> list[int] | None:
    """Which column each cell of a line belongs to; None where the line is no part of the columns."""
    if len(cells) == len(begins):
        return list(range(len(begins)))
    places = []
    for cell in cells:
        start, end = _column(cutter, cell[0]), _column(cutter, cell[-1]) + cell[-1].end - cell[-1].start
        nearest = min(range(len(begins)), key=lambda n: abs(begins[n] - start))
        beyond = begins[nearest + 1] if nearest + 1 < len(begins) else end
        if abs(begins[nearest] - start) > 3 or end > beyond or nearest in places:
            return None
        places.append(nearest)
    return places


def columns(cutter: Cutter, items: list[Item]) -> list[Draft] | None:
    """N names on lines of their own, then N roles, N numbers, N addresses: read by position. None where the block is
    not written so (FACTS: run-length encode the labels; runs whose lengths divide by N)."""
    runs = [(label, list(group)) for label, group in groupby(items, key=lambda i: i.label)]
    first = next((n for n, (label, _) in enumerate(runs) if label == "name"), None)
    if first is None or any(label == "name" for label, _ in runs[first + 1 :]):
        return None
    names = [i.piece for i in runs[first][1]]
    count = len(names)
    places = {(p.line, p.cell) for p in names}
    if count < 2 or len(places) != count or any(label in ("email", "phone") for label, _ in runs[:first]):
        return None
    following = runs[first + 1 :]
    if not any(label in ("email", "phone") and len(group) % count == 0 and len(group) for label, group in following):
        return None
    if any(len(group) % count and len(group) != 1 for label, group in following if label in ("email", "phone", "role")):
        return None
    drafts = [begun("person", piece, NAME_IN_COLUMN) for piece in names]
    desks: list[Draft] = []
    for label, group in following:
        _deal(cutter, drafts, desks, label, group)
    return drafts + desks


def _deal(cutter: Cutter, drafts: list[Draft], desks: list[Draft], label: str, group: list[Item]) -> None:
    """Hand a run of one kind to the people by position; one for all goes to each."""
    count = len(drafts)
    if label == "email" and len(group) == 1 and emails.is_role_mailbox(address_of(group[0].piece)):
        desks.append(Draft("desk"))
        give(desks[-1], group[0], DESK_IN_COLUMNS)
        return
    if len(group) < count:
        for item in group:
            share(drafts, item, ONE_FOR_ALL)
        return
    each = len(group) // count
    for position, draft in enumerate(drafts):
        mine = group[position * each : (position + 1) * each]
        reason = IN_COLUMN
        if label == "email" and each == 1:
            best = _best_address(cutter, draft, mine[0], group)
            mine, reason = [best], IN_COLUMN if best is mine[0] else SPELLED_IN_COLUMN
        for item in mine:
            give(draft, item, reason)


def _best_address(cutter: Cutter, draft: Draft, own: Item, group: list[Item]) -> Item:
    """The address in this person's place, unless another spells the name better: two of one family keep their order."""
    name = cutter.text[draft.names[0].start : draft.names[0].end]

    def fits(item: Item) -> int:
        return emails.affinity(name, address_of(item.piece))

    best = max(group, key=fits)
    return best if fits(best) >= 2 and fits(best) > fits(own) else own
