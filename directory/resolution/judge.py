"""The verdict on a pair: the sum of the weights, and what it suffices for."""

from __future__ import annotations

from collections.abc import Callable

from directory.records import Opinion, Verdict, Weight
from directory.resolution import evidence, policy
from directory.resolution.evidence import Commonness
from directory.resolution.features import Features

Sight = Callable[[Features, Features, Commonness], Weight | None]

_PERSON: tuple[Sight, ...] = (evidence.name, evidence.email, evidence.phone, evidence.organisation)
_DESK: tuple[Sight, ...] = (evidence.desk_name, evidence.desk_email, evidence.phone, evidence.organisation)


def judge(left: Features, right: Features, common: Commonness) -> Verdict:
    """Whether two mentions are the same contact; the same whichever is called left.

    A person and a desk are different, whatever they share.
    """
    if left.kind != right.kind:
        return Verdict("different", float("-inf"), (Weight("kind", left.kind, right.kind, float("-inf")),))
    desk = left.kind == "desk"
    found = [sight(left, right, common) for sight in (_DESK if desk else _PERSON)]
    weights = (Weight("prior", None, None, policy.DESK_PRIOR if desk else policy.PRIOR), *(w for w in found if w))
    score = sum(w.bits for w in weights)
    return Verdict(_opinion(score), score, weights)


def _opinion(score: float) -> Opinion | None:
    if score >= policy.SAME_FROM:
        return "same"
    return "different" if score <= policy.DIFFERENT_FROM else None
