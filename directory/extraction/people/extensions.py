"""Extensions that stand by themselves (`Jane Doe, ext. 214`), with the one number of the house elsewhere in the block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from directory.extraction.blocks.offering import Block
from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft, give
from directory.extraction.reasons import OWN_EXTENSION
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

_EXTENSION = re.compile(r"(?<![^\W\d_])(?:ext(?:ension|n)?\.?|x)\s?(?P<digits>\d{2,5})(?![\w-])")


def with_extensions(cutter: Cutter, block: Block, drafts: list[Draft], pieces: Sequence[Piece]) -> list[Draft]:
    """Each person behind whose name an extension stands has the number of the house with it, where the block has one number:
    to one who has it already only the extension is new."""
    numbers = [p for p in pieces if p.label == "phone" and p.anchor is not None]
    if numbers and "ext" in cutter.folded[block.start : block.end]:
        for draft in drafts:
            draft.phones = [(_dialled_behind(cutter, p), kind) for p, kind in draft.phones]
    if len(numbers) != 1 or numbers[0].anchor is None:
        return drafts
    house = numbers[0]
    if "ext" not in cutter.folded[block.start : block.end] and " x" not in cutter.folded[block.start : block.end]:
        return drafts
    people = sorted((d for d in drafts if d.kind == "person" and d.names), key=lambda d: d.names[-1].start)
    starts = [d.names[-1].end for d in people]
    for found in _EXTENSION.finditer(cutter.folded, block.start, block.end):
        whose = bisect_right(starts, found.start()) - 1
        if house.start <= found.start() < house.end or whose < 0 or "\n" in cutter.text[starts[whose] : found.start()]:
            continue
        anchor = house.anchor._replace(extension=found["digits"]) if house.anchor is not None else None
        person = people[whose]
        person.phones = [(p, kind) for p, kind in person.phones if p.start != house.start]
        give(person, Item(house._replace(anchor=anchor)), OWN_EXTENSION)
    return [d for d in drafts if d.kind == "person" or d.emails or d.names or not _is_house(d, house, people)]


_BEFORE = re.compile(r"(?<![^\W\d_])ext(?:ension|n)?\.?\s?(?P<digits>\d{2,5})\s?[,;:]?\s(?:(?:at|of|on|from)\s)?$")


def _dialled_behind(cutter: Cutter, number: Piece) -> Piece:
    """A number with the extension that stands before it (`Jane Doe, ext. 214, 020 ...`)."""
    if number.anchor is None or number.anchor.extension or number.anchor.start != number.start:
        return number
    begins = cutter.text.rfind("\n", 0, number.start) + 1
    found = _BEFORE.search(cutter.folded, max(begins, number.start - 24), number.start)
    if found is None or cutter.text[found.end() - 1 : found.end()] == "\n":
        return number
    anchor = number.anchor._replace(extension=found["digits"])
    return number._replace(anchor=anchor)


def _is_house(desk: Draft, house: Piece, people: Sequence[Draft]) -> bool:
    """Whether a desk is nothing but the number that people now have with their extensions."""
    given = any(p.start == house.start for d in people for p, _ in d.phones)
    return given and [p.start for p, _ in desk.phones] == [house.start]
