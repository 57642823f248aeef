"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, compress, count, islice, repeat
from operator import add, not_, sub
from typing import NamedTuple, cast

from directory.extraction.anchors import Anchors
from directory.extraction.watch import Watch

_LINE = re.compile(r"\S+(?:[^\S\n\t]{1,2}\S+)*")
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
    starts, ends, blanks = _even_rows(text) if _is_even(text) else _stretches(text, most + 1)
    if len(starts) > most:
        watch.stops(most, most, "lines")
        del starts[most:], ends[most:]
    counts = [0] * len(starts)
    for anchor in anchors.starts:
        number = bisect_right(ends, anchor)
        if number < len(counts):
            counts[number] += 1
    made = map(tuple.__new__, repeat(Line), zip(starts, ends, counts, blanks, strict=False))
    return cast(
        "list[Line]", list(made)
    )  # a page has hundreds, of which few are looked at: none takes a step of its own


def _is_even(text: str) -> bool:
    """Whether there is no white space but line ends and single spaces between words, as readers of markup write."""
    if "  " in text or " \n" in text or "\n " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return text.replace("\n", "").isprintable()


def _even_rows(text: str) -> tuple[list[int], list[int], list[bool]]:
    """Where the rows of an even text that are not empty begin and end, and whether an empty one stands before each."""
    rows = text.split("\n")
    lengths = list(map(len, rows))
    ends = list(map(add, accumulate(lengths), count()))
    starts = map(sub, ends, lengths)
    blanks = list(compress(map(not_, ["", *rows]), rows))
    if blanks and not text.startswith("\n\n"):
        blanks[0] = False
    return list(compress(starts, rows)), list(compress(ends, rows)), blanks


def _stretches(text: str, most: int) -> tuple[list[int], list[int], list[bool]]:
    """The same of the first lines of any text."""
    spans = [found.span() for found in islice(_LINE.finditer(text), most)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    between = zip([0, *ends], starts, strict=False)
    return starts, ends, [start - end > 1 and text.count("\n", end, start) > 1 for end, start in between]


def bulletless(folded: str, line: Line) -> int:
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start
