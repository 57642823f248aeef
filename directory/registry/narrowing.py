"""What every list that can be narrowed has in common: things asked for by name, and days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self, TypeVar

from directory.errors import InvalidQuery
from directory.values import days


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to. Each field of who extends it is one thing that can be asked for, in words; None asks for nothing."""

    def without(self, name: str) -> Self:
        """The same, but for one of them."""
        return replace(self, **{name: None})

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, by name."""
        every = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in every.items() if value is not None}

    @property
    def normal(self) -> dict[str, str]:
        """The same, each value as counts tell it."""
        return self.asked


AnyNarrowing = TypeVar("AnyNarrowing", bound=Narrowing)


def first_day(asked: str, parameter: str) -> date:
    """The first day of a day, month or year, in ISO 8601. Raises InvalidQuery, which names the parameter, where it is none."""
    return _day(days.first_of, asked, parameter)


def last_day(asked: str, parameter: str) -> date:
    """The last day of the same. Raises as `first_day`."""
    return _day(days.last_of, asked, parameter)


def _day(of: Callable[[str], date], asked: str, parameter: str) -> date:
    try:
        return of(asked)
    except ValueError as error:
        raise InvalidQuery(parameter, "is no day (2026-01-15), month (2026-01) or year") from error
