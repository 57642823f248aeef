"""Citations of contacts, fetched for many at once: which current document says what of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from directory.records import Claim, Embargo, OfficeRef, ReleaseRef
from directory.registry.atoms import batches, live_claims
from directory.registry.mentions import claim_of
from directory.registry.tables import ClaimRow, ContactRow, DocumentRow, MentionRow, OrganisationRow, ReleaseRow
from directory.registry.withdrawals import NOTHING, Withheld, withheld

_LIVE = MentionRow.live.is_(True)
_COUNTS = and_(MentionRow.live, or_(MentionRow.published, ~ContactRow.published))

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When an embargo ends of which no end is told."""
FEW = 40
"""Up to so many citations, what is derived of a contact is derived from all of them."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One live mention with what its document says. `rank` orders citations: the larger, the newer."""

    mention: MentionRow
    claims: tuple[ClaimRow, ...]
    release: ReleaseRef
    rank: tuple[str, int, int]
    kept_back: Withheld = NOTHING

    def claim(self, row: ClaimRow) -> Claim:
        """The record of a stored claim, with nothing around it that is kept back."""
        return self.kept_back.covered(row.document_id, claim_of(row))


def release_refs(session: Session, documents: Iterable[DocumentRow]) -> dict[int, ReleaseRef]:
    """By document id. Neither the title nor the file name of a release under embargo is told before the embargo is over."""
    now = datetime.now(UTC)
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
            None if under_embargo(d, now) else d.title,
            d.date,
            "" if under_embargo(d, now) else d.name,
            offices.get(d.organisation_id) if d.organisation_id else None,
            embargo_of(d),
        )
        for d in rows
    }


def under_embargo(document: DocumentRow, now: datetime) -> bool:
    """Whether a document asks not to be published yet."""
    said = embargo_of(document)
    return said is not None and said.in_force(now)


def embargo_of(document: DocumentRow) -> Embargo | None:
    """What a document says of an embargo."""
    if document.embargo is None:
        return None
    over = document.embargo_over
    return Embargo(document.embargo, document.embargo_until, None if over == NEVER else over)


def told(now: datetime) -> ColumnElement[bool]:
    """Whether a document may be told of: it is under no embargo, or no more."""
    return or_(DocumentRow.embargo_over.is_(None), DocumentRow.embargo_over <= now)


def held(session: Session) -> set[int]:
    """The contacts that nothing cites but releases under embargo: shown to nobody before one of those is over."""
    now = datetime.now(UTC)
    cited = (
        select(MentionRow.contact_id)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .where(MentionRow.live, MentionRow.published, MentionRow.contact_id.is_not(None))
    )
    found = {
        contact
        for contact in session.scalars(cited.where(DocumentRow.embargo_over > now).distinct())
        if contact is not None
    }
    for part in batches(found):
        found -= set(session.scalars(cited.where(told(now), MentionRow.contact_id.in_(part)).distinct()))
    return found


def citations(session: Session, contact_ids: Collection[int], *, waiting: bool = False) -> dict[int, list[Cited]]:
    """The published citations of each contact by releases that are under no embargo, newest first; undated ones last. With
    `waiting` also those that wait, for review or for the end of an embargo."""
    public = and_(_LIVE, MentionRow.published, told(datetime.now(UTC)))
    return _cited(session, contact_ids, None, _LIVE if waiting else public)


@dataclass(frozen=True, slots=True)
class Digested:
    """A contact's citations as far as its name, current details and offices depend on them; `sum_` changes with the rest."""

    cited: list[Cited]
    sum_: tuple[int, ...]


def digested(session: Session, contact_ids: Collection[int]) -> dict[int, Digested]:
    """Of contacts that few releases cite, all citations; of others, each office's newest that states a thing. Of a published
    contact the published citations count, of one that waits for review those that wait.

    A press desk that a thousand releases name must not be read a thousand times over for each further one.
    """
    found: dict[int, Digested] = {}
    for part in batches(contact_ids):
        counted = (
            select(MentionRow.contact_id, func.count())
            .join(ContactRow, ContactRow.id == MentionRow.contact_id)
            .where(MentionRow.contact_id.in_(part), _COUNTS)
            .group_by(MentionRow.contact_id)
        )
        sizes = {contact: count for contact, count in session.execute(counted) if contact is not None}
        few = {contact for contact, count in sizes.items() if count <= FEW}
        found |= {contact: Digested(cited, ()) for contact, cited in _cited(session, few, None, _COUNTS).items()}
        for contact in sizes.keys() - few:
            newest, sum_ = _newest(session, contact)
            found[contact] = Digested(_cited(session, [contact], newest, _COUNTS)[contact], (sizes[contact], *sum_))
    return found


def _newest(session: Session, contact_id: int) -> tuple[set[str], tuple[int, ...]]:
    """The sort keys of the documents that are the newest, office by office, to state each thing; and a sum over all."""
    stated = (
        select(func.max(DocumentRow.sort_key), func.count(), func.sum(ClaimRow.id))
        .select_from(MentionRow)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .join(ClaimRow, (ClaimRow.mention_id == MentionRow.id) & (ClaimRow.document_id == DocumentRow.id))
        .join(ContactRow, ContactRow.id == MentionRow.contact_id)
        .where(MentionRow.contact_id == contact_id, _COUNTS)
        .group_by(ClaimRow.field, ClaimRow.key, ClaimRow.extension, ClaimRow.type, DocumentRow.organisation_id)
    )
    rows = session.execute(stated).all()
    return {key for key, _, _ in rows}, (sum(count for _, count, _ in rows), sum(int(ids) for _, _, ids in rows))


def _cited(
    session: Session, contact_ids: Collection[int], sort_keys: Collection[str] | None, condition: ColumnElement[bool]
) -> dict[int, list[Cited]]:
    found: defaultdict[int, list[Cited]] = defaultdict(list)
    for part in batches(contact_ids):
        query = (
            select(MentionRow, DocumentRow)
            .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
            .join(ContactRow, ContactRow.id == MentionRow.contact_id)
            .where(MentionRow.contact_id.in_(part), condition)
        )
        if sort_keys is not None:
            query = query.where(DocumentRow.sort_key.in_(sorted(sort_keys)))
        rows = session.execute(query).all()
        refs = release_refs(session, {document.id: document for _, document in rows}.values())
        said = live_claims(session, [mention.id for mention, _ in rows])
        kept_back = withheld(session, {document.id for _, document in rows})
        for mention, document in rows:
            if mention.contact_id is not None:
                rank = (document.sort_key, -mention.position, -mention.id)
                shown = kept_back.shown(said[mention.id])
                found[mention.contact_id].append(Cited(mention, shown, refs[document.id], rank, kept_back))
    for cited in found.values():
        cited.sort(key=lambda c: c.rank, reverse=True)
    return dict(found)
