"""A registry of contacts and releases to be looked up, and how many bytes it takes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import islice

from sqlalchemy import Engine, insert, text
from sqlalchemy.orm import Session

from benchmarks.lookup.world import Person, news
from directory.registry.finding.filling import fill
from directory.registry.finding.topics import About, about
from directory.registry.finding.wording import Findable, address_key, era, house_words, name_words, number_key, words
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, ReleaseRow
from directory.values.names import fold

OF_CONTACTS = ("word", "word_slip", "posting", "contact_keys", "contact_number", "contact_address")
OF_RELEASES = ("release_posting", "release_words")
AT_ONCE = 5_000
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_Row = dict[str, object]


def findable(person: Person) -> Findable:
    named = frozenset(name_words(person.name))
    house = frozenset(house_words(person.house) | {person.email.partition("@")[2].partition(".")[0]}) - named
    return Findable(
        (named, house, frozenset(words(person.role)) - named - house),
        era(person.signed),
        frozenset({number_key(person.phone)}),
        frozenset({address_key(person.email)}),
    )


def store(engine: Engine, everyone: Sequence[Person], releases: int) -> None:
    """Contacts with no more than what is shown of one in a list, and releases that cite them."""
    with Session(engine) as session:
        for table, rows in (
            (ContactRow, map(_contact, everyone)),
            (ReleaseRow, ({"id": n.id, "public_id": f"{n.id:010}", "created_at": _MOMENT} for n in news(releases, 1))),
            (DocumentRow, (_document(n.id, n.title, n.number, n.date) for n in news(releases, 1))),
            (
                MentionRow,
                (_mention(n.id, who, at) for n in news(releases, len(everyone)) for at, who in enumerate(n.signers)),
            ),
        ):
            _insert(session, table, rows)
        session.commit()


def index(engine: Engine, everyone: Sequence[Person], releases: int) -> float:
    """The index of all that is stored, made anew; seconds."""
    start = time.perf_counter()
    with Session(engine) as session:
        fill(session, ((person.id, findable(person)) for person in everyone), _abouts(releases, len(everyone)))
        session.commit()
    return time.perf_counter() - start


def bytes_each(engine: Engine, tables: Sequence[str], rows: int) -> float:
    """So many bytes do these tables and their indexes take for each of so many rows."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            names = ", ".join(f"'{name}'" for name in tables)
            held = f"SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name IN ({names}))"  # noqa: S608  # names of our own tables
        else:
            held = "SELECT " + " + ".join(f"pg_total_relation_size('{name}')" for name in tables)
        return float(connection.execute(text(held)).scalar_one()) / max(1, rows)


def _contact(person: Person) -> _Row:
    shown = {
        "live": True,
        "published": True,
        "name": person.name,
        "slug": "",
        "sort_key": fold(person.name),
        "digest": "",
    }
    made = {"created_at": _MOMENT, "updated_at": _MOMENT}
    return {"id": person.id, "public_id": f"{person.id:010}", "kind": "person"} | shown | made


def _document(id_: int, title: str, number: str, day: date) -> _Row:
    stored = {"name": "", "address": "", "media_type": "", "checksum": "", "content": b"", "reading": "", "text": ""}
    told = {
        "title": title,
        "number": number,
        "date": day,
        "links": [],
        "sort_key": f"{day.isoformat()} {id_:012}",
        "read_at": _MOMENT,
    }
    return {"id": id_, "release_id": id_} | stored | told


def _mention(release: int, contact: int, at: int) -> _Row:
    stored = {"kind": "person", "key": "", "position": at, "confidence": 1.0, "live": True, "published": True}
    return {"release_id": release, "contact_id": contact} | stored


def _insert(session: Session, table: type, rows: Iterable[_Row]) -> None:
    rows = iter(rows)
    while part := list(islice(rows, AT_ONCE)):
        session.execute(insert(table), part)


def _abouts(releases: int, contacts: int) -> Iterable[tuple[int, About]]:
    return ((n.id, about(n, "")) for n in news(releases, contacts))
