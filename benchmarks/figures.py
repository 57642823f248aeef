"""Figures of a set of results, grouped; and how they compare with those that were accepted last."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labelled import Result
from benchmarks.scoring import MEASURES, Tally

HERE = Path(__file__).parent
BED = HERE / "bed" / "accepted.json"
CORPUS = HERE / "corpus-accepted.json"

COLUMNS = (*MEASURES, "docs")

Figures = dict[str, tuple[float, ...]]
"""Group (`all`, `format pdf`, `cell prose/de`) to F1s in the order of COLUMNS, to three digits."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is not what was accepted."""

    group: str
    measure: str
    accepted: float
    now: float

    @property
    def fell(self) -> bool:
        return self.now < self.accepted

    def __str__(self) -> str:
        return f"{self.group:34} {self.measure:8} {self.accepted:.3f} -> {self.now:.3f}"


def by(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, Tally]:
    """The results' tallies, added up within each group."""
    groups: dict[str, Tally] = {}
    for result in results:
        groups.setdefault(key(result), Tally(Counter())).add(result.tally)
    return dict(sorted(groups.items()))


def bed_figures(results: Sequence[Result]) -> Figures:
    """All, each layout, format and language, and each cell of layout and language."""
    figures = _grouped(results, ("layout", "format", "language"))
    cells = by(results, lambda r: f"cell {r.groups['layout']}/{r.groups['language']}")
    return figures | {group: _row(tally) for group, tally in cells.items()}


def corpus_figures(results: Sequence[Result]) -> Figures:
    """All, each format and language. Nothing that names an issuer or a document."""
    return _grouped(results, ("format", "language"))


def changes(accepted: Mapping[str, Sequence[float]], now: Figures) -> list[Change]:
    """What differs, falls first. A group that was not there before is no change; one that is gone has fallen to 0."""
    found = []
    for group, before in accepted.items():
        after = now.get(group, (0.0,) * len(COLUMNS))
        found += [Change(group, m, a, b) for m, a, b in zip(COLUMNS, before, after, strict=True) if a != b]
    return sorted(found, key=lambda change: not change.fell)


@dataclass(frozen=True, slots=True)
class Accepted:
    """Accepted figures, and of which releases (see `digest`); `of` is empty where none were accepted yet."""

    of: str
    figures: Mapping[str, Sequence[float]]


def digest(results: Iterable[Result]) -> str:
    """Tells a set of releases from another by their ids, and names none of them."""
    ids = "\n".join(sorted(result.id for result in results))
    return hashlib.sha256(ids.encode()).hexdigest()[:16]


def read(path: Path) -> Accepted:
    """Raises ValueError naming the file where it is no JSON, as after a merge with conflicts."""
    if not path.exists():
        return Accepted("", {})
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name} is no JSON ({error}); remove it and accept the figures anew") from error
    return Accepted(kept["of"], kept["figures"])


def write(path: Path, figures: Figures, of: str) -> None:
    """One group a line, so that a review shows what moved."""
    rows = ",\n".join(
        f"    {json.dumps(group, ensure_ascii=False)}: {json.dumps(row)}" for group, row in figures.items()
    )
    head = f'  "of": {json.dumps(of)},\n  "columns": {json.dumps(COLUMNS)},\n'
    path.write_text(f'{{\n{head}  "figures": {{\n{rows}\n  }}\n}}\n', encoding="utf-8")


def _grouped(results: Sequence[Result], keys: Sequence[str]) -> Figures:
    figures = {group: _row(tally) for group, tally in by(results, lambda _: "all").items()}
    for key in keys:
        for group, tally in by(results, lambda r, key=key: r.groups[key]).items():  # type: ignore[misc]
            figures[f"{key} {group}"] = _row(tally)
    return figures


def _row(tally: Tally) -> tuple[float, ...]:
    return tuple(round(tally.f1(measure), 3) for measure in COLUMNS)
