"""Where to go on from a release: other releases of its contacts, and those before and after it of its press office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from directory.pages import ContactRef, MarkedMention, Signature
from directory.records import ReleaseRef
from directory.registry.citing import release_refs, told
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, ReleaseRow

MOST_CONTACTS: Final = 12
MOST_RELEASES: Final = 3
_CURRENT = DocumentRow.superseded_at.is_(None)


def elsewhere(session: Session, release_id: str, mentions: Sequence[MarkedMention]) -> tuple[Signature, ...]:
    """The newest other releases of each of these contacts, in their order, with how many there are; of those that have none, nothing, nor
    of releases under embargo."""
    contacts = {m.contact_id: ContactRef(m.contact_id, m.contact_slug, m.contact_name) for m in mentions}
    asked = list(contacts)[:MOST_CONTACTS]
    if not asked:
        return ()
    signed = (
        select(ContactRow.public_id, DocumentRow.id, DocumentRow.sort_key)
        .join(MentionRow, MentionRow.contact_id == ContactRow.id)
        .join(DocumentRow, DocumentRow.release_id == MentionRow.release_id)
        .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
        .where(ContactRow.public_id.in_(asked), ContactRow.published, MentionRow.live, MentionRow.published)
        .where(_CURRENT, told(datetime.now(UTC)), ReleaseRow.public_id != release_id)
        .distinct()
        .subquery()
    )
    newest_first = (signed.c.sort_key.desc(), signed.c.id.desc())
    ranked = select(
        *(signed.c.public_id, signed.c.id),
        func.row_number().over(partition_by=signed.c.public_id, order_by=newest_first).label("rank"),
        func.count().over(partition_by=signed.c.public_id).label("count"),
    ).subquery()
    found: defaultdict[str, list[int]] = defaultdict(list)
    counts: dict[str, int] = {}
    rows = session.execute(select(ranked).where(ranked.c.rank <= MOST_RELEASES).order_by(ranked.c.rank))
    for contact, document, _, count in rows:
        found[contact].append(document)
        counts[contact] = count
    named = {document for documents in found.values() for document in documents}
    refs = release_refs(session, session.scalars(select(DocumentRow).where(DocumentRow.id.in_(named))))
    return tuple(
        Signature(contacts[id_], tuple(refs[document] for document in found[id_]), counts[id_])
        for id_ in asked
        if id_ in found
    )


def neighbours(session: Session, release_id: str) -> tuple[ReleaseRef | None, ReleaseRef | None]:
    """The releases of its press office before and after this one, but for those under embargo; None where there is none. Of one
    under embargo none, since they would tell whose it is."""
    own = session.execute(
        select(DocumentRow.organisation_id, DocumentRow.sort_key, DocumentRow.id)
        .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
        .where(ReleaseRow.public_id == release_id, _CURRENT, told(datetime.now(UTC)))
    ).first()
    if own is None or own.organisation_id is None:
        return None, None
    place = tuple_(DocumentRow.sort_key, DocumentRow.id)
    listed = (
        select(DocumentRow)
        .where(DocumentRow.organisation_id == own.organisation_id, _CURRENT, told(datetime.now(UTC)))
        .limit(1)
    )
    here = (own.sort_key, own.id)
    before = session.scalar(listed.where(place < here).order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()))
    after = session.scalar(listed.where(place > here).order_by(DocumentRow.sort_key, DocumentRow.id))
    refs = release_refs(session, [row for row in (before, after) if row is not None])
    return refs[before.id] if before else None, refs[after.id] if after else None
