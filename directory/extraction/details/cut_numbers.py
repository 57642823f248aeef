"""Numbers that a line end cuts: behind the code of their country or area, or before their last digits."""

from __future__ import annotations

import re

from directory.values import phones

_REST = re.compile(r"[ ]{0,3}[-–]?\n[ ]{0,3}(?P<rest>\d{1,4}(?:[ .-]\d{1,4}){0,4})(?![\w@%]|[.,]\d)")
"""What of a number a line end cut off."""
_COUNTRY_ABOVE = re.compile(r"(?<![\w+])\+\d{1,3}(?: ?\(0\))?[ -]{0,2}\n[ ]{0,3}$")
_AREA_ABOVE = re.compile(r"(?:\([2-9]\d\d\)|(?<![\d.-])[2-9]\d\d[-.])[ ]{0,2}\n[ ]{0,3}$")
"""An American area code."""
_AMERICAN = re.compile(r"[2-9]\d\d[ .-]\d{4}")
_FEW = re.compile(r"[ ]{0,2}\n[ ]{0,3}(?P<rest>\d{2,4})(?![\w@%]|[ .,/-]{1,2}\d|(?<=\d{4})[ ][^\W\d_a-z])")
"""The last digits on the next line, which are no postal code before its town."""
_ABOVE = 16
"""So many characters the code of a country or area, and the white space behind it, have."""
_WRAPPED = 60
"""Lines of so many characters are wrapped where they are full."""
_FULL = 10, 11
"""So many digits a number with its trunk prefix mostly has."""


def whole(text: str, low: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the whole number lies that stands between `start` and `end` in part; None where nothing of it is missing. Nothing before
    `low` is any part of it."""
    if text.startswith("+", start):
        rest = _REST.match(text, end)
        return (start, rest.end()) if rest is not None and _goes_on(text, start, end, rest.end()) else None
    if text.rfind("\n", max(low, start - _ABOVE), start) >= 0:
        country = _COUNTRY_ABOVE.search(text, max(low, start - _ABOVE), start)
        if country is not None and _is_valid(text[country.start() : end]):
            return country.start(), end
        area = _AREA_ABOVE.search(text, max(low, start - _ABOVE), start)
        if area is not None and _AMERICAN.fullmatch(text[start:end].rstrip()):
            return area.start(), end
    return (start, few.end()) if (few := _last_below(text, start, end)) is not None else None


def _goes_on(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a number is none by itself, and with what follows it is one."""
    return _is_valid(text[start:stop]) and not _is_valid(text[start:end])


def _is_valid(raw: str) -> bool:
    number = phones.parse(raw, None)
    return number is not None and phones.is_valid(number)


def _last_below(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last digits of a number that begins with its trunk prefix, and has too few, at the end of a full line."""
    if text[start : start + 2].lstrip("(")[:1] != "0" or end - text.rfind("\n", 0, end) < _WRAPPED:
        return None
    few = _FEW.match(text, end)
    if few is None:
        return None
    count = len(phones.digits(text[start:end]))
    return few if count < _FULL[0] - 1 and _FULL[0] <= count + len(few["rest"]) <= _FULL[1] else None
