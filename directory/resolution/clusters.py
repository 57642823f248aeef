"""From judged pairs to contacts: which atoms stand together.

Greedy and the same for every order of arrival: the strongest pair first, equals by content; before each union the two
clusters are held against each other as wholes (`policy.toml`, constraints), since A like B and B like C does not make A
like C.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from directory.resolution.evidence import married, twins
from directory.resolution.features import Features
from directory.resolution.namesakes import compatible
from directory.resolution.policy import CLEAR_LEAD
from directory.values.phones import is_mobile

_FEW = 20

A = TypeVar("A", bound=Hashable)


class Atom(NamedTuple):
    """Something to be put in a cluster. `order` decides between equals, and comes from content; `releases` name it."""

    features: Features
    order: str | int
    releases: Collection[int] = frozenset()


class Link(NamedTuple, Generic[A]):
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
    links = list(links)
    peaceful = _peaceful(of for of, _, _ in atoms.values())
    grouping = _Grouping(atoms, apart, peaceful=peaceful)
    for left, right in sorted(together, key=lambda pair: _order(atoms, *pair)):
        grouping.join(left, right, decided=True)
    clear = links if peaceful else _clear(atoms, links)
    for left, right, _ in sorted(clear, key=lambda k: (-k[2], _order(atoms, k[0], k[1]))):
        grouping.join(left, right, decided=False)
    return grouping.result()


def alike(left: Features, right: Features) -> bool:
    """Whether nothing in two mentions forbids that they are one contact."""
    return left.kind == right.kind and _Whole(left).may_be(_Whole(right))


class _Whole:
    """What a cluster is held against others by; grows with each union."""

    __slots__ = ("emails", "kind", "names", "phones", "since", "until")

    def __init__(self, of: Features) -> None:
        self.kind = of.kind
        self.names = {(of.name, of.script)} if of.name and of.kind == "person" else set()
        self.emails = set(of.personal_emails if of.kind == "person" else of.emails)
        self.phones = set(of.phones)
        self.since, self.until = of.since, of.until

    def take(self, other: _Whole) -> None:
        self.names |= other.names
        self.emails |= other.emails
        self.phones |= other.phones
        self.since = min((d for d in (self.since, other.since) if d is not None), default=None)
        self.until = max((d for d in (self.until, other.until) if d is not None), default=None)

    def may_be(self, other: _Whole) -> bool:
        if self.kind == "desk":
            return not self.emails or not other.emails or not self.emails.isdisjoint(other.emails)
        for mine, script in self.names:
            for name, other_script in other.names:
                if (
                    mine != name
                    and script == other_script
                    and not compatible(mine, name)
                    and not married(mine, name, self.emails & other.emails)
                ):
                    return False
        for address in self.emails:
            for another in other.emails:
                if address != another and twins(address, another):
                    return False
        return True

    def overlaps(self, other: _Whole) -> bool:
        """Whether both were named at the same time, for all that is known."""
        if self.since is None or self.until is None or other.since is None or other.until is None:
            return True
        return self.since <= other.until and other.since <= self.until

    def carries_another(self, other: _Whole) -> bool:
        """Whether both have mobiles and none in common: offices are called in many ways, but people carry their mobile along."""
        mine = set(filter(_is_mobile, self.phones))
        return bool(mine) and mine.isdisjoint(other.phones) and any(map(_is_mobile, other.phones))


class _Grouping(Generic[A]):
    """Atoms by the cluster they are in, each cluster named after one of them."""

    def __init__(self, atoms: Mapping[A, Atom], apart: Collection[tuple[A, A]], *, peaceful: bool) -> None:
        self._atoms = atoms
        self._peaceful = peaceful
        self._home = {atom: atom for atom in atoms}
        self._members: dict[A, list[A]] = {}
        self._wholes: dict[A, _Whole] = {}
        self._releases: dict[A, set[int]] = {}
        self._apart = _both_ways(apart)
        self._decided: set[A] = set()
        """The clusters that humans have joined something in."""

    def join(self, left: A, right: A, *, decided: bool) -> None:
        a, b = self._home[left], self._home[right]
        if a == b:
            return
        if len(self._members.get(a, ())) < len(self._members.get(b, ())):
            a, b = b, a
        one, other = self._atoms[left].features, self._atoms[right].features
        if one.kind != other.kind or (self._apart and self._kept_apart(a, b)):
            return
        if not decided:
            if self._side_by_side(a, b):
                return
            if not self._peaceful and not self._may_be(a, b):
                return
            if not shares_details(one, other):
                whole, rest = self._whole(a), self._whole(b)
                if (one.kind == "person" and whole.carries_another(rest)) or (
                    name_alone(one, other) and whole.overlaps(rest)
                ):
                    return
        if decided or not self._decided.isdisjoint((a, b)):
            self._decided = self._decided - {b} | {a}
        self._unite(a, b)

    def result(self) -> list[frozenset[A]]:
        found = [frozenset(members) for members in self._members.values()]
        return found + [
            frozenset((atom,)) for atom, home in self._home.items() if home == atom and atom not in self._members
        ]

    def _may_be(self, a: A, b: A) -> bool:
        """Whether nothing in the one forbids that it is the other. Whom humans joined may bear several names: it is enough to be
        like one of them."""
        if self._decided.isdisjoint((a, b)):
            return self._whole(a).may_be(self._whole(b))
        left, right = ({self._atoms[x].features for x in self._members.get(home, (home,))} for home in (a, b))
        return (b not in self._decided or all(any(alike(x, y) for y in right) for x in left)) and (
            a not in self._decided or all(any(alike(x, y) for x in left) for y in right)
        )

    def _unite(self, a: A, b: A) -> None:
        if a in self._wholes:
            self._wholes[a].take(self._whole(b))
        self._wholes.pop(b, None)
        if a not in self._releases:
            self._releases[a] = set(self._atoms[a].releases)
        self._releases[a].update(self._releases.pop(b) if b in self._releases else self._atoms[b].releases)
        members = self._members.setdefault(a, [a])
        for atom in self._members.pop(b, (b,)):
            self._home[atom] = a
            members.append(atom)

    def _whole(self, home: A) -> _Whole:
        found = self._wholes.get(home)
        if found is None:
            found = self._wholes[home] = _Whole(self._atoms[home].features)
            for member in self._members.get(home, ()):
                found.take(_Whole(self._atoms[member].features))
        return found

    def _side_by_side(self, a: A, b: A) -> bool:
        """Whether one release names both; of most clusters, `b` is an atom by itself."""
        releases = self._releases.get(b) or self._atoms[b].releases
        return not (self._releases.get(a) or set(self._atoms[a].releases)).isdisjoint(releases)

    def _kept_apart(self, a: A, b: A) -> bool:
        return any(self._home[other] == b for x in self._members.get(a, (a,)) for other in self._apart.get(x, ()))


def name_alone(left: Features, right: Features) -> bool:
    """Whether two people have their name in common and nothing else."""
    return (
        left.kind == "person"
        and bool(left.affiliations and right.affiliations)
        and left.affiliations.isdisjoint(right.affiliations)
        and not shares_details(left, right)
    )


def shares_details(left: Features, right: Features) -> bool:
    """Whether two have a number in common, or an address (of people, one of their own)."""
    if right.phones:
        for number in left.phones:
            if number in right.phones:
                return True
    if right.emails:
        for address in left.personal_emails if left.kind == "person" else left.emails:
            if address in right.emails:
                return True
    return False


def _is_mobile(number: str) -> bool:
    return number[0] == "+" and is_mobile(number.partition(";")[0])


def undivided(
    atoms: Collection[Features], releases: Iterable[Collection[int]], links: Iterable[tuple[Features, Features]]
) -> bool:
    """Whether `clusters` puts all of them in one since no constraint has anything to forbid, in whatever order they come: of atoms
    of one kind that hang together by these links. So it mostly is, and much sooner seen than done link by link."""
    naming = [named for named in releases if named]
    if sum(map(len, naming)) != len(set[int]().union(*naming)) or not _peaceful(atoms):
        return False
    numbers = {number for of in atoms if of.kind == "person" for number in of.phones}
    return sum(map(_is_mobile, numbers)) <= 1 and not any(name_alone(left, right) for left, right in links)


def _peaceful(atoms: Iterable[Features]) -> bool:
    """Whether no two of the atoms exclude each other, so that none of their unions do. So it mostly is, and soon seen, as people
    are called in few ways."""
    told: dict[object, Features] = {}
    for of in atoms:
        told.setdefault((of.name, of.script, of.personal_emails) if of.kind == "person" else of.emails, of)
        if len(told) > _FEW:
            return False
    distinct = list(told.values())
    for place, of in enumerate(distinct, 1):
        if (
            of.kind == "person"
            and len(of.personal_emails) > 1
            and any(twins(a, b) for a in of.personal_emails for b in of.personal_emails)
        ):
            return False
        if any(of.kind == other.kind and _exclude(of, other) for other in distinct[place:]):
            return False
    return True


def _clear(atoms: Mapping[A, Atom], links: list[Link[A]]) -> list[Link[A]]:
    """Without the links of an atom that is as like one contact as another, who cannot both be it."""
    by_atom: defaultdict[A, list[tuple[A, float]]] = defaultdict(list)
    for link in links:
        by_atom[link.left].append((link.right, link.score))
        by_atom[link.right].append((link.left, link.score))
    torn: set[tuple[A, A]] = set()
    for atom, found in by_atom.items():
        if len(found) > 1 and not _of_one_kind(atoms, found):
            torn.update(_torn(atoms, atom, found))
    if not torn:
        return links
    return [k for k in links if (k.left, k.right) not in torn and (k.right, k.left) not in torn]


def _of_one_kind(atoms: Mapping[A, Atom], found: list[tuple[A, float]]) -> bool:
    """Whether all that hangs on an atom has one name and one set of addresses, as mostly: then nothing excludes anything."""
    first = atoms[found[0][0]].features
    addresses: tuple[str, ...] = ()
    for other, _ in found:
        of = atoms[other].features
        if of.name != first.name:
            return False
        told = of.personal_emails if of.kind == "person" else of.emails
        if told and told != addresses:
            if addresses:
                return False
            addresses = told
    return True


def _torn(atoms: Mapping[A, Atom], atom: A, found: list[tuple[A, float]]) -> Iterable[tuple[A, A]]:
    """The links of one atom between which nothing chooses."""
    by_trait: defaultdict[object, list[tuple[A, float]]] = defaultdict(list)
    for other, score in found:
        of = atoms[other].features
        by_trait[(of.name, of.personal_emails) if of.kind == "person" else of.emails].append((other, score))
    traits = list(by_trait)
    for place, trait in enumerate(traits):
        for rival in traits[place + 1 :]:
            ours, theirs = by_trait[trait], by_trait[rival]
            if not _exclude(atoms[ours[0][0]].features, atoms[theirs[0][0]].features):
                continue
            for one, first in ours:
                for other, second in theirs:
                    if abs(first - second) < CLEAR_LEAD:
                        yield atom, one
                        yield atom, other


def _exclude(left: Features, right: Features) -> bool:
    """Whether the traits of two atoms that hang on a third one exclude each other: names of people, addresses of desks."""
    if left.kind == "desk":
        return bool(left.emails and right.emails) and set(left.emails).isdisjoint(right.emails)
    mine, theirs = left.personal_emails, right.personal_emails
    if mine and theirs and (mine != theirs or len(mine) > 1) and any(twins(a, b) for a in mine for b in theirs):
        return True
    if left.name == right.name or not left.name or not right.name or left.script != right.script:
        return False
    return not compatible(left.name, right.name)


def _order(atoms: Mapping[A, Atom], left: A, right: A) -> tuple[str | int, str | int]:
    one, other = atoms[left].order, atoms[right].order
    return (one, other) if one <= other else (other, one)  # type: ignore[operator]  # all of one type


def _both_ways(pairs: Collection[tuple[A, A]]) -> dict[A, set[A]]:
    found: defaultdict[A, set[A]] = defaultdict(set)
    for left, right in pairs:
        found[left].add(right)
        found[right].add(left)
    return found
