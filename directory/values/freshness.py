"""How long ago somebody may have been named and still count as current. Time makes a contact look old and nothing more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal, get_args

AGEING: Final = timedelta(days=548)
"""Eighteen months: press offices change hands about that often."""

Freshness = Literal["current", "ageing", "undated"]
FRESHNESS: Final[tuple[Freshness, ...]] = get_args(Freshness)


def freshness(last: date | None, today: date) -> Freshness:
    """How a contact stands whose newest citation is of this day: `ageing` once that is more than `AGEING` ago, `undated` where no
    citation has a date."""
    if last is None:
        return "undated"
    return "ageing" if last < current_since(today) else "current"


def current_since(today: date) -> date:
    """The first day of which a citation still counts as current."""
    return today - AGEING
