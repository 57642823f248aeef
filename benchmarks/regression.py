"""Logistic regression over traits that are each one of a few values, and figures of how well a probability foretells.

Plain Python: rows with the same traits are put together first, so that Newton's method has a few hundred rows to go
through (Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., 4.4.1).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from directory.extraction.people.confidence import BASE
from directory.extraction.people.traits import Traits

PENALTY = 2.0
"""How much each weight is held back towards 0 (a ridge on its square): a value that a handful of contacts have must not
weigh much."""
STEPS = 50

Table = dict[str, dict[str, float]]
Guess = tuple[float, bool]
"""A probability, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One contact that was found: whose release, its traits, whether it is right, and how much it counts."""

    issuer: str
    traits: Traits
    right: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bin:
    """A tenth of the guesses: their number, their mean, and the share of them that was right."""

    count: int
    predicted: float
    observed: float


def fit(rows: Iterable[Row]) -> Table:
    """Weights in logits, rounded to two places, by trait and value; under BASE the sum's beginning."""
    together: defaultdict[tuple[tuple[str, str], ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        total = together[tuple(sorted(row.traits.items()))]
        total[0] += row.weight
        total[1] += row.weight * row.right
    places = {entry: at for at, entry in enumerate(sorted({e for entries in together for e in entries}), 1)}
    data = [([0, *(places[e] for e in entries)], total, right) for entries, (total, right) in together.items()]
    weights = [0.0] * (len(places) + 1)
    for _ in range(STEPS):
        step = _newton(data, weights)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    table: Table = {BASE: {"": round(weights[0], 2)}}
    for (trait, value), at in places.items():
        table.setdefault(trait, {})[value] = round(weights[at], 2)
    return table


def _newton(data: Sequence[tuple[list[int], float, float]], weights: Sequence[float]) -> list[float]:
    size = len(weights)
    gradient = [-PENALTY * w for w in weights]
    curve = [[PENALTY * (i == j) for j in range(size)] for i in range(size)]
    gradient[0], curve[0][0] = 0.0, 1e-9  # what every contact has is not held back
    for active, total, right in data:
        likely = 1 / (1 + exp(-sum(weights[i] for i in active)))
        off, bend = right - total * likely, total * likely * (1 - likely)
        for i in active:
            gradient[i] += off
            line = curve[i]
            for j in active:
                line[j] += bend
    return _solved(curve, gradient)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The x of matrix · x = right, by Gauss's elimination; the matrix is positive definite, so no pivot is looked for."""
    size = len(right)
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        for below in lines[i + 1 :]:
            if factor := below[i] / lines[i][i]:
                for j in range(i, size + 1):
                    below[j] -= factor * lines[i][j]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (lines[i][size] - sum(lines[i][j] * found[j] for j in range(i + 1, size))) / lines[i][i]
    return found


def folds(groups: Iterable[str], number: int) -> dict[str, int]:
    """Each group in one of so many parts of about the same size; the same for the same groups."""
    sizes = [0] * number
    found: dict[str, int] = {}
    for group, count in sorted(Counter(groups).items(), key=lambda item: (-item[1], item[0])):
        found[group] = sizes.index(min(sizes))
        sizes[found[group]] += count
    return found


def brier(guesses: Sequence[Guess]) -> float:
    """The mean square of how far the guesses are off (Brier 1950): 0 for one who knows."""
    return sum((p - right) ** 2 for p, right in guesses) / max(len(guesses), 1)


def bins(guesses: Sequence[Guess], number: int = 10) -> list[Bin]:
    """The guesses from lowest to highest in parts of the same size."""
    ordered = sorted(guesses)
    parts = [ordered[n * len(ordered) // number : (n + 1) * len(ordered) // number] for n in range(number)]
    return [Bin(len(p), sum(x for x, _ in p) / len(p), sum(r for _, r in p) / len(p)) for p in parts if p]


def calibration_error(found: Sequence[Bin]) -> float:
    """The mean distance of what was foretold from what came, over the bins (Naeini et al. 2015)."""
    return sum(b.count * abs(b.predicted - b.observed) for b in found) / max(sum(b.count for b in found), 1)


def above(guesses: Sequence[Guess], threshold: float) -> tuple[float, float]:
    """Of what is at the threshold or above it the share that is right, and its share of all that is right."""
    kept = [right for p, right in guesses if p >= threshold]
    return sum(kept) / len(kept) if kept else 1.0, sum(kept) / max(sum(right for _, right in guesses), 1)


def lowest_threshold(guesses: Sequence[Guess], precision: float) -> float | None:
    """The lowest threshold, in hundredths, from which on precision stays at this or above; None where there is none."""
    found = None
    for hundredths in range(99, 0, -1):
        if above(guesses, hundredths / 100)[0] < precision:
            break
        found = hundredths / 100
    return found
