"""Where a contact and an issuer are, by the places that a text names around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from directory.extraction.release.dateline import place
from directory.extraction.words import gazetteer
from directory.extraction.words.folding import Folded
from directory.extraction.words.vocabulary import Vocabulary
from directory.values import territories

_FEW = 8
"""So many lines behind a number, or above a contact, may tell where it is."""
_LONGEST = 100
_POSTAL_CODE = re.compile(  # begins with a set of signs, since what begins with an assertion is tried at every place
    r"[A-Z\d〒](?:(?<=〒)"
    r"|(?<![\d+(.-](?s:.))(?:(?<=[A-Z])[A-Z]{0,2}-\d{4,6}|(?<=\d)\d{3,5})(?![\d-])"
    r"|(?<=[A-Z])(?<!\w(?s:.))[A-Z]?\d[A-Z\d]? ?\d[A-Z]{2}\b)"
)
"""Of most countries and of the United Kingdom; a year or a part of a number may look so, therefore a place beside counts."""
_POSTAL_SHAPE = re.compile(rb"9(?:999|AA)")
_BEFORE_DIGITS = 8
"""A postal code has no more signs before its last digits."""
_MOST_ADDRESSES = 40
_MOST_NAMED = 5_000
"""Among so many words countries are looked for."""
_HEADING = 40
_SEARCHED = 200_000
_BESIDE = re.compile(r"[,;:|()\t–]|\s[-/]\s|：|、")
_DONE_AT = re.compile(
    r"\n[ *_]{0,3}(?:Fait (?:à|a)|Fatto a|Hecho en|Dado en|Feito em|Dado em) (?P<place>[^\n,\d]{2,40}),"
)
"""How declarations end where it is spoken Romance: where and when they were made (`Fait à Paris, le 5 juin`)."""
_FOOT = 3_000
_LABEL = 9
"""Labels of numbers are seldom longer."""


def _last(words: str) -> str:
    """The last part of what stands before a number on its line, and is no label of one (`London, Tel.:`)."""
    parts = [part for part in _BESIDE.split(words[-_LONGEST:]) if part.strip()]
    while parts and len(parts[-1].strip()) <= _LABEL and not gazetteer.is_known(parts[-1]):
        parts.pop()
    return parts[-1] if parts else ""


def _first(words: str) -> str:
    return next((part for part in _BESIDE.split(words[:_LONGEST]) if part.strip()), "")


class Whereabouts:
    """Asked for the countries that a number's surroundings name; nothing is looked for before it is asked for."""

    def __init__(self, folded: Folded, words: Vocabulary) -> None:
        self._folded = folded
        self._text = folded.text
        self._words = words
        self._known: dict[str, frozenset[str]] = {}

    def of_contact(self, start: int, end: int, low: int, high: int) -> frozenset[str]:
        """Of a number at `start`..`end` in a contact that lies between `low` and `high`: what its own line says, else the
        contact's postal address, the country last."""
        own = self._line(start)
        beside = (_last(self._text[own[0] : start]), _first(self._text[end : own[1]]))
        for words in beside:
            if gazetteer.is_known(words):
                return gazetteer.countries(words)
        found = gazetteer.NOWHERE
        lines = [*self._lines(low, own[0]), "", *list(self._lines(own[1] + 1, high))[:_FEW]]
        for above, line in reversed(list(zip(["", *lines], lines, strict=False))):
            named = self._address(line) if line else gazetteer.NOWHERE
            # A place behind an empty line, or with a colon, heads the next contact.
            if named and (above.strip() or _POSTAL_CODE.search(line)) and not line.rstrip().endswith(":"):
                found = (found & named) or found or named
        return found

    @cached_property
    def of_dateline(self) -> frozenset[str]:
        found = place(self._folded, self._words, None)
        if found is not None:
            return gazetteer.countries(found.value)
        done = _DONE_AT.search(self._text, max(0, len(self._text) - _FOOT))
        return gazetteer.countries(done["place"]) if done is not None else gazetteer.NOWHERE

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the text speaks of by name."""
        return territories.named(self._folded.in_order[:_MOST_NAMED])

    @cached_property
    def of_addresses(self) -> frozenset[str]:
        """Of the postal addresses in the text, where all are of one country."""
        found = gazetteer.NOWHERE
        for number, code in enumerate(self._postal_codes()):
            if number == _MOST_ADDRESSES:
                break
            low, high = self._line(code.start())
            named = self._address(self._text[low:high]) if high - low <= _LONGEST else gazetteer.NOWHERE
            if named:
                if found and not found & named:
                    return gazetteer.NOWHERE
                found = (found & named) or named
        return found

    def _address(self, line: str) -> frozenset[str]:
        """Of a line with a postal code, or that is a place and nothing else. Numbers that stand close ask for the same lines."""
        if line not in self._known:
            self._known[line] = self._named(line.strip())
        return self._known[line]

    def _postal_codes(self) -> Iterator[re.Match[str]]:
        """Looked for where the shape of the text has what each of them has."""
        shape = self._folded.shape
        if shape is None:
            yield from _POSTAL_CODE.finditer(self._text)
            return
        end = 0
        for likely in _POSTAL_SHAPE.finditer(shape):
            if likely.start() < end:
                continue
            low = max(end, likely.start() - _BEFORE_DIGITS)
            end = self._text.find("\n", likely.end())
            end = end if end >= 0 else len(self._text)
            yield from _POSTAL_CODE.finditer(self._text, low, end)

    @staticmethod
    def _named(line: str) -> frozenset[str]:
        if not 2 <= len(line) <= _LONGEST:
            return gazetteer.NOWHERE
        if _POSTAL_CODE.search(line) is not None:
            return gazetteer.of_line(line)
        return gazetteer.countries(line) if not any(map(str.isdigit, line)) else gazetteer.NOWHERE

    @cached_property
    def of_headings(self) -> frozenset[str]:
        """Of all lines that are a place by themselves."""
        lines = {line.strip(" :\t") for line in self._text[:_SEARCHED].split("\n") if 2 <= len(line) <= _HEADING}
        return frozenset(country for line in lines for country in gazetteer.countries(line) if gazetteer.is_known(line))

    def of_heading(self, low: int) -> frozenset[str]:
        """Of the nearest line above a contact that is a place by itself, behind an empty line or with a colon. That
        may be where they are, or for where they answer."""
        at = low
        for _ in range(3 * _FEW):
            start = self._text.rfind("\n", max(0, at - 3 * _LONGEST), max(0, at - 1)) + 1
            if start >= at:
                break
            line = self._text[start:at].strip()
            if 2 <= len(line) <= _LONGEST and gazetteer.is_known(line.rstrip(" :")):
                before = self._text[max(0, start - 2) : start]
                if line.endswith(":") or before in ("", "\n\n"):
                    return gazetteer.countries(line.rstrip(" :"))
            at = start
        return gazetteer.NOWHERE

    def _line(self, at: int) -> tuple[int, int]:
        low = self._text.rfind("\n", max(0, at - 3 * _LONGEST), at) + 1
        low = low or max(0, at - 3 * _LONGEST)
        high = self._text.find("\n", at, at + 3 * _LONGEST)
        return low, high if high >= 0 else min(len(self._text), at + 3 * _LONGEST)

    def _lines(self, low: int, high: int) -> Iterator[str]:
        return iter(self._text[low : max(low, min(high, low + 20 * _LONGEST))].split("\n"))
