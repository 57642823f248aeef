"""Whom to call now: each way to reach a contact with the time there, in the order in which a caller should try them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from directory.presenters import page
from directory.presenters.addresses import message
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Detail
from directory.values import duty, hours, phones, zones

LINES = 5
"""So many of the newest lines that give a number are asked whether it is answered out of hours."""

OPENS, CLOSES = hours.OPENS, hours.CLOSES
"""Of usual office hours, for the templates."""


@dataclass(frozen=True, slots=True)
class Call:
    """A way to reach a contact. `clock` is None where it is not known where it rings, or nothing rings; `days` are those on
    which offices there are usually open; `when` what a release says of when it is answered; `sms` where a tap on a phone writes
    to it."""

    way: page.Way
    clock: hours.Clock | None = None
    zones: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    when: duty.When | None = None
    sms: str | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """Another contact that a caller should try at this hour, and how."""

    card: Card
    call: Call


def calls(card: Card, now: datetime, t: Translator = ENGLISH) -> list[Call]:
    """The current ways: numbers, then addresses, in the card's order; but outside office hours there, numbers that a release says
    are answered then come first, and within office hours last."""
    made = [_call(way, now) for way in page.ways(card, t)]
    states = [call.clock.state for call in made if call.clock is not None]
    return sorted(made, key=lambda call: _turn(call, states[0] if states else None))


def instead(shown: Sequence[Call], desks: Sequence[Card], now: datetime, t: Translator = ENGLISH) -> Instead | None:
    """The desk to call where it is outside office hours with the contact, who has no number for that: the first that has one,
    or is called after it (`Duty press office`)."""
    first = next((call for call in shown if call.clock is not None), None)
    if first is None or first.clock is None or first.clock.state != "shut" or any(call.when for call in shown):
        return None
    for desk in desks:
        if desk.kind == "desk":
            named = duty.said_of(" ".join([desk.name, *(d.value for d in desk.of("role"))]))
            for call in calls(desk, now, t):
                if call.way.href and call.way.detail.field == "phone" and (call.when or named):
                    return Instead(desk, call)
    return None


def offset(clock: hours.Clock, t: Translator = ENGLISH) -> str:
    """By how much the clocks there are ahead of UTC: `UTC+1`, `UTC−5 to UTC−8`."""
    ends = dict.fromkeys((_ahead(clock.first), _ahead(clock.last)))
    first, *others = ends
    return t.gettext("%(least)s to %(most)s", least=first, most=others[0]) if others else first


def when(detail: Detail) -> duty.When | None:
    """What the releases that give a number say of when it is answered."""
    said = (duty.said_beside(e.quote.prefix, e.quote.suffix) for e in detail.evidence[:LINES])
    return next((words for words in said if words is not None), None)


def zones_of(detail: Detail) -> tuple[str, ...]:
    """The time zones that a number may be in."""
    return zones.zones_of(detail.value)


def _call(way: page.Way, now: datetime) -> Call:
    if way.detail.field != "phone" or way.detail.type == "fax":
        return Call(way)
    number = way.detail.value
    there = zones_of(way.detail)
    days = hours.weekdays(phones.home_of(number) if there else None)
    sms = message(number) if way.detail.type == "mobile" and not way.detail.extension else None
    return Call(way, hours.clock(there, days, now), there, days, when(way.detail), sms)


def _turn(call: Call, elsewhere: hours.State | None) -> int:
    """Where its own clock is not known, that of the contact's first number counts."""
    if call.way.detail.field != "phone":
        return 3
    state = call.clock.state if call.clock is not None else elsewhere
    if call.when is not None and state == "shut":
        return 0
    return 2 if call.when == "after" and state == "open" else 1


def _ahead(local: datetime) -> str:
    ahead = local.utcoffset()
    minutes = round(ahead.total_seconds() / 60) if ahead is not None else 0
    sign, (whole, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"UTC{sign}{whole}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
