"""What is stored of a contact beside its id, so that lists and searches need not assemble it: all derived from its card."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from directory.records import Card
from directory.registry import departing, facets, publishing, state
from directory.registry.assemble import build
from directory.registry.atoms import batches
from directory.registry.citing import NEVER, Cited, Digested, digested, stretches
from directory.registry.facet_tables import ContactFacetRow
from directory.registry.finding import writing
from directory.registry.finding.wording import Findable, findable
from directory.registry.mentions import StoredClaim
from directory.registry.offices import also_known_as
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ContactOfficeRow, ContactRow, MentionRow
from directory.values import names
from directory.values.organisations import bounded_key
from directory.values.slugs import slugify

_Key = TypeVar("_Key")

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
    version: int
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
_TIMES = "since", "until"
_FACET = "contact_id", "facet", "value", "words", *_TIMES
_FACETS = Statement(
    select(*(getattr(ContactFacetRow, name) for name in _FACET)).where(among(ContactFacetRow.contact_id, "contacts"))
)
_NEW_FACET = inserting(ContactFacetRow, *_FACET)
_NO_FACET = Statement(
    delete(ContactFacetRow).where(
        ContactFacetRow.contact_id == bindparam("contact_id"),
        ContactFacetRow.facet == bindparam("facet"),
        ContactFacetRow.value == bindparam("value"),
    )
)
_OFFICE = "contact_id", "organisation_id", "sort_key", *_TIMES
_OFFICES = Statement(
    select(*(getattr(ContactOfficeRow, name) for name in _OFFICE)).where(among(ContactOfficeRow.contact_id, "contacts"))
)
_NEW_OFFICE = inserting(ContactOfficeRow, *_OFFICE)
_NO_OFFICE = Statement(
    delete(ContactOfficeRow).where(
        ContactOfficeRow.contact_id == bindparam("contact_id"),
        ContactOfficeRow.organisation_id == bindparam("organisation_id"),
    )
)


def refresh(session: Session, contact_ids: Collection[int], now: datetime) -> None:
    """Derive anew what is stored of these contacts; `updated_at` moves where something shown is different, and so does the
    version, with that of the registry. Only what differs is written."""
    session.flush()
    for part in batches(contact_ids):
        publishing.derive(session, part)
        rows = [_Contact._make(row) for row in _CONTACTS.rows(session, contacts=part)]
        told = _told(session, rows)
        derived = {row.id: row._replace(live=row.id in told, published=row.shown > 0) for row in rows}
        for id_, said in told.items():
            derived[id_] = _derived(derived[id_], said.card, said.of, now)
        changed = [derived[row.id] for row in rows if derived[row.id] != row]
        if seen := {row.id for row in rows if derived[row.id] != row and (row.published or derived[row.id].published)}:
            version = state.touch(session)
            changed = [row._replace(version=version) if row.id in seen else row for row in changed]
        _CHANGE.run(session, [{"of": row.id} | {name: getattr(row, name) for name in _COLUMNS[2:]} for row in changed])
        writing.put(session, {row.id: told[row.id].findable if row.id in told else None for row in rows})
        _note_narrowing(session, part, {id_: (derived[id_], said) for id_, said in told.items()}, now)
    session.expire_all()


def findables(session: Session) -> Iterator[tuple[int, Findable]]:
    """What each contact can be found by that some release cites, some hundreds in memory at a time."""
    for part in batches(session.scalars(select(ContactRow.id).where(ContactRow.live))):
        rows = [_Contact._make(row) for row in _CONTACTS.rows(session, contacts=part)]
        for contact, said in _told(session, rows).items():
            yield contact, said.findable


def narrow_again(session: Session, now: datetime) -> None:
    """Note anew what lists of contacts are narrowed by, some hundreds in memory at a time."""
    for part in batches(session.scalars(select(ContactRow.id).where(ContactRow.live))):
        rows = {row.id: row for row in map(_Contact._make, _CONTACTS.rows(session, contacts=part))}
        told = _told(session, list(rows.values()))
        _note_narrowing(session, part, {id_: (rows[id_], said) for id_, said in told.items()}, now)


def _note_narrowing(
    session: Session, contact_ids: Collection[int], said_of: Mapping[int, tuple[_Contact, _Told]], now: datetime
) -> None:
    found: set[tuple[object, ...]] = set()
    listed: set[tuple[object, ...]] = set()
    for id_, (row, said) in said_of.items():
        through_time = list(_through_time(row, said, now))
        for (facet, value), (words, *times) in _times(through_time, facets.of_card).items():
            found.add((id_, facet, value, words, *times))
        ids = {c.release.office.slug: c.office_id for c in said.of.cited if c.release.office}
        for slug, (_, *times) in _times(through_time, _listed_at).items():
            listed.add((id_, ids[slug] or 0, row.sort_key, *times))
    were = _replace(session, contact_ids, (_FACETS, _NO_FACET, _NEW_FACET), _FACET, found)
    stood = _replace(session, contact_ids, (_OFFICES, _NO_OFFICE, _NEW_OFFICE), _OFFICE, listed)
    left = departing.departures(_listed(were, stood), _listed(found, listed), datetime.now(UTC))
    departing.note(session, left, lambda: state.touch(session))


def _listed(facet_rows: Collection[tuple[Any, ...]], office_rows: Collection[tuple[Any, ...]]) -> departing.Listed:
    """When contacts were listed, among everybody and at offices; of what sort somebody is, is known of all who are listed."""
    everybody = [(row[0], departing.EVERYONE, row[-2:]) for row in facet_rows if row[1] == "kind"]
    return departing.listed([*everybody, *((row[0], row[1], row[-2:]) for row in office_rows)])


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
    wanted: Collection[tuple[object, ...]],
) -> set[tuple[object, ...]]:
    """Bring the rows that hang on contacts to what they should be; told are statements that read, delete and insert. Returns those that
    were there."""
    read, no_more, new = statements
    stored = {tuple(row) for row in read.rows(session, contacts=contact_ids)}
    for statement, rows in ((no_more, stored.difference(wanted)), (new, set(wanted) - stored)):
        ordered = sorted(rows, key=itemgetter(0, 1, 2))
        statement.run(session, [dict(zip(columns, row, strict=True)) for row in ordered])
    return stored


_Stretch = tuple[datetime | None, datetime | None, Card]


def _through_time(row: _Contact, said: _Told, now: datetime) -> Iterator[_Stretch]:
    """What may be told of a contact, from when on and until when; of one that waits for review, never."""
    if not row.published:
        yield NEVER, None, said.card
        return
    for since, until, cited in stretches(said.of.cited, now):
        whole = len(cited) == len(said.of.cited)
        yield since, until, said.card if whole else build(row, cited)


def _times(
    through_time: Sequence[_Stretch], make: Callable[[Card], Mapping[_Key, str | None]]
) -> dict[_Key, tuple[str | None, datetime | None, datetime | None]]:
    """What is found in each stretch, with its words, from when on and until when it may be told. What goes and comes back counts until
    it goes."""
    found: dict[_Key, tuple[str | None, datetime | None, datetime | None]] = {}
    for since, until, card in through_time:
        for key, words in make(card).items():
            had = found.get(key)
            if had is None:
                found[key] = words, since, until
            elif had[2] == since:
                found[key] = had[0], had[1], until
    return found


def _listed_at(card: Card) -> dict[str, str | None]:
    return dict.fromkeys(offices(card))


def _derived(row: _Contact, card: Card, found: Digested, now: datetime) -> _Contact:
    """With what is derived of one contact by its card."""
    logo = (card.office.logo,) if card.office and card.office.logo else ()
    said = (card.name, card.office, _shown(card, found), found.sum_, *logo)
    content = hashlib.sha256(repr(said).encode()).hexdigest()
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
