"""Citations of contacts, fetched for many at once: which current document says what of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from directory.records import ADDRESS_BOOKS, Claim, Embargo, OfficeRef, ReleaseRef
from directory.registry.columns import UtcDateTime
from directory.registry.mentions import MENTION, StoredClaim, StoredMention, claim_of, live_claims
from directory.registry.statements import Statement, among
from directory.registry.tables import BOOK, ClaimRow, ContactRow, DocumentRow, MentionRow, OrganisationRow, ReleaseRow
from directory.registry.withdrawals import withheld

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When an embargo ends of which no end is told."""
FEW = 40
"""Up to so many citations, what is derived of a contact is derived from all of them."""


class Stated(NamedTuple):
    """A claim as it is stored, and its record, with nothing around it that is kept back."""

    row: StoredClaim
    claim: Claim


@dataclass(frozen=True, slots=True)
class Cited:
    """One live mention with what its document says, but for what is kept back. `rank` orders citations: the larger, the
    newer."""

    mention: StoredMention
    stated: tuple[Stated, ...]
    release: ReleaseRef
    rank: tuple[str, int, int]
    office_id: int | None


def release_refs(session: Session, document_ids: Collection[int]) -> dict[int, ReleaseRef]:
    """By document id. Neither the title nor the file name of a release under embargo is told before the embargo is over."""
    if not document_ids:
        return {}
    session.flush()
    now, end = datetime.now(UTC), len(Head._fields)
    found = {}
    for row in _REFERRED.rows(session, documents=document_ids):
        head, (public_id, office_id, *called) = Head._make(row[:end]), row[end:]
        found[head.id] = release_ref(head, public_id, office_ref(*called) if office_id else None, now)
    return found


def release_ref(of: Head, public_id: str, office: OfficeRef | None, now: datetime) -> ReleaseRef:
    said = embargo_of(of)
    hidden = said is not None and said.in_force(now)
    return ReleaseRef(
        public_id,
        of.number,
        None if hidden else of.title,
        of.date,
        "" if hidden else of.name,
        office,
        said,
        of.media_type in ADDRESS_BOOKS,
    )


class Called(Protocol):
    """What is stored of an organisation's names."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def short(self) -> str | None: ...
    @property
    def known_as(self) -> Sequence[str] | None: ...
    @property
    def logo(self) -> str | None: ...


def ref_of(office: Called) -> OfficeRef:
    """An organisation by the name that its others lead to."""
    return office_ref(office.slug, office.title or office.name, office.short, office.known_as, office.logo)


def office_ref(
    slug: str, name: str, short: str | None, known_as: Sequence[str] | None, logo: str | None = None
) -> OfficeRef:
    return OfficeRef(slug, name, short, tuple(also for also in known_as or () if also != name), logo)


def under_embargo(document: DocumentRow, now: datetime) -> bool:
    """Whether a document asks not to be published yet."""
    said = embargo_of(document)
    return said is not None and said.in_force(now)


def embargo_of(document: DocumentRow | Head) -> Embargo | None:
    """What a document says of an embargo."""
    if document.embargo is None:
        return None
    over = document.embargo_over
    return Embargo(document.embargo, document.embargo_until, None if over == NEVER else over)


def told(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Whether a document may be told of: it is under no embargo, or no more."""
    return or_(DocumentRow.embargo_over.is_(None), DocumentRow.embargo_over <= now)


_book = aliased(DocumentRow)
IS_RELEASE = DocumentRow.id.not_in(select(_book.id).where(BOOK))
"""Whether a document is a press release and no address book; these are few, and an index has them all."""


def held(session: Session) -> set[int]:
    """The contacts that nothing cites but releases under embargo: shown to nobody before one of those is over."""
    session.flush()
    now = datetime.now(UTC)
    # Asked by itself: joined, SQLite would look up the document of every mention there is.
    embargoed = [release for (release,) in _EMBARGOED.rows(session, now=now)]
    if not embargoed:
        return set()
    found = {contact for (contact,) in _CITED_BY.rows(session, releases=embargoed)}
    return found - {contact for (contact,) in _ALSO_CITED.rows(session, contacts=found, now=now)}


def shown(session: Session) -> ColumnElement[bool]:
    """Which contacts anybody may see: those that are published, but for what only releases under embargo cite."""
    return and_(ContactRow.published, ContactRow.id.not_in(held(session)))


class Head(NamedTuple):
    """What is told of a document with each of its citations."""

    id: int
    number: str | None
    title: str | None
    date: date | None
    name: str
    embargo: str | None
    embargo_until: datetime | None
    embargo_over: datetime | None
    sort_key: str
    media_type: str


_HEAD = (
    *(getattr(DocumentRow, name) for name in Head._fields),
    *(ReleaseRow.public_id, OrganisationRow.id, OrganisationRow.slug),
    *(func.coalesce(OrganisationRow.title, OrganisationRow.name), OrganisationRow.short, OrganisationRow.known_as),
    OrganisationRow.logo,
)
_REFERRED = Statement(
    select(*_HEAD)
    .select_from(DocumentRow)
    .join(ReleaseRow, ReleaseRow.id == DocumentRow.release_id)
    .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
    .where(among(DocumentRow.id, "documents"))
)
_NOW = bindparam("now", type_=UtcDateTime)
_PUBLISHED = MentionRow.live, MentionRow.published, MentionRow.contact_id.is_not(None)
_EMBARGOED = Statement(
    select(DocumentRow.release_id).where(DocumentRow.superseded_at.is_(None), DocumentRow.embargo_over > _NOW)
)
_CITED_BY = Statement(select(MentionRow.contact_id).where(*_PUBLISHED, among(MentionRow.release_id, "releases")))
_ALSO_CITED = Statement(
    select(MentionRow.contact_id)
    .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
    .where(*_PUBLISHED, told(_NOW), among(MentionRow.contact_id, "contacts"))
    .distinct()
)
_CITED = (
    select(*MENTION, *_HEAD)
    .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
    .join(ReleaseRow, ReleaseRow.id == MentionRow.release_id)
    .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
    .where(among(MentionRow.contact_id, "contacts"), MentionRow.live)
)  # fmt: skip
_TOLD = _CITED.where(MentionRow.published, told(_NOW))
_COUNTING = _CITED.where(or_(MentionRow.published, among(MentionRow.contact_id, "waiting")))
_ALL, _PUBLIC, _COUNTED = Statement(_CITED), Statement(_TOLD), Statement(_COUNTING)
_COUNTED_NEWEST = Statement(_COUNTING.where(among(DocumentRow.sort_key, "sort_keys")))
_UNTOLD = case((DocumentRow.embargo_over > _NOW, DocumentRow.embargo_over))
_STATED = Statement(
    select(func.max(DocumentRow.sort_key), func.count(), func.sum(ClaimRow.id))
    .select_from(MentionRow)
    .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
    .join(ClaimRow, (ClaimRow.mention_id == MentionRow.id) & (ClaimRow.document_id == DocumentRow.id))
    .where(
        MentionRow.contact_id == bindparam("contact"),
        MentionRow.live,
        or_(MentionRow.published, among(MentionRow.contact_id, "waiting")),
    )
    .group_by(ClaimRow.field, ClaimRow.key, ClaimRow.extension, ClaimRow.type, DocumentRow.organisation_id, _UNTOLD)
)


def citations(session: Session, contact_ids: Collection[int], *, waiting: bool = False) -> dict[int, list[Cited]]:
    """The published citations of each contact by releases that are under no embargo, newest first; undated ones last. With
    `waiting` also those that wait, for review or for the end of an embargo."""
    if waiting:
        return _cited(session, _ALL.rows(session, contacts=contact_ids))
    return _cited(session, _PUBLIC.rows(session, contacts=contact_ids, now=datetime.now(UTC)))


@dataclass(frozen=True, slots=True)
class Digested:
    """A contact's citations as far as its name, current details and offices depend on them; `sum_` changes with the rest."""

    cited: list[Cited]
    sum_: tuple[int, ...]


def digested(session: Session, sizes: Mapping[int, int], waiting: Collection[int]) -> dict[int, Digested]:
    """Of contacts that few releases cite, all citations; of others, each office's newest that states a thing, and the newest that does so
    under each embargo. Of a published
    contact the published citations count, of one that waits for review (`waiting`) all; `sizes` tells how many count.

    A press desk that a thousand releases name must not be read a thousand times over for each further one.
    """
    now = datetime.now(UTC)
    few = {contact for contact, count in sizes.items() if count <= FEW}
    found: dict[int, Digested] = {}
    if few:
        rows = _COUNTED.rows(session, contacts=few, waiting=waiting)
        found = {contact: Digested(cited, ()) for contact, cited in _cited(session, rows).items()}
    for contact in sizes.keys() - few:
        stated = _STATED.rows(session, contact=contact, waiting=waiting, now=now)
        sort_keys = {key for key, _, _ in stated}
        rows = _COUNTED_NEWEST.rows(session, contacts=[contact], waiting=waiting, sort_keys=sort_keys)
        sum_ = (sizes[contact], sum(count for _, count, _ in stated), sum(int(ids) for _, _, ids in stated))
        found[contact] = Digested(_cited(session, rows)[contact], sum_)
    return found


def stretches(cited: Sequence[Cited], now: datetime) -> Iterator[tuple[datetime | None, datetime | None, list[Cited]]]:
    """Which citations may be told, from when on and until when (None: ever): more of them whenever an embargo is over. Those of
    which none may be told yet are left out."""
    over = [_over(citation.release) for citation in cited]
    ends: list[datetime | None] = [*sorted({moment for moment in over if moment is not None and moment > now})]
    for since, until in zip([None, *ends], [*ends, None], strict=True):
        told_ = [c for c, moment in zip(cited, over, strict=True) if moment is None or moment <= (since or now)]
        if told_:
            yield since, until, told_


def _over(release: ReleaseRef) -> datetime | None:
    return None if release.embargo is None else release.embargo.over or NEVER


def _cited(session: Session, rows: Sequence[Sequence[Any]]) -> dict[int, list[Cited]]:
    """From rows of `_CITED`."""
    now = datetime.now(UTC)
    ends = len(MENTION), len(MENTION) + len(Head._fields)
    split = [(StoredMention._make(r[: ends[0]]), Head._make(r[ends[0] : ends[1]]), r[ends[1] :]) for r in rows]
    said = live_claims(session, [mention.id for mention, _, _ in split])
    kept_back = withheld(session, {head.id for _, head, _ in split})
    found: defaultdict[int, list[Cited]] = defaultdict(list)
    for mention, head, (public_id, office_id, *called) in split:
        ref = release_ref(head, public_id, office_ref(*called) if office_id else None, now)
        rank = (head.sort_key, -mention.position, -mention.id)
        stated = tuple(
            Stated(row, kept_back.covered(row.document_id, claim_of(row))) for row in kept_back.shown(said[mention.id])
        )
        found[mention.contact_id or 0].append(Cited(mention, stated, ref, rank, office_id))
    for cited in found.values():
        cited.sort(key=lambda c: c.rank, reverse=True)
    return dict(found)
