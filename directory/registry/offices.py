"""Names of organisations as releases bring them: known by key, each with a slug that lasts, a row for each document that has it
(`NamingRow`), and the signs of all of these together. Which names are one organisation is for `organisations` to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session, aliased

from directory.records import Mention, Reading
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ClaimRow, DocumentRow, NamingRow, OrganisationRow
from directory.resolution.organisation_names import better, gathered, signs_of
from directory.values import names
from directory.values.organisations import bounded_key
from directory.values.slugs import slugify


class Stored(NamedTuple):
    """A name as it is stored."""

    id: int
    key: str
    name: str
    opened_at: datetime | None
    leader_id: int | None
    signs: list[str] | None
    title: str | None

    @property
    def office(self) -> int:
        """The name that it leads to; itself, where it leads to none."""
        return self.leader_id or self.id


_OF = OrganisationRow.id == bindparam("of")
_STORED = select(*(getattr(OrganisationRow, name) for name in Stored._fields))
_KNOWN = Statement(_STORED.where(among(OrganisationRow.key, "keys")))
_BY_ID = Statement(_STORED.where(among(OrganisationRow.id, "ids")))
_NEW = inserting(OrganisationRow, "slug", "name", "key", "sort_key", returning=OrganisationRow.id)
_OPEN = updating(OrganisationRow, "opened_at", where=_OF)
_RENAME = updating(OrganisationRow, "name", "sort_key", where=_OF)
_SPELL = updating(OrganisationRow, "name", where=_OF)
_SIGN = updating(OrganisationRow, "signs", where=_OF)
_NOTE = inserting(NamingRow, *("organisation_id", "document_id", "issues", "writing", "signs"))
_HAD = Statement(select(NamingRow.organisation_id).where(NamingRow.document_id == bindparam("document")))
_FORGET = Statement(delete(NamingRow).where(NamingRow.document_id == bindparam("document")))
_SHOWN = Statement(
    select(NamingRow.organisation_id, NamingRow.writing, NamingRow.signs).where(among(NamingRow.organisation_id, "ids"))
)
_NEWEST = Statement(
    select(DocumentRow.issuer)
    .where(
        DocumentRow.organisation_id == bindparam("office"),
        DocumentRow.issuer_id == bindparam("name"),
        DocumentRow.superseded_at.is_(None),
    )
    .order_by(DocumentRow.sort_key.desc())
    .limit(1)
)
_LEADER = aliased(OrganisationRow)
_ALSO = Statement(
    select(OrganisationRow.key, _LEADER.known_as)
    .join(_LEADER, _LEADER.id == func.coalesce(OrganisationRow.leader_id, OrganisationRow.id))
    .where(among(OrganisationRow.key, "keys"), OrganisationRow.place.is_not(None))
)
_PLACES = Statement(
    select(OrganisationRow.key, OrganisationRow.place).where(
        among(OrganisationRow.key, "keys"), OrganisationRow.place.is_not(None)
    )
)
_SAID = Statement(
    select(ClaimRow.mention_id, ClaimRow.field, ClaimRow.value)
    .where(ClaimRow.document_id == bindparam("document"), among(ClaimRow.field, "fields"))
    .order_by(ClaimRow.id)
)
_ISSUED = updating(DocumentRow, "issuer_id", "organisation_id", where=DocumentRow.id == bindparam("of"))


@dataclass(slots=True)
class Named:
    """The names that one release has: what is stored of them by key, how it writes them and what it shows of each, and its
    issuer's. `fresh` are the ids of those that are new, or of which it shows something new; `new` of the first."""

    rows: dict[str, Stored]
    said: dict[str, tuple[str, set[str]]]
    issuer: Stored | None
    fresh: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)

    @property
    def issuer_id(self) -> int | None:
        return self.issuer.id if self.issuer else None

    @property
    def office_id(self) -> int | None:
        """The organisation that issued it."""
        return self.issuer.office if self.issuer else None


def named(session: Session, reading: Reading, now: datetime) -> Named:
    """The names that a release has, made where they are new. Without an issuer contacts may still be said to be of somewhere."""
    release = reading.release
    said = signs_of(release.issuer, _employed(reading.mentions), (link.href for link in release.links), release.text)
    return _found(session, said, release.issuer, now)


def write(session: Session, document_id: int, of: Named) -> None:
    """Note which names a document has."""
    _NOTE.run(
        session,
        [
            {
                "organisation_id": row.id,
                "document_id": document_id,
                "issues": row is of.issuer,
                "writing": of.said[key][0],
                "signs": sorted(of.said[key][1]),
            }
            for key, row in of.rows.items()
        ],
    )
    signs: list[dict[str, object]] = []
    for key, row in of.rows.items():
        together = list(gathered(row.signs or (), of.said[key][1]))
        if row.signs is None or together != row.signs:
            signs.append({"of": row.id, "signs": together})
            of.fresh.add(row.id)
        if row.opened_at is None:
            _spell(session, row, better(row.name, of.said[key][0]))
    _SIGN.run(session, signs)


def retire(session: Session, document_id: int) -> set[int]:
    """A document no longer counts, or is read anew; returns the ids of the names that it had."""
    had = {name for (name,) in _HAD.rows(session, document=document_id)}
    if had:
        _FORGET.run(session, [{"document": document_id}])
    return had


def note_again(session: Session, document: DocumentRow, now: datetime) -> None:
    """Note which names a stored document has, from what is kept of it."""
    employed: dict[int, tuple[list[str], list[str]]] = {}
    for mention, field_, value in _SAID.rows(session, document=document.id, fields=("org", "email")):
        employed.setdefault(mention, ([], []))[field_ == "email"].append(value)
    said = signs_of(
        document.issuer,
        (each for orgs, emails in employed.values() for each in _of_each(orgs, emails)),
        (link.get("href") for link in document.links),
        document.text,
    )
    of = _found(session, said, document.issuer, now)
    _ISSUED.run(session, [{"of": document.id, "issuer_id": of.issuer_id, "organisation_id": of.office_id}])
    write(session, document.id, of)


def gather(session: Session, organisation_ids: Collection[int]) -> None:
    """Gather anew what all current documents show of these names, and how they write them."""
    shown: dict[int, tuple[str, ...]] = {}
    written: dict[int, str] = {}
    for id_, writing, signs in _SHOWN.rows(session, ids=organisation_ids):
        shown[id_] = gathered(shown.get(id_, ()), signs)
        written[id_] = better(written.get(id_, writing), writing)
    rows = [Stored._make(row) for row in _BY_ID.rows(session, ids=organisation_ids)]
    _SIGN.run(session, [{"of": row.id, "signs": list(shown[row.id]) if row.id in shown else None} for row in rows])
    for row in rows:
        if row.id in written:
            _spell(session, row, _newest_spelling(session, row) or written[row.id])


def respell(session: Session, row: Stored) -> bool:
    """Spell an issuer as its newest release does, whatever the order of reading; True where that changed."""
    newest = _newest_spelling(session, row)
    return newest is not None and _spell(session, row, newest)


def also_known_as(session: Session, written: Iterable[str]) -> dict[str, Sequence[str]]:
    """All names of the organisations that have one of these, by its key; of those that have others as well."""
    keys = {bounded_key(name) for name in written}
    return {key: known_as or () for key, known_as in _ALSO.rows(session, keys=keys)} if keys else {}


def places(session: Session, keys: Collection[str]) -> dict[str, str]:
    """For the keys of names by which others go as well, the key that all of these share."""
    return dict(_PLACES.rows(session, keys=keys)) if keys else {}


def sort_key(name: str) -> str:
    """By which lists are ordered."""
    return names.fold(name)[:200]


def _found(session: Session, said: dict[str, tuple[str, set[str]]], issuer: str | None, now: datetime) -> Named:
    """What is stored of the names that a release has, made where they are new."""
    found = {row.key: row for row in map(Stored._make, _KNOWN.rows(session, keys=said))} if said else {}
    new = {key: _made(session, key, writing) for key, (writing, _) in sorted(said.items()) if key not in found}
    found |= new
    of = Named(found, said, found.get(bounded_key(issuer)) if issuer else None, new={row.id for row in new.values()})
    if of.issuer is not None and of.issuer.opened_at is None:
        _OPEN.run(session, [{"of": of.issuer.id, "opened_at": now}])
        of.issuer = of.rows[of.issuer.key] = of.issuer._replace(opened_at=now)
        of.fresh.add(of.issuer.id)
    return of


def _newest_spelling(session: Session, row: Stored) -> str | None:
    """As the newest current release writes its issuer; None where none is issued in this name."""
    return next((issuer for (issuer,) in _NEWEST.rows(session, office=row.office, name=row.id)), None)


def _spell(session: Session, row: Stored, writing: str) -> bool:
    """What the whole organisation is called, where there are other names, is for `organisations` to say."""
    if row.name == writing:
        return False
    if row.title is None:
        _RENAME.run(session, [{"of": row.id, "name": writing, "sort_key": sort_key(writing)}])
    else:
        _SPELL.run(session, [{"of": row.id, "name": writing}])
    return True


def _employed(mentions: Iterable[Mention]) -> Iterable[tuple[str | None, Collection[str]]]:
    for mention in mentions:
        yield from _of_each([claim.value for claim in mention.of("org")], mention.emails)


def _of_each(organisations: Sequence[str], emails: Collection[str]) -> Iterable[tuple[str | None, Collection[str]]]:
    """A contact's addresses with each organisation that its block names; with none, the issuer's."""
    return [(name, emails) for name in organisations] or [(None, emails)]


def _made(session: Session, key: str, name: str) -> Stored:
    ((id_,),) = _NEW.rows(session, slug=_free_slug(session, name), name=name, key=key, sort_key=sort_key(name))
    return Stored(id_, key, name, None, None, None, None)


def _free_slug(session: Session, name: str) -> str:
    base = slugify(name) or "office"
    taken = set(
        session.scalars(select(OrganisationRow.slug).where(OrganisationRow.slug.startswith(base, autoescape=True)))
    )
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
