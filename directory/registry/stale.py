"""Which numbers and addresses, found somewhere else, are known not to hold any more, and what holds instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from directory.records import Card, Detail, Field
from directory.registry.assemble import cards, contacts
from directory.registry.citing import held, told
from directory.registry.columns import UtcDateTime
from directory.registry.statements import Statement, among
from directory.registry.tables import ClaimRow, DocumentRow, MentionRow
from directory.registry.withdrawals import wholly, withheld

Why = Literal["former", "withdrawn"]
"""A newer release gives another, or somebody asked that it is not shown."""
_SAID = Statement(
    select(
        *(ClaimRow.id, ClaimRow.document_id, ClaimRow.field, ClaimRow.value),
        *(MentionRow.contact_id, MentionRow.published),
    )
    .join(MentionRow, MentionRow.id == ClaimRow.mention_id)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(
        among(ClaimRow.value, "values"),
        or_(ClaimRow.field == "email", ClaimRow.field == "phone"),
        told(bindparam("now", type_=UtcDateTime)),
    )
    .order_by(ClaimRow.id)
)


@dataclass(frozen=True, slots=True)
class Stale:
    """A number or address that does not hold any more, of a contact; `card` is None of one that is not shown at all, and `current` are
    the contact's details of the same field that hold."""

    field: Field
    value: str
    why: Why
    card: Card | None
    current: tuple[Detail, ...] = ()


def stale(session: Session, values: Collection[str]) -> dict[str, list[Stale]]:
    """Those of these e-mail addresses and numbers (as claims have them: in lower case, E.164) that the registry knows of contacts and that
    hold of none of them, by value. Asks the same number of questions for however many, and reads all claims once: ask for all values
    together."""
    session.flush()
    silent, embargoed = wholly(session), held(session)
    every = _SAID.rows(session, values=values, now=datetime.now(UTC))
    rows = [row for *row, published in every if published or row[-1] in silent]
    kept_back = withheld(session, {document for _, document, *_ in rows}).claims
    stored = contacts(session, sorted({contact for *_, contact in rows if contact is not None}))
    shown = {row.id: row for row in stored if row.published and row.id not in embargoed | silent}
    made = dict(zip(shown, cards(session, list(shown.values())), strict=True))
    found: defaultdict[str, dict[int, Stale]] = defaultdict(dict)
    holds: set[str] = set()
    for claim, _, field, value, contact in rows:
        card = made.get(contact)
        if card is not None and any(detail.value == value for detail in card.of(field)):
            holds.add(value)
        elif contact in silent:
            found[value][contact] = Stale(field, value, "withdrawn", None)
        elif card is not None:
            why: Why = "withdrawn" if claim in kept_back else "former"
            found[value][contact] = Stale(field, value, why, card, tuple(card.of(field)))
    return {value: _each(by.values()) for value, by in found.items() if value not in holds}


def _each(found: Iterable[Stale]) -> list[Stale]:
    return sorted(found, key=lambda one: (one.card is None, one.card.name if one.card else ""))
