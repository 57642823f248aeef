"""How well mentions were put together, against the truth that was generated with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from benchmarks.mentions.world import Truth


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


def faults(
    truth: Mapping[str, Truth], contact_of: Mapping[str, Hashable], rows: Mapping[str, dict[str, object]]
) -> Counter[str]:
    """What went wrong, grouped: wrong contacts by what the two people have in common, torn people by what the lost part
    lacks; counted in people."""
    members: defaultdict[Hashable, list[str]] = defaultdict(list)
    for mention in truth:
        members[contact_of[mention]].append(mention)
    found: Counter[str] = Counter()
    parts: defaultdict[str, list[list[str]]] = defaultdict(list)
    for mentions in members.values():
        people: defaultdict[str, list[str]] = defaultdict(list)
        for mention in mentions:
            people[truth[mention].who].append(mention)
        for who, own in people.items():
            parts[who].append(own)
        if len(people) > 1:
            one, other = sorted(people, key=lambda who: -len(people[who]))[:2]
            a, b = truth[people[one][0]], truth[people[other][0]]
            same = "one name" if a.name == b.name else "near names"
            here = {truth[m].place for m in people[one]} & {truth[m].place for m in people[other]}
            found[f"mixed: {same}, {'one organisation' if here else 'two organisations'}"] += 1
    for own in parts.values():
        if len(own) > 1:
            own.sort(key=len)
            found["torn: " + _lost(truth, own[0], own[-1], rows)] += 1
    return found


def _lost(
    truth: Mapping[str, Truth], lost: Sequence[str], rest: Sequence[str], rows: Mapping[str, dict[str, object]]
) -> str:
    if not truth[lost[0]].name:
        return "a desk"
    if {truth[m].place for m in lost}.isdisjoint(truth[m].place for m in rest):
        return "another job"
    if not any(rows[m]["org"] or rows[m]["emails"] or rows[m]["phones"] for m in lost):
        return "a name and nothing else"
    if not {rows[m]["name"] for m in lost}.isdisjoint(rows[m]["name"] for m in rest):
        return "the same name, nothing else in common that tells enough"
    return "a name written otherwise, nothing else in common that tells enough"
