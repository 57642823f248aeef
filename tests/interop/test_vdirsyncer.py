"""vdirsyncer subscribes to the press book: each request that it makes is told, and how many cards each was answered with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from directory.registry import book_tokens, deciding_offices
from directory.registry.deciding import By, withdraw
from directory.registry.search import all_contacts
from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.interop.following import Vdirsyncer, find_program, listened_to

LOG = Path(__file__).resolve().parents[2] / "docs" / "synchronising.md"
PEOPLE = 30


@pytest.fixture
def vdirsyncer(tmp_path: Path) -> Vdirsyncer:
    return Vdirsyncer(find_program("vdirsyncer"), tmp_path)


def number(person: int, turn: int) -> str:
    return f"+33 1 99 {turn:02} 00 {person:02}"


def says(session_factory: sessionmaker[Session], people: Sequence[int], turn: int, day: str) -> None:
    """Releases, one for each of these people, with the numbers of that turn."""
    with session_factory.begin() as session:
        for person in people:
            said = mention(
                f"Person{chr(65 + person % 26)} Number-{person}",
                email=f"p{person}@agency.example",
                phone=number(person, turn),
            )
            keep(session, *release(said, name=f"{turn}-{person}.txt", title=f"{turn} {person}", on=day), NOW)


def test_first_everything_then_nothing_then_what_has_changed_and_who_is_withdrawn_is_gone(
    vdirsyncer: Vdirsyncer, registry_url: str, session_factory: sessionmaker[Session]
) -> None:
    says(session_factory, range(PEOPLE), 1, "2026-01-01")
    with listened_to(registry_url) as (address, log):
        vdirsyncer.subscribe(f"{address}/dav/offices/example-agency/")
        session_log = [("discover", log.taken())]
        vdirsyncer.sync()
        session_log.append(("sync", log.taken()))
        assert len(vdirsyncer.cards()) == PEOPLE

        vdirsyncer.sync()
        session_log.append(("sync, when nothing has changed", log.taken()))

        says(session_factory, range(10), 2, "2026-06-01")
        before = vdirsyncer.cards()
        vdirsyncer.sync()
        session_log.append(("sync, when ten numbers have changed", log.taken()))
        after = vdirsyncer.cards()
        changed = {name for name in before if before[name] != after[name]}
        assert (len(after), len(changed)) == (PEOPLE, 10)
        assert all(any(number(person, 2) in card for card in after.values()) for person in range(10))

        with session_factory.begin() as session:
            gone = next(card.id for card in all_contacts(session) if card.name.endswith("-29"))
            withdraw(session, gone, [], By("Ed Placeholder", "asked for it", NOW))
        vdirsyncer.sync()
        session_log.append(("sync, when one contact was withdrawn", log.taken()))
        left = vdirsyncer.cards()
        assert [name for name, card in after.items() if "p29@agency.example" in card] == list(
            after.keys() - left.keys()
        )
        assert left == {name: after[name] for name in left}
    assert [asked for _, asked in session_log] == told()


def test_a_client_that_knows_the_host_alone_finds_everybodys_book_and_no_other(
    vdirsyncer: Vdirsyncer, registry_url: str, session_factory: sessionmaker[Session]
) -> None:
    says(session_factory, range(3), 1, "2026-01-01")
    with listened_to(registry_url) as (address, log):
        vdirsyncer.subscribe(f"{address}/")
        asked = log.taken()
        vdirsyncer.sync()
    assert [line for line in asked if line.startswith("PROPFIND /.well-known/carddav 301")]
    assert [path.name for path in (vdirsyncer.folder / "books").iterdir()] == ["contacts"]
    assert len(vdirsyncer.cards()) == 3


def test_where_the_office_demands_a_token_only_who_has_one_that_counts_is_told_anything(
    vdirsyncer: Vdirsyncer, registry_url: str, session_factory: sessionmaker[Session]
) -> None:
    by = By("Ed Placeholder", "", NOW)
    says(session_factory, range(4), 1, "2026-01-01")
    with session_factory.begin() as session:
        deciding_offices.demand(session, "example-agency", by)
        first = book_tokens.give(session, "example-agency", "tablet", by)
        second = book_tokens.give(session, "example-agency", "phone", by)
    with listened_to(registry_url) as (address, log):
        root = f"{address}/dav/offices/example-agency/"
        for password in ("", "reader", "0" * 28):
            vdirsyncer.sign_in(root, password)
            assert "Example Agency" not in vdirsyncer.refused("discover")
            # It tries the host alone next, and offers the book of everybody, which anybody may have.
            asked = [line for line in log.taken() if not line.startswith("PROPFIND /dav/offices/example-agency/ 401")]
            assert asked[0] == "PROPFIND /.well-known/carddav 301"
            assert not [line for line in asked if "/dav/offices/" in line]

        vdirsyncer.subscribe(root, first)
        vdirsyncer.sync()
        assert len(vdirsyncer.cards()) == 4
        log.taken()

        with session_factory.begin() as session:
            revoked = next(t for t in book_tokens.tokens_of(session, "example-agency") if t.label == "tablet")
            book_tokens.revoke(session, "example-agency", revoked.number, by)
        says(session_factory, range(2), 2, "2026-06-01")
        assert "401" in vdirsyncer.refused("sync")
        assert {line.rpartition(" ")[2] for line in log.taken()} == {"401"}
        assert len(vdirsyncer.cards()) == 4
        assert not any(number(0, 2) in card for card in vdirsyncer.cards().values())

        vdirsyncer.subscribe(root, second)
        log.taken()
        vdirsyncer.sync()
        assert log.taken() == [
            "PROPFIND /dav/offices/example-agency/contacts/ 207",
            "REPORT /dav/offices/example-agency/contacts/ 207, 2 cards",
        ]
        assert all(any(number(person, 2) in card for card in vdirsyncer.cards().values()) for person in range(2))


def told() -> list[list[str]]:
    """What the page says of each step."""
    blocks = re.findall(r"```\n(.*?)```", LOG.read_text(encoding="utf-8"), re.DOTALL)
    return [block.splitlines() for block in blocks]
