"""How long does one new release of three mentions take, kept and committed, in a registry that holds many contacts already?

    python -m benchmarks.keep_one --contacts 10000 100000 1000000

Each registry is on SQLite, filled in bulk with contacts of one mention each (the rows that `keep` would have written, but for
lists of offices); then releases come one by one, each with somebody known, somebody known by another number, and somebody new.
Told are the medians of all that `store.keep` does, and of resolving alone, which is part of it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine, insert
from sqlalchemy.orm import sessionmaker

from directory.reading import read_release
from directory.records import Document
from directory.registry import contacts, state
from directory.registry.schema import open_engine, upgrade
from directory.registry.store import keep
from directory.registry.tables import (
    AtomKeyRow,
    AtomRow,
    ClaimRow,
    ContactRow,
    DocumentRow,
    MentionRow,
    NameWordRow,
    NamingRow,
    OrganisationKeyRow,
    OrganisationRow,
    ReleaseAddressRow,
    ReleaseRow,
)
from directory.resolution.candidates import keys
from directory.resolution.features import digest, features
from directory.resolution.organisation_names import Name
from directory.values.organisations import bounded_key

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2025, 3, 4)
SERIES = 3
SYLLABLES = "bal cor dun el fir gan hol is jar kel lum mor nev or pel quin ras sol tar ul ven wil xan yor zel".split()


def name(number: int) -> str:
    """Of a human; the same number gives the same name. Forenames are shared by many, surnames by few."""
    draw = random.Random(number)
    return " ".join("".join(draw.choices(SYLLABLES, k=length)).capitalize() for length in (2, 5))


def said(number: int) -> tuple[str, str, str, str]:
    """Name, organisation, address and number of a contact."""
    who, place = name(number), number // 20
    return (
        who,
        f"Organisation {place}",
        f"{who.lower().replace(' ', '.')}@place{place}.example.org",
        f"+3319900{number % 100_000:05}",
    )


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
        OrganisationRow,
        ReleaseRow,
        ReleaseAddressRow,
        DocumentRow,
        ContactRow,
        AtomRow,
        AtomKeyRow,
        MentionRow,
        ClaimRow,
        NameWordRow,
        OrganisationKeyRow,
        NamingRow,
    )
    rows: dict[type, list[dict[str, object]]] = {table: [] for table in tables}
    for number in numbers:
        who, place, email, phone = said(number)
        key, release, organisation = bounded_key(place), number // 3 + 1, number // 20 + 1
        if number % 20 == 0:
            shown = [f"@place{number // 20}.example.org"]
            rows[OrganisationRow].append(
                {"id": organisation, "slug": f"o{organisation}", "name": place, "key": key, "sort_key": key}
                | {"opened_at": NOW, "signs": shown}
            )
            rows[OrganisationKeyRow] += [
                {"key": k, "organisation_id": organisation} for k in sorted(Name(key, tuple(shown)).keys)
            ]
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
                    "issuer": place,
                    "text": "",
                }
                | {
                    "issuer_id": organisation,
                    "organisation_id": organisation,
                    "links": [],
                    "sort_key": f"{DAY.isoformat()}  {sum_}",
                    "search_text": "",
                }
            )
            rows[NamingRow].append(
                {"organisation_id": organisation, "document_id": release, "issues": True, "writing": place}
                | {"signs": [f"@place{number // 20}.example.org"]}
            )
        claims = [("name", who, who), ("org", place, place), ("email", email, email), ("phone", phone, phone)]
        of = features("person", [(f, v, k, None) for f, v, k in claims], {key}, {key}, DAY.toordinal())
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
                "search_text": who,
                "digest": "",
            }
        )
        rows[AtomRow].append({"id": id_, "digest": digest(of), "features": asdict(of)})
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
            for f, v, k in claims
        ]
    return rows


def releases(wanted: int, held: int) -> Iterator[Document]:
    """Each with somebody known, somebody known by another number, and somebody new, all of one organisation."""
    draw = random.Random(held)
    for number in range(wanted):
        known = draw.randrange(held // 20) * 20
        other = known + 1 + draw.randrange(18)
        newcomer = held + 1_000_000 + number
        people = [
            said(known),
            (*said(other)[:3], f"+331990{number:06}"),
            (
                name(newcomer),
                *said(known)[1:2],
                f"{name(newcomer).replace(' ', '.').lower()}@place{known // 20}.example.org",
                f"+331991{number:06}",
            ),
        ]
        blocks = "\n\n".join(f"{who}\nPress officer, {place}\n{email}\n{phone}" for who, place, email, phone in people)
        text = f"{people[0][1]}\n\nNews {number} of the day\n\nParis, 5 March 2025 - Something has happened.\n\nMedia contacts\n\n{blocks}\n"
        yield Document(f"file:///new-{number}.txt", f"new-{number}.txt", text.encode())


def measure(held: int, wanted: int) -> tuple[float, float, float, float]:
    """Medians in milliseconds of keeping, of the processor time of that, and of resolving within, each the median of three
    series of so many releases; and how many mentions a release had."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'registry.sqlite3'}")
        upgrade(engine)
        with sessionmaker(engine).begin() as session:
            state.take(session)
        fill(engine, held)
        sessions = sessionmaker(engine)
        kept: list[float] = []
        worked: list[float] = []
        resolved: list[float] = []
        mentions = 0
        settle = contacts.settle

        def timed(*args: object) -> int:
            start = time.perf_counter()
            try:
                return settle(*args)  # type: ignore[arg-type]
            finally:
                resolved.append(time.perf_counter() - start)

        contacts.settle = timed  # type: ignore[assignment]
        try:
            for document in releases(SERIES * wanted, held):
                reading = read_release(document, default_country="FR")
                mentions += len(reading.mentions)
                start, working = time.perf_counter(), time.process_time()
                with sessions.begin() as session:
                    keep(session, document, reading, NOW)
                kept.append(time.perf_counter() - start)
                worked.append(time.process_time() - working)
        finally:
            contacts.settle = settle
        engine.dispose()
    return *(1000 * _median(times, wanted) for times in (kept, worked, resolved)), mentions / SERIES / wanted  # type: ignore[return-value]


def _median(times: list[float], series: int) -> float:
    """The median of the medians of series of so many."""
    return statistics.median(statistics.median(times[i : i + series]) for i in range(0, len(times), series))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--releases", type=int, default=200, help="in each of three series")
    wanted = parser.parse_args()
    print(f"{'contacts':>12}{'kept ms':>10}{'processor ms':>14}{'resolved ms':>13}{'mentions a release':>20}")
    for held in wanted.contacts:
        kept, worked, resolved, mentions = measure(held, wanted.releases)
        print(f"{held:12,}{kept:10.1f}{worked:14.1f}{resolved:13.1f}{mentions:20.1f}", flush=True)


if __name__ == "__main__":
    main()
