"""How many contacts of a list each thing that it can be narrowed by would leave (`tallying`). What may not be told now is not counted
(`facets.visible`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, distinct, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.counted import Counted, Tally
from directory.registry import facets, tallying
from directory.registry.facet_tables import ContactFacetRow
from directory.registry.facets import EVERYBODY, Only, holders, visible
from directory.registry.searching import Answered, answered
from directory.registry.statements import among
from directory.registry.tables import ContactOfficeRow
from directory.registry.tallying import MOST, beside, ordered, with_asked
from directory.values.freshness import FRESHNESS, freshness

_STORED: Final = ("country", "language", "territory", "topic", "role_kind", "kind")
COUNTED: Final = ("office", *_STORED, "standing", "cited_since")
"""Of what a list can be narrowed by, that of which values are told; of the rest only a reader knows the words."""
_DAYS: Final = {"standing", "cited_since"}
_facet, _value, _contact = ContactFacetRow.facet, ContactFacetRow.value, ContactFacetRow.contact_id


@dataclass(frozen=True, slots=True)
class _Scope:
    """The contacts to be counted: of whom all that is asked for is said, and that a query found (None: there is none)."""

    session: Session
    only: Only
    found: Sequence[int] | None
    now: datetime

    def within(self, statement: Select[Any], row: type[Any]) -> Select[Any]:
        """What is stored of them, as far as it may be told now."""
        statement = statement.where(
            visible(row, self.now), *(row.contact_id.in_(h) for h in holders(self.only, self.now))
        )
        return statement if self.found is None else statement.where(among(row.contact_id, "found"))

    def rows(self, statement: Select[Any]) -> Sequence[Any]:
        return self.session.execute(statement, {} if self.found is None else {"found": self.found}).all()


def count_contacts(session: Session, query: str | Answered = "", *, only: Only = EVERYBODY, most: int = MOST) -> Tally:
    """How many contacts `search.find_contacts` would find, and with each of the commonest values of what it can be narrowed by.

    Raises InvalidQuery as that does.
    """
    found = _found(session, query)
    now = datetime.now(UTC)
    told: dict[str, tuple[Counted, ...]] = {}
    total = None
    for part, names in beside(only, COUNTED):
        scope = _Scope(session, part, found, now)
        told |= _counted(scope, names, only.normal, most)
        if _DAYS & set(names):
            by_day = _by_day(scope)
            told |= _of_days(by_day, names, only.cited_since, now.date())
            total = sum(by_day.values()) if part == only else total
    if total is None:
        total = _total(_Scope(session, only, found, now))
    return Tally(total, {name: told[name] for name in COUNTED})


def count_without(session: Session, query: str | Answered, only: Only) -> dict[str, int]:
    """How many contacts there would be without each of the things asked for."""
    found = _found(session, query)
    now = datetime.now(UTC)
    return {name: _total(_Scope(session, only.without(name), found, now)) for name in only.asked}


def _found(session: Session, query: str | Answered) -> list[int] | None:
    found = answered(session, query).found
    return None if found is None else [one.contact_id for one in found]


def _total(scope: _Scope) -> int:
    (row,) = scope.rows(scope.within(select(func.count()).where(_facet == "kind"), ContactFacetRow))
    return int(row[0])


def _counted(
    scope: _Scope, names: Collection[str], chosen: Mapping[str, str], most: int
) -> dict[str, tuple[Counted, ...]]:
    told: dict[str, tuple[Counted, ...]] = {}
    stored = [name for name in names if name in _STORED]
    if stored:
        told |= _values(scope, stored, chosen, most)
    if "topic" in told:
        told["topic"] = _topics(scope, told["topic"], chosen.get("topic"))
    if "office" in names:
        told["office"] = tallying.offices(scope, ContactOfficeRow, chosen.get("office"), most)
    return told


def _values(
    scope: _Scope, names: Sequence[str], chosen: Mapping[str, str], most: int
) -> dict[str, tuple[Counted, ...]]:
    """The commonest values of each, and those that are asked for."""
    place = func.row_number().over(partition_by=_facet, order_by=(func.count().desc(), _value)).label("place")
    counted = select(_facet, _value, func.count().label("count"), func.min(_contact).label("one"), place)
    grouped = counted.where(_facet.in_(names)).group_by(_facet, _value)
    ranked = scope.within(grouped, ContactFacetRow).subquery()
    asked = [and_(ranked.c.facet == name, ranked.c.value == chosen[name]) for name in names if name in chosen]
    rows = scope.rows(select(ranked).where(or_(ranked.c.place <= most, *asked)).order_by(ranked.c.place))
    words = _words(scope.session, [(row.one, row.facet, row.value) for row in rows])
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for row in rows:
        found[row.facet].append(Counted(row.value, row.count, words.get((row.facet, row.value))))
    return {name: with_asked(found[name], chosen.get(name)) for name in names}


def _words(session: Session, rows: Sequence[tuple[int, str, str]]) -> dict[tuple[str, str], str]:
    """How values are written."""
    asked = set(rows)
    row = (_contact, _facet, _value)
    # Of rows of several columns SQLite asks no index.
    held = select(*row, ContactFacetRow.words).where(
        _contact.in_({of for of, _, _ in rows}), ContactFacetRow.words.is_not(None)
    )
    return {(f, v): words for of, f, v, words in session.execute(held) if (of, f, v) in asked and words is not None}


def _topics(scope: _Scope, commonest: Sequence[Counted], chosen: str | None) -> tuple[Counted, ...]:
    """With how many have a topic that holds the words of each, since that is whom it finds."""
    told = (
        [*commonest] if chosen in {None, *(one.value for one in commonest)} else [*commonest, Counted(chosen or "", 0)]
    )
    if not told:
        return ()
    counts: list[ColumnElement[int]] = [
        func.count(distinct(case((facets.holding(one.value), _contact)))) for one in told
    ]
    counted: Select[Any] = select(*counts)  # type: ignore[assignment]  # it takes them for ten
    (row,) = scope.rows(scope.within(counted.where(_facet == "topic"), ContactFacetRow))
    return ordered(replace(one, count=count) for one, count in zip(told, row, strict=True))


def _by_day(scope: _Scope) -> dict[str, int]:
    """How many were cited last on each day, in ISO 8601; the empty one has those of whose citations none has a date."""
    day: InstrumentedAttribute[Any] = ContactFacetRow.value
    counted = select(day, func.count()).where(_facet == "cited").group_by(day)
    return dict(scope.rows(scope.within(counted, ContactFacetRow)))


def _of_days(
    by_day: Mapping[str, int], names: Collection[str], since: str | None, today: date
) -> dict[str, tuple[Counted, ...]]:
    told: dict[str, tuple[Counted, ...]] = {}
    if "standing" in names:
        standings = Counter[str]()
        for day, count in by_day.items():
            standings[freshness(date.fromisoformat(day) if day else None, today)] += count
        told["standing"] = tuple(Counted(one, standings[one]) for one in FRESHNESS if standings[one])
    if "cited_since" in names:
        told["cited_since"] = tallying.years({day: n for day, n in by_day.items() if day}, "cited_since", since)
    return told
