"""Many mentions at once, without a database: read one after another, kept as atoms, compared, and put together.

The scorer, the keys and the constraints are those by which the registry resolves one release. Memory holds one set of
features for all mentions that say the same, one number for each mention, and the pairs of one sort of key at a time.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory.records import Kind
from directory.resolution import policy
from directory.resolution.candidates import count_names, count_places, maker
from directory.resolution.clusters import Atom, clusters
from directory.resolution.components import Links
from directory.resolution.features import Features
from directory.resolution.intake import Intake
from directory.resolution.judge import score


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


class Batch:
    """Takes mentions with `add`, in any order; `resolve` then says which are one contact."""

    def __init__(self) -> None:
        self._intake = Intake()

    def __len__(self) -> int:
        return len(self._intake.atom_of)

    def add(self, row: Mapping[str, object]) -> None:
        """A mention as an object: `release`, `date`, `country`, `name`, `org`, `emails`, `phones`, any of them missing or None.

        Raises BadMention where one of them is not what it should be.
        """
        self._intake.add(row)

    def resolve(self, *, suggest: bool = True) -> tuple[list[Contact], list[Suggestion]]:
        """Contacts in the order of their first mentions, and, if wanted, what may be one and is not sure enough."""
        found = _Resolved(self._intake.atoms(), self._intake.releases, suggest=suggest)
        return found.contacts(self._intake.atom_of), found.suggestions(self._intake.atom_of)


class _Resolved:
    """What is worked out once all is read. Also says what is known of keys as a whole (`evidence.Commonness`)."""

    def __init__(self, atoms: list[Features], releases: list[list[int]], *, suggest: bool) -> None:
        self._atoms = atoms
        self._suggest = suggest
        self._releases = releases
        self._counts: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._holders: dict[str, list[int]] = {}
        self._bearers = self._census()
        self._open: dict[tuple[int, int], float] = {}
        self._home = array("l", range(len(atoms)))
        self._group(self._links(), self._ranks())

    def contacts(self, atom_of: Sequence[int]) -> list[Contact]:
        found: dict[int, array[int]] = {}
        for mention, atom in enumerate(atom_of):
            home = self._home[atom]
            if home not in found:
                found[home] = array("l")
            found[home].append(mention)
        return [Contact(self._atoms[home].kind, mentions) for home, mentions in found.items()]

    def suggestions(self, atom_of: Sequence[int]) -> list[Suggestion]:
        if not self._open:
            return []
        first: dict[int, int] = {}
        for mention, atom in enumerate(atom_of):
            first.setdefault(self._home[atom], mention)
        best: dict[tuple[int, int], float] = {}
        for (left, right), total in self._open.items():
            a, b = sorted((first[self._home[left]], first[self._home[right]]))
            if a != b:
                best[a, b] = max(best.get((a, b), total), total)
        return [Suggestion(a, b, total) for (a, b), total in sorted(best.items(), key=lambda e: (-e[1], e[0]))]

    def names(self, key: str) -> int:
        if key not in self._counts:
            self._counts[key] = self._count(self._holders.get(key, ()))
        return self._counts[key]

    def places(self, key: str) -> int:
        return self._places.get(key, 1)

    def seen(self, word: str) -> int:
        return self._bearers[word]

    def many_names(self) -> bool:
        return self._many_names

    def _count(self, holders: Sequence[int]) -> int:
        return count_names(self._atoms[a] for a in holders) if len(holders) <= policy.CROWDED else 0

    def _census(self) -> Counter[str]:
        """In how many different names each word is."""
        seen = {of.words for of in self._atoms if of.name and of.kind == "person"}
        self._many_names = len(seen) >= policy.RARE_AMONG
        return Counter(word for words in seen for word in words)

    def _ranks(self) -> Sequence[int]:
        """The place of each atom among all by content, to decide between equals whatever came first."""
        atoms = self._atoms
        order = sorted(
            range(len(atoms)),
            key=lambda a: (
                atoms[a].name,
                atoms[a].emails,
                atoms[a].phones,
                atoms[a].organisations,
                atoms[a].since or 0,
                a,
            ),
        )
        ranks = array("l", bytes(len(atoms) * array("l").itemsize))
        for place, atom in enumerate(order):
            ranks[atom] = place
        return ranks

    def _links(self) -> Links:
        """All pairs that are the same; those left open that are worth a look are kept for `suggestions`."""
        links = Links(len(self._atoms))
        atoms, size = self._atoms, len(self._atoms)
        seen: set[int] = set()
        for holders in self._blocks():
            for place, left in enumerate(holders, 1):
                one, row = atoms[left], left * size
                for right in holders[place:]:
                    pair = row + right
                    if pair in seen or left == right:
                        continue
                    seen.add(pair)
                    total = score(one, atoms[right], self)
                    if total >= policy.SAME_FROM:
                        links.add(left, right, total)
                    elif self._suggest and total >= policy.SUGGEST_FROM and one.kind == "person":
                        self._open[left, right] = total
        return links

    def _blocks(self) -> list[list[int]]:
        """The atoms that share a key, key by key, each in ascending order; perhaps one twice."""
        found: list[list[int]] = []
        for sort in policy.KEYS:
            blocks: dict[str, list[int]] = {}
            keys_of = maker(sort)
            for atom, of in enumerate(self._atoms):
                if of.kind == sort.kind:
                    for key in keys_of(of):
                        if key in blocks:
                            blocks[key].append(atom)
                        else:
                            blocks[key] = [atom]
            shared = {key: holders for key, holders in blocks.items() if len(holders) > 1}
            if sort.each in (("own_email",), ("phone",)):
                self._holders |= shared
            if sort.each == ("name",):
                self._places |= {
                    key: count_places(self._atoms[a].affiliations for a in holders) if len(holders) <= sort.cap else 0
                    for key, holders in shared.items()
                }
            found += [holders for holders in shared.values() if len(holders) <= sort.cap]
        return found

    def _group(self, links: Links, ranks: Sequence[int]) -> None:
        """Nothing outside a component has a say in it: one after another, each with little in hand."""
        for component in links.components():
            wholes = {
                atom: Atom(self._atoms[atom], ranks[atom], self._releases[atom])
                for link in component
                for atom in (link.left, link.right)
            }
            for cluster in clusters(wholes, component):
                first = min(cluster)
                for atom in cluster:
                    self._home[atom] = first
