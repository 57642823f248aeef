"""How long does one new release of three mentions take, kept and committed, in a registry that holds many contacts already?

    python -m benchmarks.keep_one --contacts 10000 100000 1000000

Each registry is on SQLite, filled in bulk with contacts of one mention each (the rows that `keep` would have written, but for
lists of offices); then releases come one by one, each with somebody known, somebody known by another number, and somebody new, all
with name, role, organisation, address and number.
Told are medians of all that `store.keep` does and of the commit, of the processor's part of that, and of resolving alone.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count, islice
from pathlib import Path

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import sessionmaker

from directory.reading import read_release
from directory.records import Document
from directory.registry import contacts, state
from directory.registry.atom_tables import AtomKeyRow, AtomRow, NameWordRow
from directory.registry.atoms import freeze
from directory.registry.engines import open_engine
from directory.registry.finding import filling
from directory.registry.listing import findables
from directory.registry.offices import name_key
from directory.registry.schema import upgrade
from directory.registry.store import keep
from directory.registry.tables import (
    ClaimRow,
    ContactRow,
    DocumentRow,
    MentionRow,
    NamingRow,
    OrganisationKeyRow,
    OrganisationRow,
    ReleaseAddressRow,
    ReleaseRow,
)
from directory.resolution.candidates import keys
from directory.resolution.features import digest, features
from directory.resolution.organisation_names import Name
from directory.resolution.organisation_uses import Employed, uses
from directory.values.organisations import bounded_key

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2025, 3, 4)
SERIES = 3
WARM = 50
SYLLABLES = "bal cor dun el fir gan hol is jar kel lum mor nev or pel quin ras sol tar ul ven wil xan yor zel".split()


def name(number: int) -> str:
    """Of a human; the same number gives the same name. Forenames are shared by many, surnames by few."""
    draw = random.Random(number)
    return " ".join("".join(draw.choices(SYLLABLES, k=length)).capitalize() for length in (2, 5))


def place(number: int) -> str:
    """An organisation's name; every number gives another one."""
    number = number * 7_919 % len(SYLLABLES) ** 4
    word = "".join(SYLLABLES[number // len(SYLLABLES) ** i % len(SYLLABLES)] for i in range(4))
    return f"{word.capitalize()} Ltd"


def said(number: int) -> tuple[str, str, str, str, str]:
    """Name, organisation, address, number and its extension of a contact."""
    who, at = name(number), number // 20
    address = f"{who.lower().replace(' ', '.')}@place{at}.example.org"
    return who, place(at), address, f"+3319900{number % 10_000:04}", str(number // 10_000 + 1)


def fill(engine: Engine, wanted: int) -> None:
    """Write contacts of one mention each, three to a release, without deciding anything about them."""
    for first in range(0, wanted, 3_000):
        rows = _rows(range(first, min(first + 3_000, wanted)))
        with engine.begin() as connection:
            for table, values in rows.items():
                if values:
                    statement = insert(table).prefix_with("OR IGNORE") if table is NameWordRow else insert(table)
                    connection.execute(statement, values)


def _rows(numbers: range) -> dict[type, list[dict[str, object]]]:
    tables = (
        ReleaseRow,
        ReleaseAddressRow,
        OrganisationRow,
        OrganisationKeyRow,
        DocumentRow,
        NamingRow,
        ContactRow,
        AtomRow,
        AtomKeyRow,
        MentionRow,
        ClaimRow,
        NameWordRow,
    )
    rows: dict[type, list[dict[str, object]]] = {table: [] for table in tables}
    for number in numbers:
        who, at, email, phone, extension = said(number)
        key, release, organisation = bounded_key(at), number // 3 + 1, number // 20 + 1
        use = uses(at, [Employed(at, {email}, {phone})], (), "")[key]
        signs, tells = sorted(use.signs), use.apart
        if number % 20 == 0:
            called = {
                "slug": f"o{organisation}",
                "name": at,
                "key": name_key(key, tells),
                "words": key,
                "sort_key": key,
            }
            called |= {"opened_at": NOW, "anchor_id": release}
            rows[OrganisationRow].append({"id": organisation, "signs": signs} | called)
            rows[OrganisationKeyRow] += [
                {"key": k, "organisation_id": organisation} for k in sorted(Name(key, tuple(signs), tells).keys)
            ]
        if number % 3 == 0 or number % 20 == 0:
            has = {"document_id": release, "organisation_id": organisation, "writing": at, "signs": signs}
            rows[NamingRow].append(has | {"issues": number % 3 == 0})
        if number % 3 == 0:
            address, sum_ = f"file:///{release}.txt", hashlib.sha256(str(release).encode()).hexdigest()
            rows[ReleaseRow].append({"id": release, "public_id": f"{release:010}", "created_at": NOW})
            rows[ReleaseAddressRow].append(
                {"address": address, "address_hash": hashlib.sha256(address.encode()).hexdigest(), "name": f"{release}.txt"}
                | {"release_id": release, "checksum": sum_}
            )  # fmt: skip
            rows[DocumentRow].append(
                {
                    "id": release,
                    "release_id": release,
                    "name": f"{release}.txt",
                    "address": address,
                    "media_type": "text/plain",
                }
                | {
                    "checksum": sum_,
                    "content": b"",
                    "read_at": NOW,
                    "reading": sum_,
                    "date": DAY,
                    "issuer": at,
                    "text": "",
                }
                | {
                    "issuer_id": organisation,
                    "organisation_id": organisation,
                    "links": [],
                    "sort_key": f"{DAY.isoformat()}  {sum_}",
                }
            )
        claims = [
            ("name", who, who.lower(), None),
            ("org", at, key, None),
            ("email", email, email, None),
            ("phone", phone, phone, extension),
        ]
        of = features("person", claims, {key}, {key}, DAY.toordinal())
        id_ = number + 1
        rows[ContactRow].append(
            {
                "id": id_,
                "public_id": f"{id_:010}",
                "kind": "person",
                "anchor_id": id_,
                "created_at": NOW,
                "updated_at": NOW,
            }
            | {
                "live": True,
                "published": True,
                "name": who,
                "slug": who,
                "sort_key": who.lower(),
                "digest": "",
            }
        )
        rows[AtomRow].append({"id": id_, "digest": digest(of), "features": freeze(of)})
        rows[AtomKeyRow] += [{"key": k, "atom_id": id_} for k in sorted(keys(of))]
        rows[NameWordRow] += [{"word": word, "name": of.name_key} for word in set(of.words)]
        rows[MentionRow].append(
            {
                "id": id_,
                "release_id": release,
                "kind": "person",
                "key": of.name,
                "position": number % 3,
                "confidence": 0.99,
            }
            | {"live": True, "published": True, "contact_id": id_, "atom_id": id_}
        )
        rows[ClaimRow] += [
            {
                "mention_id": id_,
                "document_id": release,
                "field": f,
                "value": v,
                "raw": v,
                "key": k,
                "start": 0,
                "end": 1,
            }
            | {"exact": v, "prefix": "", "suffix": "", "line": 1, "type": "voice" if f == "phone" else None}
            | {"extension": e}
            for f, v, k, e in claims
        ]
    return rows


def releases(first: int, held: int) -> Iterator[Document]:
    """Each with somebody known, somebody known by another number, and somebody new, all of one organisation. They never end, and
    begin with the one of this number."""
    for number in count(first):
        draw = random.Random(held + number)
        known = draw.randrange(held // 20) * 20
        other = known + 1 + draw.randrange(18)
        newcomer = name(held + 1_000_000 + number)
        at, extension = said(known)[1], str(held // 10_000 + 2 + number)
        address = f"{newcomer.replace(' ', '.').lower()}@place{known // 20}.example.org"
        people = [
            said(known),
            (*said(other)[:4], extension),
            (newcomer, at, address, f"+3319900{number % 10_000:04}", extension),
        ]
        blocks = "\n\n".join(
            f"{who}\nPress officer, {at}\n{email}\n+33 1 99 00 {phone[-4:-2]} {phone[-2:]}, ext. {extension}"
            for who, at, email, phone, extension in people
        )
        text = f"{at}\n\nNews {number} of the day\n\nParis, 5 March 2025 - Something has happened.\n\nMedia contacts\n\n{blocks}\n"
        yield Document(f"file:///new-{number}.txt", f"new-{number}.txt", text.encode())


class Registry:
    """One that holds so many contacts, and how long each release took it in seconds: in all, of the processor, and to resolve."""

    def __init__(self, folder: Path, held: int) -> None:
        """Filled where the folder does not have it yet."""
        self.held, self.mentions = held, 0
        path = folder / f"{held}.sqlite3"
        filled = path.exists()
        engine = open_engine(f"sqlite:///{path}")
        self.sessions = sessionmaker(engine)
        if not filled:
            upgrade(engine)
            with self.sessions.begin() as session:
                state.take(session)
            fill(engine, held)
            with self.sessions.begin() as session:
                filling.fill(session, findables(session))
        with self.sessions() as session:
            known = session.scalar(select(func.max(ReleaseRow.id))) or 0
        self._releases = releases(known, held)
        self.kept: list[float] = []
        self.worked: list[float] = []
        self.resolved: list[float] = []

    def keep(self, wanted: int) -> None:
        """So many further releases."""
        settle = contacts.settle

        def timed(*args: object) -> int:
            start = time.perf_counter()
            try:
                return settle(*args)  # type: ignore[arg-type]
            finally:
                self.resolved.append(time.perf_counter() - start)

        contacts.settle = timed  # type: ignore[assignment]
        try:
            for document in islice(self._releases, wanted):
                reading = read_release(document, default_country="FR")
                self.mentions += len(reading.mentions)
                start, working = time.perf_counter(), time.process_time()
                with self.sessions.begin() as session:
                    keep(session, document, reading, NOW)
                self.kept.append(time.perf_counter() - start)
                self.worked.append(time.process_time() - working)
        finally:
            contacts.settle = settle

    def told(self, series: int) -> str:
        """A row of the table: the median of the medians of series of so many."""
        figures = [
            1000 * statistics.median(statistics.median(times[i : i + series]) for i in range(0, len(times), series))
            for times in (self.kept, self.worked, self.resolved)
        ]
        each = self.mentions / len(self.kept)
        return f"{self.held:12,}{figures[0]:10.2f}{figures[1]:14.2f}{figures[2]:13.2f}{each:20.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--releases", type=int, default=200, help="in each of three series; the registries take turns")
    parser.add_argument("--folder", type=Path, help="keep the registries here, to be used again")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        registries = [Registry(wanted.folder or Path(folder), held) for held in wanted.contacts]
        for registry in registries:
            registry.keep(WARM)
            registry.kept, registry.worked, registry.resolved, registry.mentions = [], [], [], 0
        for _ in range(SERIES):
            for registry in registries:
                registry.keep(wanted.releases)
        print(f"{'contacts':>12}{'kept ms':>10}{'processor ms':>14}{'resolved ms':>13}{'mentions a release':>20}")
        for registry in registries:
            print(registry.told(wanted.releases))


if __name__ == "__main__":
    main()
