"""What counting the values of any list has in common: which are told, in what order, and beside what else.

A value is counted beside all that is asked for but a value of the same thing: so the count is what a reader finds who chooses it,
and the values of what is chosen already are told as alternatives. The number of statements grows with what is asked for, never with
what is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from sqlalchemy import Select, func, or_, select

from directory.counted import Counted
from directory.registry.citing import ref_of
from directory.registry.facets import addressed
from directory.registry.narrowing import AnyNarrowing, first_day
from directory.registry.tables import ContactOfficeRow, DocumentRow, OrganisationRow

MOST: Final = 8
"""So many values of each are told, and the one that is asked for."""
_YEARS: Final = 5


class Scope(Protocol):
    """What is counted: all of which everything that is asked for holds."""

    def within(self, statement: Select[Any], row: type[Any]) -> Select[Any]:
        """What rows of this table say of it, as far as it may be told now."""
        ...

    def rows(self, statement: Select[Any]) -> Sequence[Any]: ...


def beside(only: AnyNarrowing, names: Iterable[str]) -> Iterator[tuple[AnyNarrowing, list[str]]]:
    """Beside what the values of each are counted: one part for all that nothing is asked of, and one for each that is."""
    parts: defaultdict[AnyNarrowing, list[str]] = defaultdict(list)
    for name in names:
        parts[only.without(name)].append(name)
    yield from parts.items()


def offices(
    scope: Scope, row: type[ContactOfficeRow | DocumentRow], chosen: str | None, most: int
) -> tuple[Counted, ...]:
    """The press offices that most rows are of."""
    of = row.organisation_id
    place = func.row_number().over(order_by=(func.count().desc(), of)).label("place")
    counted = select(of.label("id"), func.count().label("count"), place).where(of.is_not(None)).group_by(of)
    ranked = scope.within(counted, row).subquery()
    asked = [] if chosen is None else [ranked.c.id == addressed(chosen)]
    kept = select(OrganisationRow, ranked.c.count).join(ranked, ranked.c.id == OrganisationRow.id)
    found = scope.rows(kept.where(or_(ranked.c.place <= most, *asked)))
    return with_asked([Counted(one.slug, count, ref_of(one).name) for one, count in found], chosen)


def years(by_day: Mapping[str, int], parameter: str, chosen: str | None) -> tuple[Counted, ...]:
    """The newest years, each with all of that year or later, and so the day, month or year that is asked for. `by_day` tells how many
    there are of each day (ISO 8601)."""
    newest = sorted({day[:4] for day in by_day}, reverse=True)[:_YEARS]
    first = {year: year for year in newest} | ({} if chosen is None else {chosen: _first(chosen, parameter)})
    told = (Counted(value, sum(n for day, n in by_day.items() if day >= since)) for value, since in first.items())
    return tuple(sorted(told, key=lambda one: one.value, reverse=True))


def _first(asked: str, parameter: str) -> str:
    return first_day(asked, parameter).isoformat()


def with_asked(found: Iterable[Counted], chosen: str | None) -> tuple[Counted, ...]:
    """In order, with what is asked for, though nothing has it."""
    told = [*found]
    missing = chosen is not None and chosen not in {one.value for one in told}
    return ordered([*told, Counted(chosen or "", 0)] if missing else told)


def ordered(found: Iterable[Counted]) -> tuple[Counted, ...]:
    """The commonest first."""
    return tuple(sorted(found, key=lambda one: (-one.count, one.value)))
