"""Who stands beside whom: the desks that releases name beside a person, and the people that they name beside a desk."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from directory.records import Card, Kind
from directory.registry.assemble import cards
from directory.registry.citing import held
from directory.registry.facets import visible
from directory.registry.tables import ContactOfficeRow, ContactRow, MentionRow

MOST = 6
"""So many are told."""


def desks_beside(session: Session, public_id: str) -> tuple[Card, ...]:
    """Desks named in the releases that name this contact, the most often first; where there are none, those of its offices.
    The contact itself may be one that is not shown."""
    return _beside(session, public_id, "desk") or _of_offices(session, public_id)


def people_beside(session: Session, public_id: str) -> tuple[Card, ...]:
    """People named in the releases that name this contact, the most often first."""
    return _beside(session, public_id, "person")


def _beside(session: Session, public_id: str, kind: Kind) -> tuple[Card, ...]:
    own, other, contact = aliased(MentionRow), aliased(MentionRow), aliased(ContactRow)
    named = (
        select(contact.id)
        .select_from(own)
        .join(ContactRow, ContactRow.id == own.contact_id)
        .join(other, (other.release_id == own.release_id) & (other.contact_id != own.contact_id))
        .join(contact, contact.id == other.contact_id)
        .where(
            ContactRow.public_id == public_id,
            own.live,
            other.live,
            other.published,
            contact.kind == kind,
            contact.published,
        )
        .group_by(contact.id)
        .order_by(func.count().desc(), contact.id)
        .limit(MOST)
    )
    return _cards(session, list(session.scalars(named)))


def _of_offices(session: Session, public_id: str) -> tuple[Card, ...]:
    own, office = aliased(ContactRow), aliased(ContactOfficeRow)
    named = (
        select(ContactRow.id)
        .join(ContactOfficeRow, ContactOfficeRow.contact_id == ContactRow.id)
        .join(office, office.organisation_id == ContactOfficeRow.organisation_id)
        .join(own, own.id == office.contact_id)
        .where(own.public_id == public_id, ContactRow.id != own.id, ContactRow.kind == "desk", ContactRow.published)
        .where(visible(ContactOfficeRow, datetime.now(UTC)))
        .group_by(ContactRow.id, ContactRow.sort_key)
        .order_by(ContactRow.sort_key, ContactRow.id)
        .limit(MOST)
    )
    return _cards(session, list(session.scalars(named)))


def _cards(session: Session, ids: list[int]) -> tuple[Card, ...]:
    embargoed = held(session)
    rows = {row.id: row for row in session.scalars(select(ContactRow).where(ContactRow.id.in_(ids)))}
    return tuple(cards(session, [rows[id_] for id_ in ids if id_ not in embargoed]))
