"""The verdict on a pair: the sum of the weights, and what it suffices for. One scorer, whether a pair of a million or the
pair of one release is looked at."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from directory.records import Opinion, Verdict, Weight
from directory.resolution import evidence, policy
from directory.resolution.evidence import Commonness, Sight, Value
from directory.resolution.features import Features

Look = Callable[[Features, Features, Commonness], Sight | None]

_PERSON: tuple[Look, ...] = (evidence.name, evidence.email, evidence.phone, evidence.organisation)
_DESK: tuple[Look, ...] = (evidence.desk_name, evidence.desk_email, evidence.phone, evidence.organisation)


def judge(left: Features, right: Features, common: Commonness) -> Verdict:
    """Whether two mentions are the same contact; the same whichever is called left.

    A person and a desk are different, whatever they share.
    """
    if left.kind != right.kind:
        return Verdict("different", float("-inf"), (Weight("kind", left.kind, right.kind, float("-inf")),))
    weights = tuple(Weight(feature, _shown(a), _shown(b), bits) for feature, a, b, bits in sights(left, right, common))
    total = sum(w.bits for w in weights)
    return Verdict(opinion(total), total, weights)


def score(left: Features, right: Features, common: Commonness) -> float:
    """The sum alone, for millions of pairs of one kind; minus infinity where names say that no sum will suffice."""
    if left.kind == "desk":
        total = policy.DESK_PRIOR
        looks = _DESK
    else:
        first = evidence.name(left, right, common)
        total = policy.PRIOR
        if first is not None:
            total += first[3]
            if first[3] <= policy.NAME["other"]:
                return -inf
        looks = _PERSON[1:]
    for look in looks:
        sight = look(left, right, common)
        if sight is not None:
            total += sight[3]
    return total


def _shown(value: Value) -> str | None:
    return value if value is None or isinstance(value, str) else ", ".join(sorted(value))


def sights(left: Features, right: Features, common: Commonness) -> list[Sight]:
    """All that is seen of a pair of one kind, the prior first; the bits sum to its score."""
    desk = left.kind == "desk"
    found: list[Sight] = [("prior", None, None, policy.DESK_PRIOR if desk else policy.PRIOR)]
    for look in _DESK if desk else _PERSON:
        sight = look(left, right, common)
        if sight is not None:
            found.append(sight)
    return found


def opinion(total: float) -> Opinion | None:
    """What a sum suffices for; None where it is left open."""
    if total >= policy.SAME_FROM:
        return "same"
    return "different" if total <= policy.DIFFERENT_FROM else None
