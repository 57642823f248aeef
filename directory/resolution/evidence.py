"""The features by which two mentions are compared: one function each, saying what it saw and how much that weighs.

Weights are bits, log2 of how much likelier the sight is for one contact than for two (Fellegi and Sunter 1969); the
numbers stand in `policy.toml`. A function that sees nothing to weigh returns None. Sights are plain tuples of what a
`records.Weight` is made of, since millions are looked at for each one that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import log2
from typing import Protocol

from directory.resolution import policy
from directory.resolution.candidates import email_key, name_key, phone_key
from directory.resolution.features import Features
from directory.resolution.namesakes import Nearness, nearness, usual_share
from directory.values import emails as email_values

Value = str | Iterable[str] | None
Sight = tuple[str, Value, Value, float]
"""Feature, left value, right value (each one or several), bits."""

_TELLING_LOCAL_PART = 4
_WHOLE_FORENAME = 3
_RARITY_COUNTS = ("nickname", "initial", "slip", "sound", "part")
_BLOCK = 4  # digits: numbers are handed out by ten thousand
AFTER = "organisation: other, later, and the name is rare"
UNTOLD = "organisation: told of one only, and the name is rare"


class Commonness(Protocol):
    """What is known of a key, or a name, as a whole."""

    def names(self, key: str) -> int:
        """How many different people's names share this key (incompatible with each other); 0 where too many to count."""

    def places(self, key: str) -> int:
        """At how many organisations the holders of this key are found; 0 where too many to count."""

    def seen(self, word: str) -> int:
        """In how many different people's names a word is; more than `policy.RARE_SEEN` need not be counted."""

    def many_names(self) -> bool:
        """Whether at least `policy.RARE_AMONG` different people's names are known."""


def how_near(left: Features, right: Features) -> Nearness | None:
    """How near two people's names are, taking into account their scripts and mailboxes; None where one has none."""
    if not left.name or not right.name:
        return None
    near = nearness(left.name, right.name)
    if near in ("related", "other"):
        if left.script != right.script:
            return "script"
        if (
            near == "related"
            and left.emails
            and right.emails
            and married(left.name, right.name, set(left.personal_emails) & set(right.personal_emails))
        ):
            return "changed"
    return near


_NAME_LABELS = {near: f"name: {near.replace('_', ' ')}" for near in policy.NAME}


def name(left: Features, right: Features, common: Commonness) -> Sight | None:
    """The nearer the names the likelier; the same name counts less, the more others bear it."""
    same = left.name == right.name or left.words == right.words
    near: Nearness | None = ("same" if left.name else None) if same else how_near(left, right)
    if near is None:
        return None
    if near != "same":
        bits = policy.NAME[near]
        if near in _RARITY_COUNTS:
            bits += _of_rare_word(left, right)
        return _NAME_LABELS[near], left.name, right.name, bits
    bits = policy.NAME["same" if len(left.words) > 1 or left.script or len(right.words) > 1 else "part"]
    if left.affiliations and right.affiliations and left.affiliations.isdisjoint(right.affiliations):
        places = common.places(name_key(left)) or policy.MANY
        if left.name_key != right.name_key:  # with and without a space
            places = max(places, common.places(name_key(right)) or policy.MANY)
        bits -= min(max(log2(places) - 1.0, 0.0), policy.FREQUENCY_AT_MOST)
    return "name: same", left.name, right.name, bits


def _of_rare_word(left: Features, right: Features) -> float:
    """What a whole word that both names have adds, the more the less usual it is."""
    shared = [usual_share(word) for word in left.words if len(word) >= _WHOLE_FORENAME and word in right.words]
    if not shared:
        return 0.0
    rarest = min(shared)
    return (
        min(max(-log2(rarest) - policy.RARE_WORD_FROM, 0.0), policy.RARE_WORD_AT_MOST)
        if rarest
        else policy.RARE_WORD_AT_MOST
    )


def email(left: Features, right: Features, common: Commonness) -> Sight | None:
    """A mailbox of one's own says much, less where several names use it; a function's mailbox says nothing here."""
    a, b = left.personal_emails, right.personal_emails
    if not a or not b:
        return None
    shared = [e for e in a if e in b]
    if shared:
        best = next((e for e in shared if common.names(email_key(left, e)) == 1), None)
        if best is None and how_near(left, right) == "changed":
            best = shared[0]
        if best is not None:
            return "e-mail: same", best, best, policy.EMAIL_SAME
        return "e-mail: same, of several names", shared[0], shared[0], policy.EMAIL_SHARED
    for mine in a:
        for other in b:
            if email_values.domain(mine) == email_values.domain(other):
                if twins(mine, other):
                    return "e-mail: another at the same place, made in the same way", mine, other, policy.EMAIL_TWIN
                return "e-mail: another at the same place", mine, other, policy.EMAIL_OTHER
    for mine in a:
        for other in b:
            if _local(mine) == _local(other) and len(_local(mine)) >= _TELLING_LOCAL_PART:
                return "e-mail: as before the at-sign at another place", mine, other, policy.EMAIL_MOVED
    return None


@lru_cache(maxsize=65_536)
def twins(left: str, right: str) -> bool:
    """Whether two different addresses at one domain are told apart by a figure only, as those of namesakes are."""
    one, _, place = left.partition("@")
    other, _, elsewhere = right.partition("@")
    return left != right and place == elsewhere and _bare(one) == _bare(other) != ""


def _bare(local: str) -> str:
    return "".join(letter for letter in local if letter.isalpha())


@lru_cache(maxsize=65_536)
def _spells_either(local: str, name: str, other: str) -> bool:
    """Whether a mailbox is made of forename and surname of two names that share the one, or have forenames that begin
    alike and share the other."""
    a, b = name.split(), other.split()
    if len(a) < 2 or len(b) < 2 or not set(a) & set(b) or a[0][0] != b[0][0]:
        return False
    letters = _bare(local)
    return any(
        letters in (f + last, last + f) for n in (a, b) for last in (n[-1], "".join(n[1:])) for f in (n[0], n[0][0])
    )


def married(name: str, other: str, shared: Iterable[str]) -> bool:
    """Whether two names that share a mailbox of their own can be one person's who took another surname and kept it."""
    return any(_spells_either(_local(address), name, other) for address in shared)


def phone(left: Features, right: Features, common: Commonness) -> Sight | None:
    """A number says the less, the more people share it. Another one says nothing against: people have several; and a
    little for, where it is of the same block, as numbers of one house are, and no organisation is told."""
    a, b = left.phones, right.phones
    if not a or not b:
        return None
    best: Sight | None = None
    untold = not (left.affiliations and right.affiliations)
    for number in a:
        if number in b:
            sharing = common.names(phone_key(left, number))
            bits = policy.phone(sharing)
            if untold and sharing and left.kind == "person":
                bits = max(bits, policy.PHONE_OFFICE)
            if best is None or bits > best[3]:
                best = ("phone: same", number, number, bits)
    if best is None and untold:
        for mine in a:
            for other in b:
                if mine[:-_BLOCK] == other[:-_BLOCK] and mine[0] == "+" and len(mine) == len(other):
                    return "phone: of the same block", mine, other, policy.PHONE_BLOCK
    return best


def organisation(left: Features, right: Features, common: Commonness) -> Sight | None:
    """One organisation, issuer or mail domain in common speaks for, none at all against. An issuer alone says nothing of
    two who each belong somewhere else: many send their news through one."""
    a, b = left.affiliations, right.affiliations
    if a.isdisjoint(b):
        if not a or not b:
            return _untold(left, right, common) if left.kind == "person" else None
        return _elsewhere(left, right, common)
    own, others = left.own_affiliations, right.own_affiliations
    if own and others and own.isdisjoint(b) and others.isdisjoint(a):
        return "organisation: other, in releases of one issuer", own, others, policy.ISSUER_SAME
    shared = min(a & b)
    return "organisation: same", shared, shared, policy.ORGANISATION_SAME


def _untold(left: Features, right: Features, common: Commonness) -> Sight | None:
    """Where one does not say where they are, a name that is rare, and known at one place only, says who they are."""
    if left.words != right.words or not (left.affiliations or right.affiliations):
        return None
    if left.since is None or right.since is None or left.until is None or right.until is None:
        return None
    if max(left.since, right.since) - min(left.until, right.until) > policy.GAP_DAYS or _abroad(left, right):
        return None
    if common.places(name_key(left)) != 1 or not is_rare(left, right, common):
        return None
    return UNTOLD, left.affiliations, right.affiliations, policy.ORGANISATION_UNTOLD


def _elsewhere(left: Features, right: Features, common: Commonness) -> Sight:
    """At one organisation and later at another is how people move; at both at once, there are two."""
    a, b = left.affiliations, right.affiliations
    if left.kind == "desk" or left.since is None or right.since is None or left.until is None or right.until is None:
        return "organisation: other", a, b, policy.ORGANISATION_OTHER
    apart = max(left.since, right.since) - min(left.until, right.until)
    if apart <= 0:
        return "organisation: other, at the same time", a, b, policy.ORGANISATION_OVERLAPPING
    if (
        left.words == right.words
        and apart <= policy.GAP_DAYS
        and not _abroad(left, right)
        and is_rare(left, right, common)
    ):
        return AFTER, a, b, policy.ORGANISATION_AFTER
    return "organisation: other", a, b, policy.ORGANISATION_OTHER


def _abroad(left: Features, right: Features) -> bool:
    """Whether all that is known of their numbers lies in different countries."""
    a, b = ({number[:3] for number in of.phones if number[0] == "+"} for of in (left, right))
    return bool(a and b) and a.isdisjoint(b)


def is_rare(left: Features, right: Features, common: Commonness) -> bool:
    """Whether two have the same name, known at few places, of two words at least, of which none is usual or in many names."""
    if left.words != right.words or len(left.sounds) < 2 or left.script:
        return False
    if not 0 < common.places(name_key(left)) <= policy.RARE_PLACES:
        return False
    words = [word for word in left.words if len(word) > 2]
    if any(usual_share(word) or common.seen(word) > policy.RARE_SEEN for word in words):
        return False
    return common.many_names()


def desk_email(left: Features, right: Features, common: Commonness) -> Sight | None:  # noqa: ARG001  # one signature for all
    """A desk is its address: it stays the same desk as long as that stays."""
    if not left.emails or not right.emails:
        return None
    if shared := sorted(set(left.emails) & set(right.emails)):
        return "e-mail: same", shared[0], shared[0], policy.DESK_EMAIL_SAME
    return "e-mail: other", left.emails, right.emails, policy.DESK_EMAIL_OTHER


def desk_name(left: Features, right: Features, common: Commonness) -> Sight | None:  # noqa: ARG001
    """What a desk is called differs from release to release and says little."""
    if not left.name or not right.name:
        return None
    if left.name == right.name:
        return "name: same", left.name, right.name, policy.DESK_NAME
    return "name: other", left.name, right.name, policy.DESK_NAME_OTHER


def _local(address: str) -> str:
    return address.partition("@")[0]
