"""Where to go on from a release: other releases of its contacts, and those before and after it of its press office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Integer, Text, bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from directory.pages import ContactRef, MarkedMention, Signature
from directory.records import ReleaseRef
from directory.registry.citing import IS_RELEASE, release_refs, told
from directory.registry.columns import UtcDateTime
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, ReleaseRow

MOST_CONTACTS: Final = 12
MOST_RELEASES: Final = 3
_TOLD = DocumentRow.superseded_at.is_(None), IS_RELEASE, told(bindparam("now", type_=UtcDateTime))
_signed = (
    select(ContactRow.public_id, DocumentRow.id, DocumentRow.sort_key)
    .join(MentionRow, MentionRow.contact_id == ContactRow.id)
    .join(DocumentRow, DocumentRow.release_id == MentionRow.release_id)
    .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
    .where(among(ContactRow.public_id, "contacts"), ContactRow.published, MentionRow.live, MentionRow.published)
    .where(*_TOLD, ReleaseRow.public_id != bindparam("release"))
    .distinct()
    .subquery()
)
_newest_first = (_signed.c.sort_key.desc(), _signed.c.id.desc())
_ranked = select(
    *(_signed.c.public_id, _signed.c.id),
    func.row_number().over(partition_by=_signed.c.public_id, order_by=_newest_first).label("rank"),
    func.count().over(partition_by=_signed.c.public_id).label("count"),
).subquery()
_SIGNED = Statement(select(_ranked).where(_ranked.c.rank <= MOST_RELEASES).order_by(_ranked.c.rank))
_OWN = Statement(
    select(DocumentRow.organisation_id, DocumentRow.sort_key, DocumentRow.id)
    .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
    .where(ReleaseRow.public_id == bindparam("release"), *_TOLD, DocumentRow.organisation_id.is_not(None))
)
_place = tuple_(DocumentRow.sort_key, DocumentRow.id)
_here = tuple_(bindparam("sort_key", type_=Text), bindparam("document", type_=Integer))
_LISTED = select(DocumentRow.id).where(DocumentRow.organisation_id == bindparam("office"), *_TOLD).limit(1)
_BEFORE = Statement(_LISTED.where(_place < _here).order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()))
_AFTER = Statement(_LISTED.where(_place > _here).order_by(DocumentRow.sort_key, DocumentRow.id))


def elsewhere(session: Session, release_id: str, mentions: Sequence[MarkedMention]) -> tuple[Signature, ...]:
    """The newest other releases of each of these contacts, in their order, with how many there are; of those that have none, nothing, nor
    of releases under embargo."""
    contacts = {m.contact_id: ContactRef(m.contact_id, m.contact_slug, m.contact_name) for m in mentions}
    asked = list(contacts)[:MOST_CONTACTS]
    if not asked:
        return ()
    session.flush()
    found: defaultdict[str, list[int]] = defaultdict(list)
    counts: dict[str, int] = {}
    rows = _SIGNED.rows(session, contacts=asked, release=release_id, now=datetime.now(UTC))
    for contact, document, _, count in rows:
        found[contact].append(document)
        counts[contact] = count
    named = {document for documents in found.values() for document in documents}
    refs = release_refs(session, named)
    return tuple(
        Signature(contacts[id_], tuple(refs[document] for document in found[id_]), counts[id_])
        for id_ in asked
        if id_ in found
    )


def neighbours(session: Session, release_id: str) -> tuple[ReleaseRef | None, ReleaseRef | None]:
    """The releases of its press office before and after this one, but for those under embargo; None where there is none. Of one
    under embargo none, since they would tell whose it is."""
    session.flush()
    now = datetime.now(UTC)
    for office, sort_key, document in _OWN.rows(session, release=release_id, now=now):
        here = {"office": office, "sort_key": sort_key, "document": document, "now": now}
        before, after = ([id_ for (id_,) in beside.rows(session, **here)] for beside in (_BEFORE, _AFTER))
        refs = release_refs(session, before + after)
        return refs[before[0]] if before else None, refs[after[0]] if after else None
    return None, None
