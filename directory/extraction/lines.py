"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count, islice
from operator import add, not_, sub
from typing import NamedTuple, overload

from directory.extraction.anchors import Anchors
from directory.extraction.watch import Watch

_LINE = re.compile(r"\S+(?:[^\S\n\t]{1,2}\S+)*")
_BULLET = re.compile(r"[\s*#>_=~（≪【「『＜〈《〔［◎○◇◆▼▽★☆□※•·●▪■◦|–—\u2190-\u2bff\ufe0f\U0001f300-\U0001faff-]*")
ENDS_AS_PROSE = re.compile(r"[^\W\d_]{5,}[.!?]$")
"""How a line of prose ends: with a full stop behind a word that is no shortened one."""
SENTENCE_END = re.compile(r"[.!?。]['\"”)]?(?:\s|$)")


class Line(NamedTuple):
    """A stretch without a line end; `anchors` counts those that begin in it."""

    start: int
    end: int
    anchors: int
    blank_before: bool


class Lines(Sequence[Line]):
    """The lines of a text in their order. A page has hundreds, of which few are looked at: each is made when it is asked for."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], blanks: Sequence[bool], anchors: Anchors) -> None:
        self._starts, self._ends, self._blanks = starts, ends, blanks
        counts: dict[int, int] = {}
        for anchor in anchors.starts:
            number = bisect_right(ends, anchor)
            counts[number] = counts.get(number, 0) + 1
        counts.pop(len(ends), None)  # of lines that are not looked at
        self._counts = counts
        self.anchored = sorted(counts)
        """The numbers of those that anchors begin in."""

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self._starts)))]
        number = index if index >= 0 else index + len(self._starts)
        return Line(self._starts[index], self._ends[index], self._counts.get(number, 0), self._blanks[index])

    def __len__(self) -> int:
        return len(self._starts)

    def after(self, number: int, most: int) -> Iterator[Line]:
        """Those behind a line, so many at most."""
        for behind in range(number + 1, min(number + most, len(self._starts))):
            yield self[behind]

    def has_anchors(self, first: int, end: int) -> bool:
        """Whether anchors begin in one of the lines from `first` up to the one before `end`."""
        position = bisect_left(self.anchored, first)
        return position < len(self.anchored) and self.anchored[position] < end

    def number_at(self, place: int) -> int:
        """The last line that begins at a place or before it; -1 where none does."""
        return bisect_right(self._starts, place) - 1


def lines_of(text: str, anchors: Anchors, watch: Watch) -> Lines:
    """Lines of the text; a tab or white space of three or more also ends one. `watch` is told of what was left out."""
    most = watch.limits.lines
    starts, ends, blanks = _even_rows(text) if _is_even(text) else _stretches(text, most + 1)
    if len(starts) > most:
        watch.stops(most, most, "lines")
        del starts[most:], ends[most:]
    return Lines(starts, ends, blanks, anchors)


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
