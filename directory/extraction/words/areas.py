"""What is left out of a number since it stands in the one before, and what is dialled right on behind one."""

from __future__ import annotations

import re

NEAR = 24
"""So many characters may stand between a number and one that is written without the area code they share."""

_WITH_AREA = re.compile(r"(?P<area>[(（]?(?:\+\d{1,3}[ (-]{1,2}|0)?\d{1,4}[)） ./-]{1,2})(?P<own>\d[\d -]{5,8}\d)")
_WITHOUT_AREA = re.compile(r"[1-9][\d -]{5,8}\d")
_BRAZILIAN = re.compile(r"\(0?\d\d\) ?\d{4,5}-\d{4}")
_OF_BRAZIL = re.compile(r"9\d{4}-\d{4}|[2-5]\d{3}-\d{4}")
"""Numbers of Brazil: of mobile phones they have a digit more, and of one town both have its code."""
_GAPS = frozenset(("/", "e", "ou", ",", "|", "-", "–"))
_TWO_OF_ONE = re.compile(
    r"(?P<first>(?P<area>0\d{2,4}[ /.-]\s?)(?P<lead>\d\d)\d{4})\s?[–-]\s?(?P<other>(?P=lead)\d{4})"
)
_LAST_OF_TWO = re.compile(
    r"(?P<first>(?P<area>\(?0\d{1,4}[ )/.-]{1,2}\s?\d{2,4}[ .])(?P<lead>\d\d)\d\d)\s[–-]\s(?P<other>(?P=lead)\d\d)"
)
"""The same where the last of several groups stands for the second number (`06 5550 2345 – 2346`)."""
_DIALLED_ON = re.compile(r"(?:\+|00)43[ (/-]{1,2}[\d() -]{5,16}\d\s?/\s?\d{1,4}")


def completed(text: str, before: str, before_end: int, number: str, start: int) -> str | None:
    """`020 7946 0101, 7946 0102`: the second number with the area code of the one before, where both are written alike and
    begin alike; None where it is not so. `before_end` and `start` are their places in the text."""
    if start - before_end > NEAR or _WITHOUT_AREA.fullmatch(number) is None:
        return None
    first = _WITH_AREA.fullmatch(before)
    gap = text[before_end:start]
    if first is None or gap.count("\n") > 1 or any(map(str.isdigit, gap)):
        return None
    own, area = first["own"], first["area"]
    alike = _shape(own) == _shape(number) and own[:2] == number[:2]
    if _BRAZILIAN.fullmatch(before) and gap.strip() in _GAPS and _OF_BRAZIL.fullmatch(number):
        return area + number
    return area + number if alike and area.strip(" (（").startswith(("0", "+")) else None


def two_of_one(raw: str) -> tuple[str, int, str] | None:
    """`0825 230001 – 230002`: two numbers with one area code, as the first, where the second begins within `raw`, and the
    second in full; None where it is not so."""
    pair = _TWO_OF_ONE.fullmatch(raw) or _LAST_OF_TWO.fullmatch(raw)
    return None if pair is None else (pair["first"], pair.start("other"), pair["area"] + pair["other"])


def is_dialled_on(raw: str) -> bool:
    """Whether the digits behind the last stroke are no other end but dialled right on, as in Austria (`+43 1 545 00 00/29`)."""
    return _DIALLED_ON.fullmatch(raw) is not None


def _shape(number: str) -> str:
    return "".join("9" if c.isdigit() else c for c in number)
