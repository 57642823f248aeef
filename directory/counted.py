"""How many there are of each thing that a list can be narrowed by: what the registry counts and presenters show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A value that a list can be narrowed to, how many of a list are left then, and the value as written, where that is known."""

    value: str
    count: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many contacts or releases a list has, and for each thing that it can be narrowed by (`narrowing.Narrowing`) its commonest values, as they are
    asked for, each with how many of them it would leave: beside the other things that are asked for, and instead of the value that is
    asked for, which is always among them."""

    total: int
    facets: Mapping[str, tuple[Counted, ...]]


UNCOUNTED = Tally(0, {})
"""Where nothing was counted."""
