"""What a list of contacts can be narrowed to, with counts, among very many: how long it takes, and how long the list itself.

    python -m benchmarks.narrow_lists --contacts 10000 100000
    python -m benchmarks.narrow_lists --contacts 100000 --postgres postgresql://localhost/bench

Contacts of `lookup.world` are given countries, languages, topics and press offices by chance, a few of them very common. Told are
milliseconds of the processor (PostgreSQL: by the clock) for one count, the middle of seven, with nothing kept from before, and for the
first page of the list.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, insert, text
from sqlalchemy.orm import Session

from benchmarks.lookup.store import index, store
from benchmarks.lookup.world import Person, people
from directory.registry.counting import count_contacts
from directory.registry.engines import open_engine
from directory.registry.facet_tables import ContactFacetRow
from directory.registry.facets import Only
from directory.registry.schema import downgrade, upgrade
from directory.registry.search import find_contacts
from directory.registry.tables import ContactOfficeRow, OrganisationRow
from directory.values.roles import kind_of

_COUNTRIES = "US DE FR GB IT ES NL CH AT BE SE PL JP IN BR CA AU NO DK FI".split()
_LANGUAGES = "en de fr es it pt nl ja zh ar ru pl".split()
_TURNS = 7
_ASKED = {
    "all": ("", Only()),
    "people (all of them)": ("", Only(kind="person")),
    "current": ("", Only(standing="current")),
    "a common country": ("", Only(country="US")),
    "two things": ("", Only(country="DE", language="de")),
    "a rare topic": ("", Only(topic="subject 1999")),
    "a press office": ("", Only(office="house-7")),
    "words": ("press officer", Only()),
    "words and a country": ("press officer", Only(country="US")),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000])
    parser.add_argument("--postgres", help="the address of an empty database, in place of SQLite")
    asked = parser.parse_args()
    for number in asked.contacts:
        with tempfile.TemporaryDirectory() as folder:
            engine = open_engine(asked.postgres or f"sqlite:///{Path(folder) / 'narrow.sqlite3'}")
            upgrade(engine)
            everyone = list(people(number))
            store(engine, everyone, 0)
            index(engine, everyone, 0)
            _narrowing(engine, everyone)
            _told(engine, number)
            if asked.postgres:
                downgrade(engine, "base")
            engine.dispose()


def _narrowing(engine: Engine, everyone: Sequence[Person]) -> None:
    """What lists are narrowed by, as `registry.listing` writes it."""
    chance = random.Random(3)
    houses = {house: at for at, house in enumerate(dict.fromkeys(person.house for person in everyone), 1)}
    with Session(engine) as session:
        named = [{"id": at, "slug": f"house-{at}", "name": h, "key": h, "sort_key": h} for h, at in houses.items()]
        session.execute(insert(OrganisationRow), named)
        for start in range(0, len(everyone), 5_000):
            part = everyone[start : start + 5_000]
            offices = [{"contact_id": p.id, "organisation_id": houses[p.house], "sort_key": p.name} for p in part]
            session.execute(insert(ContactOfficeRow), offices)
            facets = [
                {"contact_id": p.id, "facet": facet, "value": value}
                for p in part
                for facet, value in dict.fromkeys(_facets(p, chance))
            ]
            session.execute(insert(ContactFacetRow), facets)
        session.execute(text("ANALYZE"))
        session.commit()


def _facets(person: Person, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield "kind", "person"
    yield "cited", person.signed.isoformat()
    yield "role", person.role.lower()
    yield "org", person.house.lower()
    yield "role_kind", kind_of("person", person.role) or "other"
    yield "country", _one(_COUNTRIES, chance)
    if chance.random() < 0.2:
        yield "language", _one(_LANGUAGES, chance)
        yield "language", _one(_LANGUAGES, chance)
    if chance.random() < 0.2:
        yield "topic", f"subject {int(2_000 * chance.random() ** 3)}"
    if chance.random() < 0.1:
        yield "territory", _one(_COUNTRIES, chance)


def _one(of: Sequence[str], chance: random.Random) -> str:
    return of[int(len(of) * chance.random() ** 2)]


def _told(engine: Engine, contacts: int) -> None:
    print(f"\n{contacts:,} contacts on {engine.dialect.name}, ms: counts, list")
    with Session(engine) as session:
        for called, (query, only) in _ASKED.items():
            clock = time.process_time if engine.dialect.name == "sqlite" else time.perf_counter
            counts = _timed(clock, partial(count_contacts, session, query, only=only))
            page = _timed(clock, partial(find_contacts, session, query, only=only))
            total = count_contacts(session, query, only=only).total
            print(f"  {called:24} {counts:8.1f} {page:8.1f}   ({total:,} contacts)")


def _timed(clock: Callable[[], float], act: Callable[[], object]) -> float:
    taken = []
    for _ in range(_TURNS):
        start = clock()
        act()
        taken.append(clock() - start)
    return median(taken) * 1000


if __name__ == "__main__":
    main()
