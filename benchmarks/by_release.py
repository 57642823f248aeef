"""Does the registry, fed release by release, end with the contacts that all mentions at once give; whatever the order?

    python -m benchmarks.by_release --mentions 6000

Generated mentions with known truth are kept release by release in registries on SQLite (`store.keep`, one transaction each): in
the order of their days, and in random orders; beside them stands `press-directory resolve` on the very same mentions. After every
fiftieth release, and at the end, each public id that was ever given is followed: it must lead to the contact that holds the
mention which the id was given for. At the end the first registry is derived anew (`db rebuild`), which must change nothing.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.mentions.judging import judged, pairs
from benchmarks.mentions.world import Row, Truth, mentions
from directory.records import Claim, Document, Field, Mention, Quote, Reading, Release
from directory.registry.engines import open_engine
from directory.registry.rebuild import rebuild
from directory.registry.schema import upgrade
from directory.registry.store import keep
from directory.registry.tables import ContactRow, DocumentRow, MentionRow
from directory.resolution.batch import Batch
from directory.resolution.desks import is_desk_name
from directory.values import emails, names, phones

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_LOOK_EVERY = 50


def readings(rows: Iterable[Row]) -> list[tuple[Document, Reading, list[str]]]:
    """The releases that name these mentions, in the order of the file, each with the ids of its mentions."""
    by_release: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_release[str(row["release"])].append(row)
    return [_reading(name, said) for name, said in by_release.items()]


def _reading(name: str, rows: Sequence[Row]) -> tuple[Document, Reading, list[str]]:
    """As if extraction had found all that the rows say, and nothing else: each value stands in the text, on a line of its own."""
    lines: list[str] = [name]
    found = [_mention(row, lines) for row in rows]
    text = "\n".join(lines)
    day = date.fromisoformat(str(rows[0]["date"]))
    reading = Reading(Release(text, "text/plain", title=name, date=day), tuple(found))
    return (
        Document(f"https://news.example.org/{name}", f"{name}.txt", text.encode()),
        reading,
        [str(r["id"]) for r in rows],
    )


def _mention(row: Row, lines: list[str]) -> Mention:
    claims: list[Claim] = []

    def claim(field_: Field, raw: str, value: str, key: str, extension: str | None = None) -> None:
        start = sum(len(line) + 1 for line in lines)
        lines.append(raw)
        quote = Quote(start, start + len(raw), raw, "", "")
        claims.append(Claim(field_, value, raw, key, quote, "voice" if field_ == "phone" else None, extension))

    for field_ in ("name", "role", "org"):
        if said := str(row[field_] or ""):
            claim(field_, said, said, names.fold(said))
    for address in row["emails"]:  # type: ignore[attr-defined]  # a list, as generated
        claim("email", address, emails.normal(address), emails.normal(address))
    for raw in row["phones"]:  # type: ignore[attr-defined]
        if number := phones.parse(raw, str(row["country"])):
            key = number.e164 or number.digits
            claim("phone", raw, key, key, number.extension)
    name = names.fold(str(row["name"] or ""))
    return Mention("person" if name and not is_desk_name(name) else "desk", tuple(claims), 0.99)


@dataclass
class Fed:
    """A registry fed in one order: seconds, of each mention its contact's public id, and the ids that led astray."""

    seconds: float = 0.0
    contact_of: dict[str, str] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    """Of each public id ever seen the mention it was given for."""
    astray: set[str] = field(default_factory=set)
    rebuilt: dict[str, str] | None = None


def feed(releases: Sequence[tuple[Document, Reading, list[str]]], folder: Path, *, again: bool) -> Fed:
    """Keep them in this order in a registry of its own; `again`: then derive it anew."""
    fed = Fed()
    engine = open_engine(f"sqlite:///{folder / 'registry.sqlite3'}")
    upgrade(engine)
    sessions = sessionmaker(engine)
    for number, (document, reading, _) in enumerate(releases, 1):
        start = time.perf_counter()
        with sessions.begin() as session:
            keep(session, document, reading, NOW)
        fed.seconds += time.perf_counter() - start
        if number % _LOOK_EVERY == 0 or number == len(releases):
            with sessions() as session:
                _follow(session, fed)
    with sessions() as session:
        fed.contact_of = _contacts(session, releases)
    if again:
        with sessions.begin() as session:
            rebuild(session, NOW)
        with sessions() as session:
            fed.rebuilt = _contacts(session, releases)
            _follow(session, fed)
    engine.dispose()
    return fed


def _follow(session: Session, fed: Fed) -> None:
    rows = {row.id: row for row in session.scalars(select(ContactRow))}
    ids = {row.public_id: row.id for row in rows.values()}
    home = dict(iter(session.execute(select(MentionRow.id, MentionRow.contact_id))))
    for public_id, anchor in fed.given.items():
        at = ids.get(public_id)
        while at is not None and rows[at].merged_into_id is not None:
            at = rows[at].merged_into_id
        if at is None or home[anchor] != at:
            fed.astray.add(public_id)
    for row in rows.values():
        if row.anchor_id is not None:
            fed.given.setdefault(row.public_id, row.anchor_id)


def _contacts(session: Session, releases: Sequence[tuple[Document, Reading, list[str]]]) -> dict[str, str]:
    ids = {document.address: ids for document, _, ids in releases}
    found = session.execute(
        select(DocumentRow.address, MentionRow.position, ContactRow.public_id)
        .join(MentionRow, MentionRow.release_id == DocumentRow.release_id)
        .join(ContactRow, ContactRow.id == MentionRow.contact_id)
    )
    return {ids[address][position]: contact for address, position, contact in found}


def at_once(rows: Sequence[Row]) -> dict[str, int]:
    """What `press-directory resolve` says of them."""
    batch = Batch()
    for row in rows:
        batch.add(row)
    contacts = batch.resolve(suggest=False).contacts()
    return {str(rows[m]["id"]): number for number, contact in enumerate(contacts) for m in contact.mentions}


def differing(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> int:
    """How many pairs of mentions the one has in one contact and the other has not, either way."""
    both = Counter((one[m], other[m]) for m in one)
    ours, theirs = Counter(one.values()), Counter(other[m] for m in one)
    return pairs(ours.values()) + pairs(theirs.values()) - 2 * pairs(both.values())


def _line(label: str, truth: Mapping[str, Truth], of: Mapping[str, Hashable], once: Mapping[str, Hashable]) -> str:
    figures = judged(truth, of)
    return (
        f"{label:38}{figures.precision:8.4f}{figures.recall:8.4f}{figures.f1:8.4f}"
        f"{figures.f1 - judged(truth, once).f1:+9.4f}{differing(of, once):10,}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--mentions", type=int, default=6_000)
    parser.add_argument("--people", type=int, help="a tenth of the mentions if not told")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shuffles", type=int, default=2)
    wanted = parser.parse_args()
    made = list(mentions(wanted.seed, wanted.people or wanted.mentions // 10, wanted.mentions))
    rows, truth = [row for row, _ in made], {str(row["id"]): told for row, told in made}
    releases = readings(rows)
    once = at_once(rows)
    print(f"{len(rows):,} mentions in {len(releases):,} releases\n")
    print(f"{'':38}{'P':>8}{'R':>8}{'F1':>8}{'to first':>9}{'pairs':>10}{'ids astray':>16}{'ms':>8}")
    print(_line("all at once: press-directory resolve", truth, once, once), flush=True)
    orders = {"release by release, day by day": releases}
    for number in range(1, wanted.shuffles + 1):
        orders[f"release by release, random order {number}"] = random.Random(number).sample(releases, len(releases))
    for label, order in orders.items():
        with tempfile.TemporaryDirectory() as folder:
            fed = feed(order, Path(folder), again=order is releases)
        astray = f"{len(fed.astray):,} of {len(fed.given):,}"
        print(
            f"{_line(label, truth, fed.contact_of, once)}{astray:>16}{1000 * fed.seconds / len(order):8.1f}", flush=True
        )
        if fed.rebuilt is not None:
            kept = "and so are all ids" if fed.rebuilt == fed.contact_of else "but not all ids are the same"
            print(f"{_line('  the same registry derived anew', truth, fed.rebuilt, once)}   {kept}", flush=True)


if __name__ == "__main__":
    main()
