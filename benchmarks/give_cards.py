"""How long does an address book of ten thousand take, and how long would vobject alone?"""

from __future__ import annotations

import argparse
import hashlib
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from faker import Faker
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from directory import card_files
from directory.presenters.addresses import Addresses
from directory.presenters.cards import vcard3
from directory.presenters.cards.forms import FORMS, VCARD3, Form
from directory.registry import kept_cards
from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.registry.store import keep
from directory.registry.tables import ContactRow
from tests.builders import mention, release
from tests.postgres import running_server

TO = Addresses("https://press.example.org")
A_RELEASE = 50
"""Contacts that each release offers."""
ROUNDS = 5
"""What is kept is asked for so often; the best counts."""
ALONE = 300
"""Cards that are written one by one, to compare."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--databases", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    asked = parser.parse_args()
    if "sqlite" in asked.databases:
        with tempfile.TemporaryDirectory() as folder:
            measure("SQLite", f"sqlite:///{Path(folder) / 'registry.sqlite3'}", asked.contacts)
    if "postgresql" in asked.databases:
        with running_server() as server:
            name = server.new_name()
            server.create_database(name)
            measure("PostgreSQL", server.url(name), asked.contacts)


def measure(database: str, url: str, contacts: int) -> None:
    engine = open_engine(url)
    upgrade(engine)
    fill(engine, contacts)
    print(f"\n{contacts:,} contacts on {database}")
    print(f"{'':12}{'first, s':>10}{'kept, s':>10}{'bytes':>14}   the same   MB more")
    kept: dict[Form, float] = {}
    for form in FORMS:
        first, size, said = timed(lambda form=form: streamed(engine, form))  # type: ignore[misc]
        before = peak()
        rounds = [timed(lambda form=form: streamed(engine, form)) for _ in range(ROUNDS)]  # type: ignore[misc]
        kept[form] = min(seconds for seconds, _, _ in rounds)
        same = "yes" if all(again == said for _, _, again in rounds) else "NO"
        print(f"{form.name:12}{first:10.3f}{kept[form]:10.3f}{size:14,}{same:>11}{peak() - before:10.1f}")
    alone = by_vobject(engine)
    faster = alone * contacts / kept[VCARD3]
    print(f"vobject alone takes {alone * 1000:.3f} ms a card: what is kept of vCard 3.0 is {faster:.0f} times as fast")
    engine.dispose()


def fill(engine: Engine, contacts: int) -> None:
    """Invented people, each with a role, an organisation, an address and two numbers."""
    Faker.seed(1)
    fake = Faker(["en_GB", "fr_FR", "de_DE", "pl_PL"])
    now = datetime.now(UTC)
    for start in range(0, contacts, A_RELEASE):
        drafts = [
            mention(
                f"{fake.first_name()} {fake.last_name()} {fake.last_name()}-{number:05}",
                role="Press Officer",
                org="Example Agency",
                email=f"p{number}@agency.example",
                phone=(f"+33 1 99 {_pairs(number)}", f"+33 6 39 {_pairs(number)}"),
            )
            for number in range(start, min(start + A_RELEASE, contacts))
        ]
        with Session(engine) as session, session.begin():
            keep(session, *release(*drafts, name=f"{start}.txt", title=f"News {start}"), now)


def _pairs(number: int) -> str:
    digits = f"{number:06}"
    return " ".join(digits[at : at + 2] for at in (0, 2, 4))


def streamed(engine: Engine, form: Form) -> tuple[int, str]:
    """Bytes of a file of everybody, and their checksum."""
    size, digest = 0, hashlib.sha256()
    with Session(engine) as session:
        for part in card_files.file_of(session, form, TO, card_files.Chosen()):
            size += len(part)
            digest.update(part)
    return size, digest.hexdigest()


def timed(work: Callable[[], tuple[int, str]]) -> tuple[float, int, str]:
    began = time.perf_counter()
    size, digest = work()
    return time.perf_counter() - began, size, digest


def by_vobject(engine: Engine) -> float:
    """Seconds for writing one card that has been read already."""
    with Session(engine) as session:
        ids = list(session.scalars(select(ContactRow.id).where(ContactRow.published).limit(ALONE)))
        cards = list(kept_cards.cards_of(session, ids).values())
    began = time.perf_counter()
    for card in cards:
        vcard3.write(card, TO)
    return (time.perf_counter() - began) / len(cards)


def peak() -> float:
    """Megabytes that this process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
