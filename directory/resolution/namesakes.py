"""How near two writings of a person's name are."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from directory.values import names

Nearness = Literal["same", "longer", "much longer", "initial", "slip", "part", "related", "other"]
"""The same words; a word added (a middle name, a second surname); several added (perhaps two names read as one); an initial for a word; one slip of the pen; one word
that ends or begins the other; a word in common, no more; nothing in common."""

COMPATIBLE: frozenset[Nearness] = frozenset({"same", "longer", "much longer", "initial", "slip", "part"})

_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du e el la le ten ter van vom von y zu zum zur".split()
)


@lru_cache(maxsize=131_072)
def nearness(left: str, right: str) -> Nearness:
    """Of two folded names, neither of them empty."""
    a, b = left.split(), right.split()
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return "same"
    shorter, longer = sorted((a, b), key=len)
    shared = set(a) & set(b)
    if not (names.compatible(left, right) and names.compatible(right, left)):
        return "related" if any(len(word) > 2 for word in shared) else "other"
    if len(shorter) == 1:
        return "part"
    if len(shorter) < len(longer) and set(shorter) <= set(longer):
        added = set(longer) - set(shorter) - _PARTICLES
        return "longer" if len(added) < 2 else "much longer"
    if any(len(word) == 1 for word in set(a) ^ set(b)):
        return "initial"
    return "slip"
