"""People whom a block names one below another with what they are, though no address or number of theirs is in the text: it stands in
a picture, or nowhere."""

from __future__ import annotations

from directory.extraction.blocks.lines import Lines, bulletless
from directory.extraction.stretches.pieces import Cutter

_MOST = 12
"""So many people are named so at most."""


def last_role(cutter: Cutter, lines: Lines, number: int, end: int, *, named: bool) -> int:
    """Where a block without any address or number ends that this line opens: behind the last of the lines right below names that are
    nothing but roles, from the line behind this one; or, where it is `named` on this line who is meant, from the role below it. `end`
    where they do not stand so."""
    for line in lines.after(number, 2 * _MOST):
        start, stop = cutter.shapes.strip(bulletless(cutter.folded, line), line.end)
        if line.anchors or start >= stop:
            break
        if named and cutter.shapes.is_role(start, stop):
            end = max(end, line.end)
        elif named or cutter.shapes.name(start, stop) != (start, stop):
            break
        named = not named
    return end
