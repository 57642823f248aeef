"""Blocks written in columns and read row by row: all names, then all roles, then all numbers, then all addresses."""

from __future__ import annotations

from itertools import groupby

from directory.extraction.drafts import Draft, address_of, begun, give, share
from directory.extraction.items import Item
from directory.extraction.pieces import Cutter
from directory.extraction.reasons import DESK_IN_COLUMNS, IN_COLUMN, NAME_IN_COLUMN, ONE_FOR_ALL, SPELLED_IN_COLUMN
from directory.values import emails


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
