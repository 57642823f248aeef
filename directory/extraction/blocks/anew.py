"""Where what announces contacts does so anew: the lines above are done with."""

from __future__ import annotations

from collections.abc import Set

from directory.extraction.blocks.lines import Lines, bulletless, ends_as_prose
from directory.extraction.stretches.pieces import Cutter

QUIET_LINES = 8
"""So many rows of short lines without an address or number end a block; what stands side by side is one row."""
_SENTENCE = 60
"""A line of so many characters that a full stop ends is a sentence."""


def begins_anew(cutter: Cutter, lines: Lines, cued: Set[int], number: int) -> bool:
    """Whether a line begins a sentence, and a line that announces contacts stands between it and the next address or number:
    what announced some before it was the link of a page (`Contact`, above the article), or what stands before the sentence are
    the contacts of another part of the release. `cued` are the numbers of the lines with words that announce some."""
    if cued.isdisjoint(range(number + 1, number + QUIET_LINES)):
        return False
    line = lines[number]
    last = line
    if line.blank_before:  # a paragraph, which may have been broken into lines
        for below in lines.after(number, QUIET_LINES):
            if below.blank_before:
                break
            last = below
    if last.end - line.start < _SENTENCE or any(part.anchors for part in (line, last)):
        return False
    if not ends_as_prose(cutter.text, last):
        return False
    for at, behind in enumerate(lines.after(number, QUIET_LINES), number + 1):
        if at not in cued:
            if behind.anchors:
                return False
            continue
        stop = cutter.words.cues.match(cutter.folded, bulletless(cutter.folded, behind), behind.end)
        headed = cutter.text[behind.start : behind.end].rstrip(" *_").endswith(":")
        if stop is not None and (headed or not cutter.folded[stop : behind.end].strip(" *_")):
            return True
        if behind.anchors:
            return stop is not None and cutter.text[stop : stop + 1] == ":"
    return False
