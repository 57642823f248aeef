"""Keeping a release: its bytes, what was read from them, and what that changes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.records import Document, Reading
from directory.registry import contacts, listing, mentions, offices, organisations, state
from directory.registry.citing import NEVER
from directory.registry.cleaning import clean_document, clean_reading
from directory.registry.finding import writing
from directory.registry.finding.topics import about
from directory.registry.statements import Statement, inserting, updating
from directory.registry.tables import DocumentRow, MentionRow, ReleaseAddressRow, ReleaseRow

_FIGURES = re.compile(r"\d+")

Outcome = Literal["new", "unchanged", "edited", "reread", "taught"]


class Place(NamedTuple):
    """Where a release was read, with its public id."""

    id: int
    address: str
    name: str
    checksum: str
    release_id: int
    public_id: str


class _Document(NamedTuple):
    """The current document of a release, as far as another one is held against it."""

    id: int
    name: str
    address: str
    checksum: str
    reading: str


class _Release(NamedTuple):
    """`first`: it has just been made, and nothing is stored of it."""

    id: int
    public_id: str
    first: bool = False


_PLACE = (
    select(
        *(ReleaseAddressRow.id, ReleaseAddressRow.address, ReleaseAddressRow.name, ReleaseAddressRow.checksum),
        *(ReleaseRow.id, ReleaseRow.public_id),
    )
    .join(ReleaseRow, ReleaseRow.id == ReleaseAddressRow.release_id)
)  # fmt: skip
_PLACE_OF = Statement(_PLACE.where(ReleaseAddressRow.address_hash == bindparam("hash")))
_PLACES = Statement(_PLACE.where(ReleaseAddressRow.release_id == bindparam("release")))
_NEW_PLACE = inserting(ReleaseAddressRow, "address", "address_hash", "name", "checksum", "release_id")
_MOVE_PLACE = updating(
    ReleaseAddressRow, "name", "checksum", "release_id", where=ReleaseAddressRow.id == bindparam("of")
)
_HOLDER = Statement(
    select(ReleaseRow.id, ReleaseRow.public_id)
    .join(DocumentRow, DocumentRow.release_id == ReleaseRow.id)
    .where(
        DocumentRow.checksum == bindparam("checksum"),
        DocumentRow.media_type == bindparam("media_type"),
        DocumentRow.superseded_at.is_(None),
    )
    .order_by(ReleaseRow.id)
    .limit(1)
)
_NAMED = Statement(
    select(MentionRow.contact_id)
    .where(MentionRow.release_id == bindparam("release"), MentionRow.contact_id.is_not(None))
    .distinct()
)
_NEW_RELEASE = inserting(ReleaseRow, "public_id", "created_at", "merged_into_id", returning=ReleaseRow.id)
_MERGE = updating(ReleaseRow, "merged_into_id", where=ReleaseRow.id == bindparam("of"))
_CURRENT = Statement(
    select(*(getattr(DocumentRow, name) for name in _Document._fields)).where(
        DocumentRow.release_id == bindparam("release"), DocumentRow.superseded_at.is_(None)
    )
)
_READ = (
    *("reading", "media_type", "text", "title", "number", "date", "language", "issuer", "issuer_id"),
    "organisation_id",
    *("place", "embargo", "embargo_until", "embargo_over", "links", "sort_key"),
)
_OF_DOCUMENT = DocumentRow.id == bindparam("of")
_NEW_DOCUMENT = inserting(
    DocumentRow,
    *("release_id", "name", "address", "checksum", "content", "read_at", "superseded_at", *_READ),
    returning=DocumentRow.id,
)
_REREAD = updating(DocumentRow, *_READ, where=_OF_DOCUMENT)
_RENAME = updating(DocumentRow, "name", "address", where=_OF_DOCUMENT)
_SUPERSEDE = updating(DocumentRow, "superseded_at", where=_OF_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a document (`taught`: read differently once other releases of its issuer were known): `release` is the public id, `file` the document's name, `mentions` how many contacts
    it offers, `new_contacts` how many of them the registry had never seen."""

    release: str
    file: str
    outcome: Outcome
    mentions: int
    new_contacts: int


def keep(session: Session, document: Document, reading: Reading, now: datetime) -> Kept:
    """Store a document and its reading, inside the caller's transaction.

    The place decides what is the same release: other bytes at a known address are an edit of it, the same bytes at
    another address are the same release. `now` is when it was read, aware of its zone.
    """
    session.flush()
    state.take(session)
    document, (reading, written) = clean_document(document), clean_reading(reading)
    place = place_of(session, document.address)
    holder = _release_holding(session, document, reading)
    left = None
    if place is None:
        release = holder or _new_release(session, now)
    elif place.checksum == document.checksum:
        release = _Release(place.release_id, place.public_id)
    else:
        left = _Release(place.release_id, place.public_id)
        alone = len(_places(session, left)) == 1
        release = holder or (left if alone else _new_release(session, now))
    lies = {"name": document.name, "checksum": document.checksum, "release_id": release.id}
    if place is None:
        address = document.address
        _NEW_PLACE.run(session, [lies | {"address": address, "address_hash": _hash(address)}])
    elif (place.name, place.checksum, place.release_id) != tuple(lies.values()):
        _MOVE_PLACE.run(session, [lies | {"of": place.id}])
    effect = _read_into(session, release, document, reading, _digest(written), now)
    if left is not None and left.id != release.id:
        effect.outcome = "edited"
        _leave(session, left, release, now, effect)
    renamed = _name(session, effect)
    new = contacts.settle(session, effect.mentions, now) if effect.mentions else 0
    if renamed:
        listing.refresh(session, organisations.contacts_of(session, renamed), now)
    if effect.outcome != "unchanged":
        state.touch(session)
    return Kept(release.public_id, document.name, effect.outcome, sum(1 for m in reading.mentions if m.claims), new)


@dataclass(slots=True)
class _Effect:
    """What keeping a document has touched so far: mentions; the names that it has, and those that some document has no more."""

    outcome: Outcome
    mentions: set[int] = field(default_factory=set)
    named: offices.Named | None = None
    lost: set[int] = field(default_factory=set)


def _read_into(  # noqa: PLR0913, PLR0917 - what is kept, where, and when
    session: Session, release: _Release, document: Document, reading: Reading, said: str, now: datetime
) -> _Effect:
    """Make the document the current one of its place's release; `said` is the digest of its reading."""
    name, address = (document.name, document.address) if release.first else _first_place(session, release)
    current = None if release.first else _current(session, release)
    if current is not None and current.checksum == document.checksum:
        if (current.name, current.address) != (name, address):
            _rename(session, release, current.id, (name, address), now)
        if address != document.address or current.reading == said:  # of copies, the first one's reading counts
            return _Effect("unchanged")
    elif current is not None:
        _SUPERSEDE.run(session, [{"of": current.id, "superseded_at": now}])  # only one of a release may be current
    lost = offices.retire(session, current.id) if current is not None else set[int]()
    named = offices.named(session, reading, release.id, now, first=release.first)
    read = _described(document, reading, said)
    read |= {"issuer_id": named.issuer_id, "organisation_id": named.office_id}
    if current is not None and current.checksum == document.checksum:
        outcome: Outcome = "reread"
        id_ = current.id
        _REREAD.run(session, [read | {"of": id_}])
    else:
        outcome = "edited" if current else "new"
        bytes_ = {"checksum": document.checksum, "content": document.content, "read_at": now, "superseded_at": None}
        ((id_,),) = _NEW_DOCUMENT.rows(session, release_id=release.id, name=name, address=address, **bytes_, **read)
    offices.write(session, id_, named)
    gone = {} if current is None or current.id == id_ else {current.id: None}
    writing.put_releases(session, gone | {id_: about(reading.release, name)})
    touched = mentions.write(session, release.id, id_, reading.release.text, reading.mentions, first=release.first)
    return _Effect(outcome, touched, named, lost)


def _name(session: Session, effect: _Effect) -> set[int]:
    """What follows for organisations from the names that documents have and had: mentions that are elsewhere now are touched as
    well; returns the names whose organisation is called otherwise."""
    named = effect.named or offices.Named({}, {}, None)
    cited = [row for row in named.rows.values() if row.id not in named.new]
    renamed = {row.id for row in cited if row.opened_at is not None and offices.respell(session, row)}
    if named.fresh or effect.lost:
        settled = organisations.settle(session, named.fresh, effect.lost, named.new - named.alike)
        effect.mentions |= settled.mentions
        renamed |= settled.renamed
    led = [row for row in cited if row.leader_id is not None or row.title is not None]
    spelt = {row.office for row in led if row.id in renamed | named.spelt}
    for office in sorted({row.office for row in led}):
        if office in spelt or offices.has_several_words(session, office):
            settled = organisations.retitle(session, office)
            effect.mentions |= settled.mentions
            renamed |= settled.renamed
    return renamed


def _described(document: Document, reading: Reading, said: str) -> dict[str, Any]:
    """What is stored of a document beside its bytes."""
    release = reading.release
    embargo = release.embargo
    day = release.date.isoformat() if release.date else "0000-00-00"
    number = _FIGURES.sub(lambda figures: figures[0].zfill(12), (release.number or "")[:80])  # PR9 before PR10
    return {
        "reading": said,
        "media_type": release.media_type,
        "text": release.text,
        "title": release.title,
        "number": release.number,
        "date": release.date,
        "language": release.language,
        "issuer": release.issuer,
        "place": release.place,
        "embargo": embargo.words if embargo else None,
        "embargo_until": embargo.until if embargo else None,
        "embargo_over": (embargo.over or NEVER) if embargo else None,
        "links": [link._asdict() for link in release.links],
        "sort_key": f"{day} {number} {document.checksum}",
    }


def _leave(session: Session, left: _Release, joined: _Release, now: datetime, effect: _Effect) -> None:
    """A place has gone over to another release."""
    current = _current(session, left)
    if current is None:
        return
    if _places(session, left):
        _rename(session, left, current.id, _first_place(session, left), now)
        return
    _SUPERSEDE.run(session, [{"of": current.id, "superseded_at": now}])
    _MERGE.run(session, [{"of": left.id, "merged_into_id": joined.id}])
    effect.lost |= offices.retire(session, current.id)
    writing.put_releases(session, {current.id: None})
    effect.mentions |= mentions.retire(session, left.id)


def _rename(session: Session, release: _Release, document: int, called: tuple[str, str], now: datetime) -> None:
    """Its name and address are others now; a release without a title is called so wherever its contacts are shown."""
    name, address = called
    _RENAME.run(session, [{"of": document, "name": name, "address": address}])
    writing.rename(session, document, name)
    listing.refresh(session, {contact for (contact,) in _NAMED.rows(session, release=release.id)}, now)
    state.touch(session)


def place_of(session: Session, address: str) -> Place | None:
    """The place of this address, if a release was read there."""
    return next(map(Place._make, _PLACE_OF.rows(session, hash=_hash(address))), None)


def _places(session: Session, release: _Release) -> list[Place]:
    return [Place._make(row) for row in _PLACES.rows(session, release=release.id)]


def _first_place(session: Session, release: _Release) -> tuple[str, str]:
    """Name and address of a release, of all where it lies."""
    return min((place.name, place.address) for place in _places(session, release))


def _release_holding(session: Session, document: Document, reading: Reading) -> _Release | None:
    """The release whose current document has these bytes, read as this format."""
    found = _HOLDER.rows(session, checksum=document.checksum, media_type=reading.release.media_type)
    return next((_Release(id_, public_id) for id_, public_id in found), None)


def _current(session: Session, release: _Release) -> _Document | None:
    return next(map(_Document._make, _CURRENT.rows(session, release=release.id)), None)


def _new_release(session: Session, now: datetime) -> _Release:
    public_id = state.new_public_id(session, ReleaseRow)
    ((id_,),) = _NEW_RELEASE.rows(session, public_id=public_id, created_at=now, merged_into_id=None)
    return _Release(id_, public_id, first=True)


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def _digest(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()
