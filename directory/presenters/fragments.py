"""Addresses that lead a browser to words of somebody's page: text directives, `#:~:text=[prefix-,]start[,end]` (WICG, URL Fragment Text
Directives, 3.2 and 3.5).

A browser takes the first place where the words stand, blind to case, accents and the length of white space; each part lies within one
block of the page and begins and ends with a word. So parts are taken from one line each, at white space, and grow until the first
place is the one that is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

Place = tuple[int, int]

DELIMITER: Final = ":~:"
HIDDEN: Final = "\N{FULL BLOCK}"
"""In a release's text, each character that is kept back."""
_LONGEST_LINE: Final = 120
"""A longer line is not named as a whole: only its claim is."""
_LONGEST_PART: Final = 300
_WORDS: Final = 6
"""Of the beginning and of the end of what stands on several lines."""
_MOST_CONTEXT: Final = 12
_APART: Final = 3
"""Lines further apart are not one contact's block."""
_WORD = re.compile(r"\S+")
_ACCENTS = re.compile("[\u0300-\u036f]+")


class _Sought:
    """A text as a browser looks for words in it."""

    def __init__(self, text: str) -> None:
        self._text, self._folded = text, _folded(text)

    def leads(self, part: Place, since: int = 0) -> bool:
        """Whether a part, which begins at a word, is the first place at or behind an offset where its words stand."""
        words = _folded(self._text[part[0] : part[1]])
        return bool(words) and self._folded.find(words, self._place(since)) == self._place(part[0])

    def _place(self, at: int) -> int:
        before = _folded(self._text[:at])
        return len(before) + 1 if before else 0


class Fragments:
    """Of one text, in which `HIDDEN` stands for what is not told; parts keep clear of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sought = _Sought(text)

    def of(self, places: Iterable[Place]) -> str | None:
        """A text directive that leads to the lines of these places, or the most of them that stand together; None where no words do
        that lead to them and to nothing before."""
        block = self._block([place for place in places if 0 <= place[0] < place[1] <= len(self._text)])
        if block is None:
            return None
        start, end = block
        one_line = "\n" not in self._text[start:end]
        if one_line and end - start <= _LONGEST_LINE and self._is_clear(start, end):
            return self._directive((start, end), None)
        first = next(self._from(start, end, _WORDS), None)
        if first is None:
            return None
        alone = self._directive(first, None)
        lasts = (last for last in self._until(max(first[1], start), end) if last[0] >= first[1])
        last = next((last for last in lasts if self._sought.leads(last, first[1])), None)
        if alone is None or last is None:
            return alone
        # Where the end is written otherwise on the page (a disguised address), its beginning is still found.
        return f"{self._directive(first, last)}&{alone}"

    def _block(self, places: Sequence[Place]) -> Place | None:
        """From the first to the last of those that stand together, with their lines where these are short."""
        if not places:
            return None
        runs: list[list[Place]] = []
        for place in sorted(places):
            near = runs and self._text.count("\n", runs[-1][-1][1], place[0]) <= _APART
            runs[-1].append(place) if near else runs.append([place])
        run = max(runs, key=len)
        return self._line(run[0][0])[0], self._line(max(end for _, end in run) - 1, last=True)[1]

    def _line(self, at: int, *, last: bool = False) -> Place:
        """The line of an offset without the white space around it; of a long one the word there, and what is behind or before it."""
        start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
        end = len(self._text) if end < 0 else end
        words = [found.span() for found in _WORD.finditer(self._text, start, end)]
        if not words:
            return at, at
        start, end = words[0][0], words[-1][1]
        if end - start <= _LONGEST_LINE:
            return start, end
        mine = next((word for word in words if word[1] > at), words[-1])
        return (start, mine[1]) if last else (mine[0], end)

    def _is_clear(self, start: int, end: int) -> bool:
        return HIDDEN not in self._text[start:end]

    def _from(self, start: int, end: int, most: int) -> Iterator[Place]:
        """The first words of a stretch on its first line, up to what is hidden."""
        line = self._text.find("\n", start, end)
        words = _words(self._text, start, end if line < 0 else line)
        clear = [word for word in words[:most] if self._is_clear(*word)]
        if clear and clear == words[: len(clear)]:
            yield clear[0][0], clear[-1][1]

    def _until(self, start: int, end: int) -> Iterator[Place]:
        """The last words of a stretch on its last line, ever more of them, down to what is hidden."""
        line = self._text.rfind("\n", start, end) + 1
        words = _words(self._text, max(start, line), end)
        for count in range(min(_WORDS, len(words)), len(words) + 1):
            if words and self._is_clear(words[-count][0], words[-1][1]):
                yield words[-count][0], words[-1][1]

    def _directive(self, first: Place, last: Place | None) -> str | None:
        """The directive, with as much before it as makes it the first place; None where nothing does."""
        behind = f",{_part(self._text, last)}" if last is not None else ""
        if first[1] - first[0] > _LONGEST_PART:
            return None
        if self._sought.leads(first):
            return f"text={_part(self._text, first)}{behind}"
        for before in self._before(first[0]):
            if self._sought.leads((before[0], first[1])):
                return f"text={_part(self._text, before)}-,{_part(self._text, first)}{behind}"
        return None

    def _before(self, at: int) -> Iterator[Place]:
        """The words before an offset on the line there, or on the one above, ever more of them, down to what is hidden."""
        words: list[Place] = []
        while not words and at > 0:
            line = self._text.rfind("\n", 0, at) + 1
            words, at = _words(self._text, line, at), line - 1
        for count in range(1, min(_MOST_CONTEXT, len(words)) + 1):
            if not self._is_clear(*words[-count]):
                return
            yield words[-count][0], words[-1][1]


def leading(original: str | None, directives: Iterable[str | None]) -> str | None:
    """An address of a page with text directives; None where there are none. A page's own fragment goes: it may be another's."""
    found = [directive for directive in directives if directive is not None]
    return f"{original}#{DELIMITER}{'&'.join(found)}" if original and found else None


def _words(text: str, start: int, end: int) -> list[Place]:
    return [found.span() for found in _WORD.finditer(text, start, end)]


def _part(text: str, place: Place) -> str:
    """Words as a part of a directive: `-`, `,` and `&` are its syntax and are percent-encoded like all that is no letter or figure."""
    return quote(" ".join(text[place[0] : place[1]].split()), safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    """In small letters without accents, white space as one space."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())
