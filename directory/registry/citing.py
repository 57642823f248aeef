"""Citations of contacts, fetched for many at once: which current document says what of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.records import OfficeRef, ReleaseRef
from directory.registry.atoms import batches, live_claims
from directory.registry.tables import ClaimRow, DocumentRow, MentionRow, OrganisationRow, ReleaseRow


@dataclass(frozen=True, slots=True)
class Cited:
    """One live mention with what its document says. `rank` orders citations: the larger, the newer."""

    mention: MentionRow
    claims: tuple[ClaimRow, ...]
    release: ReleaseRef
    rank: tuple[str, int, int]


def release_refs(session: Session, documents: Iterable[DocumentRow]) -> dict[int, ReleaseRef]:
    """By document id."""
    rows = list(documents)
    public: dict[int, str] = {}
    offices: dict[int, OfficeRef] = {}
    for part in batches({d.release_id for d in rows}):
        named = select(ReleaseRow.id, ReleaseRow.public_id).where(ReleaseRow.id.in_(part))
        public |= dict(session.execute(named).all())
    for part in batches({d.organisation_id for d in rows if d.organisation_id}):
        for office in session.scalars(select(OrganisationRow).where(OrganisationRow.id.in_(part))):
            offices[office.id] = OfficeRef(office.slug, office.name)
    return {
        d.id: ReleaseRef(
            public[d.release_id],
            d.number,
            d.title,
            d.date,
            d.name,
            offices.get(d.organisation_id) if d.organisation_id else None,
        )
        for d in rows
    }


def citations(session: Session, contact_ids: Collection[int]) -> dict[int, list[Cited]]:
    """The citations of each contact, newest first; undated ones last."""
    found: defaultdict[int, list[Cited]] = defaultdict(list)
    for part in batches(contact_ids):
        rows = session.execute(
            select(MentionRow, DocumentRow)
            .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
            .where(MentionRow.contact_id.in_(part), MentionRow.live)
        ).all()
        refs = release_refs(session, {document.id: document for _, document in rows}.values())
        said = live_claims(session, [mention.id for mention, _ in rows])
        for mention, document in rows:
            if mention.contact_id is not None:
                rank = (document.sort_key, -mention.position, -mention.id)
                found[mention.contact_id].append(Cited(mention, tuple(said[mention.id]), refs[document.id], rank))
    for cited in found.values():
        cited.sort(key=lambda c: c.rank, reverse=True)
    return dict(found)
