"""What a few letters may be meant to become: contacts, press offices, a subject that releases are signed about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.records import Card, OfficeRef
from directory.registry.citing import ref_of
from directory.registry.finding.subjects import signers
from directory.registry.search import find_contacts
from directory.registry.tables import ContactRow, DocumentRow, OrganisationRow
from directory.values import names

LEAST_LETTERS: Final = 2
CONTACTS: Final = 6
OFFICES: Final = 2
MOST_SIGNERS: Final = 20


@dataclass(frozen=True, slots=True)
class Suggested:
    """`signers` counts others, up to `MOST_SIGNERS`, that sign releases about all that was typed."""

    contacts: tuple[Card, ...] = ()
    offices: tuple[OfficeRef, ...] = ()
    signers: int = 0


NOTHING: Final = Suggested()


def suggested(session: Session, query: str) -> Suggested:
    """Nothing for a single letter. Offices are those of which a name begins so. Raises InvalidQuery for a query that is not one."""
    if len(query.strip()) < LEAST_LETTERS:
        return NOTHING
    contacts = find_contacts(session, query, limit=CONTACTS).items
    return Suggested(contacts, _called(session, query), _signers(session, query, {card.id for card in contacts}))


def _signers(session: Session, query: str, known: set[str]) -> int:
    found = [signer.contact_id for signer in signers(session, query, MOST_SIGNERS) if signer.whole]
    if not found:
        return 0
    others = select(func.count()).where(ContactRow.id.in_(found), ContactRow.public_id.not_in(known))
    return session.scalar(others) or 0


def _called(session: Session, query: str) -> tuple[OfficeRef, ...]:
    begun = names.fold(query)
    if len(begun) < LEAST_LETTERS:
        return ()
    issued = select(DocumentRow.id).where(
        DocumentRow.organisation_id == OrganisationRow.id, DocumentRow.superseded_at.is_(None)
    )
    leaders = select(func.coalesce(OrganisationRow.leader_id, OrganisationRow.id)).where(
        OrganisationRow.sort_key >= begun, OrganisationRow.sort_key < f"{begun}~"
    )
    rows = select(OrganisationRow).where(OrganisationRow.id.in_(leaders), issued.exists())
    return tuple(ref_of(row) for row in session.scalars(rows.order_by(OrganisationRow.sort_key).limit(OFFICES)))
