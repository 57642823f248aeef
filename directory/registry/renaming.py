"""What follows where people decide about names of organisations: the names are put together anew, and all contacts whom that
concerns are looked at again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from directory.registry import contacts, listing, offices, organisations
from directory.registry.atoms import batches
from directory.registry.ledger import Pen
from directory.registry.tables import DocumentRow, MentionRow, OrganisationRow


def settle(session: Session, pen: Pen, names: Collection[int], now: datetime, releases: Collection[int] = ()) -> None:
    """What follows from new entries about these names, and about the use that these releases make of names; which organisations
    they concerned, before and after, is noted with the act."""
    pen.concern_offices(led(session, names))
    mentions, renamed = _note_again(session, releases, now)
    settled = organisations.resettle(session, names)
    mentions |= settled.mentions
    renamed |= settled.renamed
    if mentions:
        contacts.settle(session, mentions, now)
    if renamed:
        listing.refresh(session, organisations.contacts_of(session, renamed), now)
    session.expire_all()
    pen.concern_offices(led(session, names))


def _note_again(session: Session, releases: Collection[int], now: datetime) -> tuple[set[int], set[int]]:
    """Note which names these releases have, as humans want it; returns their mentions and all that are elsewhere now, and the names
    whose organisation is called or addressed otherwise."""
    mentions: set[int] = set()
    fresh: set[int] = set()
    lost: set[int] = set()
    for part in batches(releases):
        mentions |= set(session.scalars(select(MentionRow.id).where(MentionRow.release_id.in_(part), MentionRow.live)))
        wanted = select(DocumentRow).where(DocumentRow.release_id.in_(part), DocumentRow.superseded_at.is_(None))
        every = wanted.options(undefer(DocumentRow.text), undefer(DocumentRow.links)).order_by(DocumentRow.id)
        for document in session.scalars(every).all():
            lost |= offices.retire(session, document.id)
            named = offices.note_again(session, document, now)
            fresh |= named.fresh | {row.id for row in named.rows.values()}
    if not fresh and not lost:
        return mentions, set()
    settled = organisations.settle(session, (), fresh | lost)
    return mentions | settled.mentions, settled.renamed | fresh | lost


def led(session: Session, names: Collection[int]) -> set[int]:
    """Where these names lead, if that has an address."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.id.in_(names)))
    leaders = {organisations.led(row) for row in rows}
    addressed = session.execute(select(OrganisationRow.id, OrganisationRow.slug).where(OrganisationRow.id.in_(leaders)))
    return {id_ for id_, slug in addressed if offices.has_address(slug)}
