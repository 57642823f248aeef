"""How sure we are that a contact is right: name, addresses and numbers. A list of points that sums to the logit of it.

The points are the weights of a logistic regression over a contact's traits, kept in `confidence.toml` with where they
come from; `python -m benchmarks.calibrate` fits them and shows how well they foretell what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from directory.extraction.people.traits import Traits

TABLE = Path(__file__).with_name("confidence.toml")
LOWEST, HIGHEST = 0.01, 0.99
"""What rests on a few thousand contacts tells nothing of one in a thousand."""

MOST_DOUBTS = 3

BASE = "any contact"
"""The feature that every contact has: where the sum begins."""

Weights = Mapping[str, Mapping[str, float]]
"""Trait to value to weight in logits; what is not there weighs nothing."""


class Point(NamedTuple):
    """One thing that speaks for or against a contact: the feature, the value it has here, and its weight in logits
    (natural logarithm of the odds); a reading's points sum to the logit of its confidence."""

    feature: str
    value: str | None
    logit: float


DECEPTIVE = Point("address", "mixes scripts, and can pass for another", -12.0)
"""Not learnt: no release says so of itself. It takes the surest contact far below what is published."""


STATED = Point("address book", "it says itself what each value is", 4.6)
"""Nor these: what an address book says is read and not found, and only what it leaves open can be doubted."""
_OPEN = -3.0


def of_entry(doubts_: Sequence[str]) -> tuple[Point, ...]:
    """What speaks for and against a contact that an address book gives."""
    return (STATED, *(Point("address book", doubt, _OPEN) for doubt in doubts_))


@cache
def weights() -> Weights:
    """The table. Raises ValueError naming the table and the trait where an entry is no number."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    for trait, values in table.items():
        if not isinstance(values, dict) or not all(isinstance(w, int | float) for w in values.values()):
            raise ValueError(f"{TABLE.name}: {trait} has a value without a number")
    return table


@cache
def _usual_points() -> Mapping[tuple[str, str], Point]:
    return _points(weights())


def _points(table: Weights) -> Mapping[tuple[str, str], Point]:
    """The point of each trait with a value that weighs something."""
    return {
        (trait, value): Point(trait, value, logit)
        for trait, values in table.items()
        for value, logit in values.items()
        if logit
    }


def points(found: Traits, table: Weights | None = None) -> tuple[Point, ...]:
    """What speaks for and against a contact with these traits; what weighs nothing is left out."""
    known = _usual_points() if table is None else _points(table)
    base = known.get((BASE, ""))
    weighed = filter(None, map(known.get, found.items()))
    return (Point(BASE, None, base.logit if base is not None else 0.0), *weighed)


def doubts(found: Sequence[Point]) -> tuple[str, ...]:
    """What speaks most against a contact, in words, the weightiest first."""
    against = sorted((p for p in found if p.logit < 0 and p.feature != BASE), key=lambda point: point.logit)
    return tuple(f"{point.feature}: {point.value}" for point in against[:MOST_DOUBTS])


def probability(found: Sequence[Point]) -> float:
    """The points' sum as a probability, between LOWEST and HIGHEST, to three places."""
    return round(min(max(1 / (1 + exp(-sum(point.logit for point in found))), LOWEST), HIGHEST), 3)
