"""Who is meant by a few letters, among very many: how fast, how surely, and in how many bytes?

    python -m benchmarks.look_up --contacts 10000 100000 1000000
    python -m benchmarks.look_up --contacts 1000000 --postgres postgresql://localhost/bench

Contacts of eighteen languages are looked up by what people type: a name with one slip of the pen, a name that is not finished, a name
in plain ASCII, a number in another notation; and subjects among as many releases. Beside us stand, on the same contacts, what one would
otherwise take: SQLite's own full-text index with prefixes, its index of trigrams with what is found put in order by RapidFuzz, and, where
it can be imported, tantivy (fuzzy terms); with `--postgres` PostgreSQL's trigrams where it has them.

Told are milliseconds for the ten best, by the clock and of the processor (ours; a database server's is not seen): the middle one, and the
one that 99 of 100 stay below; and of how many the one who was meant (anybody of the same name) is among the ten. A fixed piece of work
is timed beside them: how fast the machine was just then. With `--folder` what is built is kept there and taken again.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from benchmarks.lookup import peers
from benchmarks.lookup.oracle import Oracle
from benchmarks.lookup.peers import Finder
from benchmarks.lookup.store import OF_CONTACTS, OF_RELEASES, bytes_each, index, store
from benchmarks.lookup.typed import VAGUE, Asked, questions
from benchmarks.lookup.world import Person, news, people
from directory.errors import SchemaOutOfDate
from directory.registry.engines import open_engine
from directory.registry.finding.asking import ask
from directory.registry.finding.subjects import signers
from directory.registry.schema import downgrade, upgrade
from directory.values.names import fold

PEERS_ANSWER = 50
"""So many questions of a kind at least are put to peers, which take long."""


class Asking(NamedTuple):
    """Somebody who answers: `signs` who signs releases about a subject."""

    called: str
    find: Finder
    ours: bool = False
    signs: Finder | None = None


class Measured(NamedTuple):
    """Milliseconds by the clock and of the processor, p50 and p99 of each (medians of series), and recall@10."""

    middle: float
    slowest: float
    processor: float
    processor_slowest: float
    recall: float

    def __str__(self) -> str:
        return f"{self.middle:9.2f}{self.slowest:9.2f}{self.processor:9.2f}{self.processor_slowest:9.2f}"


def measure(find: Finder, asked: Sequence[tuple[str, Person]], name_of: dict[int, str], series: int) -> Measured:
    told, right = [], 0
    for turn in range(series):
        times, busy = [], []
        for query, person in asked:
            start, began = time.perf_counter(), time.thread_time()
            found = find(query)
            busy.append((time.thread_time() - began) * 1000)
            times.append((time.perf_counter() - start) * 1000)
            if turn == 0:
                right += fold(person.name) in {name_of[number] for number in found[:10]}
        told.append((_at(times, 50), _at(times, 99), _at(busy, 50), _at(busy, 99)))
    clock, clock_slow, busy_, busy_slow = (sorted(column)[series // 2] for column in zip(*told, strict=True))
    return Measured(clock, clock_slow, busy_, busy_slow, right / len(asked))


def _at(times: Sequence[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def machine() -> float:
    """Milliseconds that a fixed piece of work takes, the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        sum(n * n % 7 for n in range(300_000))
        best = min(best, time.perf_counter() - start)
    return best * 1000


def ours(called: str, engine: Engine) -> Asking:
    session = Session(engine)
    return Asking(
        called,
        lambda query: [found.contact_id for found in ask(session, query)[:10]],
        True,
        lambda query: [signer.contact_id for signer in signers(session, query)],
    )


def opened(called: str, address: str, everyone: Sequence[Person], wanted: argparse.Namespace) -> Engine:
    """A registry of all these, built where it is not kept."""
    held, engine = len(everyone), open_engine(address)
    if _rows(engine, "contact") != held:
        with suppress(Exception):
            downgrade(engine, "base")
    upgrade(engine)
    if _rows(engine, "contact") != held:
        store(engine, everyone, held)
    if wanted.refill or _rows(engine, "contact_keys") != held:
        _index(called, engine, everyone)
    bytes_ = (bytes_each(engine, tables, held) for tables in (OF_CONTACTS, OF_RELEASES))
    print(f"{held:9,}  {called}: {next(bytes_):.0f} bytes a contact, {next(bytes_):.0f} a release", flush=True)
    return engine


def _rows(engine: Engine, table: str) -> int:
    with suppress(DBAPIError, SchemaOutOfDate), engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608  # a table of ours
    return 0


def _index(called: str, engine: Engine, everyone: Sequence[Person]) -> None:
    print(f"{len(everyone):9,}  {called}: indexed in {index(engine, everyone, len(everyone)):.0f} s", flush=True)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--series", type=int, default=3)
    parser.add_argument("--postgres", help="the address of a database that may be emptied")
    parser.add_argument("--folder", type=Path, help="where what is built is kept")
    parser.add_argument("--refill", action="store_true", help="make the index of what is kept anew")
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument("--kinds", nargs="+", help="only these kinds of questions, by their beginning")
    parser.add_argument("--oracle", action="store_true", help="hold answers against all contacts read one by one")
    wanted = parser.parse_args()
    print(f"{'contacts':>9}  {'':30}{'':28}{'clock, ms':>18}{'processor':>18}{'recall':>9}")
    print(f"{'':9}  {'':30}{'asked':28}{'p50':>9}{'p99':>9}{'p50':>9}{'p99':>9}{'@10':>9}")
    for held in wanted.contacts:
        with tempfile.TemporaryDirectory() as folder:
            _one(held, (wanted.folder or Path(folder)) / str(held), wanted)


def _one(held: int, folder: Path, wanted: argparse.Namespace) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    everyone = list(people(held))
    addresses = [("press-directory, SQLite", f"sqlite:///{folder / 'registry.sqlite3'}")]
    if wanted.postgres:
        addresses.append(("press-directory, PostgreSQL", wanted.postgres))
    asking: list[Asking] = []
    for called, address in addresses:
        engine = opened(called, address, everyone, wanted)
        asking.append(ours(called, engine))
        if address == wanted.postgres and not wanted.alone:
            asking.append(Asking("pg_trgm", peers.pg_trgm(engine)))
    if not wanted.alone:
        asking.append(Asking("FTS5, prefixes", peers.prefixes(everyone, folder / "prefixes")))
        asking.append(Asking("FTS5 trigrams, RapidFuzz", peers.trigrams(everyone, folder / "trigrams")))
        with suppress(ImportError):
            asking.append(Asking("tantivy", peers.tantivy(everyone, folder / "tantivy")))
    if wanted.oracle:
        _held_against_all(everyone, asking, wanted)
        return
    name_of = {person.id: fold(person.name) for person in everyone}
    asked = _wanted(questions(everyone, wanted.questions), wanted.kinds)
    titles = [n.title.split() for n in islice(news(held, held), wanted.questions)]
    subjects = {
        "a subject": [(words[0], everyone[0]) for words in titles],
        "a subject and a word": [(" ".join(words[:2]), everyone[0]) for words in titles],
        "three words of a title": [(" ".join(words[1:4]), everyone[0]) for words in titles],
        "a word of many releases": [(words[at % 5 + 1], everyone[0]) for at, words in enumerate(titles)],
    }
    del everyone
    gc.collect()
    gc.freeze()
    print(f"{held:9,}  a fixed piece of work: {machine():.1f} ms", flush=True)
    for kind, of_kind in asked.items():
        for one in asking:
            few = of_kind if one.ours else of_kind[: max(PEERS_ANSWER, len(of_kind) // 10)]
            found = measure(one.find, few, name_of, wanted.series)
            judged = "" if kind in VAGUE else f"{found.recall:9.3f}"
            print(f"{held:9,}  {one.called:30}{kind:28}{found}{judged}", flush=True)
    for kind, of_kind in _wanted(subjects, wanted.kinds).items():
        for one in asking:
            if one.signs is not None:
                print(
                    f"{held:9,}  {one.called:30}{kind:28}{measure(one.signs, of_kind, name_of, wanted.series)}",
                    flush=True,
                )
    print(f"{held:9,}  a fixed piece of work: {machine():.1f} ms", flush=True)


def _wanted(asked: Asked, kinds: Sequence[str] | None) -> Asked:
    return {kind: asked[kind] for kind in asked if not kinds or kind.startswith(tuple(kinds))}


def _held_against_all(everyone: Sequence[Person], asking: Sequence[Asking], wanted: argparse.Namespace) -> None:
    """Of the ten that are best when every contact is looked at, how many are found."""
    oracle = Oracle(everyone)
    for kind, of_kind in _wanted(questions(everyone, wanted.questions), wanted.kinds).items():
        for one in asking:
            if one.ours:
                share = sum(oracle.agrees(query, one.find(query)) for query, _ in of_kind) / len(of_kind)
                print(f"{len(everyone):9,}  {one.called:30}{kind:28}{share:9.3f} of the best ten", flush=True)


if __name__ == "__main__":
    main()
