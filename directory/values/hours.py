"""What the clock says elsewhere, and whether offices there are usually open.

The hours are an assumption, the same for all: 9 to 18 on the days on which the country works (weekends as in the Unicode CLDR's
`weekData`, Unicode License v3). Public holidays are not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

OPENS, CLOSES = 9, 18
"""The hours of the day from which on and until which offices are usually open."""

MOST_APART = timedelta(hours=5)
"""Where the clocks of a number's zones differ by more, they tell a caller nothing."""

State = Literal["open", "shut", "part"]
"""Whether it is office hours in all zones, in none, or in some."""

_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 3, 4, 5, 6
_USUAL = (_SATURDAY, _SUNDAY)
_WEEKENDS = {
    **dict.fromkeys("BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE".split(), (_FRIDAY, _SATURDAY)),
    "AF": (_THURSDAY, _FRIDAY),
    "IR": (_FRIDAY,),
    "IN": (_SUNDAY,),
    "UG": (_SUNDAY,),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The local times at one instant: the earliest and the latest where zones differ, else twice the same."""

    first: datetime
    last: datetime
    state: State


@lru_cache(maxsize=300)
def weekdays(country: str | None) -> tuple[int, ...]:
    """The days on which offices are usually open there, 0 for Monday as in `datetime.weekday`, from the first after the
    weekend on. `country` is an ISO 3166 code."""
    weekend = _WEEKENDS.get(country or "", _USUAL)
    first = weekend[-1] + 1
    return tuple(day % 7 for day in range(first, first + 7) if day % 7 not in weekend)


def is_open(local: datetime, days: Sequence[int]) -> bool:
    """Whether a local time lies in the usual office hours of those days."""
    return local.weekday() in days and OPENS <= local.hour < CLOSES


def clock(zones: Sequence[str], days: Sequence[int], now: datetime) -> Clock | None:
    """What clocks in these zones say at the instant `now` (aware of its zone); None where there are no zones, or their times
    lie too far apart."""
    if now.tzinfo is None:
        raise ValueError("an instant without a time zone is none")
    times = sorted({now.astimezone(_zone(zone)).replace(tzinfo=None): zone for zone in zones}.items())
    if not times or times[-1][0] - times[0][0] > MOST_APART:
        return None
    answers = {is_open(local, days) for local, _ in times}
    state: State = "part" if len(answers) > 1 else "open" if answers.pop() else "shut"
    return Clock(now.astimezone(_zone(times[0][1])), now.astimezone(_zone(times[-1][1])), state)


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
