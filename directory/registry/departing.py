"""Noting who leaves a list, while what lists are narrowed by is derived anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, delete
from sqlalchemy.orm import Session

from directory.registry.departure_tables import DepartureRow
from directory.registry.statements import Statement, inserting

EVERYONE: Final = 0
"""What stands for all whom anybody may see, where a press office could stand."""

Times = tuple[datetime | None, datetime | None]
"""From when on and until when somebody is listed; None: ever."""
Listed = Mapping[tuple[int, int], Collection[Times]]
"""By contact and list, which is a press office's id or `EVERYONE`."""

_GONE = Statement(
    delete(DepartureRow).where(
        DepartureRow.contact_id == bindparam("contact_id"), DepartureRow.organisation_id == bindparam("organisation_id")
    )
)
_NEW = inserting(DepartureRow, "contact_id", "organisation_id", "version", "at")


class Departure(NamedTuple):
    """Who left which list: by a change now, or else at a moment."""

    contact: int
    list: int
    at: datetime | None


def departures(before: Listed, after: Listed, now: datetime) -> list[Departure]:
    """Who was listed at some time and is no more, as far as what told of it before tells it no more."""
    found = []
    for key, times in before.items():
        remain = after.get(key, ())
        if any(_within(time, now) for time in remain):
            continue
        if any(_within(time, now) for time in times):
            found.append(Departure(*key, None))
            continue
        ends = [until for since, until in set(times).difference(remain) if until and (since is None or since < until)]
        if past := [until for until in ends if until <= now]:
            found.append(Departure(*key, max(past)))
    return found


def note(session: Session, left: Collection[Departure], version: Callable[[], int]) -> None:
    """Keep who left; `version` gives that with which they did, and is asked only where somebody did by a change."""
    if not left:
        return
    of_change = version() if any(one.at is None for one in left) else None
    rows = [
        {
            "contact_id": one.contact,
            "organisation_id": one.list,
            "version": of_change if one.at is None else None,
            "at": one.at,
        }
        for one in sorted(left, key=lambda one: one[:2])
    ]
    _GONE.run(session, rows)
    _NEW.run(session, rows)


def listed(rows: Collection[tuple[int, int, Times]]) -> Listed:
    """Rows of contact, list and times, by the first two."""
    found: defaultdict[tuple[int, int], list[Times]] = defaultdict(list)
    for contact, list_, times in rows:
        found[contact, list_].append(times)
    return found


def _within(times: Times, now: datetime) -> bool:
    since, until = times
    return (since is None or since <= now) and (until is None or until > now)
