"""A stretch of a text that offers contacts, and such stretches in their order."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Literal, NamedTuple

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.watch import Watch
from directory.extraction.words.phrases import Phrases

_start = attrgetter("start")

Opened = Literal["cue", "sentence", "mailbox", "signature"]

BLOCKS = "contact blocks"
CUES = "words that contacts may be announced by"
LONG = 140
"""A line of so many characters without an address or number is prose."""
WINDOW = 320
"""How far, in characters, a block reaches from its cue, or from one anchor to the next, within prose."""


class Block(NamedTuple):
    """A stretch that offers contacts; `opened` says by what, `cue` where the opening words lie."""

    start: int
    end: int
    opened: Opened
    cue: tuple[int, int] | None


def inside(blocks: list[Block], at: int) -> bool:
    """Whether a place lies in one of the blocks, which stand in order and apart."""
    position = bisect_right(blocks, at, key=_start) - 1
    return position >= 0 and at < blocks[position].end


def joined(blocks: list[Block]) -> list[Block]:
    """Overlapping blocks become one, opened by the stronger words."""
    order = {"cue": 0, "sentence": 1, "mailbox": 2, "signature": 3}
    apart: list[Block] = []
    for block in sorted(blocks, key=lambda b: (b.start, b.end)):
        if apart and block.start < apart[-1].end:
            first = apart.pop()
            stronger = min(first, block, key=lambda b: order[b.opened])
            block = Block(first.start, max(first.end, block.end), stronger.opened, stronger.cue)  # noqa: PLW2901
        apart.append(block)
    return apart


def places(phrases: Phrases, cutter: Cutter, watch: Watch) -> list[tuple[int, int]]:
    """Where these phrases stand, of as many places as may be looked at."""
    most = watch.limits.cues
    found, whole = phrases.first(cutter.folded, most)
    if not whole:
        watch.stops(most, most, CUES)
    return found
