"""How sure we are that a stretch of text offers a contact and that its details are its own: a list of points that sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from directory.extraction.drafts import Draft
from directory.records import Claim
from directory.values import emails

_OPENED = {"cue": 0.9, "sentence": 0.8, "mailbox": 0.6, "signature": 0.55}
"""How often a block opened so offers a contact."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for or against a contact: the feature, the value it has here, and its weight in logits
    (natural logarithm of the odds); a reading's points sum to the logit of its confidence."""

    feature: str
    value: str | None
    logit: float


def points(draft: Draft, claims: Sequence[Claim]) -> tuple[Point, ...]:
    """What opened the block, and how much of a contact there is."""
    opened = draft.block.opened if draft.block is not None else None
    score = _OPENED[opened] if opened is not None else 0.5
    found = [Point("opened by", opened, _logit(score))]
    fields = {c.field for c in claims}
    if draft.kind == "person" and not fields & {"email", "phone"}:
        found.append(Point("address or number", "none", _logit(score - 0.25) - _logit(score)))
    if draft.kind == "person" and {"email", "name"} <= fields:
        name = next(c.value for c in claims if c.field == "name")
        fits = max(emails.affinity(name, c.value) for c in claims if c.field == "email") >= 2
        step = 0.08 if fits else -0.05
        found.append(
            Point("address and name", "alike" if fits else "not alike", _logit(score + step) - _logit(score)),
        )
    return tuple(found)


def probability(found: Sequence[Point]) -> float:
    """The points' sum as a probability, between 0.05 and 0.99, to two places."""
    return round(min(max(1 / (1 + exp(-sum(point.logit for point in found))), 0.05), 0.99), 2)


def _logit(share: float) -> float:
    return log(share / (1 - share))
