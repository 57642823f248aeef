"""What follows where people decide about names of organisations: the names are put together anew, and all contacts whom that
concerns are looked at again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry import contacts, listing, organisations
from directory.registry.ledger import Pen
from directory.registry.tables import OrganisationRow


def settle(session: Session, pen: Pen, names: Collection[int], now: datetime) -> None:
    """What follows from new entries about these names; which organisations they concerned, before and after, is noted with the
    act."""
    pen.concern_offices(led(session, names))
    settled = organisations.resettle(session, names)
    if settled.mentions:
        contacts.settle(session, settled.mentions, now)
    if settled.renamed:
        listing.refresh(session, organisations.contacts_of(session, settled.renamed), now)
    session.expire_all()
    pen.concern_offices(led(session, names))


def led(session: Session, names: Collection[int]) -> set[int]:
    """Where these names lead."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.id.in_(names)))
    return {organisations.led(row) for row in rows}
