"""What is stored of a contact beside its id, so that lists and searches need not assemble it: all derived from its card."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from directory.records import Card
from directory.registry import facets, publishing
from directory.registry.assemble import build
from directory.registry.atoms import batches
from directory.registry.citing import Cited, Digested, digested
from directory.registry.finding import writing
from directory.registry.finding.wording import Findable, findable
from directory.registry.mentions import StoredClaim
from directory.registry.offices import also_known_as
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ContactFacetRow, ContactOfficeRow, ContactRow, MentionRow
from directory.values import names
from directory.values.organisations import bounded_key
from directory.values.slugs import slugify

_LONGEST_SORT_KEY = 200
_IDS = StoredClaim._fields.index("document_id") + 1
"""So many columns of a claim, its first, are numbers that nobody is shown."""


class _Contact(NamedTuple):
    """A contact as it is stored, and how many of its live mentions there are and are published."""

    id: int
    public_id: str
    updated_at: datetime
    live: bool
    published: bool
    kind: str
    name: str
    slug: str
    sort_key: str
    digest: str
    mentions: int = 0
    shown: int = 0


_COLUMNS = _Contact._fields[:-2]
_LIVE = select(func.count()).where(MentionRow.contact_id == ContactRow.id, MentionRow.live)
_CONTACTS = Statement(
    select(
        *(getattr(ContactRow, name) for name in _COLUMNS),
        *(_LIVE.scalar_subquery(), _LIVE.where(MentionRow.published).scalar_subquery()),
    ).where(among(ContactRow.id, "contacts"))
)
_CHANGE = updating(ContactRow, *_COLUMNS[2:], where=ContactRow.id == bindparam("of"))
_FACETS = Statement(
    select(ContactFacetRow.contact_id, ContactFacetRow.facet, ContactFacetRow.value).where(
        among(ContactFacetRow.contact_id, "contacts")
    )
)
_NEW_FACET = inserting(ContactFacetRow, "contact_id", "facet", "value")
_NO_FACET = Statement(
    delete(ContactFacetRow).where(
        ContactFacetRow.contact_id == bindparam("contact_id"),
        ContactFacetRow.facet == bindparam("facet"),
        ContactFacetRow.value == bindparam("value"),
    )
)
_OFFICES = Statement(
    select(ContactOfficeRow.contact_id, ContactOfficeRow.organisation_id, ContactOfficeRow.sort_key).where(
        among(ContactOfficeRow.contact_id, "contacts")
    )
)
_NEW_OFFICE = inserting(ContactOfficeRow, "contact_id", "organisation_id", "sort_key")
_NO_OFFICE = Statement(
    delete(ContactOfficeRow).where(
        ContactOfficeRow.contact_id == bindparam("contact_id"),
        ContactOfficeRow.organisation_id == bindparam("organisation_id"),
    )
)


def refresh(session: Session, contact_ids: Collection[int], now: datetime) -> None:
    """Derive anew what is stored of these contacts; `updated_at` moves where something shown is different. Only what differs
    is written."""
    session.flush()
    for part in batches(contact_ids):
        publishing.derive(session, part)
        rows = [_Contact._make(row) for row in _CONTACTS.rows(session, contacts=part)]
        told = _told(session, rows)
        derived: list[_Contact] = []
        found: set[tuple[int, str, str]] = set()
        listed: set[tuple[int, int, str]] = set()
        for row in rows:
            there = row._replace(live=row.id in told, published=row.shown > 0)
            if there.live:
                said = told[row.id]
                there = _derived(there, said.card, said.of, now)
                ids = {c.release.office.slug: c.office_id for c in said.of.cited if c.release.office}
                listed |= {(row.id, ids[slug] or 0, there.sort_key) for slug in offices(said.card)}
                found |= {(row.id, facet, value) for facet, value in facets.of_card(said.card)}
            derived.append(there)
        changed = [after for before, after in zip(rows, derived, strict=True) if after != before]
        _CHANGE.run(session, [{"of": row.id} | {name: getattr(row, name) for name in _COLUMNS[2:]} for row in changed])
        writing.put(session, {row.id: told[row.id].findable if row.id in told else None for row in rows})
        _replace(session, part, (_FACETS, _NO_FACET, _NEW_FACET), ("contact_id", "facet", "value"), found)
        _replace(
            session, part, (_OFFICES, _NO_OFFICE, _NEW_OFFICE), ("contact_id", "organisation_id", "sort_key"), listed
        )
    session.expire_all()


def findables(session: Session) -> Iterator[tuple[int, Findable]]:
    """What each contact can be found by that some release cites, some hundreds in memory at a time."""
    for part in batches(session.scalars(select(ContactRow.id).where(ContactRow.live))):
        rows = [_Contact._make(row) for row in _CONTACTS.rows(session, contacts=part)]
        for contact, said in _told(session, rows).items():
            yield contact, said.findable


class _Told(NamedTuple):
    """All that is said of a contact, its card, and other names of its organisations."""

    of: Digested
    card: Card
    also: set[str]

    @property
    def findable(self) -> Findable:
        return findable(self.card, self.also)


def _told(session: Session, rows: Sequence[_Contact]) -> dict[int, _Told]:
    """Of those that a release cites."""
    sizes = {row.id: row.shown or row.mentions for row in rows if row.mentions}
    cited = digested(session, sizes, {row.id for row in rows if not row.shown})
    said_of = {id_: _organisations(of.cited) for id_, of in cited.items()}
    also = also_known_as(session, {document for named in said_of.values() for document, _ in named})
    return {
        row.id: _Told(
            cited[row.id],
            build(row, cited[row.id].cited),
            {name for named in said_of[row.id] for name in also.get(named, ())},
        )
        for row in rows
        if row.id in cited
    }


def _replace(
    session: Session,
    contact_ids: Collection[int],
    statements: tuple[Statement, Statement, Statement],
    columns: Sequence[str],
    wanted: Collection[tuple[int | str, ...]],
) -> None:
    """Bring the rows that hang on contacts to what they should be; told are statements that read, delete and insert."""
    read, no_more, new = statements
    stored = {tuple(row) for row in read.rows(session, contacts=contact_ids)}
    for statement, rows in ((no_more, stored.difference(wanted)), (new, set(wanted) - stored)):
        statement.run(session, [dict(zip(columns, row, strict=True)) for row in sorted(rows)])


def _derived(row: _Contact, card: Card, found: Digested, now: datetime) -> _Contact:
    """With what is derived of one contact by its card."""
    content = hashlib.sha256(repr((card.name, card.office, _shown(card, found), found.sum_)).encode()).hexdigest()
    return row._replace(
        kind=card.kind,
        name=card.name,
        slug=slugify(card.name),
        sort_key=names.fold(card.name)[:_LONGEST_SORT_KEY],
        digest=content,
        updated_at=row.updated_at if content == row.digest else now,
    )


def _organisations(cited: Sequence[Cited]) -> set[tuple[int, str]]:
    """The organisations that documents say a contact is of: each document, with the key of the words."""
    every = (stated for citation in cited for stated in citation.stated if stated.claim.field == "org")
    return {(stated.row.document_id, bounded_key(stated.claim.value)) for stated in every}


def _shown(card: Card, found: Digested) -> object:
    """All that is shown of a contact's details and citations, in tuples: records take longer to be written out."""
    details = [(d.field, d.value, d.current, d.type, d.extension, d.raw, d.key) for d in card.details]
    cited = []
    for citation in found.cited:
        mention = citation.mention
        stated = [(row[_IDS:], claim.quote.prefix, claim.quote.suffix) for row, claim in citation.stated]
        shown = mention.id, mention.kind, mention.published, mention.confidence, mention.doubts
        cited.append((citation.release, shown, stated))
    return details, cited


def offices(card: Card) -> set[str]:
    """Slugs of the press offices that a contact stands for: the newest citing one, and each whose releases state a detail
    that is still current or state neither address nor number. Whoever has moved on is no longer listed where they were."""
    if not card.citations:
        return set()
    issuers = {c.release.office.slug for c in card.citations if c.release.office}
    reachable = {
        office.slug
        for detail in card.details
        if detail.current and detail.field in {"email", "phone"}
        for evidence in detail.evidence
        if (office := evidence.release.office)
    }
    stating = {
        c.release.office.slug
        for c in card.citations
        if c.release.office and (c.mention.of("email") or c.mention.of("phone"))
    }
    newest = {card.office.slug} if card.office else set()
    return newest | reachable | (issuers - stating)
