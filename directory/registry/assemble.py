"""From what is stored to cards: the best value of each field, with all that says so.

A field's values in the newest release that states the field are current, whatever their age; older others are former.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple, Protocol

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import FIELDS, Card, Citation, Claim, Detail, Evidence, OfficeRef
from directory.registry.citing import Cited, Stated, citations, held
from directory.registry.mentions import mention_of
from directory.registry.statements import Statement as Prepared
from directory.registry.statements import among
from directory.registry.tables import ContactRow
from directory.resolution.namesakes import nearness
from directory.values import names

_SINGLE = {"name", "role", "org"}
Statement = tuple[Cited, Stated]
"""One thing that one citation says."""

_PHONE_ORDER = ("voice", "mobile", "fax")


class Stored(Protocol):
    """What a contact has beside its citations."""

    @property
    def public_id(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def updated_at(self) -> datetime: ...
    @property
    def published(self) -> bool: ...


class Numbered(Stored, Protocol):
    """The same, with the number under which it is stored."""

    @property
    def id(self) -> int: ...


class StoredContact(NamedTuple):
    """The same as it was read, once."""

    id: int
    public_id: str
    slug: str
    kind: str
    updated_at: datetime
    published: bool
    merged_into_id: int | None


_STORED = select(*(getattr(ContactRow, name) for name in StoredContact._fields))
_OF_PUBLIC_ID = Prepared(_STORED.where(ContactRow.public_id == bindparam("public_id")))
_OF_IDS = Prepared(_STORED.where(among(ContactRow.id, "contacts")))
_MERGED = Prepared(
    select(ContactRow.id, ContactRow.public_id, ContactRow.merged_into_id).where(
        among(ContactRow.merged_into_id, "contacts")
    )
)


def contact_card(session: Session, public_id: str) -> Card:
    """The contact of this id. Of one that was merged, the card of the survivor, whose id is another.

    Raises NotInRegistry where there is none, no release cites it any more, or all that cite it wait for review or are under
    embargo.
    """
    session.flush()
    row = next(map(StoredContact._make, _OF_PUBLIC_ID.rows(session, public_id=public_id)), None)
    for _ in range(1000):  # mergers of mergers
        if row is None or row.merged_into_id is None:
            break
        (row,) = contacts(session, [row.merged_into_id])
    if row is None or not row.published or row.id in held(session):
        raise NotInRegistry("contact", public_id)
    return cards(session, [row])[0]


def contacts(session: Session, contact_ids: Sequence[int]) -> list[StoredContact]:
    """What is stored of these contacts beside what is said of them, in their order."""
    if not contact_ids:
        return []
    session.flush()
    found = {row[0]: StoredContact._make(row) for row in _OF_IDS.rows(session, contacts=contact_ids)}
    return [found[id_] for id_ in contact_ids]


def cards(session: Session, rows: Sequence[Numbered], *, waiting: bool = False) -> list[Card]:
    """The cards of contacts, in the order given. With `waiting` their citations that wait for review are among the others;
    what they say is not among a published contact's details."""
    cited = citations(session, [row.id for row in rows], waiting=waiting)
    merged = aliases(session, [row.id for row in rows])
    found = []
    for row in rows:
        every = cited.get(row.id, [])
        card = build(row, [c for c in every if c.mention.published] or every, merged.get(row.id, ()))
        found.append(replace(card, citations=tuple(map(_citation, every))))
    return found


def aliases(session: Session, contact_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Public ids of the contacts that were merged into each of these, directly or by way of others."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    session.flush()
    survivor = {contact: contact for contact in contact_ids}
    fresh = set(contact_ids)
    while fresh:
        lost = _MERGED.rows(session, contacts=fresh)
        fresh = set()
        for contact, public_id, into in lost:
            if contact not in survivor and into is not None:
                survivor[contact] = survivor[into]
                found[survivor[into]].append(public_id)
                fresh.add(contact)
    return {contact: tuple(sorted(public_ids)) for contact, public_ids in found.items()}


def build(row: Stored, cited: Sequence[Cited], merged: tuple[str, ...] = ()) -> Card:
    """One card from its citations, which come newest first."""
    found = tuple(_details(cited))
    office = next((c.release.office for c in cited if c.release.office), None)
    return Card(
        row.public_id,
        row.slug,
        row.kind,  # type: ignore[arg-type]  # only Kinds are ever stored
        _name(found, office),
        office,
        found,
        tuple(map(_citation, cited)),
        row.updated_at,
        merged,
        row.published,
    )


def _citation(cited: Cited) -> Citation:
    said = mention_of(cited.mention, (stated.claim for stated in cited.stated))
    return Citation(cited.release, cited.mention.id, said, cited.mention.published)


def _name(details: Sequence[Detail], office: OfficeRef | None) -> str:
    """The name stated; a desk without one is called after its office, else after its address or number."""
    stated = next((d.value for d in details if d.field == "name" and d.current), None)
    if stated:
        return stated
    if office:
        return f"{office.name} press office"
    return next((d.value for field in ("email", "phone") for d in details if d.field == field), "Press office")


def _details(cited: Sequence[Cited]) -> list[Detail]:
    said: defaultdict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    newest: dict[tuple[str, str | None], Cited] = {}
    for citation in cited:
        for stated in citation.stated:
            claim = stated.claim
            said[claim.field, claim.key, claim.extension].append((citation, stated))
            newest.setdefault(_slot(claim), citation)
    age: dict[str, int] = {}
    for citation in cited:
        age.setdefault(citation.rank[0], len(age))
    found = []
    chosen: dict[str, Claim] = {}
    for statements in said.values():  # the newest citation's come first, in the order of its text
        first = statements[0][1].claim
        if first.field in _SINGLE:
            chosen.setdefault(first.field, first)
    if "name" in chosen and cited[0].mention.kind == "person":
        chosen["name"] = _full_name(
            chosen["name"], [s[0][1].claim for s in said.values() if s[0][1].claim.field == "name"]
        )
    for statements in said.values():
        first = statements[0][1].claim
        if first.field in _SINGLE:
            current = chosen[first.field] is first
        else:
            current = any(newest[_slot(stated.claim)] is citation for citation, stated in statements)
        found.append((_place(statements, age, current=current), _detail(statements, current=current)))
    found.sort(key=itemgetter(0))
    return [detail for _, detail in found]


def _full_name(newest: Claim, others: Sequence[Claim]) -> Claim:
    """The newest writing of a name; where that leaves out words or gives initials only, the newest of which it is short."""
    short = names.fold(newest.value)
    for other in others:  # newest first
        full = names.fold(other.value)
        if len(full) > len(short) and full and short and nearness(short, full) in {"part", "initial"}:
            return other
    return newest


def _slot(claim: Claim) -> tuple[str, str | None]:
    """What a newer release can replace: a field; of numbers, voice, mobile and fax each by itself."""
    return claim.field, claim.type


def _place(statements: Sequence[Statement], age: Mapping[str, int], *, current: bool) -> tuple[object, ...]:
    """Where a detail stands on the card."""
    citation, (_, claim) = statements[0]
    day = citation.release.date
    return (
        FIELDS.index(claim.field),
        not current,
        -day.toordinal() if day else 0,
        _PHONE_ORDER.index(claim.type) if claim.type else 0,
        age[citation.rank[0]],
        claim.quote.start,
        claim.quote.end,
        claim.key,
    )


def _detail(statements: Sequence[Statement], *, current: bool) -> Detail:
    newest = statements[0][1].claim
    evidence = tuple(Evidence(citation.release, claim.quote, row.line) for citation, (row, claim) in statements)
    return Detail(newest.field, newest.value, current, evidence, newest.type, newest.extension, newest.raw, newest.key)
