"""The head of a release that gives a number to call and nobody's name: what it calls itself (`For Immediate Release`), its day, and below
that `Phone` with a number."""

from __future__ import annotations

from collections.abc import Iterator

from directory.extraction.blocks.lines import Line, Lines, bulletless
from directory.extraction.blocks.offering import Block
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words import dates

_HEAD = 25
"""Within so many lines with something on them a head ends."""
_MARKS = " \t*_#:.|–—-("
_SHORT = 50


def numbers(cutter: Cutter, lines: Lines, anchors: Anchors) -> Iterator[Block]:
    """The first such number, where nothing stands behind it on its line."""
    for number in lines.anchored:
        if number >= _HEAD:
            return
        line = lines[number]
        first = next(iter(anchors.between(line.start, line.end)), None)
        if first is None or first.field != "phone":
            continue
        if _is_labelled(cutter, lines, number, first.start) and not cutter.text[first.end : line.end].strip(
            _MARKS + ")"
        ):
            yield Block(line.start, line.end, "signature", None)
            return


def _is_labelled(cutter: Cutter, lines: Lines, number: int, end: int) -> bool:
    """Whether before a number stands that it is one to call, on its line or the one above, and above that only a day, and what the release calls itself."""
    above = number - 1
    said = _label(cutter, lines[number], end)
    if not said and above >= 0:
        said, above = _label(cutter, lines[above], lines[above].end), above - 1
    if cutter.words.labels.get(said) != "phone":
        return False
    if above >= 0 and _is_day(cutter, lines[above]):
        above -= 1
    return above >= 0 and _is_release(cutter, lines[above])


def _label(cutter: Cutter, line: Line, end: int) -> str:
    return cutter.folded[bulletless(cutter.folded, line) : end].strip(_MARKS)


def _is_day(cutter: Cutter, line: Line) -> bool:
    said = cutter.folded[line.start : line.end].strip()
    return len(said) < _SHORT and dates.first(said, cutter.words) is not None


def _is_release(cutter: Cutter, line: Line) -> bool:
    """Whether a line is nothing but what a release calls itself, with its day at most."""
    start = bulletless(cutter.folded, line)
    behind = cutter.words.release.match(cutter.folded, start, line.end)
    if behind is None or line.end - start > 2 * _SHORT:
        return False
    rest = cutter.folded[behind : line.end].strip(_MARKS)
    return not rest or (len(rest) < _SHORT and dates.first(rest, cutter.words) is not None)
