"""Files for address books: what is kept of them is always what would be written, and is handed out as it is; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import sleep
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from directory import card_files
from directory.card_files import Chosen
from directory.presenters.addresses import Addresses
from directory.presenters.cards import properties
from directory.presenters.cards.forms import FORMS, JCARD, VCARD3, VCARD4, Form
from directory.records import Embargo
from directory.registry import kept_cards
from directory.registry.card_tables import KeptCardRow
from directory.registry.deciding import By
from directory.registry.facets import Only
from directory.registry.rebuild import rebuild
from directory.registry.search import find_office
from directory.registry.state import steady
from directory.registry.store import keep
from directory.registry.tables import ContactRow
from tests import statements
from tests.builders import NOW, desk, mention, release
from tests.happenings import ACTS, do, empty, put, releases

TO = Addresses("https://press.example.org")
EVERYBODY = Chosen()
EDITOR = By("editor", "asked for", NOW)


def written(engine: Engine, form: Form = VCARD3, query: str = "", only: Only | None = None) -> list[bytes]:
    with Session(engine) as session:
        return [card.body for card in card_files.written(session, form, TO, query, only or Only())]


def file_of(engine: Engine, form: Form, chosen: Chosen = EVERYBODY) -> list[bytes]:
    with Session(engine) as session:
        return list(card_files.file_of(session, form, TO, chosen))


def anew(engine: Engine, form: Form = VCARD3) -> list[bytes]:
    """With nothing kept."""
    with Session(engine) as session, session.begin():
        kept_cards.forget(session)
    return written(engine, form)


def kept(engine: Engine) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(KeptCardRow)) or 0


@pytest.fixture
def filled(engine: Engine) -> Engine:
    put(
        engine,
        mention("Ada Example", role="Press Officer", email="ada@agency.example", phone="+33 1 99 00 00 01"),
        desk("Press desk", email="press@agency.example"),
        on="2026-01-01",
        name="a.txt",
    )
    put(engine, mention("Bo Muster", phone="+33 1 99 00 00 02"), issuer="Other Works", on="2026-01-02", name="b.txt")
    return engine


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_form_has_everybody_in_the_order_of_the_list(filled: Engine, form: Form) -> None:
    ada, bo, office = written(filled, form)
    assert b"ada@agency.example" in ada
    assert b"Muster" in bo
    assert b"Press desk" in office
    assert written(filled, form) == [ada, bo, office]


def test_a_search_and_what_narrows_it_choose_whom_a_file_has(filled: Engine) -> None:
    everybody = written(filled)
    assert written(filled, query="muster") == [everybody[1]]
    assert written(filled, only=Only(office="example-agency")) == [everybody[0], everybody[2]]


def test_what_is_kept_is_not_made_again(filled: Engine) -> None:
    written(filled)
    assert kept(filled) == 3
    with statements.asked() as asked:
        written(filled)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) <= 4
    assert not any("claim" in sql for sql in asked)


def test_a_file_is_sent_many_cards_at_a_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_cards, "STRETCH", 5)
    put(engine, *(mention(f"Person {n:03} Example", email=f"p{n}@agency.example") for n in range(7)))
    for form in FORMS:
        together = form.head + form.between.join(anew(engine, form)) + form.tail
        for parts in (file_of(engine, form), file_of(engine, form)):
            assert len(parts) == 4  # what stands before them, five, two, what stands behind them
            assert b"".join(parts) == together


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_file_of_which_a_part_is_kept_is_the_same(
    filled: Engine, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_cards, "STRETCH", 2)
    written(filled, form)
    put(filled, mention("Bo Muster", phone="+33 1 99 00 00 03"), issuer="Other Works", on="2026-01-04", name="d.txt")
    mixed = b"".join(file_of(filled, form))
    assert b"".join(file_of(filled, form)) == mixed
    assert mixed == form.head + form.between.join(anew(filled, form)) + form.tail


def test_a_file_of_a_press_office_names_its_members_as_they_come(filled: Engine) -> None:
    with Session(filled) as session:
        ref = find_office(session, "example-agency").ref
    chosen = Chosen(only=Only(office=ref.slug), office=ref)
    once, again = (file_of(filled, VCARD4, chosen) for _ in range(2))
    assert b"".join(once) == b"".join(again)
    assert once[-2].count(b"\r\nMEMBER:") == 2
    assert all(b"\r\nMEMBER" not in part for part in file_of(filled, VCARD3, chosen))


def test_a_search_chooses_whom_a_file_has(filled: Engine) -> None:
    for _ in range(2):
        assert b"".join(file_of(filled, VCARD3, Chosen("muster"))) == written(filled)[1]


def test_a_file_is_of_one_moment_whatever_changes_while_it_is_read(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_cards, "STRETCH", 1)
    before = written(filled)
    with Session(filled) as session:
        steady(session)
        reading = card_files.written(session, VCARD3, TO)
        read = [next(reading).body]
        put(
            filled,
            mention("Ada Example", email="ada@agency.example", role="Director"),
            mention("Bo Muster", phone="+33 1 99 00 00 02", email="bo@other.example"),
            mention("Zoe Late", phone="+33 1 99 00 00 07"),
            name="a.txt",
            on="2026-01-09",
        )
        read += [card.body for card in reading]
    assert read == before
    assert written(filled) != before


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_form_that_is_kept_for_the_first_time_is_looked_up_by_contact(filled: Engine) -> None:
    """When it last counted, the server knew no such edition: it must not read all cards of it for each contact."""
    written(filled, VCARD3)
    with Session(filled) as session:
        session.execute(text("ANALYZE kept_card"))
        session.commit()
    written(filled, JCARD)
    with Session(filled) as session:
        asked = kept_cards.holding(session, card_files.edition(JCARD, TO))
        sql = asked.compile(filled, compile_kwargs={"literal_binds": True})
        plan = "\n".join(session.scalars(text(f"EXPLAIN {sql}")))
    assert "(contact_id = contact.id)" in plan
    assert "Join Filter" not in plan
    assert "Hash Cond" not in plan


def test_another_address_of_the_service_is_another_edition(filled: Engine) -> None:
    before = written(filled)
    with Session(filled) as session:
        moved = [card.body for card in card_files.written(session, VCARD3, Addresses("https://moved.example"))]
    assert all(b"moved.example" in body for body in moved)
    assert written(filled) == before


def test_where_nothing_can_be_kept_it_is_written_all_the_same(filled: Engine) -> None:
    with Session(filled) as writer, writer.begin():
        if filled.dialect.name == "sqlite":
            writer.connection().exec_driver_sql("UPDATE registry_state SET version = version")
        assert len(written(filled)) == 3


def test_the_end_of_an_embargo_shows_what_it_held_back(filled: Engine) -> None:
    soon = datetime.now(UTC) + timedelta(milliseconds=700)
    put(
        filled,
        mention("Ada Example", email="ada@agency.example", phone="+33 6 39 98 00 09"),
        embargo=Embargo("EMBARGOED", soon, soon),
        on="2026-01-03",
        name="c.txt",
    )
    held = written(filled)
    assert not any(b"39 98 00 09" in body for body in held)
    sleep(max(0.0, (soon - datetime.now(UTC)).total_seconds()) + 0.05)
    assert b"39 98 00 09" in written(filled)[0]


def test_a_release_without_a_title_is_called_by_the_name_that_its_file_has_now(filled: Engine) -> None:
    made, reading = release(
        mention("Cleo Sample", phone="+33 1 99 00 00 05"), title=None, on="2026-01-05", name="e.txt"
    )
    for name in ("e.txt", "renamed.txt"):
        with Session(filled) as session, session.begin():
            keep(session, replace(made, name=name), reading, NOW)
        assert name.encode() in written(filled, query="cleo")[0]


def test_a_rebuild_leaves_nothing_of_other_editions(filled: Engine) -> None:
    written(filled)
    with Session(filled) as session, session.begin():
        rebuild(session, NOW)
    assert kept(filled) == 0


def test_a_contact_tells_with_which_version_it_changed(filled: Engine) -> None:
    with Session(filled) as session:
        before = {row.name: row.version for row in session.scalars(select(ContactRow))}
    put(filled, mention("Bo Muster", phone="+33 1 99 00 00 03"), issuer="Other Works", on="2026-01-04", name="d.txt")
    with Session(filled) as session:
        after = {row.name: row.version for row in session.scalars(select(ContactRow))}
    assert {name for name in after if after[name] != before[name]} == {"Bo Muster"}
    assert after["Bo Muster"] > max(before.values())


RELEASES = releases(None, "never")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(RELEASES, RELEASES, ACTS), min_size=1, max_size=9))
def test_whatever_happens_what_is_kept_is_what_would_be_written(engine: Engine, steps: list[tuple[Any, ...]]) -> None:
    empty(engine)
    done: list[int] = []
    told: dict[tuple[str, int], bytes] = {}
    for step in steps:
        do(engine, step, done)
        for contact, version, body in as_told(engine):
            assert told.setdefault((contact, version), body) == body
        as_kept = [(written(engine, form), b"".join(file_of(engine, form))) for form in (VCARD3, JCARD)]
    for form, whole in zip((VCARD3, JCARD), as_kept, strict=True):
        now = anew(engine, form)
        assert whole == (now, form.head + form.between.join(now) + form.tail)


def as_told(engine: Engine) -> list[tuple[str, int, bytes]]:
    """What is told of each contact, written anew, with the version of the contact."""
    with Session(engine) as session:
        rows = list(session.scalars(select(ContactRow).where(ContactRow.published)))
        cards = kept_cards.cards_of(session, [row.id for row in rows])
        return [
            (row.public_id, row.version, JCARD.write(properties.of_card(cards[row.id], TO)))
            for row in rows
            if cards[row.id].citations
        ]
