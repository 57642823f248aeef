"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directory.extraction.anchors import Anchors

_GAP = re.compile(r"\s{3,}|\s{0,2}[\n\t]\s{0,2}")
_BULLET = re.compile(r"[\s*#>_=~【「『•·●▪■◦|–—-]*")
SENTENCE_END = re.compile(r"[.!?。]['\"”)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    anchors: int
    blank_before: bool


def lines_of(text: str, anchors: Anchors) -> list[Line]:
    """Lines of the text; white space of three or more also ends one."""
    lines: list[Line] = []
    at, blank = 0, False
    for gap in _GAP.finditer(text + "\n"):
        if gap.start() > at:
            lines.append(Line(at, gap.start(), len(anchors.between(at, gap.start())), blank))
        blank = gap.group().count("\n") > 1
        at = gap.end()
    return lines


def bulletless(folded: str, line: Line) -> int:
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start
