"""Whom to call at a press office: at this hour, for a territory, in a language, about a topic; desks, people and others apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from directory.presenters import standing
from directory.presenters.calling import Call, calls
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Detail, Field, OfficeRef
from directory.values import duty, names, organisations, territories
from directory.values.roles import kind_of

MOST_NOW: Final = 3
"""So many are told to be called first."""

Hours = Literal["open", "night", "shut", "unknown"]
"""Whether somebody can be called now: in usual office hours there; at a number that is answered out of hours; nobody; or nobody knows
what time it is there."""


_TURNS: Final[tuple[tuple[Hours, bool], ...]] = (
    ("open", False),
    ("night", False),
    ("night", True),
    ("unknown", False),
    ("shut", False),
    ("open", True),
    ("unknown", True),
    ("shut", True),
)
"""By hours, and whether they have not been cited for long."""


@dataclass(frozen=True, slots=True)
class First:
    """A contact to be called first, and the number."""

    card: Card
    call: Call


@dataclass(frozen=True, slots=True)
class Now:
    """Whom to call at one instant."""

    hours: Hours
    first: tuple[First, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A topic, territory or language in words, and each contact of whom a release says it, with the detail that does."""

    words: str
    by: tuple[tuple[Card, Detail], ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A press office's contacts apart: its desks, its people, and agencies and others that its releases name beside them."""

    desks: tuple[Card, ...]
    people: tuple[Card, ...]
    others: tuple[Card, ...]


def now(cards: Sequence[Card], at: datetime, t: Translator = ENGLISH) -> Now:
    """Whom of these to call at an instant: where it is office hours; else at a number, or a desk, that is answered then; else those to
    begin with by day. Whoever has not been cited for long is told only where nobody else can be called, or at a number for the
    night. In the order given."""
    by_turn: dict[tuple[Hours, bool], list[First]] = {}
    for card in cards:
        call = next((c for c in calls(card, at, t) if c.way.detail.field == "phone" and c.way.href), None)
        if call is not None:
            aged = standing.of_contact(card, at.date(), t).state == "ageing"
            by_turn.setdefault((_hours(card, call), aged), []).append(First(card, call))
    turn = next((turn for turn in _TURNS if turn in by_turn), None)
    return Now(turn[0], tuple(by_turn[turn][:MOST_NOW])) if turn is not None else Now("unknown", ())


def roster(office: OfficeRef, cards: Sequence[Card]) -> Roster:
    """The contacts apart, in the order given. An agency's, or another organisation's, are those whose organisation has none of the
    office's names, unless their addresses are at a domain of those who are the office's."""
    named = {card.id for card in cards if _is_own(office, card.first("org"))}
    domains = {domain for card in cards if card.id in named for domain in _domains(card)}
    own = {card.id for card in cards if not _speaks_for_others(card) and (card.id in named or _domains(card) & domains)}
    return Roster(
        tuple(card for card in cards if card.id in own and card.kind == "desk"),
        tuple(card for card in cards if card.id in own and card.kind == "person"),
        tuple(card for card in cards if card.id not in own),
    )


def said(cards: Sequence[Card], field: Field, t: Translator = ENGLISH) -> list[Said]:
    """All that is currently said of these contacts in one field, each once, in alphabetical order."""
    found: dict[str, list[tuple[Card, Detail]]] = {}
    for card in cards:
        for detail in card.of(field):
            key = _same(field, detail)
            if all(other is not card for other, _ in found.setdefault(key, [])):
                found[key].append((card, detail))
    told = [Said(_words(field, by[0][1], t), tuple(by)) for by in found.values()]
    return sorted(told, key=lambda one: (names.fold(one.words), one.words))


def _same(field: Field, detail: Detail) -> str:
    if field == "territory":
        return territories.asked(detail.value)
    return detail.value.lower() if field == "language" else names.fold(detail.value) or detail.value


def _words(field: Field, detail: Detail, t: Translator) -> str:
    return t.tongue(detail.value) if field == "language" else detail.value


def _hours(card: Card, call: Call) -> Hours:
    if call.clock is None:
        return "night" if call.when == "always" else "unknown"
    if call.clock.state in {"open", "part"}:
        return "open" if call.when != "after" else "shut"
    return "night" if call.when is not None or _on_duty(card) else "shut"


def _on_duty(card: Card) -> bool:
    """Whether a desk is called after the night that it is there for."""
    return card.kind == "desk" and duty.said_of(" ".join([card.name, *(d.value for d in card.of("role"))])) is not None


def _speaks_for_others(card: Card) -> bool:
    return kind_of("person", card.first("role"), card.first("org")) == "public-relations-agency"


def _is_own(office: OfficeRef, org: str | None) -> bool:
    """Whether an organisation is the office's, by names of which one has all words of the other; without one it is."""
    if org is None:
        return True
    said_ = set(organisations.key(org).split())
    called = (set(organisations.key(name).split()) for name in (office.name, office.short, *office.also) if name)
    return not said_ or any(words <= said_ or said_ <= words for words in called if words)


def _domains(card: Card) -> set[str]:
    return {detail.value.rpartition("@")[2].lower() for detail in card.of("email")}
