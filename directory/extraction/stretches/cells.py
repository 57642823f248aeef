"""The cells of a stretch of text: what line ends, wide gaps and strokes part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.extraction.stretches.flattened import Flattened
from directory.extraction.stretches.shapes import Shapes

_HARD = re.compile(  # where one may begin is told by its sign, before all the ways are tried
    r"(?=[\s|•●▪■◦;；؛｜◆◇◎·h])(?:\t+|\s{3,}|\n|\s?[|•●▪■◦;；؛｜◆◇◎]\s?|\sv(?:ed)?/\s?(?=[A-ZÆØÅ])|(?<!\d)\sl\s(?=[A-ZÀ-Þ+]|$)|\s?·(?![\u4e00-\u9fff\uac00-\ud7a3])(?!(?<=[a-zß-ÿ]·)[a-zß-ÿ])\s?|\s[/\\]{2,}\s"
    r"|\s(?=(?:DRT|MT[Bb]|Mtb)\b)|\s?\bhttps?://[^\s|<>)\]]{0,200})"
)
"""A dot in the middle parts, but for that within a foreign name among ideographs (`简·多伊`) or within a word (`col·legi`,
`chargé·e`); Danish and Norwegian `v/` stands before who speaks for a firm; a small letter is written for a stroke (`Jane Doe l T
020 ...`); a page's address names nobody."""


class Cells(Flattened):
    """Parts stretches of one text."""

    def __init__(self, shapes: Shapes) -> None:
        super().__init__(shapes)
        self._counted = (0, 0)

    def line_of(self, at: int) -> int:
        """Which line of the text a place is on, counted from 0; from the last one that was asked for, which is near."""
        known, line = self._counted
        line += self.text.count("\n", known, at) if at >= known else -self.text.count("\n", at, known)
        self._counted = (at, line)
        return line

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for separator in _HARD.finditer(self.text, start, end):
            if separator.start() > at:
                yield from self._columns(at, separator.start())
            self._cell += 1
            at = separator.end()
        if at < end:
            yield from self._columns(at, end)

    def _columns(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A cell parted at two spaces, where the line above or below has a wider gap that ends there too."""
        at = start
        gap = self.text.find("  ", start, end)
        while gap >= 0:
            behind = gap + 2
            if at < gap and behind < end and self._has_column(behind):
                yield at, gap
                self._cell += 1
                at = behind
            gap = self.text.find("  ", behind, end)
        yield at, end

    def _has_column(self, at: int) -> bool:
        """Whether a column begins at a place: right above or below it, something begins behind three spaces or more."""
        text = self.text
        line = text.rfind("\n", 0, at) + 1
        above, below = text.rfind("\n", 0, max(0, line - 1)) + 1, text.find("\n", at) + 1
        for begin in (above, below):
            other = text[begin : begin + at - line + 1]
            whole = begin != line and len(other) > at - line > 3 and "\n" not in other
            if whole and other[-4:-1] == "   " and other[-1] != " ":
                return True
        return False
