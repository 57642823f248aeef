"""The lines of a text, as blocks are found among them."""

from __future__ import annotations

import re
from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, overload

from directory.extraction.details.anchors import Anchors
from directory.extraction.watch import Watch
from directory.extraction.words.folding import Folded

_LINE = re.compile(r"\S+(?:[^\S\n\t]{1,2}\S+)*")
_BULLET = re.compile(
    r"[\s*#>_=~+/\\`\"'({\[<“„«（≪【「『＜〈《〔［＝～―◎○◇◆▼▽★☆□※•·●▪■◦|–—\u2190-\u2bff\ufe0f\U0001f300-\U0001faff-]*"
)
_LAST_WORD = re.compile(r"[^\W\d_]{5}(?<!\bCalif)(?<!\bAssoc)[.!?]$")
_FULL_STOPS = frozenset(".!?")
SENTENCE_END = re.compile(r"[.!?。]['\"”)]?(?:\s|$)")


class Line(NamedTuple):
    """A stretch without a line end; `anchors` counts those that begin in it."""

    start: int
    end: int
    anchors: int
    blank_before: bool


class Lines(Sequence[Line]):
    """The lines of a text in their order. A page has hundreds, of which few are looked at: each is made when it is asked for."""

    def __init__(self, starts: Sequence[int], anchors: Anchors) -> None:
        self._starts = starts
        self._made: dict[int, Line] = {}  # rule after rule asks for the same few
        counts: dict[int, int] = {}
        for anchor in anchors.starts:
            number = bisect_right(starts, anchor) - 1
            if number < 0 or anchor >= self._end(number):
                number += 1
            counts[number] = counts.get(number, 0) + 1
        counts.pop(len(starts), None)  # of lines that are not looked at
        self._counts = counts
        self.anchored = sorted(counts)
        """The numbers of those that anchors begin in."""

    @abstractmethod
    def _end(self, number: int) -> int:
        """Where a line ends."""

    @abstractmethod
    def _blank_before(self, number: int) -> bool:
        """Whether an empty line stands before it."""

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if type(index) is slice:  # a call for `isinstance` costs as much as all the rest
            return [self[number] for number in range(*index.indices(len(self._starts)))]
        line = self._made.get(index)
        if line is None:
            start = self._starts[index]
            number = index if index >= 0 else index + len(self._starts)
            line = Line(start, self._end(number), self._counts.get(number, 0), self._blank_before(number))
            self._made[index] = line
        return line

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


def lines_of(folded: Folded, anchors: Anchors, watch: Watch) -> Lines:
    """Lines of the text; a tab or white space of three or more also ends one. `watch` is told of what was left out."""
    most = watch.limits.lines
    text = folded.text
    spans: list[tuple[int, int]] = []
    if even := _is_even(folded):
        starts = _starts_of_rows(text)
    else:
        spans = [found.span() for found in islice(_LINE.finditer(text), most + 1)]
        starts = [start for start, _ in spans]
    if len(starts) > most:
        watch.stops(most, most, "lines")
        del starts[most:]
    return _Rows(text, starts, anchors) if even else _Stretches(text, spans, starts, anchors)


def _is_even(folded: Folded) -> bool:
    """Whether there is no white space but line ends and single spaces between words, as readers of markup write."""
    if folded.has_other_spaces:
        return False
    text = folded.text
    return not ("  " in text or " \n" in text or "\n " in text or text[:1] == " " or text[-1:] == " ")


def _starts_of_rows(text: str) -> list[int]:
    """Where the rows of an even text begin that are not empty."""
    starts: list[int] = []
    at = 0
    for row in text.split("\n"):  # in such a text no other sign ends a line
        if row:
            starts.append(at)
        at += len(row) + 1
    return starts


class _Rows(Lines):
    """Those of an even text. What a page's hundreds of lines are not asked for is not worked out."""

    def __init__(self, text: str, starts: Sequence[int], anchors: Anchors) -> None:
        self._text = text
        super().__init__(starts, anchors)

    def _end(self, number: int) -> int:
        end = self._text.find("\n", self._starts[number])
        return end if end >= 0 else len(self._text)

    def _blank_before(self, number: int) -> bool:
        return self._text.endswith("\n\n", 0, self._starts[number])


class _Stretches(Lines):
    """Those of any other text."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], starts: Sequence[int], anchors: Anchors) -> None:
        self._text, self._spans = text, spans
        super().__init__(starts, anchors)

    def _end(self, number: int) -> int:
        return self._spans[number][1]

    def _blank_before(self, number: int) -> bool:
        before = self._spans[number - 1][1] if number else 0
        return self._text.count("\n", before, self._starts[number]) > 1


def ends_as_prose(text: str, line: Line) -> bool:
    """Whether a line ends as prose does: with a full stop behind a word that is no shortened one."""
    if text[line.end - 1] not in _FULL_STOPS:
        return False
    return _LAST_WORD.search(text, max(line.start, line.end - 6), line.end) is not None


def bulletless(folded: str, line: Line) -> int:
    """Where a line begins behind its bullet."""
    if folded[line.start].isalpha():  # as most do: no letter is a bullet
        return line.start
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start
