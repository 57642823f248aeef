"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    starts = [*anchors.starts, len(text)]
    passed = low = ends = 0  # `ends` counts line ends since the last line
    for row in text.split("\n"):
        for start, end in _parts(row) if row else ():
            if len(lines) == most:
                watch.stops(len(lines), most, "lines")
                return lines
            first = passed
            while starts[passed] < low + end:
                passed += 1
            lines.append(Line(low + start, low + end, passed - first, ends > 1))
            ends = 0
        ends += 1
        low += len(row) + 1
    return lines


def _parts(row: str) -> Iterable[tuple[int, int]]:
    """The lines of what stands between two line ends: mostly one, which is told without a pattern."""
    if "   " in row or not row.isprintable():  # there may be other white space than single spaces in it
        return [found.span() for found in _LINE.finditer(row)]
    start = len(row) - len(row.lstrip(" "))
    return ((start, len(row.rstrip(" "))),) if start < len(row) else ()


def bulletless(folded: str, line: Line) -> int:
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start
