"""Feet of pages, which say of every page alike who keeps the site: no part of a block above them, and nobody signs there."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.anchors import Anchors
from directory.extraction.offering import Block
from directory.extraction.reasons import FOOT_OF_PAGE, LeftOut
from directory.records import Span


def without_feet(blocks: list[Block], feet: Sequence[Span], anchors: Anchors, left: list[LeftOut]) -> list[Block]:
    """The blocks up to the feet that they reach into, and those within feet that words open, as in `Press contact: ...`;
    others within are added to `left`."""
    if not feet:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        foot = next((foot for foot in feet if block.start < foot.end and foot.start < block.end), None)
        if foot is None:
            kept.append(block)
        elif block.start >= foot.start:
            if block.opened == "signature":
                left.append(LeftOut(block.start, block.end, "block", FOOT_OF_PAGE))
            else:
                kept.append(block)
        else:
            above = anchors.between(block.start, foot.start)
            opens_here = block.cue is not None and block.cue[0] >= foot.start
            kept.append(block._replace(end=above[-1].end) if above and not opens_here else block)
    return kept
