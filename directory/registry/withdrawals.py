"""What is kept back at somebody's wish: details of a contact, or all of it, whoever repeats them.

A detail is kept back of the contact that it was withdrawn from, wherever that was merged into, and of everybody of the same
name, so that a release which repeats it does not bring it back by being read as somebody new. Another name at the same
number (a switchboard) is not concerned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from directory.records import Claim
from directory.registry.atoms import batches
from directory.registry.mentions import StoredClaim
from directory.registry.statements import Statement
from directory.registry.tables import ClaimRow, ContactRow, MentionRow, WithdrawalRow
from directory.values import names

C = TypeVar("C", ClaimRow, StoredClaim)

WITHDRAWN = "withdrawn"
BLOCK = "\N{FULL BLOCK}"
"""Stands for each character kept back, so that places in the text stay what they are."""

_COUNTS = (WithdrawalRow.superseded_at.is_(None), WithdrawalRow.opinion == WITHDRAWN)
_ANY = Statement(select(WithdrawalRow.id).where(*_COUNTS).limit(1))
_WHOLLY = Statement(select(WithdrawalRow.contact_id).where(*_COUNTS, WithdrawalRow.field == ""))


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept back of some documents: claims by their ids, and stretches of text by document."""

    claims: frozenset[int] = frozenset()
    stretches: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def shown(self, claims: Iterable[C]) -> tuple[C, ...]:
        """Without those that are kept back."""
        return tuple(c for c in claims if c.id not in self.claims)

    def masked(self, document_id: int, text: str) -> str:
        """A document's text with blocks for what is kept back, also where the same words stand again."""
        hidden = self.stretches.get(document_id, ())
        for words in sorted({text[start:end] for start, end in hidden}, key=len, reverse=True):
            text = text.replace(words, BLOCK * len(words)) if words else text
        return text

    def covered(self, document_id: int, claim: Claim) -> Claim:
        """A claim with blocks for what is kept back in the words around it."""
        hidden = self.stretches.get(document_id, ())
        if not hidden:
            return claim
        quote = claim.quote
        before = _covered(quote.prefix, quote.start - len(quote.prefix), hidden)
        after = _covered(quote.suffix, quote.end, hidden)
        return replace(claim, quote=replace(quote, prefix=before, suffix=after))


NOTHING = Withheld()


def withheld(session: Session, document_ids: Collection[int]) -> Withheld:
    """What is kept back of these documents."""
    if not _ANY.rows(session):
        return NOTHING
    keys = select(WithdrawalRow.key).where(*_COUNTS)
    whole = wholly(session)
    ways = and_(ClaimRow.field.in_(("email", "phone")), MentionRow.contact_id.in_(whole))
    rows: list[tuple[ClaimRow, int | None]] = []
    for part in batches(document_ids):
        found = session.execute(
            select(ClaimRow, MentionRow.contact_id)
            .join(MentionRow, MentionRow.id == ClaimRow.mention_id)
            .where(ClaimRow.document_id.in_(part), or_(ClaimRow.key.in_(keys), ways))
        )
        rows += [(claim, contact) for claim, contact in found]
    if not rows:
        return NOTHING
    wishes = _wishes(session, {claim.key for claim, _ in rows})
    named = _named(session, {claim.mention_id for claim, _ in rows})
    hidden = [
        claim
        for claim, contact in rows
        if (contact in whole and claim.field in {"email", "phone"})
        or any(
            wish.field == claim.field and (survivor == contact or (wish.name and wish.name in named[claim.mention_id]))
            for wish, survivor in wishes[claim.key]
        )
    ]
    stretches: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in hidden:
        stretches[claim.document_id].append((claim.start, claim.end))
    return Withheld(frozenset(c.id for c in hidden), stretches)


def wholly(session: Session) -> set[int]:
    """The contacts that are kept back as a whole, or that have been joined by one that is."""
    return {_survivor(session, contact) for (contact,) in _WHOLLY.rows(session)}


def is_kept_back(session: Session, public_id: str) -> bool:
    """Whether the contact of this id, or the one that it was merged into, is kept back as a whole."""
    row = session.scalar(select(ContactRow.id).where(ContactRow.public_id == public_id))
    return row is not None and _survivor(session, row) in wholly(session)


def name_key(name: str) -> str:
    """By which the same name is known again, in any case and order."""
    return " ".join(sorted(names.fold(name).split()))


def _wishes(session: Session, keys: Collection[str]) -> defaultdict[str, list[tuple[WithdrawalRow, int]]]:
    """What counts, by key, each with the contact that it is about now."""
    found: defaultdict[str, list[tuple[WithdrawalRow, int]]] = defaultdict(list)
    ordered = sorted(keys)
    for start in range(0, len(ordered), 500):
        part = ordered[start : start + 500]
        for wish in session.scalars(select(WithdrawalRow).where(*_COUNTS, WithdrawalRow.key.in_(part))):
            found[wish.key].append((wish, _survivor(session, wish.contact_id)))
    return found


def _survivor(session: Session, contact_id: int) -> int:
    row = session.get_one(ContactRow, contact_id)
    while row.merged_into_id is not None:
        row = session.get_one(ContactRow, row.merged_into_id)
    return row.id


def _named(session: Session, mention_ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {mention: set() for mention in mention_ids}
    for part in batches(mention_ids):
        for mention, name in session.execute(
            select(ClaimRow.mention_id, ClaimRow.value).where(ClaimRow.mention_id.in_(part), ClaimRow.field == "name")
        ):
            found[mention].add(name_key(name))
    return found


def _covered(words: str, start: int, hidden: Sequence[tuple[int, int]]) -> str:
    """Words that begin at this place of the text, with blocks for what is kept back of them."""
    for low, high in hidden:
        first, last = max(low - start, 0), min(high - start, len(words))
        if first < last:
            words = words[:first] + BLOCK * (last - first) + words[last:]
    return words
