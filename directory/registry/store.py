"""Keeping a release: its bytes, what was read from them, and what that changes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.records import Document, Reading
from directory.registry import contacts, mentions, offices, state
from directory.registry.citing import NEVER
from directory.registry.cleaning import clean_document, clean_reading
from directory.registry.tables import DocumentRow, ReleaseAddressRow, ReleaseRow
from directory.values import names

_FIGURES = re.compile(r"\d+")

Outcome = Literal["new", "unchanged", "edited", "reread", "taught"]


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
    state.take(session)
    document, reading = clean_document(document), clean_reading(reading)
    place = place_of(session, document.address)
    holder = _release_holding(session, document, reading)
    if place is None:
        release = holder or _new_release(session, now)
        place = ReleaseAddressRow(address=document.address, address_hash=_hash(document.address), release_id=release.id)
        left = None
    elif place.checksum == document.checksum:
        release, left = session.get_one(ReleaseRow, place.release_id), None
    else:
        left = session.get_one(ReleaseRow, place.release_id)
        alone = len(_places(session, left.id)) == 1
        release = holder or (left if alone else _new_release(session, now))
    place.name, place.checksum, place.release_id = document.name, document.checksum, release.id
    session.add(place)
    session.flush()
    outcome, touched, touched_offices = _read_into(session, place, document, reading, now)
    if left is not None and left.id != release.id:
        outcome = "edited"
        gone, gone_offices = _leave(session, left, release, now)
        touched |= gone
        touched_offices |= gone_offices
    new = contacts.settle(session, touched, now) if touched else 0
    for office in sorted(touched_offices):
        if offices.rename(session, office):
            contacts.refresh_office(session, office, now)
    if outcome != "unchanged":
        state.touch(session)
    return Kept(release.public_id, document.name, outcome, sum(1 for m in reading.mentions if m.claims), new)


def _read_into(
    session: Session, place: ReleaseAddressRow, document: Document, reading: Reading, now: datetime
) -> tuple[Outcome, set[int], set[int]]:
    """Make the document the current one of its place's release; returns what happened, and the mentions and offices
    touched."""
    first = min(_places(session, place.release_id), key=lambda p: (p.name, p.address))
    current = _current(session, place.release_id)
    said = _digest(reading)
    if current is not None and current.checksum == document.checksum:
        if (current.name, current.address) != (first.name, first.address):
            current.name, current.address = first.name, first.address
            state.touch(session)
        if first.id != place.id or current.reading == said:  # of copies, the first one's reading counts
            return "unchanged", set(), set()
        outcome: Outcome = "reread"
        row = current
    else:
        outcome = "edited" if current else "new"
        if current:
            current.superseded_at = now
            session.flush()  # only one document of a release may be current
        row = DocumentRow(release_id=place.release_id, name=first.name, address=first.address)
        row.checksum, row.content, row.read_at = document.checksum, document.content, now
    touched_offices = {d.organisation_id for d in (current, row) if d is not None and d.organisation_id}
    _describe(session, row, reading, said)
    session.add(row)
    session.flush()
    if row.organisation_id:
        touched_offices.add(row.organisation_id)
    return outcome, mentions.write(session, row, reading.mentions), touched_offices


def _describe(session: Session, row: DocumentRow, reading: Reading, said: str) -> None:
    release = reading.release
    office = offices.organisation(session, release.issuer)
    row.reading, row.media_type, row.text = said, release.media_type, release.text
    row.title, row.number, row.date, row.language = release.title, release.number, release.date, release.language
    row.issuer, row.organisation_id = release.issuer, office.id if office else None
    said_of = release.embargo
    row.place, row.embargo = release.place, said_of.words if said_of else None
    row.embargo_until = said_of.until if said_of else None
    row.embargo_over = (said_of.over or NEVER) if said_of else None
    row.links = [link._asdict() for link in release.links]
    day = release.date.isoformat() if release.date else "0000-00-00"
    number = _FIGURES.sub(lambda figures: figures[0].zfill(12), (release.number or "")[:80])  # PR9 before PR10
    row.sort_key = f"{day} {number} {row.checksum}"
    row.search_text = " ".join(names.fold(t) for t in (release.title, release.number, release.issuer, row.name) if t)


def _leave(session: Session, left: ReleaseRow, joined: ReleaseRow, now: datetime) -> tuple[set[int], set[int]]:
    """A place has gone over to another release; returns the mentions and offices touched by that."""
    places = _places(session, left.id)
    current = _current(session, left.id)
    if current is None:
        return set(), set()
    if places:
        first = min(places, key=lambda p: (p.name, p.address))
        current.name, current.address = first.name, first.address
        return set(), set()
    current.superseded_at, left.merged_into_id = now, joined.id
    return mentions.retire(session, left.id), {current.organisation_id} if current.organisation_id else set()


def place_of(session: Session, address: str) -> ReleaseAddressRow | None:
    """The place of this address, if a release was read there."""
    return session.scalar(select(ReleaseAddressRow).where(ReleaseAddressRow.address_hash == _hash(address)))


def _places(session: Session, release_id: int) -> list[ReleaseAddressRow]:
    return list(session.scalars(select(ReleaseAddressRow).where(ReleaseAddressRow.release_id == release_id)))


def _release_holding(session: Session, document: Document, reading: Reading) -> ReleaseRow | None:
    """The release whose current document has these bytes, read as this format."""
    return session.scalar(
        select(ReleaseRow)
        .join(DocumentRow, DocumentRow.release_id == ReleaseRow.id)
        .where(
            DocumentRow.checksum == document.checksum,
            DocumentRow.media_type == reading.release.media_type,
            DocumentRow.superseded_at.is_(None),
        )
        .order_by(ReleaseRow.id)
        .limit(1)
    )


def _current(session: Session, release_id: int) -> DocumentRow | None:
    return session.scalar(
        select(DocumentRow).where(DocumentRow.release_id == release_id, DocumentRow.superseded_at.is_(None))
    )


def _new_release(session: Session, now: datetime) -> ReleaseRow:
    release = ReleaseRow(public_id=state.new_public_id(session, ReleaseRow), created_at=now)
    session.add(release)
    session.flush()
    return release


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def _digest(reading: Reading) -> str:
    return hashlib.sha256(repr(reading).encode()).hexdigest()
