"""Names of organisations as releases bring them: known by their words and what tells them from others of the same, each with a slug
that lasts, a row for each document that has it (`NamingRow`), and the signs of all of these together. Which names are one
organisation is for `organisations` to say."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from directory.records import Mention, Reading
from directory.registry.finding import houses
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ClaimRow, DocumentRow, NamingJudgementRow, NamingRow, OrganisationRow, leading
from directory.resolution.organisation_names import better, gathered
from directory.resolution.organisation_uses import Employed, Use, uses
from directory.values import names
from directory.values.organisations import bounded_key
from directory.values.slugs import slugify


class Stored(NamedTuple):
    """A name as it is stored."""

    id: int
    slug: str
    key: str
    words: str
    name: str
    opened_at: datetime | None
    leader_id: int | None
    signs: list[str] | None
    title: str | None

    @property
    def office(self) -> int:
        """The name that it leads to; itself, where it leads to none."""
        return self.leader_id or self.id


HERE = "here"
"""What humans said of a release's use of a name: that it is this one."""
_NO_ADDRESS = "~"
"""A slug that begins so is none: the name has never led an organisation."""
_BY_HUMANS = "#"
"""What tells a name apart that a human made begins so, with the number of the act."""

_OF = OrganisationRow.id == bindparam("of")
_STORED = select(*(getattr(OrganisationRow, name) for name in Stored._fields))
_KNOWN = Statement(_STORED.where(among(OrganisationRow.key, "keys")))
_BY_ID = Statement(_STORED.where(among(OrganisationRow.id, "ids")))
_ANCHORED = Statement(_STORED.where(OrganisationRow.anchor_id == bindparam("release")).order_by(OrganisationRow.id))
_NAMESAKE = Statement(select(OrganisationRow.id).where(OrganisationRow.words == bindparam("words")).limit(1))
_HERE = Statement(
    _STORED.join(NamingJudgementRow, NamingJudgementRow.organisation_id == OrganisationRow.id).where(
        NamingJudgementRow.release_id == bindparam("release"),
        NamingJudgementRow.superseded_at.is_(None),
        NamingJudgementRow.opinion == HERE,
    )
)
_NEW = inserting(
    OrganisationRow, *("slug", "name", "key", "words", "anchor_id", "sort_key"), returning=OrganisationRow.id
)
_OPEN = updating(OrganisationRow, "opened_at", where=_OF)
_REKEY = updating(OrganisationRow, "key", where=_OF)
_RENAME = updating(OrganisationRow, "name", "sort_key", where=_OF)
_SPELL = updating(OrganisationRow, "name", where=_OF)
_SIGN = updating(OrganisationRow, "signs", where=_OF)
_NOTE = inserting(NamingRow, *("organisation_id", "document_id", "issues", "writing", "signs"))
_HAD = Statement(select(NamingRow.organisation_id).where(NamingRow.document_id == bindparam("document")))
_HAS = Statement(select(NamingRow.document_id).where(NamingRow.organisation_id == bindparam("name")).limit(1))
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
    select(NamingRow.document_id, OrganisationRow.words, _LEADER.known_as)
    .join(OrganisationRow, OrganisationRow.id == NamingRow.organisation_id)
    .join(_LEADER, _LEADER.id == leading)
    .where(among(NamingRow.document_id, "documents"), _LEADER.title.is_not(None))
)
_PLACES = Statement(
    select(NamingRow.document_id, OrganisationRow.words, OrganisationRow.place)
    .join(OrganisationRow, OrganisationRow.id == NamingRow.organisation_id)
    .where(among(NamingRow.document_id, "documents"), OrganisationRow.place.is_not(None))
)
_PLACES_OF_WORDS = Statement(
    select(OrganisationRow.words, func.coalesce(OrganisationRow.place, OrganisationRow.words)).where(
        among(OrganisationRow.words, "words"), OrganisationRow.signs.is_not(None)
    )
)
_WORDS_OF = Statement(
    select(OrganisationRow.words)
    .where(
        or_(OrganisationRow.id == bindparam("office"), OrganisationRow.leader_id == bindparam("office")),
        OrganisationRow.signs.is_not(None),
    )
    .distinct()
    .limit(2)
)
_SAID = Statement(
    select(ClaimRow.mention_id, ClaimRow.field, ClaimRow.value)
    .where(ClaimRow.document_id == bindparam("document"), among(ClaimRow.field, "fields"))
    .order_by(ClaimRow.id)
)
_ISSUED = updating(DocumentRow, "issuer_id", "organisation_id", where=DocumentRow.id == bindparam("of"))


@dataclass(slots=True)
class Named:
    """The names that one release has: what is stored of them by the keys of their words, what it shows of each, and its
    issuer's. `fresh` are the ids of those that are new, or of which it shows something new; `new` of the first, `alike` of those of
    the new whose words were known before; `spelt` of those that are written otherwise since."""

    rows: dict[str, Stored]
    said: dict[str, Use]
    issuer: Stored | None
    fresh: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    alike: set[int] = field(default_factory=set)
    spelt: set[int] = field(default_factory=set)

    @property
    def issuer_id(self) -> int | None:
        return self.issuer.id if self.issuer else None

    @property
    def office_id(self) -> int | None:
        """The organisation that issued it."""
        return self.issuer.office if self.issuer else None


def named(session: Session, reading: Reading, release_id: int, now: datetime, *, first: bool) -> Named:
    """The names that a release has, made where they are new. Without an issuer contacts may still be said to be of somewhere.
    `first`: the release has just been made, and nothing is stored of it."""
    release = reading.release
    links = (link.href for link in release.links)
    said = uses(release.issuer, _employed(reading.mentions), links, release.text, release.place)
    return _found(session, said, release.issuer, release_id, now, first=first)


def write(session: Session, document_id: int, of: Named) -> None:
    """Note which names a document has."""
    _NOTE.run(
        session,
        [
            {
                "organisation_id": row.id,
                "document_id": document_id,
                "issues": row is of.issuer,
                "writing": of.said[words].writing,
                "signs": sorted(of.said[words].signs),
            }
            for words, row in of.rows.items()
        ],
    )
    signs: list[dict[str, object]] = []
    for words, row in of.rows.items():
        together = list(gathered(row.signs or (), of.said[words].signs))
        if row.signs is None or together != row.signs:
            signs.append({"of": row.id, "signs": together})
            of.fresh.add(row.id)
        if row.opened_at is None and _spell(session, row, better(row.name, of.said[words].writing)):
            of.spelt.add(row.id)
    _SIGN.run(session, signs)


def retire(session: Session, document_id: int) -> set[int]:
    """A document no longer counts, or is read anew; returns the ids of the names that it had."""
    had = {name for (name,) in _HAD.rows(session, document=document_id)}
    if had:
        _FORGET.run(session, [{"document": document_id}])
    return had


def note_again(session: Session, document: DocumentRow, now: datetime) -> Named:
    """Note which names a stored document has, from what is kept of it; it has none now."""
    of = _found(session, _shown_again(session, document), document.issuer, document.release_id, now, first=False)
    _ISSUED.run(session, [{"of": document.id, "issuer_id": of.issuer_id, "organisation_id": of.office_id}])
    write(session, document.id, of)
    return of


def keep_addresses(session: Session, document: DocumentRow) -> None:
    """Where what tells names apart is another thing than when this document's release was the first to have them, its names are
    told by that now: so their addresses stay with it, and not with others of the same words. For a rebuild, before it notes any."""
    anchored = [row for row in _stored(_ANCHORED.rows(session, release=document.release_id)) if not is_made(row)]
    if not anchored:
        return
    said = _shown_again(session, document)
    here = _here(session, document.release_id)
    for row in anchored:
        if row.words in said and row.words not in here:
            key = name_key(row.words, said[row.words].apart)
            if key != row.key and not _KNOWN.rows(session, keys=[key]):
                _REKEY.run(session, [{"of": row.id, "key": key}])


def made_by_human(session: Session, words: str, name: str, release_id: int, act_id: int) -> int:
    """A name of its own that a human takes a release's use of these words for; returns its id."""
    return _made(session, name_key(words, f"{_BY_HUMANS}{act_id}"), words, name, release_id).id


def gather(session: Session, organisation_ids: Collection[int]) -> None:
    """Gather anew what all current documents show of these names, and how they write them."""
    shown: dict[int, tuple[str, ...]] = {}
    written: dict[int, str] = {}
    for id_, writing, signs in _SHOWN.rows(session, ids=organisation_ids):
        shown[id_] = gathered(shown.get(id_, ()), signs)
        written[id_] = better(written.get(id_, writing), writing)
    rows = _stored(_BY_ID.rows(session, ids=organisation_ids))
    _SIGN.run(session, [{"of": row.id, "signs": list(shown[row.id]) if row.id in shown else None} for row in rows])
    for row in rows:
        if row.id in written:
            _spell(session, row, _newest_spelling(session, row) or written[row.id])


def respell(session: Session, row: Stored) -> bool:
    """Spell an issuer as its newest release does, whatever the order of reading; True where that changed."""
    newest = _newest_spelling(session, row)
    return newest is not None and _spell(session, row, newest)


def also_known_as(session: Session, documents: Collection[int]) -> dict[tuple[int, str], Sequence[str]]:
    """All names of the organisations that these documents name, by the document and the words; of those that have others."""
    rows = _ALSO.rows(session, documents=documents) if documents else ()
    return {(document, words): known_as or () for document, words, known_as in rows}


def places(session: Session, documents: Collection[int]) -> dict[tuple[int, str], str]:
    """For the words by which these documents name organisations the key that all names of the organisation share, where that is not
    the words themselves."""
    rows = _PLACES.rows(session, documents=documents) if documents else ()
    return {(document, words): place for document, words, place in rows}


def usual_places(session: Session, words: Collection[str]) -> dict[str, str]:
    """The same for words of which no document is known any more; of those that are one organisation's only."""
    found: dict[str, set[str]] = {}
    for key, place in _PLACES_OF_WORDS.rows(session, words=words) if words else ():
        found.setdefault(key, set()).add(place)
    return {key: min(known) for key, known in found.items() if len(known) == 1}


def has_several_words(session: Session, office_id: int) -> bool:
    """Whether an organisation's names are not all of the same words, so that it is called by what most releases have."""
    return len(_WORDS_OF.rows(session, office=office_id)) > 1


def name_key(words: str, apart: str) -> str:
    """By which a name is known. No key of words has brackets, so that both can be told from it."""
    return f"{words} ({apart})" if apart else words


def told_apart(row: OrganisationRow) -> str:
    """What tells a name from others of the same words."""
    return row.key[len(row.words) + 2 : -1]


def has_address(slug: str) -> bool:
    """Whether a slug is an address; else its name has never led an organisation."""
    return not slug.startswith(_NO_ADDRESS)


def lasting_slug(session: Session, name: str) -> str:
    """A slug that nobody has, for a name that is to have an address."""
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


def sort_key(name: str) -> str:
    """By which lists are ordered."""
    return names.fold(name)[:200]


def _found(  # noqa: PLR0913  # what a release is and says
    session: Session, said: dict[str, Use], issuer: str | None, release_id: int, now: datetime, *, first: bool
) -> Named:
    """What is stored of the names that a release has, made where they are new."""
    keys = {words: name_key(words, use.apart) for words, use in said.items()}
    known = {row.key: row for row in _stored(_KNOWN.rows(session, keys=keys.values()))} if keys else {}
    found = {words: known[key] for words, key in keys.items() if key in known}
    if not first and keys:
        found |= {words: row for words, row in _here(session, release_id).items() if words in keys}
        if len(found) < len(keys):
            found |= _taken_along(session, {w: key for w, key in keys.items() if w not in found}, release_id)
    new = {
        words: _made(session, key, words, said[words].writing, release_id)
        for words, key in sorted(keys.items())
        if words not in found
    }
    rows = {words: found.get(words) or new[words] for words in said}
    of = Named(rows, said, rows.get(bounded_key(issuer)) if issuer else None)
    of.new = {row.id for row in new.values()}
    of.alike = {row.id for row in new.values() if not has_address(row.slug)}
    if of.issuer is not None and of.issuer.opened_at is None:
        _OPEN.run(session, [{"of": of.issuer.id, "opened_at": now}])
        of.issuer = of.rows[of.issuer.words] = of.issuer._replace(opened_at=now)
        of.fresh.add(of.issuer.id)
    return of


def _here(session: Session, release_id: int) -> dict[str, Stored]:
    """The names that humans said a release has, by their words."""
    return {row.words: row for row in _stored(_HERE.rows(session, release=release_id))}


def _taken_along(session: Session, keys: Mapping[str, str], release_id: int) -> dict[str, Stored]:
    """Names that were first known by this release and that no document has any more: told by what it shows now, they go on."""
    found: dict[str, Stored] = {}
    for row in _stored(_ANCHORED.rows(session, release=release_id)):
        if row.words in keys and row.words not in found and not is_made(row) and not _HAS.rows(session, name=row.id):
            found[row.words] = row._replace(key=keys[row.words])
            _REKEY.run(session, [{"of": row.id, "key": keys[row.words]}])
    return found


def is_made(row: Stored | OrganisationRow) -> bool:
    """Whether a human made it."""
    return row.key.startswith(f"{row.words} ({_BY_HUMANS}")


def _stored(rows: Iterable[Sequence[object]]) -> list[Stored]:
    return [Stored._make(row) for row in rows]


def _shown_again(session: Session, document: DocumentRow) -> dict[str, Use]:
    """What a stored document shows of names."""
    employed: dict[int, dict[str, list[str]]] = {}
    for mention, field_, value in _SAID.rows(session, document=document.id, fields=("org", "email", "phone")):
        employed.setdefault(mention, {"org": [], "email": [], "phone": []})[field_].append(value)
    return uses(
        document.issuer,
        (each for of in employed.values() for each in _of_each(of["org"], of["email"], of["phone"])),
        (link.get("href") for link in document.links),
        document.text,
        document.place,
    )


def _newest_spelling(session: Session, row: Stored) -> str | None:
    """As the newest current release writes its issuer; None where none is issued in this name."""
    return next((issuer for (issuer,) in _NEWEST.rows(session, office=row.office, name=row.id)), None)


def _spell(session: Session, row: Stored, writing: str) -> bool:
    """What the whole organisation is called, where there are other names, is for `organisations` to say."""
    if row.name == writing:
        return False
    houses.put(session, row.id, writing, row.name)
    if row.title is None:
        _RENAME.run(session, [{"of": row.id, "name": writing, "sort_key": sort_key(writing)}])
    else:
        _SPELL.run(session, [{"of": row.id, "name": writing}])
    return True


def _employed(mentions: Iterable[Mention]) -> Iterable[Employed]:
    for mention in mentions:
        numbers = [claim.value for claim in mention.of("phone")]
        yield from _of_each([claim.value for claim in mention.of("org")], mention.emails, numbers)


def _of_each(organisations: Sequence[str], emails: Collection[str], numbers: Collection[str]) -> Iterable[Employed]:
    """A contact's addresses and numbers with each organisation that its block names; with none, the issuer's."""
    return [Employed(name, emails, numbers) for name in organisations] or [Employed(None, emails, numbers)]


def _made(session: Session, key: str, words: str, name: str, release_id: int) -> Stored:
    alike = bool(_NAMESAKE.rows(session, words=words))
    slug = f"{_NO_ADDRESS}{secrets.token_hex(8)}" if alike else lasting_slug(session, name)
    values = {"slug": slug, "key": key, "words": words, "name": name, "anchor_id": release_id}
    ((id_,),) = _NEW.rows(session, sort_key=sort_key(name), **values)
    houses.put(session, id_, name)
    return Stored(id_, slug, key, words, name, None, None, None, None)
