"""What an issuer has issued: which documents, and their bytes, to be read again."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from directory.records import Document
from directory.registry.store import Kept, place_of
from directory.registry.tables import DocumentRow, MentionRow, OrganisationRow, ReleaseRow
from directory.values.organisations import bounded_key

_CURRENT = DocumentRow.superseded_at.is_(None)


def issued(session: Session, issuer: str) -> list[int]:
    """The ids of an issuer's current documents. Parts of others (of a mailbox, a feed) are left out: what the outer one
    said of them is not kept, so they cannot be read again from what is."""
    return list(
        session.scalars(
            select(DocumentRow.id)
            .join(OrganisationRow, OrganisationRow.id == DocumentRow.issuer_id)
            .where(OrganisationRow.words == bounded_key(issuer), _CURRENT, ~DocumentRow.address.contains("#"))
            .order_by(DocumentRow.sort_key, DocumentRow.id)
        )
    )


def stored(session: Session, document_id: int) -> Document | None:
    """A current document as it was fetched; None where it is no longer current."""
    row = session.scalar(
        select(DocumentRow).where(DocumentRow.id == document_id, _CURRENT).options(undefer(DocumentRow.content))
    )
    return Document(row.address, row.name, row.content) if row is not None else None


def issuer_at(session: Session, address: str) -> str | None:
    """Whose release the registry knows at a place; None where it knows none there, or no issuer."""
    place = place_of(session, address)
    if place is None:
        return None
    return session.scalar(select(DocumentRow.issuer).where(DocumentRow.release_id == place.release_id, _CURRENT))


def held(session: Session, document: Document) -> Kept | None:
    """What `keep` would say of a document that its place is known for, byte by byte; None where it is not."""
    place = place_of(session, document.address)
    if place is None or place.checksum != document.checksum:
        return None
    release = session.get_one(ReleaseRow, place.release_id)
    offered = select(func.count()).where(MentionRow.release_id == release.id, MentionRow.live)
    return Kept(release.public_id, document.name, "unchanged", session.scalar(offered) or 0, 0)
