"""From judged pairs of names to organisations: which names stand together. Greedy, the strongest pair first, equals by key, so that
the order of arrival does not matter; two groups are held against each other, name by name, before they become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from directory.resolution.clusters import Link
from directory.resolution.organisation_evidence import excluded
from directory.resolution.organisation_names import Name
from directory.resolution.policy import ORGANISATION_CLEAR_LEAD

_MOST = 60
"""So many names may an organisation have by the policy's word; humans may join more."""


def groups(
    known: Mapping[int, Name],
    links: Iterable[Link[int]],
    *,
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> list[frozenset[int]]:
    """Every name in exactly one group. `together` and `apart` are what humans decided: they win over scores, and `apart` over
    what follows from `together`."""
    grouping = _Grouping(known, apart)
    for left, right in sorted(together, key=lambda pair: _order(known, *pair)):
        grouping.join(left, right, decided=True)
    decided = {frozenset(pair) for pair in together}
    rivals = _Rivals(known, together, apart)
    clear = _clear(rivals, [link for link in links if {link.left, link.right} not in decided])
    for link in sorted(clear, key=lambda k: (-k.score, _order(known, k.left, k.right))):
        grouping.join(link.left, link.right, decided=False)
    return grouping.result()


class _Grouping:
    """Names by the group they are in, each group named after one of them."""

    def __init__(self, known: Mapping[int, Name], apart: Collection[tuple[int, int]]) -> None:
        self._known = known
        self._home = {name: name for name in known}
        self._members = {name: [name] for name in known}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)
        self._joined: defaultdict[int, set[int]] = defaultdict(set)
        """What humans joined with a name: they may be called as differently as they like."""

    def join(self, left: int, right: int, *, decided: bool) -> None:
        a, b = self._home[left], self._home[right]
        if a == b or any(self._home.get(other) == b for one in self._members[a] for other in self._apart[one]):
            return
        if not decided and not self._may_be(self._members[a], self._members[b]):
            return
        if decided:
            self._joined[left].add(right)
            self._joined[right].add(left)
        self._members[a] += self._members.pop(b)
        for name in self._members[a]:
            self._home[name] = a

    def result(self) -> list[frozenset[int]]:
        return [frozenset(members) for members in self._members.values()]

    def _may_be(self, ours: list[int], theirs: list[int]) -> bool:
        """Whether nothing keeps a name of the one from being the other's. Of names that humans joined it is enough that one is not
        kept apart."""
        if len(ours) + len(theirs) > _MOST:
            return False
        for one in ours:
            for other in theirs:
                if excluded(self._known[one], self._known[other]) and not (
                    self._vouched(one, ours, other) or self._vouched(other, theirs, one)
                ):
                    return False
        return True

    def _vouched(self, name: int, group: list[int], against: int) -> bool:
        """Whether humans joined a name with another of its group that is not kept apart from what it is held against. Of two that
        only what releases show tells apart (a ministry of two countries), one that shows nothing vouches for neither."""
        same = self._known[name].key == self._known[against].key
        return any(
            other in group
            and not excluded(self._known[other], self._known[against])
            and not (same and not self._known[other].apart)
            for other in self._joined[name]
        )


class _Rivals:
    """Which two names are never one organisation's: for all that is seen of them, or since humans said so of them or of names that
    they joined with them."""

    def __init__(
        self, known: Mapping[int, Name], together: Collection[tuple[int, int]], apart: Collection[tuple[int, int]]
    ) -> None:
        self._known = known
        self._home = {name: name for name in known}
        for left, right in sorted(together):
            new, old = sorted((self._home[left], self._home[right]))
            self._home |= {name: new for name, home in self._home.items() if home == old}
        self._apart = {frozenset((self._home[left], self._home[right])) for left, right in apart}

    def are(self, one: int, other: int) -> bool:
        here, there = self._home[one], self._home[other]
        if here == there:
            return False
        return frozenset((here, there)) in self._apart or excluded(self._known[one], self._known[other])


def _clear(rivals: _Rivals, links: list[Link[int]]) -> list[Link[int]]:
    """Without the links of a name that is as near to one as to another, of whom only one can be it."""
    by_name: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for link in links:
        by_name[link.left].append((link.right, link.score))
        by_name[link.right].append((link.left, link.score))
    torn: set[frozenset[int]] = set()
    for name, found in by_name.items():
        for (one, first), (other, second) in combinations(found, 2):
            if abs(first - second) < ORGANISATION_CLEAR_LEAD and rivals.are(one, other):
                torn |= {frozenset((name, one)), frozenset((name, other))}
    return [link for link in links if frozenset((link.left, link.right)) not in torn]


def _order(known: Mapping[int, Name], left: int, right: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """Whichever is called left, and whatever their numbers are."""
    one, other = ((known[name].key, known[name].apart) for name in (left, right))
    return (one, other) if one <= other else (other, one)
