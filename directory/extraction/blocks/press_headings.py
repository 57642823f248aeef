"""Words for the press that by themselves announce nobody (`Press`, `Пресса`, `メディア`), but right before an address or number do:
behind them stands a colon, or they are a line of their own above it, or a cell beside it."""

from __future__ import annotations

import re

from directory.extraction.blocks.lines import Line, Lines, bulletless
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.forenames import has_forename

_LONGEST = 40
"""So many characters such words have at most."""
_MARKS = " \t*_#:：.–—-|■◆●▼【】<>［］[]"
_SEPARATES = re.compile(r"\s*(?:[:：|]|\t|\s{3}|\s[–—-]\s)")


def is_of_press(cutter: Cutter, said: str) -> bool:
    """Whether folded words are such words, and no others."""
    return cutter.words.cues.is_whole(f"{said}:")


def heads_address(cutter: Cutter, lines: Lines, number: int, anchors: Anchors) -> tuple[int, int] | None:
    """Where on a line such words stand, with nothing but an address or number behind them or on the next line."""
    line = lines[number]
    start = bulletless(cutter.folded, line)
    if line.anchors:
        return _cell(cutter, start, line, anchors)
    said = cutter.folded[start : line.end].strip(_MARKS)
    if not said or line.end - start > _LONGEST or not is_of_press(cutter, said):
        return None
    if number + 1 >= len(lines) or not (line.blank_before or number == 0 or lines[number - 1].anchors):
        return None
    below = lines[number + 1]
    if not below.anchors and _names_human(cutter, below) and lines.has_anchors(number + 2, number + 4):
        return start, line.end
    first = next(iter(anchors.between(below.start, below.end)), None)
    return (start, line.end) if first is not None and _is_bare(cutter, below.start, first.start) else None


def _names_human(cutter: Cutter, line: Line) -> bool:
    """Whether a line names one human, with a forename, and what she does or whom she works for at most."""
    if line.end - line.start > 2 * _LONGEST:
        return False
    pieces = cutter.cut(line.start, line.end, [])
    names = [p for p in pieces if p.label == "name"]
    if len(names) != 1 or any(p.label not in ("name", "role", "org", "caps", "place") for p in pieces):
        return False
    return has_forename(cutter.text[names[0].start : names[0].end])


def _cell(cutter: Cutter, start: int, line: Line, anchors: Anchors) -> tuple[int, int] | None:
    first = next(iter(anchors.between(line.start, line.end)), None)
    if first is None or first.start - start > _LONGEST:
        return None
    if is_of_press(cutter, cutter.folded[start : first.start].strip(_MARKS)):
        return start, first.start
    parted = _SEPARATES.search(cutter.folded, start, first.start)
    if parted is None or not _is_bare(cutter, parted.end(), first.start):
        return None
    said = cutter.folded[start : parted.start()].strip(_MARKS)
    return (start, parted.start()) if said and is_of_press(cutter, said) else None


def _is_bare(cutter: Cutter, start: int, end: int) -> bool:
    """Whether nothing but the label of an address or number stands in a stretch."""
    said = cutter.folded[start:end].strip(_MARKS + "✉☎📧📞→(<")
    return not said or cutter.words.labels.get(said.rstrip(". ")) in ("email", "phone", "mobile")
