"""Of many atoms at once: which share a key, and what is known of keys, names and words as a whole. All of it is numbers of
atoms in arrays, a few bytes each, so that one process can tell another."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from directory.parallel import beside
from directory.resolution import policy
from directory.resolution.candidates import count_names, count_places, key, values
from directory.resolution.features import Features

_SAMPLE = 1_000
_NAMING = (("own_email",), ("phone",))
"""Sorts of key of which it counts how many names have one ..."""
_COUNTING = 1.5
"""... which takes half as long as making them."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Of one sort of key: the atoms that share one, key after key, each key's in ascending order, and how many they are;
    of keys that not one name only has, how many have it, and in how many places, 0 standing for too many to count."""

    holders: array[int]
    sizes: array[int]
    names: dict[str, int]
    places: dict[str, int]

    def each(self) -> Iterator[list[int]]:
        start = 0
        for size in self.sizes:
            yield self.holders[start : start + size].tolist()
            start += size


class Census:
    """`evidence.Commonness` of atoms that are all at hand."""

    def __init__(self, atoms: Sequence[Features], told: Sequence[Blocks]) -> None:
        spelt = {of.name: of.words for of in atoms if of.kind == "person"}
        named = {words for words in spelt.values() if words}
        self._bearers = Counter(word for words in named for word in words)
        self._many_names = len(named) >= policy.RARE_AMONG
        self._names = {key: count for blocks in told for key, count in blocks.names.items()}
        self._places = {key: count for blocks in told for key, count in blocks.places.items()}

    def names(self, key: str) -> int:
        return self._names.get(key, 1)

    def places(self, key: str) -> int:
        return self._places.get(key, 1)

    def seen(self, word: str) -> int:
        return self._bearers[word]

    def many_names(self) -> bool:
        return self._many_names


def blocks(sort: policy.Key, atoms: Sequence[Features]) -> Blocks:
    """Of atoms in the order of their names."""
    found = _holders(sort, atoms)
    told = Blocks(array("i"), array("i"), {}, {})
    naming, placing = sort.each in _NAMING, sort.each == ("name",)
    for value, held in found.items():
        if isinstance(held, int):
            continue
        # In order, all are called the same where the first and the last are.
        if naming and (len(held) > policy.CROWDED or atoms[held[0]].name != atoms[held[-1]].name):
            names = count_names(atoms[a] for a in held) if len(held) <= policy.CROWDED else 0
            if names != 1:
                told.names[key(sort, value)] = names
        if placing:
            places = count_places(atoms[a].affiliations for a in held) if len(held) <= sort.cap else 0
            if places != 1:
                told.places[key(sort, value)] = places
        if len(held) <= sort.cap:
            told.holders.extend(held)
            told.sizes.append(len(held))
    return told


def _holders(sort: policy.Key, atoms: Sequence[Features]) -> dict[Any, int | list[int]]:
    """By the values of a key its atoms; of most keys there is one, which needs no list."""
    found: dict[Any, Any] = {}
    kind, values_of = sort.kind, values(sort)
    for atom, of in enumerate(atoms):
        if of.kind == kind:
            for value in values_of(of):
                held = found.get(value)
                if held is None:
                    found[value] = atom
                elif held.__class__ is list:
                    held.append(atom)
                else:
                    found[value] = [held, atom]
    return found


def all_blocks(atoms: Sequence[Features], jobs: int) -> list[Blocks]:
    """Of all sorts of key, shared out among processes by about how many keys there are of each."""
    sample = atoms[:: len(atoms) // _SAMPLE + 1]
    weights = {
        sort: (_COUNTING if sort.each in _NAMING else 1)
        * sum(len(list(values(sort)(of))) for of in sample if of.kind == sort.kind)
        for sort in policy.KEYS
    }
    shares: list[list[policy.Key]] = [[] for _ in range(jobs)]
    for sort in sorted(policy.KEYS, key=lambda sort: -weights[sort]):
        min(shares, key=lambda share: sum(weights[other] for other in share)).append(sort)
    told = beside(lambda part: [blocks(sort, atoms) for sort in shares[part]], jobs)
    return [each for part in told for each in part]
