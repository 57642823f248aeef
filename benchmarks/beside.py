"""How right is what is found beside contacts: languages, territories and topics?

Only contacts whose labels say so much are judged, and only where name, addresses or numbers pair them with a found one:
whether a contact is found at all is told by the other figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.scoring import Judged, fold
from directory.records import Field, Mention

FIELDS: Mapping[Field, str] = {"language": "languages", "territory": "territories", "topic": "topics"}
"""Field to its key in a label."""

Counts = Counter[tuple[str, str]]
"""Field, and `tp`, `fp` or `fn`."""


def count(gold: Sequence[Mapping[str, Any]], got: Sequence[Mention], judged: Iterable[Judged]) -> Counts:
    """What one document adds; `judged` as `scoring.judge` gives it: the labelled contacts in their order first."""
    counts: Counts = Counter()
    for wanted, one in zip(gold, judged, strict=False):
        if one.place is None:
            continue
        for field, key in FIELDS.items():
            if key in wanted:
                said, found = _folded(wanted[key]), _folded(c.value for c in got[one.place].of(field))
                counts[field, "tp"] += len(said & found)
                counts[field, "fp"] += len(found - said)
                counts[field, "fn"] += len(said - found)
    return counts


def _folded(values: Iterable[str]) -> set[str]:
    return {fold(value) for value in values}
