"""Feet of pages, which say of every page alike who keeps the site: no part of a block above them, and nobody signs there."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.blocks.offering import Block
from directory.extraction.details.anchors import Anchors
from directory.extraction.reasons import FOOT_OF_PAGE, LeftOut
from directory.records import Span
from directory.values import emails


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
            if block.opened == "signature" and _is_everybodys(anchors, block):
                left.append(LeftOut(block.start, block.end, "block", FOOT_OF_PAGE))
            else:
                kept.append(block)
        else:
            above = anchors.between(block.start, foot.start)
            opens_here = block.cue is not None and block.cue[0] >= foot.start
            goes_on = bool(anchors.between(foot.end, block.end))  # on the next sheet
            kept.append(block._replace(end=above[-1].end) if above and not opens_here and not goes_on else block)
    return kept


def _is_everybodys(anchors: Anchors, block: Block) -> bool:
    """Whether all its addresses are a function's."""
    within = anchors.between(block.start, block.end)
    return all(a.field != "email" or emails.is_role_mailbox(a.value) for a in within)
