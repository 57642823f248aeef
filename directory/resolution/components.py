"""Pairs of many atoms, a few bytes each, and which atoms hang together by them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator

from directory.resolution.clusters import Link


class Pairs:
    """Of atoms called by their numbers from zero on, each with its score."""

    __slots__ = ("_left", "_right", "_score")

    def __init__(self) -> None:
        self._left, self._right, self._score = array("i"), array("i"), array("d")

    def __len__(self) -> int:
        return len(self._left)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self._left, self._right, self._score, strict=True)

    def add(self, left: int, right: int, score: float) -> None:
        self._left.append(left)
        self._right.append(right)
        self._score.append(score)

    def extend(self, other: Pairs) -> None:
        self._left += other._left
        self._right += other._right
        self._score += other._score

    def components(self, atoms: int) -> list[list[int]]:
        """The numbers of the pairs of each set of atoms that hang together; of so many atoms in all."""
        above = list(range(atoms))  # of each atom one before it that it hangs together with, or itself
        for one, other in zip(self._left, self._right, strict=True):
            while (higher := above[one]) != one:
                above[one] = one = above[higher]  # noqa: PLW2901  # the way up is halved as it is gone
            while (higher := above[other]) != other:
                above[other] = other = above[higher]  # noqa: PLW2901
            if one < other:
                above[other] = one
            else:
                above[one] = other
        for atom, higher in enumerate(above):
            above[atom] = above[higher]  # those before it lead to their first one by now
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, atom in enumerate(self._left):
            found[above[atom]].append(number)
        return list(found.values())

    def ends(self, numbers: list[int]) -> list[tuple[int, int]]:
        left, right = self._left, self._right
        return [(left[n], right[n]) for n in numbers]

    def links(self, numbers: list[int]) -> list[Link[int]]:
        left, right, score = self._left, self._right, self._score
        return [Link(left[n], right[n], score[n]) for n in numbers]
