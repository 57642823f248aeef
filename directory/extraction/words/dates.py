"""Dates as releases write them, in all languages: by numbers, or with the name of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import Vocabulary

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"\b(\d{1,2})(?:/|\. ?)(\d{1,2})(?:/|\. ?)((?:19|20)\d\d)\b")
_EASTERN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_EASTERN_DAY = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})(?:\.|(?!\d))")
"""As in Hungary and Korea."""
_BEFORE_YEAR = re.compile(r"[\s,.]{0,3}(?:de |del |of |r\. )?\s?")
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?\s{0,2}(?:de |of |d')?\s{0,2}$")
_DAY_BEHIND = re.compile(r"\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?\b")
_YEAR_FIRST = re.compile(r"(?:\.| m\.|\. gada|ko)?\s?")
"""Between a year and a month that follows it: “2026. november 22.”, “2026 m. lapkričio 22 d.”, “2026ko azaroaren 22a”."""
_DAY_LAST = re.compile(r"\.?\s{1,2}(\d{1,2})(?:\.| d\.|an?\b|\b)")
_DAY_BETWEEN = re.compile(r"\. gada (\d{1,2})\.\s")
"""“2026. gada 22. novembrī”."""
_BY_UNITS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?: năm|,) ((?:19|20)\d\d)(?!\d)")
"""Vietnamese counts its months."""


class Dated(NamedTuple):
    """A whole date and where it stands."""

    start: int
    end: int
    day: date


class DayOfYear(NamedTuple):
    """A day and month without a year, and where they stand."""

    start: int
    end: int
    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """The date in that year; None where the year has no such day."""
        return _date(year, self.month, self.day)


def first(text: str, words: Vocabulary) -> date | None:
    """The first whole date in a stretch of text, in any of the languages, or None."""
    return next((dated.day for dated in find(text, words)), None)


_LINE = 120
"""What is found in a text of so many characters is remembered: of a line several ask, each for another fact."""


def find(text: str, words: Vocabulary) -> Sequence[Dated]:
    """Dates with their places, the first first; later ones may be left out."""
    if "20" not in text and "19" not in text:  # most lines have neither
        return ()
    return _find_in_line(text, words) if len(text) <= _LINE else _find(text, words)


def _find(text: str, words: Vocabulary) -> Sequence[Dated]:
    found: list[Dated] = []
    if _FOUR_DIGITS.search(text) is None:
        return found
    for match in (*_ISO.finditer(text), *_EASTERN.finditer(text), *_NUMERIC_YEAR_FIRST.finditer(text)):
        _add(found, match.span(), match[1], match[2], match[3])
    if "tháng" in text:
        for match in _BY_UNITS.finditer(text):
            _add(found, match.span(), match[3], match[2], match[1])
    for match in _NUMERIC.finditer(text):
        day, month = int(match[1]), int(match[2])
        if day > 12 or "." in match.group():
            _add(found, match.span(), match[3], str(month), str(day))
        elif month > 12:
            _add(found, match.span(), match[3], str(day), str(month))
    for year in _FOUR_DIGITS.finditer(text):
        if _add_worded(found, text, year, words):
            break  # later years are of later dates
    return sorted(found)


class Either(NamedTuple):
    """A date by numbers that can be two days (`5/3/2030`), and where it stands."""

    start: int
    end: int
    day_first: date
    month_first: date


def either(text: str) -> Either | None:
    """The first such date in a short stretch of text: `find` passes by it, since nothing tells which is meant."""
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        days = _date(year, second, first), _date(year, first, second)
        if "." not in match.group() and days[0] is not None and days[1] is not None:
            return Either(*match.span(), days[0], days[1])
    return None


_find_in_line = lru_cache(maxsize=1_024)(_find)


@lru_cache(maxsize=1_024)
def find_day(text: str, words: Vocabulary) -> DayOfYear | None:
    """The first day and month by its name, in a short stretch of text: “3 May”, “mayo 3”, “5月3日”."""
    eastern = _EASTERN_DAY.search(text)
    if eastern is not None:
        return _day(eastern.start(), eastern.end(), int(eastern[1]), int(eastern[2]))
    folded = fold(text)
    for low, high in words.month_names.spans(folded):
        month = words.months[folded[low:high]]
        before = _DAY_BEFORE.search(folded, max(0, low - 12), low)
        if before is not None:
            return _day(before.start(), high, month, int(before[1]))
        behind = _DAY_BEHIND.match(folded, high)
        if behind is not None:
            return _day(low, behind.end(), month, int(behind[1]))
    return None


def _day(start: int, end: int, month: int, day: int) -> DayOfYear | None:
    return DayOfYear(start, end, month, day) if _date(2000, month, day) is not None else None


def _add_worded(found: list[Dated], text: str, year: re.Match[str], words: Vocabulary) -> bool:
    """“5 June 2019”, “June 5, 2019”: a month by its name, right before a year."""
    start = max(0, year.start() - 30)
    folded = fold(text[start : year.start()])
    for low, high in words.month_names.spans(folded):
        month = str(words.months[folded[low:high]])
        before = _DAY_BEFORE.search(folded, max(0, low - 12), low)
        if before is not None and _BEFORE_YEAR.fullmatch(folded, high):
            return _add(found, (start + before.start(), year.end()), year.group(), month, before[1])
        behind = _DAY_BEHIND.match(folded, high)
        if behind is not None and _BEFORE_YEAR.fullmatch(folded, behind.end()):
            return _add(found, (start + low, year.end()), year.group(), month, behind[1])
    return _add_year_first(found, text, year, words)


def _add_year_first(found: list[Dated], text: str, year: re.Match[str], words: Vocabulary) -> bool:
    """“2026. november 22.”, “2026 m. lapkričio 22 d.”, “2026. gada 22. novembrī”: a year right before month and day."""
    behind = fold(text[year.end() : year.end() + 30])
    months = words.month_names.spans(behind)
    if not months:
        return False
    low, high = months[0]
    month = str(words.months[behind[low:high]])
    day = _DAY_LAST.match(behind, high) if _YEAR_FIRST.fullmatch(behind, 0, low) else None
    if day is None:
        day = _DAY_BETWEEN.fullmatch(behind, 0, low)
        return day is not None and _add(found, (year.start(), year.end() + high), year.group(), month, day[1])
    return _add(found, (year.start(), year.end() + day.end()), year.group(), month, day[1])


def _add(found: list[Dated], span: tuple[int, int], year: str, month: str, day: str) -> bool:
    read = _date(int(year), int(month), int(day))
    if read is not None:
        found.append(Dated(*span, read))
    return read is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # the thirty-first of June is no date
