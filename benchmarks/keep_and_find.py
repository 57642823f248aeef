"""A newsroom's stack of releases, kept and searched: how fast, and are the same humans one contact?

    python -m benchmarks.keep_and_find

Generated releases go into an embedded database, one transaction each, in a random order. Who is truly who is known, so
every pair of mentions is right or wrong; beside us stand the two rules that one would otherwise write, on the very same
mentions: one contact for each e-mail address, one contact for each name.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from benchmarks.samples.releases import Sample, make_samples
from directory.errors import DocumentError
from directory.ingest import ingest
from directory.records import Document
from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.registry.search import all_contacts, count_all, find_contacts
from directory.values.names import fold


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention as the registry has it, with who it truly is."""

    contact: str
    truth: str
    name: str
    email: str


def keep(sessions: sessionmaker[Session], samples: list[Sample]) -> float:
    """Seconds to read, resolve and store them all."""
    documents = [Document(f"file:///samples/{s.file}", s.file, s.text.encode()) for s in samples]
    start = time.perf_counter()
    for result in ingest(sessions, documents, default_country=None, now=lambda: datetime.now(UTC)):
        if isinstance(result, DocumentError):
            raise result
    return time.perf_counter() - start


def mentions(session: Session, samples: list[Sample]) -> list[Seen]:
    """Every mention of a human whose e-mail tells who it is, whether or not its name was read."""
    truth = {(s.file, c.email): c.key for s in samples for c in s.contacts if not c.key.startswith("desk-")}
    return [
        Seen(card.id, truth[citation.release.file, email], fold(citation.mention.name or ""), email)
        for card in all_contacts(session)
        for citation in card.citations
        for email in citation.mention.emails[:1]
        if (citation.release.file, email) in truth
    ]


def pairwise(seen: Iterable[Seen], contact: Callable[[Seen], Hashable]) -> tuple[float, float]:
    """Precision and recall over all pairs of mentions that a rule puts into one contact."""
    together: Counter[Hashable] = Counter()
    truly: Counter[str] = Counter()
    both: Counter[Hashable] = Counter()
    for mention in seen:
        together[contact(mention)] += 1
        truly[mention.truth] += 1
        both[contact(mention), mention.truth] += 1
    right = _pairs(both)
    return right / max(1, _pairs(together)), right / max(1, _pairs(truly))


def _pairs(sizes: Counter[Hashable] | Counter[str]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def questions(samples: list[Sample], draw: random.Random, wanted: int) -> dict[str, list[str]]:
    """What people type: half a name, a name and its office, part of an address, the end of a number."""
    asked: dict[str, list[str]] = defaultdict(list)
    contacts = [c for s in samples for c in s.contacts if c.phone and c.email and not c.key.startswith("desk-")]
    for contact in draw.sample(contacts, wanted):
        family = contact.name.split()[-1]
        organisation = (contact.email or "").partition("@")[2].partition("-")[0]
        asked["half a name"].append(family[: max(3, len(family) // 2)])
        asked["name and organisation"].append(f"{family} {organisation}")
        asked["e-mail"].append(contact.email or "")
        asked["end of a number"].append((contact.phone or "")[-5:])
    return asked


def percentiles(session: Session, asked: list[str]) -> tuple[float, float]:
    """p50 and p99 in milliseconds for the first page of an answer."""
    times = []
    for question in asked:
        start = time.perf_counter()
        find_contacts(session, question)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--releases", type=int, default=2000)
    parser.add_argument("--questions", type=int, default=200)
    wanted = parser.parse_args()
    samples = make_samples(wanted.releases, organisations=200, officers=600)
    draw = random.Random(1)
    draw.shuffle(samples)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'registry.sqlite3'}")
        upgrade(engine)
        sessions = sessionmaker(engine)
        seconds = keep(sessions, samples)
        print(f"kept {len(samples)} releases in {seconds:.1f} s: {len(samples) / seconds:.0f} a second")
        with sessions() as session:
            held = count_all(session)
            seen = mentions(session, samples)
            print(f"the registry holds {held.contacts} contacts of {held.offices} press offices")
            print(f"\n{'one contact for':22}{'precision':>10}{'recall':>9}   over pairs of {len(seen)} mentions")
            rules: dict[str, Callable[[Seen], Hashable]] = {
                "press-directory": lambda m: m.contact,
                "each e-mail address": lambda m: m.email,
                "each name": lambda m: m.name or m.email,
            }
            for name, rule in rules.items():
                precision, recall = pairwise(seen, rule)
                print(f"{name:22}{precision:10.4f}{recall:9.4f}")
            print(f"\n{'question':22}{'p50 ms':>10}{'p99 ms':>9}")
            for kind, asked in questions(samples, draw, wanted.questions).items():
                middle, slowest = percentiles(session, asked)
                print(f"{kind:22}{middle:10.1f}{slowest:9.1f}")
        engine.dispose()


if __name__ == "__main__":
    main()
