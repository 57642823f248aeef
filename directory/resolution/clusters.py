"""From judged pairs to contacts: which atoms stand together.

Greedy and the same for every order of arrival: the strongest pair first, equals by content; before each union the two
clusters are held against each other as wholes, since A like B and B like C does not make A like C.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from directory.resolution.features import Features
from directory.resolution.namesakes import COMPATIBLE, nearness

A = TypeVar("A", bound=Hashable)

CLEAR_LEAD = 4.0
"""A pair that is not this many bits better than a rival one, which excludes it, is left open."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Something to be put in a cluster. `order` decides between equals, and comes from content; `releases` name it."""

    features: Features
    order: str
    releases: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Link(Generic[A]):
    """A pair that the policy holds for the same."""

    left: A
    right: A
    score: float


def clusters(
    atoms: Mapping[A, Atom],
    links: Iterable[Link[A]],
    *,
    together: Collection[tuple[A, A]] = (),
    apart: Collection[tuple[A, A]] = (),
) -> list[frozenset[A]]:
    """Every atom in exactly one cluster.

    `together` and `apart` are what humans decided: they win over scores, and `apart` over what follows from `together`.
    Those named side by side in one release are two; only a human can say otherwise.
    """
    grouping = _Grouping(atoms, apart)
    for left, right in sorted(together, key=lambda pair: _order(atoms, *pair)):
        grouping.join(left, right, decided=True)
    for link in sorted(_clear(atoms, links), key=lambda link: (-link.score, _order(atoms, link.left, link.right))):
        grouping.join(link.left, link.right, decided=False)
    return grouping.result()


def alike(left: Features, right: Features) -> bool:
    """Whether nothing in two mentions forbids that they are one contact."""
    if left.kind != right.kind:
        return False
    if left.kind == "desk":
        return not (left.emails and right.emails) or bool(set(left.emails) & set(right.emails))
    return not (left.name and right.name) or nearness(left.name, right.name) in COMPATIBLE


class _Grouping(Generic[A]):
    def __init__(self, atoms: Mapping[A, Atom], apart: Collection[tuple[A, A]]) -> None:
        self._atoms = atoms
        self._members = {atom: {atom} for atom in atoms}
        self._apart = _both_ways(apart)
        self._releases = {atom: set(found.releases) for atom, found in atoms.items()}
        self._decided: set[A] = set()

    def join(self, left: A, right: A, *, decided: bool) -> None:
        a, b = self._members[left], self._members[right]
        if a is b or not self._may_join(a, b, decided=decided):
            return
        if decided or not self._decided.isdisjoint((left, right)):
            self._decided |= a | b
        a |= b
        self._releases[left] |= self._releases[right]
        for atom in a:
            self._members[atom] = a
            self._releases[atom] = self._releases[left]

    def _may_join(self, a: set[A], b: set[A], *, decided: bool) -> bool:
        if any(self._apart[x] & b for x in a):
            return False
        if decided:
            return self._atoms[next(iter(a))].features.kind == self._atoms[next(iter(b))].features.kind
        if not self._releases[next(iter(a))].isdisjoint(self._releases[next(iter(b))]):
            return False
        left, right = ({self._atoms[x].features for x in side} for side in (a, b))
        if self._decided.isdisjoint(a) and self._decided.isdisjoint(b):
            return all(alike(x, y) for x in left for y in right)
        # Whom humans joined may bear several names: it is enough to be like one of them.
        return (self._decided.isdisjoint(b) or all(any(alike(x, y) for y in right) for x in left)) and (
            self._decided.isdisjoint(a) or all(any(alike(x, y) for x in left) for y in right)
        )

    def result(self) -> list[frozenset[A]]:
        return [frozenset(group) for group in {id(group): group for group in self._members.values()}.values()]


def _clear(atoms: Mapping[A, Atom], links: Iterable[Link[A]]) -> list[Link[A]]:
    """Without the links of an atom that is as like one contact as another, who cannot both be it."""
    by_atom: defaultdict[A, list[tuple[A, float]]] = defaultdict(list)
    kept = list(links)
    for link in kept:
        by_atom[link.left].append((link.right, link.score))
        by_atom[link.right].append((link.left, link.score))
    torn: set[tuple[A, A]] = set()
    for atom, found in by_atom.items():
        for (one, first), (other, second) in combinations(found, 2):
            if abs(first - second) < CLEAR_LEAD and not alike(atoms[one].features, atoms[other].features):
                torn |= {(atom, one), (one, atom), (atom, other), (other, atom)}
    return [link for link in kept if (link.left, link.right) not in torn]


def _order(atoms: Mapping[A, Atom], left: A, right: A) -> tuple[str, ...]:
    return tuple(sorted((atoms[left].order, atoms[right].order)))


def _both_ways(pairs: Collection[tuple[A, A]]) -> defaultdict[A, set[A]]:
    found: defaultdict[A, set[A]] = defaultdict(set)
    for left, right in pairs:
        found[left].add(right)
        found[right].add(left)
    return found
