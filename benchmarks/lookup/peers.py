"""What one would otherwise look contacts up with, each on the same contacts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Engine, text

from benchmarks.lookup.world import Person
from directory.values.names import fold

Finder = Callable[[str], Sequence[int]]
"""The ten best contacts for a query, by number."""


def prefixes(everyone: Sequence[Person], path: Path) -> Finder:
    """FTS5 over folded words, each word of the query as a prefix."""
    there = path.exists()
    database = sqlite3.connect(path)
    if not there:
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
    there = path.exists()
    database = sqlite3.connect(path)
    if not there:
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
    """Fuzzy terms at distance one, all of them. Raises ImportError where it is not installed."""
    found: Any = import_module("tantivy")
    schema = found.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    schema.add_text_field("words", stored=False)
    built = schema.build()
    there = path.exists()
    path.mkdir(exist_ok=True)
    index = found.Index(built, path=str(path))
    if not there:
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
        connection.execute(text("CREATE INDEX IF NOT EXISTS trigrams ON contact USING gin (sort_key gin_trgm_ops)"))
        connection.execute(text("ANALYZE contact"))
    connection = engine.connect()
    statement = text("SELECT id FROM contact WHERE sort_key %% :q ORDER BY similarity(sort_key, :q) DESC LIMIT 10")
    return lambda query: list(connection.scalars(statement, {"q": fold(query)}))


def _line(person: Person) -> str:
    return " ".join(fold(part) for part in (person.name, person.role, person.house, person.email))
