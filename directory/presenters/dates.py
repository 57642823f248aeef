"""Dates in words, the same for every reader: month names, no abbreviation, no locale of the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime

MONTHS = tuple(
    "January February March April May June July August September October November December".split(),
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def weekday(day: int) -> str:
    """What a day of the week is called, 0 for Monday as in `date.weekday`."""
    return WEEKDAYS[day]


def in_words(day: date | None) -> str:
    """`27 August 2019`; nothing where no date is known."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def moment_in_words(moment: datetime) -> str:
    """`27 August 2019, 14:05 UTC`."""
    at = utc(moment)
    return f"{in_words(at.date())}, {at:%H:%M} UTC"


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second: `2019-08-27T14:05:00Z`."""
    return f"{utc(moment):%Y-%m-%dT%H:%M:%SZ}"


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is taken to be in UTC, as SQLite hands it back."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
