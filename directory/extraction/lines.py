"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from typing import NamedTuple

from directory.extraction.anchors import Anchors
from directory.extraction.limits import Watch

_LINE = re.compile(r"\S+(?:[^\S\n\t]{1,2}+\S+)*+")
_BULLET = re.compile(r"[\s*#>_=~【「『•·●▪■◦|–—-]*")
SENTENCE_END = re.compile(r"[.!?。]['\"”)]?(?:\s|$)")


class Line(NamedTuple):
    """A stretch without a line end; `anchors` counts those that begin in it."""

    start: int
    end: int
    anchors: int
    blank_before: bool


def lines_of(text: str, anchors: Anchors, watch: Watch) -> list[Line]:
    """Lines of the text; a tab or white space of three or more also ends one. `watch` is told of what was left out."""
    most = watch.limits.lines
    lines: list[Line] = []
    starts = anchors.starts
    passed = last = 0
    for found in _LINE.finditer(text):
        if len(lines) == most:
            watch.stops(len(lines), most, "lines")
            break
        start, end = found.span()
        first = passed
        while passed < len(starts) and starts[passed] < end:
            passed += 1
        lines.append(Line(start, end, passed - first, start - last > 1 and text.count("\n", last, start) > 1))
        last = end
    return lines


def bulletless(folded: str, line: Line) -> int:
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start
