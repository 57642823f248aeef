"""The features by which two mentions are compared: one function each, saying what it saw and how much that weighs.

Weights are bits, log2 of how much likelier the sight is for one contact than for two (Fellegi and Sunter 1969); the
numbers stand in `policy`. A function that sees nothing to weigh returns None.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import log2
from typing import Protocol

from directory.records import Weight
from directory.resolution import policy
from directory.resolution.candidates import email_key, name_key, phone_key
from directory.resolution.features import Features
from directory.resolution.namesakes import nearness
from directory.values import emails as email_values

_TELLING_LOCAL_PART = 4
_BLOCK = 4  # digits: numbers are handed out by ten thousand


class Commonness(Protocol):
    """What the registry knows of a key as a whole."""

    def names(self, key: str) -> int:
        """How many different people's names share this key (incompatible with each other); 0 where too many to count."""

    def places(self, key: str) -> int:
        """At how many organisations the holders of this key are found; 0 where too many to count."""


def name(left: Features, right: Features, common: Commonness) -> Weight | None:
    """The nearer the names the likelier; the same name counts less, the more organisations know one who bears it."""
    if not left.name or not right.name:
        return None
    near = nearness(left.name, right.name)
    bits = policy.NAME[near]
    if near == "same":
        if len(left.name.split()) == 1:
            bits = policy.NAME["part"]
        bits -= log2(common.places(name_key(left)) or policy.MANY)
    return Weight(f"name: {near}", left.name, right.name, max(bits, 0.0) if near == "same" else bits)


def email(left: Features, right: Features, common: Commonness) -> Weight | None:
    """A mailbox of one's own says much, less where several names use it; a function's mailbox says nothing here."""
    a, b = left.personal_emails, right.personal_emails
    shared = sorted(set(a) & set(b))
    if shared:
        alone = [e for e in shared if common.names(email_key(left, e)) == 1]
        best = (alone or shared)[0]
        return Weight("e-mail: same", best, best, policy.EMAIL_SAME if alone else policy.EMAIL_SHARED)
    for mine, other in product(a, b):
        if email_values.domain(mine) == email_values.domain(other):
            return Weight("e-mail: another at the same place", mine, other, policy.EMAIL_OTHER)
    for mine, other in product(a, b):
        if _local(mine) == _local(other) and len(_local(mine)) >= _TELLING_LOCAL_PART:
            return Weight("e-mail: as before the at-sign at another place", mine, other, policy.EMAIL_MOVED)
    return None


def phone(left: Features, right: Features, common: Commonness) -> Weight | None:
    """A number says the less, the more people share it. Another one says nothing against: people have several; and a
    little for, where it is of the same block, as numbers of one house are."""
    shared = sorted(set(left.phones) & set(right.phones))
    if not shared:
        for mine, other in product(left.phones, right.phones):
            if mine.startswith("+") and len(mine) == len(other) and mine[:-_BLOCK] == other[:-_BLOCK]:
                return Weight("phone: of the same block", mine, other, policy.PHONE_BLOCK)
        return None
    bits = {number: policy.phone(common.names(phone_key(left, number))) for number in shared}
    best = max(shared, key=lambda number: bits[number])
    return Weight("phone: same", best, best, bits[best])


def organisation(left: Features, right: Features, common: Commonness) -> Weight | None:  # noqa: ARG001  # one signature for all
    """One organisation, issuer or mail domain in common speaks for, none at all against. An issuer alone says nothing of
    two who each belong somewhere else: many send their news through one."""
    a, b = left.affiliations, right.affiliations
    if not a or not b:
        return None
    shared = sorted(a & b)
    if not shared:
        return Weight("organisation: other", _joined(a), _joined(b), policy.ORGANISATION_OTHER)
    own, others = left.own_affiliations, right.own_affiliations
    if own and others and not own & b and not others & a:
        return Weight(
            "organisation: other, in releases of one issuer", _joined(own), _joined(others), policy.ISSUER_SAME
        )
    return Weight("organisation: same", shared[0], shared[0], policy.ORGANISATION_SAME)


def desk_email(left: Features, right: Features, common: Commonness) -> Weight | None:  # noqa: ARG001
    """A desk is its address: it stays the same desk as long as that stays."""
    if not left.emails or not right.emails:
        return None
    if shared := sorted(set(left.emails) & set(right.emails)):
        return Weight("e-mail: same", shared[0], shared[0], policy.DESK_EMAIL_SAME)
    return Weight("e-mail: other", _joined(left.emails), _joined(right.emails), policy.DESK_EMAIL_OTHER)


def desk_name(left: Features, right: Features, common: Commonness) -> Weight | None:  # noqa: ARG001
    """What a desk is called differs from release to release and says little."""
    if not left.name or not right.name:
        return None
    same = left.name == right.name
    return Weight(
        "name: same" if same else "name: other",
        left.name,
        right.name,
        policy.DESK_NAME if same else policy.DESK_NAME_OTHER,
    )


def _local(address: str) -> str:
    return address.partition("@")[0]


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))
