"""Who is meant by a few letters, among very many: how fast, how surely, and in how many bytes?

    python -m benchmarks.look_up --contacts 10000 100000 1000000
    python -m benchmarks.look_up --contacts 1000000 --postgres postgresql://localhost/bench

Contacts of eighteen languages are looked up by what people type: a name with one slip of the pen, a name that is not finished, a name
in plain ASCII, a number in another notation; and subjects among as many releases. Beside us stand, on the same contacts, what one would
otherwise take: SQLite's own full-text index with prefixes, its index of trigrams with what is found put in order by RapidFuzz, and, where
it can be imported, tantivy (fuzzy terms); with `--postgres` PostgreSQL's trigrams where it has them.

Told are milliseconds of the processor and of the database for the ten best, the middle one and the one that 99 of 100 stay below;
and of how many the one who was meant (anybody of the same name) is among the ten.
"""

from __future__ import annotations

import argparse
import gc
import random
import sqlite3
import string
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Engine, insert, text
from sqlalchemy.orm import Session

from benchmarks.lookup.world import Person, news, people
from directory.registry.finding.asking import ask
from directory.registry.finding.filling import fill
from directory.registry.finding.subjects import signers
from directory.registry.finding.topics import About, about
from directory.registry.finding.wording import Findable, address_key, era, house_words, name_words, number_key, words
from directory.registry.schema import downgrade, open_engine, upgrade
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, ReleaseRow
from directory.values.names import fold

Finder = Callable[[str], Sequence[int]]
"""The ten best contacts for a query, by number."""
AT_ONCE = 5_000
INDEX = ("word", "word_slip", "posting", "contact_keys", "contact_number", "contact_address")
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


def build(engine: Engine, everyone: Sequence[Person], releases: int) -> float:
    """Contacts with no more than what is shown of one in a list, releases that cite them, and the index; seconds for the index."""
    with Session(engine) as session:
        for table, rows in (
            (ContactRow, map(_contact, everyone)),
            (ReleaseRow, ({"id": n.id, "public_id": f"{n.id:010}", "created_at": _MOMENT} for n in news(releases, 1))),
            (DocumentRow, (_document(n.id, n.title, n.day) for n in news(releases, 1))),
            (
                MentionRow,
                (_mention(n.id, who, at) for n in news(releases, len(everyone)) for at, who in enumerate(n.signers)),
            ),
        ):
            _insert(session, table, rows)
        start = time.perf_counter()
        fill(session, ((person.id, findable(person)) for person in everyone), _abouts(releases, len(everyone)))
        session.commit()
        return time.perf_counter() - start


_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


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


def _document(id_: int, title: str, day: date) -> _Row:
    stored = {"name": "", "address": "", "media_type": "", "checksum": "", "content": b"", "reading": "", "text": ""}
    told = {
        "title": title,
        "date": day,
        "links": [],
        "sort_key": day.isoformat(),
        "search_text": "",
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
    return ((n.id, about(n.title, None, (), n.text, n.day)) for n in news(releases, contacts))


def bytes_each(engine: Engine, tables: Sequence[str], rows: int) -> float:
    """So many bytes do these tables and their indexes take for each of so many rows."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            names = ", ".join(f"'{name}'" for name in tables)
            held = f"SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name IN ({names}))"  # noqa: S608  # names of our own tables
        else:
            held = "SELECT " + " + ".join(f"pg_total_relation_size('{name}')" for name in tables)
        return float(connection.execute(text(held)).scalar_one()) / max(1, rows)


# What is asked


def mistyped(word: str, chance: random.Random) -> str:
    """One letter left out, too many or changed, or two in the wrong order."""
    at, letter = chance.randrange(len(word)), chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )


def questions(everyone: Sequence[Person], wanted: int) -> dict[str, list[tuple[str, Person]]]:
    """What people type for somebody, by kind."""
    chance = random.Random(3)
    asked: dict[str, list[tuple[str, Person]]] = {kind: [] for kind in KINDS}
    for person in chance.sample(everyone, min(wanted, len(everyone))):
        parts = fold(person.name).split()
        long = [at for at, part in enumerate(parts) if len(part) > 3] or [len(parts) - 1]
        at = chance.choice(long)
        asked["one slip of the pen"].append(
            (" ".join([*parts[:at], mistyped(parts[at], chance), *parts[at + 1 :]]), person)
        )
        last = parts[-1]
        asked["and an unfinished word"].append(
            (f"{parts[0]} {mistyped(last[: max(4, len(last) - 2)], chance)}", person)
        )
        asked["an unfinished name"].append((f"{parts[0]} {last[: chance.randint(1, len(last))]}", person))
        asked["the beginning of a word"].append((last[: chance.randint(1, 5)], person))
        asked["a name in ASCII"].append((fold(person.name), person))
        asked["surname and organisation"].append((f"{last} {fold(person.house).split()[0]}", person))
        asked["a number"].append((f"0{person.phone[3]} {person.phone[4:]}", person))
        asked["an address"].append((person.email, person))
        asked["a role and an organisation"].append((f"{person.role} {person.house}", person))
    return asked


KINDS = (
    *(
        "one slip of the pen",
        "and an unfinished word",
        "an unfinished name",
        "the beginning of a word",
        "a name in ASCII",
    ),
    *("surname and organisation", "a number", "an address", "a role and an organisation"),
)
VAGUE = {"the beginning of a word", "a role and an organisation"}
"""Meant by very many: who of them is shown is not judged."""


def measure(
    find: Finder, asked: Sequence[tuple[str, Person]], name_of: dict[int, str], series: int
) -> tuple[float, float, float]:
    """Milliseconds, p50 and p99 (the medians of series), and recall@10."""
    middles, slowest, right = [], [], 0
    for turn in range(series):
        times = []
        for query, person in asked:
            start = time.perf_counter()
            found = find(query)
            times.append((time.perf_counter() - start) * 1000)
            if turn == 0:
                right += fold(person.name) in {name_of[number] for number in found[:10]}
        times.sort()
        middles.append(times[len(times) // 2])
        slowest.append(times[min(len(times) - 1, len(times) * 99 // 100)])
    return sorted(middles)[series // 2], sorted(slowest)[series // 2], right / len(asked)


# Peers, each on the same contacts


def prefixes(everyone: Sequence[Person], path: Path) -> Finder:
    """FTS5 over folded words, each word of the query as a prefix."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', prefix='2 3', detail=none)")
    database.executemany("INSERT INTO found(rowid, words) VALUES (?, ?)", ((p.id, _line(p)) for p in everyone))
    database.commit()

    def find(query: str) -> Sequence[int]:
        asked = " ".join(f'"{word}"*' for word in fold(query).split())
        rows = database.execute("SELECT rowid FROM found WHERE found MATCH ? LIMIT 10", (asked,))
        return [number for (number,) in rows]

    return find


def trigrams(everyone: Sequence[Person], path: Path) -> Finder:
    """FTS5 of trigrams, any of which may be there; the 200 it ranks first put in order by RapidFuzz."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words, tokenize='trigram', detail=full)")
    database.executemany("INSERT INTO found(rowid, words) VALUES (?, ?)", ((p.id, _line(p)) for p in everyone))
    database.commit()

    def find(query: str) -> Sequence[int]:
        folded = fold(query)
        grams = {folded[at : at + 3] for at in range(len(folded) - 2)}
        if not grams:
            return []
        asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = database.execute(
            "SELECT rowid, words FROM found WHERE found MATCH ? ORDER BY rank LIMIT 200", (asked,)
        ).fetchall()
        lines = dict(rows)
        return [key for _, _, key in process.extract(folded, lines, scorer=fuzz.token_set_ratio, limit=10)]

    return find


def tantivy(everyone: Sequence[Person], path: Path) -> Finder:
    """Fuzzy terms at distance one, all of them."""
    found: Any = import_module("tantivy")
    schema = found.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    schema.add_text_field("words", stored=False)
    built = schema.build()
    path.mkdir()
    index = found.Index(built, path=str(path))
    writer = index.writer(100_000_000, 1)
    for person in everyone:
        writer.add_document(found.Document(id=person.id, words=_line(person)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> Sequence[int]:
        terms = [
            (found.Occur.Must, found.Query.fuzzy_term_query(built, "words", word, distance=1, prefix=True))
            for word in fold(query).split()
        ]
        hits = searcher.search(found.Query.boolean_query(terms), 10).hits if terms else []
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return find


def pg_trgm(engine: Engine) -> Finder:
    """PostgreSQL's trigrams (GIN), the most similar names first."""
    with engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        connection.execute(text("CREATE INDEX trigrams ON contact USING gin (sort_key gin_trgm_ops)"))
    connection = engine.connect()
    statement = text("SELECT id FROM contact WHERE sort_key % :q ORDER BY similarity(sort_key, :q) DESC LIMIT 10")
    return lambda query: list(connection.scalars(statement, {"q": fold(query)}))


def _line(person: Person) -> str:
    return " ".join(fold(part) for part in (person.name, person.role, person.house, person.email))


def ours(engine: Engine) -> tuple[Finder, Finder]:
    """Who is found, and who signs releases about it."""
    session = Session(engine)
    return (
        lambda query: [found.contact_id for found in ask(session, query)[:10]],
        lambda query: [signer.contact_id for signer in signers(session, query)],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--series", type=int, default=3)
    parser.add_argument("--postgres", help="the address of a database that may be emptied")
    parser.add_argument("--alone", action="store_true", help="without peers")
    wanted = parser.parse_args()
    print(f"{'contacts':>9}  {'engine':22}{'asked':28}{'p50 ms':>9}{'p99 ms':>9}{'recall@10':>11}")
    for held in wanted.contacts:
        with tempfile.TemporaryDirectory() as folder:
            _one(held, Path(folder), wanted)


def _one(held: int, folder: Path, wanted: argparse.Namespace) -> None:
    everyone = list(people(held))
    name_of = {person.id: fold(person.name) for person in everyone}
    asked = questions(everyone, wanted.questions)
    subjects = [(n.title.split()[0], everyone[0]) for n in islice(news(held, held), wanted.questions)]
    mixed = [(" ".join(n.title.split()[:2]), everyone[0]) for n in islice(news(held, held), wanted.questions)]
    gc.collect()
    gc.freeze()
    addresses = [("press-directory, SQLite", f"sqlite:///{folder / 'registry.sqlite3'}")]
    if wanted.postgres:
        addresses.append(("press-directory, PostgreSQL", wanted.postgres))
    finders: list[tuple[str, Finder, Finder | None]] = []
    for called, address in addresses:
        engine = open_engine(address)
        with suppress(Exception):
            downgrade(engine, "base")
        upgrade(engine)
        seconds = build(engine, everyone, held)
        each, of_releases = (
            bytes_each(engine, INDEX, held),
            bytes_each(engine, ("release_posting", "release_words"), held),
        )
        print(f"{held:9,}  {called}: index in {seconds:.0f} s, {each:.0f} bytes a contact, {of_releases:.0f} a release")
        finders.append((called, *ours(engine)))
        if address == wanted.postgres and not wanted.alone:
            with suppress(Exception):
                finders.append(("pg_trgm", pg_trgm(engine), None))
    if not wanted.alone:
        finders.append(("FTS5, prefixes", prefixes(everyone, folder / "prefixes"), None))
        finders.append(("FTS5 trigrams, RapidFuzz", trigrams(everyone, folder / "trigrams"), None))
        with suppress(ImportError):
            finders.append(("tantivy", tantivy(everyone, folder / "tantivy"), None))
    for kind, of_kind in asked.items():
        for called, find, _ in finders:
            few = of_kind if called.startswith("press") else of_kind[: max(50, len(of_kind) // 10)]
            middle, slowest, right = measure(find, few, name_of, wanted.series)
            judged = "" if kind in VAGUE else f"{right:11.3f}"
            print(f"{held:9,}  {called:22}{kind:28}{middle:9.2f}{slowest:9.2f}{judged}", flush=True)
    for called, _, sign in finders:
        if sign is not None:
            for kind, of_kind in (("a subject", subjects), ("a subject and a word", mixed)):
                middle, slowest, _ = measure(sign, of_kind, name_of, wanted.series)
                print(f"{held:9,}  {called:22}{kind:28}{middle:9.2f}{slowest:9.2f}", flush=True)


if __name__ == "__main__":
    main()
