"""How long do phones take to fetch an address book, and to see that nothing has changed in it?

    python -m benchmarks.synchronise
    python -m benchmarks.synchronise --contacts 1000 --without radicale xandikos

The directory, Radicale and Xandikos hold the same cards, each in a process of its own, and are asked the same in turns, over one
connection: what there is (sync-collection without a token), all cards (addressbook-multiget, a hundred at a time), what has changed when
nothing has, and when one number has. Times are from the question to the last byte, the best of the rounds, so that what peers keep from
the first round counts for them; *ratio* is how many times as long the better of both takes. That all give the same contacts is
seen to. vdirsyncer then pulls each book with nothing but its own command, and ours once more from answers that were recorded, to
tell what of it is vdirsyncer's own.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import vobject
from sqlalchemy.orm import Session

from benchmarks.give_cards import fill
from benchmarks.synchronising.client import Client
from benchmarks.synchronising.peers import Peer, ours, program, radicale, xandikos
from benchmarks.synchronising.replay import replayed
from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.registry.store import keep
from tests.builders import mention, release

UNCHANGED = 30
"""So often each is asked what has changed when nothing has; the median counts."""
CHANGED_NUMBER = "+33 1 99 77 77 77"


@dataclass(slots=True)
class Times:
    """Of one server, in seconds; memory in megabytes."""

    listed: float = 0.0
    fetched: float = 0.0
    unchanged: float = 0.0
    one_changed: float = 0.0
    propfind: float = 0.0
    pulled: float = 0.0
    pulled_again: float = 0.0
    memory: float = 0.0
    peak: float = 0.0
    said: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)


ROWS: dict[str, Callable[[Times], float]] = {
    "first: what there is (sync-collection)": lambda t: t.listed * 1000,
    "first: all cards (multiget)": lambda t: t.fetched * 1000,
    "first, both": lambda t: (t.listed + t.fetched) * 1000,
    "nothing changed": lambda t: t.unchanged * 1000,
    "one changed, and that card": lambda t: t.one_changed * 1000,
    "PROPFIND of all etags": lambda t: t.propfind * 1000,
    "vdirsyncer, first pull": lambda t: t.pulled * 1000,
    "vdirsyncer, nothing changed": lambda t: t.pulled_again * 1000,
    "memory in the end, MB (PSS)": lambda t: t.memory,
    "memory at most, MB (each process by itself)": lambda t: t.peak,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", nargs="+", choices=["radicale", "xandikos", "vdirsyncer"], default=[])
    asked = parser.parse_args()
    for contacts in asked.contacts:
        with tempfile.TemporaryDirectory() as folder:
            measure(contacts, asked.rounds, Path(folder), frozenset(asked.without))


def measure(contacts: int, rounds: int, folder: Path, without: frozenset[str]) -> None:
    url = f"sqlite:///{folder / 'registry.sqlite3'}"
    engine = open_engine(url)
    upgrade(engine)
    fill(engine, contacts)
    with contextlib.ExitStack() as stack:
        us = stack.enter_context(ours(url))
        cards = all_cards(us)
        assert len(cards) == contacts, f"{len(cards)} cards of {contacts} contacts"
        peers = [us]
        if "radicale" not in without:
            peers.append(stack.enter_context(radicale(folder / "radicale", cards)))
        if "xandikos" not in without:
            peers.append(stack.enter_context(xandikos(folder / "xandikos", cards)))
        times = {peer.name: Times() for peer in peers}
        tokens = {}
        for _ in range(rounds):
            for peer in peers:
                tokens[peer.name] = first(peer, times[peer.name], contacts)
        for peer in peers:
            unchanged(peer, times[peer.name], tokens[peer.name])
        changed = next(iter(cards))

        def change(peer: Peer) -> None:
            if peer is us:
                with Session(engine) as session, session.begin():
                    keep(session, *_newer(cards[changed]), datetime.now(UTC))
            else:
                with _client(peer) as client:
                    client.put(f"{peer.book}{changed}", _with_number(cards[changed]))

        for peer in peers:
            one_changed(peer, times[peer.name], tokens[peer.name], change)
        if "vdirsyncer" not in without:
            recorded = stack.enter_context(replayed(us, folder / "recorded"))
            times[recorded.name] = Times()
            for peer in (*peers, recorded):
                pull(peer, times[peer.name], folder / f"pulled-{peer.server.port}", contacts)
            alone = times.pop(recorded.name)
        for peer in peers:
            times[peer.name].memory, times[peer.name].peak = peer.megabytes(), peer.peak_megabytes()
        tell(contacts, times)
        if "vdirsyncer" not in without:
            ours_, again = times[us.name].pulled, alone.pulled_again
            print(
                f"vdirsyncer, first pull: {ours_:.2f} s; from the same answers as recorded, which cost nothing, {alone.pulled:.2f} s ({again:.2f} s again)"
            )
    engine.dispose()


def all_cards(peer: Peer) -> dict[str, str]:
    """By the last part of their paths."""
    with _client(peer) as client:
        found, _ = client.cards(client.changed().there)
    return {path.rpartition("/")[2]: card for path, card in found.items()}


def first(peer: Peer, times: Times, contacts: int) -> str:
    """All of it, as by a device that has nothing yet; the token that it has then."""
    with _client(peer) as client:
        what = client.changed()
        cards, seconds = client.cards(what.there)
        count, propfind = client.etags()
    assert len(cards) == count == contacts, f"{peer.name}: {len(cards)} cards, {count} etags"
    times.listed = min(times.listed or what.seconds, what.seconds)
    times.fetched = min(times.fetched or seconds, seconds)
    times.propfind = min(times.propfind or propfind, propfind)
    times.said = frozenset(_said(card) for card in cards.values())
    return what.token


def unchanged(peer: Peer, times: Times, token: str) -> None:
    with _client(peer) as client:
        asked = [client.changed(token) for _ in range(UNCHANGED)]
    assert not any(one.there or one.gone for one in asked), peer.name
    times.unchanged = statistics.median(one.seconds for one in asked)


def one_changed(peer: Peer, times: Times, token: str, change: Callable[[Peer], None]) -> None:
    change(peer)
    with _client(peer) as client:
        what = client.changed(token)
        cards, seconds = client.cards(what.there)
    assert (len(what.there), len(what.gone)) == (1, 0), f"{peer.name}: {what}"
    assert CHANGED_NUMBER.replace(" ", "") in next(iter(cards.values())).replace(" ", ""), peer.name
    times.one_changed = what.seconds + seconds


def pull(peer: Peer, times: Times, folder: Path, contacts: int) -> None:
    """By vdirsyncer, which starts, finds the book, fetches it, and ends."""
    (folder / "here").mkdir(parents=True)
    settings = folder / "config"
    settings.write_text(
        f'[general]\nstatus_path = "{folder}/status"\n'
        '[pair press]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n'
        f'[storage here]\ntype = "filesystem"\npath = "{folder}/here"\nfileext = ".vcf"\n'
        f'[storage there]\ntype = "carddav"\nurl = "{peer.server.address}{peer.book}"\n'
        'username = "reader"\npassword = "reader"\nread_only = true\n'
    )
    command = [program("vdirsyncer"), "--verbosity", "CRITICAL", "--config", str(settings)]
    subprocess.run([*command, "discover"], check=True, stdout=subprocess.DEVNULL, input=b"y\n")
    spent = []
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run([*command, "sync"], check=True)
        spent.append(time.perf_counter() - began)
    times.pulled, times.pulled_again = spent
    assert sum(1 for _ in (folder / "here").glob("*.vcf")) == contacts, peer.name


def tell(contacts: int, times: Mapping[str, Times]) -> None:
    names = list(times)
    print(f"\n{contacts:,} contacts, ms")
    print(f"{'':44}" + "".join(f"{name:>18}" for name in names) + (f"{'ratio':>10}" if len(names) > 1 else ""))
    for row, of in ROWS.items():
        figures = [of(times[name]) for name in names]
        if any(figures):
            ratio = f"{min(figures[1:]) / figures[0]:10.1f}" if len(figures) > 1 and figures[0] else ""
            print(f"{row:44}" + "".join(f"{figure:18,.1f}" for figure in figures) + ratio)
    same = len({one.said for one in times.values()}) == 1
    print(f"the same contacts everywhere: {'yes' if same else 'NO'}")


def _client(peer: Peer) -> Client:
    return Client(peer.server.host, peer.server.port, peer.book)


def _said(card: str) -> tuple[str, ...]:
    """What every reader of cards sees of one: peers write them anew, in other orders and with other folds."""
    read = vobject.readOne(card)
    numbers = sorted(line.value for line in read.contents.get("tel", ()))
    return (read.uid.value, read.fn.value, read.email.value, *numbers)


def _newer(card: str) -> tuple[object, ...]:
    """A release that gives this contact another number."""
    read = vobject.readOne(card)
    said = mention(
        read.fn.value, role="Press Officer", org="Example Agency", email=read.email.value, phone=CHANGED_NUMBER
    )
    return release(said, name="newer.txt", title="A new number", on="2026-11-20")


def _with_number(card: str) -> str:
    read = vobject.readOne(card)
    read.tel.value = CHANGED_NUMBER
    return str(read.serialize())


if __name__ == "__main__":
    main()
