"""Numbers that share all but their last digits (`+49 30 23125 - 101 / -102`, `(02-2000-0101, 0102)`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from directory.extraction.words.folding import fold
from directory.values import phones

_BEHIND = re.compile(
    r"(?:(?:\s?/\s?|,\s| (?:und|oder|bzw\.|u\.|o\.|et|ou|e|o|y|of|en) )[-–]\s?\d{1,4}(?!\d|[.:]\d|\s?(?:Uhr|h\b))){1,8}"
)
_EASTERN = re.compile(r"\(?0\d{1,3}[-.)]\d{3,4}[-.]\d{4}")
_EASTERN_BEHIND = re.compile(r"(?:\s?[,、·・/]\s?\d{4}(?!\d)){1,4}(?=\s?(?:[)）]|\n|$))")
"""How Korea and Japan write that a number has other ends, too."""
_WITHIN = re.compile(r".{6,30}[-–]\s?\d{1,4}(?:\s?/\s?[-–]\s?\d{1,4}){1,8}")
_STEM = re.compile(
    r"(?P<stem>.+?[-–. ]\s?)(?P<first>\d{1,8})(?P<others>(?:(?:\s?[/,、·・]\s?[-–]?| [a-z.]{1,4} [-–])\s?\d{1,8})+)"
)
_OF_NUMBERS = frozenset(("phone", "mobile", "fax"))
_LABELLED = re.compile(
    r"\)?[,;]?\s{1,3}(?P<label>[^\W\d_]{2,12}(?: ?dw)?)\.?\s?:?\s?(?P<end>[-–]\s?\d{1,5})(?![\d.:-])", re.IGNORECASE
)
_SLASHED = re.compile(r"\s?/\s?")
_DASHED = re.compile(r"(?P<stem>.+?[-–. )])(?P<first>\d{2,4})(?P<others>(?:\s[-–]\s\d{2,4}){1,6})")
_RANGE = re.compile(r"(?P<stem>(?:\+(?!49|43|39)\d{1,3} ?)?[1-9]\d\d ?\d{3} ?\d\d)(?P<from>\d)[-–](?P<to>\d)")
_WITH_AREA = 9
"""A number with its area code has so many digits at least."""


def are_alike(raw: str) -> bool:
    """Whether a number goes on with other ends as long as its own (`+44 20 7946 0104 / 0198`)."""
    number, *ends = _SLASHED.split(raw)
    own = re.split(r"[-–. ]", number)[-1]
    alike = all(end.isdigit() and len(end) == len(own) for end in ends)
    return bool(ends) and own.isdigit() and 2 <= len(own) <= 8 and alike and 8 <= len(phones.digits(number)) <= 15


def are_dashed(raw: str) -> bool:
    """Whether dashes between spaces lead on to other ends, each as long as that of a number with its area code (`020 7946 104 – 105 –
    106`)."""
    found = _DASHED.fullmatch(raw)
    if found is None or not _WITH_AREA <= len(phones.digits(found["stem"] + found["first"])) <= 13:
        return False
    return {len(end) for end in re.findall(r"\d+", found["others"])} == {len(found["first"])}


def first(raw: str) -> str:
    """A number without the other ends behind a stroke, or behind dashes between spaces."""
    found = _DASHED.fullmatch(raw)
    return found["stem"] + found["first"] if found is not None and are_dashed(raw) else _SLASHED.split(raw)[0]


def ranged(raw: str) -> tuple[str, ...]:
    """All numbers from one to another of which only the last figure is said (`222 555 012-3`); nothing where that may be an extension:
    numbers of nine figures without a trunk prefix have none behind a dash."""
    found = _RANGE.fullmatch(raw)
    if found is None or not found["from"] < found["to"]:
        return ()
    return tuple(f"{found['stem']}{last}" for last in range(int(found["from"]), int(found["to"]) + 1))


def are_within(raw: str) -> bool:
    """Whether other ends stand in what was taken for one number."""
    return _WITHIN.fullmatch(raw) is not None


def behind(text: str, raw: str, stop: int) -> int:
    """Where the other ends stop that a number has which stops at `stop`; there, if it has none."""
    found = _BEHIND.match(text, stop)
    if found is None and _EASTERN.fullmatch(raw) is not None:
        found = _EASTERN_BEHIND.match(text, stop)
    return found.end() if found is not None else stop


def numbers(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stem with each end in turn; nothing where it cannot be told from them."""
    dashed = _DASHED.fullmatch(text, start, end) if are_dashed(text[start:end]) else None
    parts = dashed or _STEM.fullmatch(text, start, end)
    if parts is None:
        return ()
    return tuple(parts["stem"] + each for each in (parts["first"], *re.findall(r"\d+", parts["others"])))


def labelled(text: str, raw: str, behind: int, labels: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Another number that only its label and end are told of, right behind one (`0431 23125-1200, Fax: -1223`): the number, and
    where its end stands; None where there is none. `labels` tells what the words before numbers are for."""
    found = _LABELLED.match(text, behind, behind + 30)
    stem, dash, _ = raw.rpartition("-")
    if found is None or not dash or labels.get(fold(found["label"])) not in _OF_NUMBERS:
        return None
    low, high = found.span("end")
    return stem + dash + phones.digits(found["end"]), low, high
