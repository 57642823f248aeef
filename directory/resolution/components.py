"""Links between many atoms, a few bytes each, and which atoms hang together by them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from directory.resolution.clusters import Link


class Links:
    """Of so many atoms, called by their numbers from zero on."""

    def __init__(self, atoms: int) -> None:
        self._left, self._right, self._score = array("l"), array("l"), array("d")
        self._parent = array("l", range(atoms))

    def add(self, left: int, right: int, score: float) -> None:
        self._left.append(left)
        self._right.append(right)
        self._score.append(score)
        a, b = self._root(left), self._root(right)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def components(self) -> Iterator[list[Link[int]]]:
        """The links of one set of atoms that hang together, after the other; all links are let go of."""
        found: dict[int, list[int]] = {}
        for number, left in enumerate(self._left):
            found.setdefault(self._root(left), []).append(number)
        while found:
            _, numbers = found.popitem()
            yield [Link(self._left[n], self._right[n], self._score[n]) for n in numbers]

    def _root(self, atom: int) -> int:
        parent = self._parent
        while (above := parent[atom]) != atom:
            parent[atom] = atom = parent[above]
        return atom
