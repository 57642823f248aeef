"""Pages of press offices: the title says whose page it is, and the numbers and addresses below it are the office's, whatever words
stand before them (`Press and Public Relations Office`, ..., `Heraklion: 020 ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from directory.extraction.blocks import decoyed
from directory.extraction.blocks.lines import Line, Lines
from directory.extraction.blocks.offering import Block
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.departments import is_of_press
from directory.extraction.words.vocabulary import speak_of_press

_LONGEST_TITLE, _LONGEST_LINE = 90, 90
_HEAD = 400
_TITLES = 2
"""So many first lines can be the title."""
_APART = 2
"""So many lines at most stand between those with details."""


_LINES = re.compile(r"[^\n]*\S[^\n]*")


def office_pages(cutter: Cutter, lines: Lines) -> Iterator[Block]:
    """The first lines with details of such a page, with the line that heads them; the office is called as the title."""
    title = page_title(cutter)
    if title is None:
        return
    first = next((n for n in lines.anchored if _is_detail(cutter, lines[n]) and lines[n].start > title[1]), None)
    if first is None:
        return
    last = first
    for number in lines.anchored:
        if last < number <= last + _APART + 1 and _is_detail(cutter, lines[number]):
            last = number
    yield Block(lines[first].start, lines[last].end, "mailbox", None)


def page_title(cutter: Cutter) -> tuple[int, int] | None:
    """Where the first lines of a page name a press office in two words or more; None where they do not."""
    for line in islice(_LINES.finditer(cutter.text, 0, _HEAD), _TITLES):
        opens = cutter.text.find(" (", *line.span())
        low, high = cutter.shapes.strip(line.start(), opens if opens > 0 else line.end())
        words = cutter.shapes.tokens(low, high) if high - low <= _LONGEST_TITLE else []
        of_press = len(words) > 1 and (speak_of_press(words) or any(map(is_of_press, words)))
        if cutter.words.release.search(cutter.folded, low, high) is not None:
            return None  # a release, and no page
        if of_press and cutter.shapes.is_desk(low, high):
            return low, high
    return None


def _is_detail(cutter: Cutter, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_LINE and not decoyed.is_decoyed(cutter, line.start, line.end)
