"""Cards of contacts as they were written, kept beside the contacts: which of them still hold, and what is missing.

What is kept is found by the version that its contact last changed with, so a change needs to drop nothing: what was kept before it is
no longer found, and replaced when the card is written again. What an embargo holds back is told by `until`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    not_,
    null,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.errors import RegistryUnavailable
from directory.records import Card
from directory.registry.assemble import cards
from directory.registry.card_tables import KeptCardRow
from directory.registry.citing import held
from directory.registry.columns import SortText, UtcDateTime
from directory.registry.facets import EVERYBODY, Only
from directory.registry.search import listed_of, ranked_ids
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, DocumentRow, MentionRow

STRETCH = 1000
"""Cards read at a time, so that the memory of a long file stays flat."""


class Kept(NamedTuple):
    """A contact, and its card in an edition where one that holds is kept: its bytes and their tag."""

    contact: int
    id: str
    slug: str
    version: int
    tag: str | None = None
    body: bytes | None = None


class Joined(NamedTuple):
    """Some of a list, in its order, whose cards are all kept: their public ids, and the bytes of all together."""

    ids: list[str]
    body: bytes


class _Place(NamedTuple):
    """In the order of lists."""

    key: str
    contact: int


_BEGINNING = _Place("", 0)


def tag_of(body: bytes) -> str:
    """The strong entity tag of a card: 24 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(body).hexdigest()[:24]


def stretches(session: Session, edition: str, query: str = "", only: Only = EVERYBODY) -> Iterator[list[Kept]]:
    """Everybody whom a list shows (`search.find_contacts`), in its order, some at a time. Raises as that does."""
    if query.strip():
        ranked = ranked_ids(session, query, only)
        for start in range(0, len(ranked), STRETCH):
            part = ranked[start : start + STRETCH]
            by_id = {
                kept.contact: kept for kept in _rows(session, holding(session, edition).where(ContactRow.id.in_(part)))
            }
            yield [by_id[id_] for id_ in part if id_ in by_id]
        return
    page, after = _page(session, edition, only), _BEGINNING
    while True:
        rows = session.connection().execute(page, after._asdict() | {"size": STRETCH}).all()
        if rows:
            yield _as_kept(rows)
        if len(rows) < STRETCH:
            return
        after = _Place(rows[-1][-1], rows[-1][0])


def joined(
    session: Session, edition: str, between: bytes, query: str = "", only: Only = EVERYBODY
) -> Iterator[Joined | list[Kept]]:
    """The same, where all of a stretch are kept as their bytes together, with `between` from each to the next; those must be UTF-8."""
    if query.strip() or session.get_bind().dialect.name != "postgresql":
        yield from stretches(session, edition, query, only)  # a row costs the driver of SQLite little
        return
    page, after = _page(session, edition, only), _BEGINNING
    together = _together(page, between)
    while True:
        asked = after._asdict() | {"size": STRETCH}
        there, kept, key, contact, ids, body = session.connection().execute(together, asked).one()
        if there and there == kept:
            yield Joined(ids.split(), body.encode())
        elif there:
            yield _as_kept(session.connection().execute(page, asked))
        if there < STRETCH:
            return
        after = _Place(key, contact)


def of_ids(session: Session, edition: str, public_ids: Sequence[str], only: Only = EVERYBODY) -> list[Kept]:
    """Those of these contacts that a list shows, in no particular order."""
    found: list[Kept] = []
    for start in range(0, len(public_ids), STRETCH):
        part = public_ids[start : start + STRETCH]
        if only == EVERYBODY:  # what a press book of all asks for with every hundred cards
            told = {"edition": edition, "public_ids": part, "held": held(session), "now": datetime.now(UTC)}
            found += map(Kept._make, _of_everybody(session.get_bind().dialect.name).rows(session, **told))
        else:
            chosen = listed_of(session, holding(session, edition), only).where(ContactRow.public_id.in_(part))
            found += _rows(session, chosen)
    return found


@cache
def _of_everybody(dialect: str) -> Statement:  # one for each kind of database
    return Statement(_shown(dialect, bodies=True).where(among(ContactRow.public_id, "public_ids")))


class Since(NamedTuple):
    """After which contact, among those that changed with the same version."""

    version: int
    contact: int


def changed(  # noqa: PLR0913 - whose, which, and how many
    session: Session, edition: str, after: Since, until: int, size: int, *, bodies: bool
) -> list[Kept]:
    """Who of everybody that a list shows last changed after a place and not after the version `until`, in that order; at most `size`."""
    told = {"edition": edition, "held": held(session), "now": datetime.now(UTC), "until": until, "size": size}
    statement = _changed(session.get_bind().dialect.name, bodies)
    return list(map(Kept._make, statement.rows(session, **told, **after._asdict())))


@cache
def _changed(dialect: str, bodies: bool) -> Statement:  # one of four
    place = ContactRow.version, ContactRow.id
    after = tuple_(bindparam("version", type_=Integer), bindparam("contact", type_=Integer))
    listed = _shown(dialect, bodies=bodies).where(ContactRow.version <= bindparam("until", type_=Integer))
    return Statement(listed.where(tuple_(*place) > after).order_by(*place).limit(bindparam("size", type_=Integer)))


def _shown(dialect: str, *, bodies: bool) -> Select[*tuple[Any, ...]]:
    """Everybody, as `listed_of` has it."""
    listed = _holding(dialect, bindparam("edition", type_=String), bindparam("now", type_=UtcDateTime), bodies=bodies)
    return listed.where(ContactRow.published, not_(among(ContactRow.id, "held")))


def cards_of(session: Session, contact_ids: Sequence[int]) -> dict[int, Card]:
    """The cards of contacts, by id; for some hundreds at most."""
    rows = list(session.scalars(select(ContactRow).where(ContactRow.id.in_(contact_ids))))
    return dict(zip((row.id for row in rows), cards(session, rows), strict=True))


def embargoes(session: Session) -> dict[int, datetime]:
    """When the first embargo ends that holds back something of a contact, by contact; of none else."""
    now = datetime.now(UTC)
    pending = (
        select(MentionRow.contact_id, func.min(DocumentRow.embargo_over))
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .where(DocumentRow.embargo_over > now, MentionRow.contact_id.is_not(None), MentionRow.live)
        .group_by(MentionRow.contact_id)
    )
    return {
        contact: over for contact, over in session.execute(pending).all() if contact is not None and over is not None
    }


def keep(session: Session, edition: str, written: Iterable[Kept], until: Mapping[int, datetime]) -> bool:
    """Keep cards, in a transaction of its own, which commits; `until` as `embargoes` told before they were read. False where somebody
    else holds the database or keeps the same: nothing is lost by that, only to be written again."""
    rows: list[dict[str, Any]] = [
        {
            "contact_id": kept.contact,
            "edition": edition,
            "version": kept.version,
            "until": until.get(kept.contact),
            "tag": kept.tag,
            "body": kept.body,
        }
        for kept in written
    ]
    if not rows:
        return True
    gone = delete(KeptCardRow).where(
        KeptCardRow.edition == edition, KeptCardRow.contact_id.in_([row["contact_id"] for row in rows])
    )
    try:
        with Session(session.get_bind()) as writing, writing.begin():
            writing.execute(gone)
            writing.execute(insert(KeptCardRow).values(rows))  # all in one statement
    except (RegistryUnavailable, IntegrityError):
        return False
    return True


def forget(session: Session) -> None:
    """Drop all that is kept."""
    session.execute(delete(KeptCardRow))


def holding(session: Session, edition: str, *, bodies: bool = True) -> Select[*tuple[Any, ...]]:
    """Contacts with what is kept of them in this edition and holds, as `Kept`; without the bytes where they are not asked for."""
    return _holding(session.get_bind().dialect.name, edition, datetime.now(UTC), bodies=bodies)


def _holding(
    dialect: str, edition: str | BindParameter[str], now: datetime | BindParameter[datetime], *, bodies: bool
) -> Select[*tuple[Any, ...]]:
    holds = and_(
        KeptCardRow.contact_id == ContactRow.id,
        KeptCardRow.edition == edition,
        KeptCardRow.version == ContactRow.version,
        or_(KeptCardRow.until.is_(None), KeptCardRow.until > now),
    )
    contact = ContactRow.id, ContactRow.public_id, ContactRow.slug, ContactRow.version
    if dialect == "sqlite":
        return select(*contact, KeptCardRow.tag, KeptCardRow.body if bodies else null()).outerjoin(KeptCardRow, holds)
    # PostgreSQL takes an edition that came after it last looked at the table for one that hardly any card has, and would read all
    # cards of it for each contact. What has a limit is looked up by the key of each.
    kept = select(KeptCardRow.tag, KeptCardRow.body).where(holds).correlate(ContactRow).limit(1).lateral()
    return select(*contact, kept.c.tag, kept.c.body if bodies else null()).outerjoin(kept, true())


def _page(session: Session, edition: str, only: Only) -> Select[Any]:
    """Whom a list shows next after a place, in its order, as `Kept` and what they are in order by."""
    listed = listed_of(session, holding(session, edition).add_columns(ContactRow.sort_key), only)
    place = ContactRow.sort_key, ContactRow.id
    after = tuple_(bindparam("key", type_=SortText), bindparam("contact", type_=Integer))
    return listed.where(tuple_(*place) > after).order_by(*place).limit(bindparam("size", type_=Integer))


def _as_kept(page: Iterable[Sequence[Any]]) -> list[Kept]:
    return [Kept._make(row[:-1]) for row in page]


def _together(page: Select[Any], between: bytes) -> Select[Any]:
    """In one row: how many there are, of how many a card is kept, the place of the last, their public ids, and all bytes. As text, since
    the server would write bytes in hexadecimal digits and the driver read them again; a row of each card costs the driver twice that."""
    each = page.subquery().c
    place = each.sort_key, each.id
    return select(
        *(func.count(), func.count(each.tag), func.max(each.sort_key)),
        func.array_agg(aggregate_order_by(each.id, *place))[func.count()],
        func.string_agg(each.public_id, aggregate_order_by(literal(" "), *place)),
        func.string_agg(func.convert_from(each.body, "UTF8"), aggregate_order_by(literal(between.decode()), *place)),
    )


def _rows(session: Session, listed: Select[Any]) -> list[Kept]:
    """By the connection: nothing of it is an object of the session's, and what that does around each row takes as long as the rows."""
    return [Kept._make(row) for row in session.connection().execute(listed)]
