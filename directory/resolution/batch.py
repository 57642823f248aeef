"""Many mentions at once, without a database: kept as atoms, compared, and put together.

The scorer, the keys and the constraints are those by which the registry resolves one release. Three steps can be shared out
among processes (`parallel.beside`), each of which holds all atoms and answers with arrays of their numbers: keys by their
sorts, pairs by the name of one of the two, and components, of which each is put together by itself. What comes out does not
depend on how many processes there are.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from math import inf
from operator import itemgetter
from typing import TypeVar

from directory.parallel import beside, helpful
from directory.records import Kind
from directory.resolution import policy
from directory.resolution.blocks import Blocks, Census, all_blocks
from directory.resolution.clusters import Atom, clusters, undivided
from directory.resolution.components import Pairs
from directory.resolution.features import Features
from directory.resolution.intake import Intake
from directory.resolution.judge import score

T = TypeVar("T")

_WORTH_SHARING = 20_000
"""Mentions; fewer are resolved sooner than processes are started."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Mentions that are one contact, by their places in the order of reading."""

    kind: Kind
    mentions: Sequence[int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two contacts that may be one, each by its first mention, with the score of the likeliest pair."""

    left: int
    right: int
    score: float


class Resolved:
    """Contacts, made when they are asked for, and `suggestions`, the likeliest first."""

    def __init__(
        self, atoms: Sequence[Features], homes: Sequence[int], jobs: int, suggestions: list[Suggestion]
    ) -> None:
        self._atoms, self._homes, self._jobs = atoms, homes, jobs
        self.suggestions = suggestions

    def contacts(self) -> list[Contact]:
        """In the order of their first mentions."""
        return self.told(lambda contact: contact)

    def told(self, tell: Callable[[Contact], T]) -> list[T]:
        """What `tell` says of each contact, in the order of their first mentions; processes share in asking it."""
        parts = beside(self._part(tell), self._jobs)
        return [said for _, said in merge(*parts, key=itemgetter(0))]

    def _part(self, tell: Callable[[Contact], T]) -> Callable[[int], list[tuple[int, T]]]:
        atoms, jobs = self._atoms, self._jobs

        def part(number: int) -> list[tuple[int, T]]:
            start, end = len(atoms) * number // jobs, len(atoms) * (number + 1) // jobs
            held: defaultdict[int, list[int]] = defaultdict(list)
            for mention, at in enumerate(self._homes):
                if start <= at < end:
                    held[at].append(mention)
            return [(mentions[0], tell(Contact(atoms[at].kind, mentions))) for at, mentions in held.items()]

        return part


class Batch:
    """Takes mentions with `add`, in any order, or all that an intake has; `resolve` then says which are one contact."""

    def __init__(self, intake: Intake | None = None) -> None:
        self._intake = intake or Intake()

    def __len__(self) -> int:
        return len(self._intake)

    def add(self, row: Mapping[str, object]) -> None:
        """A mention as an object: `release`, `date`, `country`, `name`, `org`, `emails`, `phones`, any of them missing or None.

        Raises BadMention where one of them is not what it should be.
        """
        self._intake.add(row)

    def resolve(self, *, suggest: bool = True, jobs: int | None = None) -> Resolved:
        """Which mentions are one contact, and, if wanted, what may be one and is not sure enough. `jobs` processes work (None: as
        many as pay). To be called once."""
        jobs = helpful(jobs, worth=len(self) >= _WORTH_SHARING)
        atoms, releases, of_mentions = self._intake.atoms()
        same, unsure = _compare(atoms, jobs, suggest=suggest)
        home = _homes(atoms, releases, same, jobs)
        return Resolved(
            atoms, array("i", map(home.__getitem__, of_mentions)), jobs, _suggestions(home, of_mentions, unsure)
        )


def _compare(atoms: Sequence[Features], jobs: int, *, suggest: bool) -> tuple[Pairs, Pairs]:
    """All pairs that are the same, and, if wanted, those left open that are worth a look."""
    blocks = all_blocks(atoms, jobs)
    census = Census(atoms, blocks)
    judges = _judges(atoms, jobs)
    same, unsure = Pairs(), Pairs()
    for found, open_ in beside(
        lambda part: _judged(atoms, _candidates(blocks, judges, part), census, suggest=suggest), jobs
    ):
        same.extend(found)
        unsure.extend(open_)
    return same, unsure


def _judges(atoms: Sequence[Features], jobs: int) -> bytearray:
    """For each atom the process that judges its pairs with those before it: those of one name the same one, which remembers
    how near the names are that it has held against each other."""
    judges = bytearray(len(atoms))
    judge, before = 0, None
    for atom, of in enumerate(atoms):
        if of.name != before or not before:
            judge, before = (judge + 1) % jobs, of.name
        judges[atom] = judge
    return judges


def _candidates(blocks: Iterable[Blocks], judges: Sequence[int], part: int) -> Iterator[tuple[int, Iterable[int]]]:
    """Atoms that this part judges, each with those before it (and perhaps others) that it shares a key with, each once."""
    held: list[list[list[int]]] = [[] for _ in judges]
    for block in chain.from_iterable(each.each() for each in blocks):
        for atom in islice(block, 1, None):
            if judges[atom] == part:
                held[atom].append(block)
    for atom, shared in enumerate(held):
        if shared:
            yield atom, shared[0] if len(shared) == 1 else set[int]().union(*shared)


def _judged(
    atoms: Sequence[Features], candidates: Iterable[tuple[int, Iterable[int]]], census: Census, *, suggest: bool
) -> tuple[Pairs, Pairs]:
    """Those of the pairs that are the same, and those left open that are worth a look."""
    same, unsure = Pairs(), Pairs()
    for left, others in candidates:
        one = atoms[left]
        asking = suggest and one.kind == "person"
        for right in others:
            if right < left:
                total = score(one, atoms[right], census)
                if total >= policy.SAME_FROM:
                    same.add(left, right, total)
                elif asking and total >= policy.SUGGEST_FROM:
                    unsure.add(left, right, total)
    return same, unsure


def _homes(atoms: Sequence[Features], releases: Sequence[list[int]], same: Pairs, jobs: int) -> Sequence[int]:
    """For each atom the one after which its contact is called."""
    home = array("i", range(len(atoms)))
    shares = _shares(same.components(len(atoms)), jobs)
    for joined, to in beside(lambda part: _put_together(atoms, releases, same, shares[part]), jobs):
        for atom, first in zip(joined, to, strict=True):
            home[atom] = first
    return home


def _shares(components: list[list[int]], jobs: int) -> list[list[list[int]]]:
    """About as many pairs for each."""
    shares: list[list[list[int]]] = [[] for _ in range(jobs)]
    whole = sum(map(len, components)) + 1
    done = 0
    for component in components:
        shares[done * jobs // whole].append(component)
        done += len(component)
    return shares


def _put_together(
    atoms: Sequence[Features], releases: Sequence[list[int]], same: Pairs, components: Iterable[list[int]]
) -> tuple[array[int], array[int]]:
    """Atoms that are not the first of their contact, and these. Nothing outside a component has a say in it: one after another,
    each with little in hand."""
    joined, to = array("i"), array("i")
    for component in components:
        ends = same.ends(component)
        members = {atom for pair in ends for atom in pair}
        found: Iterable[Collection[int]]
        if undivided(
            [atoms[a] for a in members], [releases[a] for a in members], [(atoms[a], atoms[b]) for a, b in ends]
        ):
            found = (members,)
        else:
            wholes = {atom: Atom(atoms[atom], atom, releases[atom]) for atom in members}
            found = clusters(wholes, same.links(component))
        for cluster in found:
            if len(cluster) > 1:
                first = min(cluster)
                joined.extend(cluster)
                to.extend([first] * len(cluster))
    return joined, to


def _suggestions(home: Sequence[int], of_mentions: Iterable[int], unsure: Pairs) -> list[Suggestion]:
    """By the first mention of each contact."""
    if not len(unsure):
        return []
    first: dict[int, int] = {}
    for mention, atom in enumerate(of_mentions):
        first.setdefault(home[atom], mention)
    best: dict[tuple[int, int], float] = {}
    for left, right, total in unsure:
        a, b = first[home[left]], first[home[right]]
        if a != b:
            pair = (a, b) if a < b else (b, a)
            if total > best.get(pair, -inf):
                best[pair] = total
    return [Suggestion(a, b, total) for (a, b), total in sorted(best.items(), key=lambda e: (-e[1], e[0]))]
