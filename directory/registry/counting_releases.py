"""How many releases of a list each thing that it can be narrowed by would leave (`tallying`); none under embargo is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.counted import Counted, Tally
from directory.registry import tallying
from directory.registry.citing import told
from directory.registry.releases import ALL_RELEASES, CURRENT, UNDATED, OnlyReleases, found_by, narrowed_to
from directory.registry.searching import bounded
from directory.registry.statements import among
from directory.registry.tables import DocumentRow
from directory.registry.tallying import MOST, beside, with_asked

COUNTED: Final = ("office", "language", "since")
"""Of what a list can be narrowed by, that of which values are told; of the rest only a reader knows the words."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """The releases to be counted: of which all that is asked for holds, and that a query found (None: there is none)."""

    session: Session
    only: OnlyReleases
    found: Sequence[int] | None
    now: datetime

    def within(self, statement: Select[Any], row: type[Any]) -> Select[Any]:  # noqa: ARG002  # all is in one table
        statement = statement.where(CURRENT, told(self.now), *narrowed_to(self.session, self.only))
        return statement if self.found is None else statement.where(among(DocumentRow.id, "found"))

    def rows(self, statement: Select[Any]) -> Sequence[Any]:
        return self.session.execute(statement, {} if self.found is None else {"found": self.found}).all()


def count_releases(session: Session, query: str = "", *, only: OnlyReleases = ALL_RELEASES, most: int = MOST) -> Tally:
    """How many releases that may be told of `releases.list_releases` would find, and with each of the commonest values of what it can be
    narrowed by. Raises InvalidQuery as that does."""
    found, now = _found(session, query), datetime.now(UTC)
    counted: dict[str, tuple[Counted, ...]] = {}
    total = None
    for part, names in beside(only, COUNTED):
        scope = _Scope(session, part, found, now)
        counted |= _counted(scope, names, only, most)
        if "since" in names:
            by_day = _by_day(scope)
            dated = {day: count for day, count in by_day.items() if not day.startswith(UNDATED)}
            counted["since"] = tallying.years(dated, "since", only.since)
            total = sum(by_day.values()) if part == only else None
    if total is None:
        total = _total(_Scope(session, only, found, now))
    return Tally(total, {name: counted[name] for name in COUNTED})


def count_releases_without(session: Session, query: str, only: OnlyReleases) -> dict[str, int]:
    """How many releases there would be without each of the things asked for."""
    found, now = _found(session, query), datetime.now(UTC)
    return {name: _total(_Scope(session, only.without(name), found, now)) for name in only.asked}


def _found(session: Session, query: str) -> list[int] | None:
    if not bounded(query).strip():
        return None
    return sorted({document for _, part in found_by(session, query) for document in part})


def _total(scope: _Scope) -> int:
    ((count,),) = scope.rows(scope.within(select(func.count()).select_from(DocumentRow), DocumentRow))
    return int(count)


def _counted(scope: _Scope, names: Sequence[str], only: OnlyReleases, most: int) -> dict[str, tuple[Counted, ...]]:
    counted: dict[str, tuple[Counted, ...]] = {}
    if "office" in names:
        counted["office"] = tallying.offices(scope, DocumentRow, only.office, most)
    if "language" in names:
        counted["language"] = _languages(scope, only.normal.get("language"), most)
    return counted


def _by_day(scope: _Scope) -> dict[str, int]:
    """How many there are of each day, in ISO 8601; of `UNDATED` those without a date."""
    day = func.substr(DocumentRow.sort_key, literal_column("1"), literal_column("10")).label("day")
    counted = select(day, func.count()).group_by(day)
    return dict(scope.rows(scope.within(counted, DocumentRow)))


def _languages(scope: _Scope, chosen: str | None, most: int) -> tuple[Counted, ...]:
    """Of a release whose language is not known none is told."""
    of: InstrumentedAttribute[Any] = DocumentRow.language
    counted = select(of, func.count()).where(of.is_not(None)).group_by(of)
    # There are as many as languages that releases are read in.
    every = tallying.ordered(Counted(value, count) for value, count in scope.rows(scope.within(counted, DocumentRow)))
    asked = (one for one in every[most:] if one.value == chosen)
    return with_asked([*every[:most], *asked], chosen)
