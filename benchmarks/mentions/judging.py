"""How well mentions were put together, against the truth that was generated with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from benchmarks.mentions.world import Truth
from directory.resolution.namesakes import Nearness, nearness
from directory.values import names, organisations


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairwise figures; exactly right contacts among the true ones; of pairs of namesakes those kept apart, at one
    organisation and elsewhere; of people's moves those whose two jobs lie in one contact, and those joined or suggested."""

    precision: float
    recall: float
    exact: float
    namesakes: float
    namesakes_here: float
    moves: float
    moves_suggested: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1.0)


def judged(
    truth: Mapping[str, Truth], contact_of: Mapping[str, Hashable], suggested: Iterable[tuple[Hashable, Hashable]] = ()
) -> Figures:
    """`contact_of` tells of every mention in which contact it is, `suggested` names pairs of contacts."""
    both = Counter((truth[m].who, contact_of[m]) for m in truth)
    wanted, made = Counter(t.who for t in truth.values()), Counter(contact_of[m] for m in truth)
    hits, want, have = pairs(both.values()), pairs(wanted.values()), pairs(made.values())
    exact = sum(1 for (who, contact), n in both.items() if n == wanted[who] == made[contact])
    apart, here = _namesakes(truth, both)
    joined, either = _moves(truth, contact_of, suggested)
    return Figures(hits / (have or 1), hits / (want or 1), exact / len(wanted), apart, here, joined, either)


def pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _namesakes(truth: Mapping[str, Truth], both: Counter[tuple[str, Hashable]]) -> tuple[float, float]:
    contacts: defaultdict[str, set[Hashable]] = defaultdict(set)
    for who, contact in both:
        contacts[who].add(contact)
    bearers: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for told in truth.values():
        if told.name:
            bearers[told.name].setdefault(told.who, set()).add(told.place)
    kept: Counter[tuple[bool, bool]] = Counter()
    for people in bearers.values():
        for one, other in combinations(sorted(people), 2):
            here = bool(people[one] & people[other])
            kept[here, contacts[one].isdisjoint(contacts[other])] += 1
    total = kept[True, True] + kept[False, True]
    return (
        total / (kept.total() or 1),
        kept[True, True] / (kept[True, True] + kept[True, False] or 1),
    )


def _moves(
    truth: Mapping[str, Truth], contact_of: Mapping[str, Hashable], suggested: Iterable[tuple[Hashable, Hashable]]
) -> tuple[float, float]:
    """Of two jobs that follow each other and are both named."""
    jobs: defaultdict[str, dict[int, set[Hashable]]] = defaultdict(dict)
    for mention, told in truth.items():
        if told.name:
            jobs[told.who].setdefault(told.job, set()).add(contact_of[mention])
    beside: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for one, other in suggested:
        beside[one].add(other)
        beside[other].add(one)
    moves = joined = either = 0
    for by_job in jobs.values():
        known = sorted(by_job)
        for before, after in pairwise(known):
            moves += 1
            first, second = by_job[before], by_job[after]
            joined += not first.isdisjoint(second)
            either += not first.isdisjoint(second) or any(beside[contact] & second for contact in first)
    return joined / (moves or 1), either / (moves or 1)


@dataclass(slots=True)
class Fault:
    """What went wrong for one reason: in how many contacts (mixed) or parts of people (torn), how many pairs of mentions that
    made wrong, and two mentions of each, that are wrongly in one contact or wrongly are not."""

    contacts: int = 0
    pairs: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)

    def add(self, lost: Sequence[str], rest: Sequence[str]) -> None:
        self.contacts += 1
        self.pairs += len(lost) * len(rest)
        if len(self.examples) < _EXAMPLES:
            self.examples.append((lost[0], rest[0]))


def faults(
    truth: Mapping[str, Truth], contact_of: Mapping[str, Hashable], rows: Mapping[str, dict[str, object]]
) -> dict[str, Fault]:
    """What went wrong, by its reason: of a contact that mixes people, by what two of them have in common; of a part that a
    person lost, by what it lacks that the rest has."""
    members: defaultdict[Hashable, list[str]] = defaultdict(list)
    for mention in truth:
        members[contact_of[mention]].append(mention)
    found: defaultdict[str, Fault] = defaultdict(Fault)
    parts: defaultdict[str, list[list[str]]] = defaultdict(list)
    for mentions in members.values():
        people: defaultdict[str, list[str]] = defaultdict(list)
        for mention in mentions:
            people[truth[mention].who].append(mention)
        for who, own in people.items():
            parts[who].append(own)
        first, *others = sorted(people.values(), key=len, reverse=True)
        for other in others:
            found["mixed: " + _mixed(truth, other, first, rows)].add(other, first)
            first = first + other
    for each in parts.values():
        each.sort(key=len)
        rest = each.pop()
        while each:
            lost = each.pop()
            found["torn: " + _torn(truth, lost, rest, rows)].add(lost, rest)
            rest = rest + lost
    return dict(found)


def _mixed(
    truth: Mapping[str, Truth], some: Sequence[str], others: Sequence[str], rows: Mapping[str, dict[str, object]]
) -> str:
    a, b = truth[some[0]], truth[others[0]]
    if not a.name or not b.name:
        return "two desks" if not a.name and not b.name else "a desk and a human"
    same = "two of one name" if a.name == b.name else "two of near names"
    here = {truth[m].place for m in some} & {truth[m].place for m in others}
    where = "in one house" if here else "in two houses"
    bare = any(not rows[m]["emails"] and not rows[m]["phones"] for m in (*some, *others))
    return f"{same} {where}" + (", of whom one is named without address or number" if bare else "")


def _torn(
    truth: Mapping[str, Truth], lost: Sequence[str], rest: Sequence[str], rows: Mapping[str, dict[str, object]]
) -> str:
    told = truth[lost[0]]
    if not told.name:
        return "a desk"
    ours, theirs = ({names.fold(str(rows[m]["name"])) for m in part} for part in (lost, rest))
    near = min((_LEVELS.index(nearness(a, b)) for a in ours for b in theirs), default=len(_LEVELS) - 1)
    how = _SAID[_LEVELS[near]]
    if {truth[m].place for m in lost}.isdisjoint(truth[m].place for m in rest):
        return f"another job, {how}"
    if not any(rows[m]["org"] or rows[m]["emails"] or rows[m]["phones"] for m in lost):
        return f"nothing but a name, {how}"
    places = {organisations.key(str(rows[m]["org"])) for m in lost if rows[m]["org"]}
    if not places:
        return f"no organisation told, {how}"
    called = {organisations.key(str(rows[m]["org"])) for m in rest if rows[m]["org"]}
    where = "the same organisation" if places & called else "another name of the house, or a client's of the agency"
    return f"{where}, {how}"


_EXAMPLES = 20
_LEVELS: Sequence[Nearness] = (
    "same", "longer", "nickname", "initial", "sound", "slip", "part", "loose", "much_longer", "related", "script", "changed", "other",
)  # fmt: skip
_SAID: Mapping[Nearness, str] = dict.fromkeys(_LEVELS, "the name written otherwise") | {
    "same": "the same name",
    "related": "another surname or forename",
    "changed": "another surname or forename",
    "script": "a name that sounds otherwise as folded",
    "other": "a name that sounds otherwise as folded",
}
