"""What changed of contacts: derived from what the registry holds, by going once more through what it learnt, in that order.

Nothing is stored for it. What is told is what the pages show: published mentions of contacts that are shown, without releases
under embargo and without what is kept back. A mention that was published by hand, or whose release was under embargo, counts from
then on. However much there is, the same few questions are asked of the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import CompoundSelect, Select, and_, bindparam, exists, func, or_, select, union
from sqlalchemy.orm import Session, aliased

from directory.changes import Change, ChangedContact
from directory.records import OfficeRef
from directory.registry.citing import Head, held, office_ref, release_ref, told
from directory.registry.columns import UtcDateTime
from directory.registry.mentions import CLAIM, StoredClaim
from directory.registry.replaying import Learnt, replay
from directory.registry.state import threshold
from directory.registry.statements import Statement, among
from directory.registry.tables import (
    ActContactRow,
    ActRow,
    ClaimRow,
    ContactRow,
    DocumentRow,
    MentionRow,
    OrganisationRow,
    ReleaseRow,
    ReviewRow,
)
from directory.registry.withdrawals import withheld

MOST = 50
"""Changes told, the newest."""
_LATEST = 100
"""So many of the newest documents, ended embargoes and decisions are looked at for whom they concern."""
_CONTACTS = 200
"""So many contacts at most, those with the newest documents."""
NOW_AND_THEN = 30
"""So many are enough for a glance at what changed last."""
HISTORY = 200
"""So many documents of one contact are gone through, the newest read."""

_current = aliased(DocumentRow)
_MERGING = ("merge", "same")
_PARTING = ("split", "different")

_NOW = bindparam("now", type_=UtcDateTime)
_DOCUMENTS = Statement(
    select(
        *(getattr(DocumentRow, name) for name in Head._fields),
        *(DocumentRow.release_id, ReleaseRow.public_id, DocumentRow.read_at, DocumentRow.superseded_at),
        *(OrganisationRow.slug, func.coalesce(OrganisationRow.title, OrganisationRow.name)),
        *(OrganisationRow.short, OrganisationRow.known_as),
    )
    .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
    .join(_current, (_current.release_id == DocumentRow.release_id) & _current.superseded_at.is_(None))
    .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
    .where(
        among(DocumentRow.id, "documents"),
        told(_NOW),
        or_(_current.embargo_over.is_(None), _current.embargo_over <= _NOW),
    )
)
_OF_IDS = Statement(select(ContactRow.id).where(among(ContactRow.public_id, "contacts")))
_SHOWN = Statement(
    select(ContactRow.id, ContactRow.public_id, ContactRow.slug, ContactRow.name, ContactRow.kind).where(
        among(ContactRow.id, "contacts"), ContactRow.published
    )
)
_RANKED = (
    select(
        *(MentionRow.contact_id, MentionRow.id, MentionRow.position, MentionRow.live, *CLAIM),
        func.dense_rank().over(partition_by=MentionRow.contact_id, order_by=ClaimRow.document_id.desc()).label("place"),
    )
    .join(MentionRow, MentionRow.id == ClaimRow.mention_id)
    .where(among(MentionRow.contact_id, "contacts"), MentionRow.published)
    .subquery()
)
_SAID = Statement(select(_RANKED).where(_RANKED.c.place <= bindparam("most")).order_by(_RANKED.c[4]))
_BY_HAND = Statement(
    select(MentionRow.id, ActRow.made_at)
    .join(ReviewRow, ReviewRow.mention_id == MentionRow.id)
    .join(ActRow, ActRow.id == ReviewRow.act_id)
    .where(
        among(MentionRow.contact_id, "contacts"),
        ReviewRow.superseded_at.is_(None),
        ReviewRow.opinion == "publish",
        MentionRow.confidence < bindparam("threshold"),
    )
)
_undoing, _other, _also = aliased(ActRow), aliased(ActContactRow), aliased(ContactRow)
_DECIDED = Statement(
    select(ActRow.id, ActRow.kind, ActRow.made_at, ActContactRow.contact_id)
    .join(ActContactRow, ActContactRow.act_id == ActRow.id)
    .join(_other, (_other.act_id == ActRow.id) & (_other.contact_id != ActContactRow.contact_id))
    .join(_also, _also.id == _other.contact_id)
    .where(
        among(ActContactRow.contact_id, "contacts"),
        ~exists().where(_undoing.undoes_id == ActRow.id),
        or_(
            and_(or_(*(ActRow.kind == kind for kind in _MERGING)), _also.merged_into_id == ActContactRow.contact_id),
            and_(or_(*(ActRow.kind == kind for kind in _PARTING)), _also.published),
        ),
    )
    .distinct()
)


class _Document(NamedTuple):
    """A document as far as a change depends on it."""

    head: Head
    release_id: int
    public_id: str
    read_at: datetime
    superseded_at: datetime | None
    office: OfficeRef | None


def contact_changes(session: Session, public_ids: Collection[str], limit: int = MOST) -> tuple[Change, ...]:
    """The newest changes of these contacts, newest first; none of those that are not shown."""
    concerned = [id_ for (id_,) in _OF_IDS.rows(session, contacts=public_ids)]
    return tuple(_newest(_changes(session, concerned), limit))


def office_changes(session: Session, slug: str, limit: int = MOST) -> tuple[Change, ...]:
    """The newest changes that concern a press office, by the slug of its leading name: what its releases say, and who has left
    it."""
    office = select(OrganisationRow.id).where(OrganisationRow.slug == slug).scalar_subquery()
    named = (
        select(MentionRow.contact_id)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .where(DocumentRow.organisation_id == office, MentionRow.published)
    )
    changes = _changes(session, _lately(session, named))
    return tuple(_newest((change for change in changes if _concerns(change, slug)), limit))


def all_changes(session: Session, limit: int = MOST, contacts: int = _CONTACTS) -> tuple[Change, ...]:
    """The newest changes of all contacts, as far as `contacts` of them with the newest mentions have them."""
    now = datetime.now(UTC)
    read = select(DocumentRow.release_id).order_by(DocumentRow.id.desc()).limit(_LATEST)
    free = (
        select(DocumentRow.release_id)
        .where(DocumentRow.embargo_over <= now)
        .order_by(DocumentRow.embargo_over.desc())
        .limit(_LATEST)
    )
    reviewed = (
        select(ReviewRow.mention_id)
        .where(ReviewRow.superseded_at.is_(None), ReviewRow.opinion == "publish")
        .order_by(ReviewRow.id.desc())
        .limit(_LATEST)
    )
    acts = select(ActRow.id).where(ActRow.kind.in_(_MERGING + _PARTING)).order_by(ActRow.id.desc()).limit(_LATEST)
    lately: CompoundSelect[int | None] = union(
        *(
            select(MentionRow.contact_id).where(MentionRow.release_id.in_(select(part.subquery().c[0])))
            for part in (read, free)
        ),
        select(MentionRow.contact_id).where(MentionRow.id.in_(select(reviewed.subquery().c[0]))),
        select(ActContactRow.contact_id).where(ActContactRow.act_id.in_(select(acts.subquery().c[0]))),
    )
    return tuple(_newest(_changes(session, _lately(session, select(lately.subquery().c[0]), contacts)), limit))


def _concerns(change: Change, slug: str) -> bool:
    if change.release is None:
        return True
    at = change.release.office
    return (at is not None and at.slug == slug) or slug in {office.slug for office in change.left}


def _newest(changes: Iterable[Change], limit: int) -> list[Change]:
    """Of one moment, what was learnt last comes first."""
    placed = sorted(enumerate(changes), key=lambda each: (each[1].at, each[0]), reverse=True)
    return [change for _, change in placed[:limit]]


def _lately(session: Session, contact_ids: Select[int | None], most: int = _CONTACTS) -> list[int]:
    """Of these contacts those with the newest mentions."""
    found = session.scalars(
        select(MentionRow.contact_id)
        .where(MentionRow.contact_id.in_(contact_ids), MentionRow.published)
        .group_by(MentionRow.contact_id)
        .order_by(func.max(MentionRow.id).desc())
        .limit(most)
    )
    return [id_ for id_ in found if id_ is not None]


def _changes(session: Session, contact_ids: Collection[int]) -> Iterator[Change]:
    contacts = _contacts(session, contact_ids)
    said, cut = _said(session, contacts)
    documents = _documents(session, {claim.document_id for claims in said.values() for claim, _ in claims})
    kept_back = withheld(session, documents)
    by_hand = _published_by_hand(session, contacts)
    now = datetime.now(UTC)
    for contact, claims in said.items():
        grouped: defaultdict[tuple[int, int], list[tuple[StoredClaim, _Mentioned]]] = defaultdict(list)
        for claim, mention in claims:
            document = documents.get(claim.document_id)
            if document is not None:
                grouped[document.release_id, claim.document_id].append((claim, mention))
        learnt: list[Learnt] = []
        for (_, document_id), group in grouped.items():
            document = documents[document_id]
            seen = [max(document.read_at, by_hand.get(mention.id, document.read_at)) for _, mention in group]
            at = max(min(seen), document.head.embargo_over or document.read_at)
            if document.superseded_at is None or at < document.superseded_at:
                learnt.append(_learnt(document, group, at, kept_back.shown([claim for claim, _ in group]), now))
        yield from replay(contacts[contact], learnt, whole=contact not in cut)
    yield from _decided(session, contacts)


def _learnt(
    document: _Document,
    group: Sequence[tuple[StoredClaim, _Mentioned]],
    at: datetime,
    claims: Sequence[StoredClaim],
    now: datetime,
) -> Learnt:
    first = min(mention.id for _, mention in group)
    return Learnt(
        f"{document.public_id}.{first}.{document.head.id}",
        at,
        document.release_id,
        (document.head.sort_key, -min(mention.position for _, mention in group)),
        release_ref(document.head, document.public_id, document.office, now),
        claims,
        document.superseded_at,
        any(mention.live for _, mention in group),
    )


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """A mention as far as a change depends on it."""

    id: int
    position: int
    live: bool


def _contacts(session: Session, contact_ids: Collection[int]) -> dict[int, ChangedContact]:
    """Those of them that are shown."""
    embargoed = held(session)
    return {id_: ChangedContact(*of) for id_, *of in _SHOWN.rows(session, contacts=contact_ids) if id_ not in embargoed}


def _said(
    session: Session, contact_ids: Collection[int]
) -> tuple[dict[int, list[tuple[StoredClaim, _Mentioned]]], set[int]]:
    """Published claims of each contact, those of its newest documents; and the contacts of whom older ones are left out."""
    found: dict[int, list[tuple[StoredClaim, _Mentioned]]] = {}
    cut: set[int] = set()
    rows = _SAID.rows(session, contacts=contact_ids, most=HISTORY + 1)
    for contact, mention, position, live, *claim, place_ in rows:
        if place_ > HISTORY:
            cut.add(contact)
        else:
            found.setdefault(contact, []).append((StoredClaim._make(claim), _Mentioned(mention, position, live)))
    return found, cut


def _documents(session: Session, document_ids: Collection[int]) -> dict[int, _Document]:
    """Those that may be told of, with what their release's current one asks for as well."""
    rows = _DOCUMENTS.rows(session, documents=document_ids, now=datetime.now(UTC))
    end = len(Head._fields)
    found = {}
    for row in rows:
        head = Head._make(row[:end])
        release_id, public_id, read_at, superseded_at, slug, *called = row[end:]
        office = office_ref(slug, *called) if slug is not None else None
        found[head.id] = _Document(head, release_id, public_id, read_at, superseded_at, office)
    return found


def _published_by_hand(session: Session, contact_ids: Collection[int]) -> dict[int, datetime]:
    """Mentions that are shown because a human said so, and since when."""
    return dict(_BY_HAND.rows(session, contacts=contact_ids, threshold=threshold(session)))


def _decided(session: Session, contacts: dict[int, ChangedContact]) -> Iterator[Change]:
    """What editors joined and took apart, as far as it still holds; of entries that are shown only, without who and why."""
    rows = _DECIDED.rows(session, contacts=contacts)
    for act, kind, moment, contact in rows:
        about = contacts[contact]
        yield Change(f"act.{act}.{about.id}", "merged" if kind in _MERGING else "split", moment, about)
