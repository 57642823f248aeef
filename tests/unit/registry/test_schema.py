"""The schema: migrations forward and back on both databases, and what is told of a database that does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.errors import SchemaOutOfDate
from directory.records import Box, Embargo
from directory.registry import book_tokens, deciding, deciding_offices, ledger, schema
from directory.registry.deciding import By
from directory.registry.engines import open_engine
from directory.registry.pages import release_page
from directory.registry.rebuild import rebuild
from directory.registry.search import find_contacts, find_office, list_offices
from directory.registry.store import keep
from directory.registry.tables import Base, ContactRow
from tests.builders import NOW, mention, png, release


@pytest.fixture
def empty(database_url: str):
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def test_the_migrations_end_equal_to_the_tables(empty: Engine) -> None:
    schema.upgrade(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_all_the_way_down_leaves_no_table_of_ours(empty: Engine) -> None:
    schema.upgrade(empty)
    schema.downgrade(empty, "base")
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}


def test_up_again_after_all_the_way_down(empty: Engine) -> None:
    schema.upgrade(empty)
    schema.downgrade(empty, "base")
    schema.upgrade(empty)
    assert schema.check(empty).current == schema.check(empty).expected


def test_claims_survive_the_loss_of_their_places_on_pages(engine: Engine) -> None:
    made, read = release(mention("Ada Example", email="ada@agency.example"))
    (said,) = read.mentions
    placed = [replace(c, quote=replace(c.quote, page=2, box=(1.5, 2.0, 3.0, 4.25))) for c in said.claims]
    kept = replace(read, mentions=(replace(said, claims=tuple(placed)),))
    with Session(engine) as session, session.begin():
        id_ = keep(session, made, kept, NOW).release

    def quotes() -> list[tuple[int | None, Box | None]]:
        with Session(engine) as session:
            (marked,) = release_page(session, id_).mentions
            return [(claim.quote.page, claim.quote.box) for claim in marked.mention.claims]

    assert quotes() == [(2, (1.5, 2.0, 3.0, 4.25))] * 2
    schema.downgrade(engine, "0001")
    schema.upgrade(engine)
    assert quotes() == [(None, None)] * 2


def test_a_release_survives_the_loss_of_its_place_and_embargo(engine: Engine) -> None:
    moment = datetime(2026, 1, 1, 9, tzinfo=UTC)
    said = Embargo("Embargoed until 1 January 2026, 9:00 GMT", moment, moment)
    made, read = release(title="Invented news", place="Exampleton", embargo=said)
    with Session(engine) as session, session.begin():
        id_ = keep(session, made, read, NOW).release

    def stored() -> tuple[str | None, str | None, Embargo | None]:
        with Session(engine) as session:
            page = release_page(session, id_)
            return page.ref.title, page.place, page.ref.embargo

    assert stored() == ("Invented news", "Exampleton", said)
    schema.downgrade(engine, "0002")
    schema.upgrade(engine)
    assert stored() == ("Invented news", None, None)


def test_what_was_shown_before_anything_waited_for_review_is_shown_after_it(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        keep(session, *release(mention("Ada Example", email="ada@agency.example", confidence=0.1)), NOW)
    schema.downgrade(engine, "0003")
    schema.upgrade(engine)
    with Session(engine) as session:
        assert [card.name for card in find_contacts(session).items] == ["Ada Example"]


def test_decisions_that_an_older_version_knows_nothing_of_are_gone_on_the_way_back_and_the_others_stay(
    engine: Engine,
) -> None:
    by = By("Ed Placeholder", "", NOW)
    with Session(engine) as session, session.begin():
        for issuer in ("Lemon Works", "Zest Energy"):
            keep(session, *release(mention("Ada Example"), issuer=issuer, name=f"{issuer}.txt"), NOW)
        merged = deciding_offices.merge(session, ["lemon-works", "zest-energy"], by)
        demanded = deciding_offices.demand(session, "lemon-works", by)
        undone = deciding.undo(session, demanded, by)
        deciding.undo(session, undone, by)
        book_tokens.give(session, "lemon-works", "tablet", by)
        deciding_offices.give_logo(session, "lemon-works", png(32, 32), by)
        deciding_offices.note_sites(session, "lemon-works", by)
        was = max(session.scalars(select(ContactRow.version)))
    schema.downgrade(engine, "0016")
    schema.upgrade(engine)
    with Session(engine) as session:
        assert [(act.id, act.kind) for act in ledger.acts(session)] == [(merged, "merge")]
        assert find_office(session, "lemon-works").ref.logo is None
        assert book_tokens.tokens_of(session, "lemon-works") == ()
        assert max(session.scalars(select(ContactRow.version))) > was


def test_upgrading_what_is_current_changes_nothing(engine: Engine) -> None:
    before = schema.check(engine)
    schema.upgrade(engine)
    assert schema.check(engine) == before
    schema.require_current(engine)


def test_an_empty_database_is_behind_and_says_what_to_do(empty: Engine) -> None:
    assert schema.check(empty).behind
    with pytest.raises(SchemaOutOfDate, match="db upgrade"):
        schema.require_current(empty)


def test_a_schema_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert schema.check(engine).ahead
    for act in (schema.require_current, schema.upgrade, lambda e: schema.downgrade(e, "base")):
        with pytest.raises(SchemaOutOfDate, match=r"9999.*newer version"):
            act(engine)
    assert "contact" in inspect(engine).get_table_names()


def test_a_step_to_an_unknown_revision_is_refused_by_name(engine: Engine) -> None:
    with pytest.raises(SchemaOutOfDate, match="nowhere"):
        schema.downgrade(engine, "nowhere")


def test_sqlite_keeps_foreign_keys_reads_beside_a_writer_and_waits_a_little(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'registry.sqlite3'}")
    schema.upgrade(engine)
    with engine.connect() as connection:
        told = {
            name: connection.scalar(text(f"PRAGMA {name}")) for name in ("foreign_keys", "journal_mode", "busy_timeout")
        }
    assert told == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 5000}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO release_address VALUES (1, 'a', 'a', 'a', 99, 'a')"))
    engine.dispose()


def test_names_that_are_one_organisation_are_two_offices_on_the_way_back_and_one_again_after_a_rebuild(
    engine: Engine,
) -> None:
    with Session(engine) as session, session.begin():
        for day, issuer in (("2026-01-01", "NESA"), ("2026-01-02", "National Example Space Agency")):
            draft = mention("Ada Example", email="ada@nesa.example")
            keep(session, *release(draft, issuer=issuer, on=day, name=f"{day}.txt"), NOW)

    def offices() -> list[tuple[str, str]]:
        with Session(engine) as session:
            return [(office.ref.slug, office.ref.name) for office in list_offices(session).items]

    one = [("nesa", "National Example Space Agency")]
    assert offices() == one
    schema.downgrade(engine, "0007")
    with engine.connect() as connection:
        joined = "SELECT o.slug FROM document d JOIN organisation o ON o.id = d.organisation_id ORDER BY o.slug"
        assert connection.scalars(text(joined)).all() == ["national-example-space-agency", "nesa"]
    schema.upgrade(engine)
    assert len(offices()) == 2
    with Session(engine) as session, session.begin():
        rebuild(session, NOW)
    assert offices() == one


def test_the_same_words_are_one_name_on_the_way_back_and_several_again_after_a_rebuild_at_the_addresses_they_had(
    engine: Engine,
) -> None:
    with Session(engine) as session, session.begin():
        for day, phone in (
            ("2026-01-01", None),
            ("2026-01-01", "+254 20 2345678"),
            ("2026-01-02", "+256 41 4231563"),
            ("2026-01-03", "+256 41 4231564"),
        ):
            draft = mention(f"Ada {day}", phone=phone or ())
            keep(session, *release(draft, issuer="Ministry of Health", on=day, name=f"{day}.txt"), NOW)

    def offices() -> dict[str, tuple[str, int]]:
        with Session(engine) as session:
            return {o.ref.slug: (o.ref.name, o.contact_count) for o in list_offices(session).items}

    two = {
        "ministry-of-health": ("Ministry of Health, Kenya", 1),
        "ministry-of-health-uganda": ("Ministry of Health, Uganda", 2),
    }
    assert offices() == two
    schema.downgrade(engine, "0008")
    with engine.connect() as connection:
        issued = "SELECT DISTINCT o.slug FROM document d JOIN organisation o ON o.id = d.organisation_id"
        assert connection.scalars(text(issued)).all() == ["ministry-of-health"]
    schema.upgrade(engine)
    assert offices() == {"ministry-of-health": ("Ministry of Health", 3)}
    with Session(engine) as session, session.begin():
        assert find_office(session, "ministry-of-health-uganda").ref.slug == "ministry-of-health"
        rebuild(session, NOW)
    assert offices() == two


def test_what_was_one_name_before_keeps_its_address_with_the_release_that_it_was_first_known_by(engine: Engine) -> None:
    """As a registry has it that was filled before the same words could be several."""
    with Session(engine) as session, session.begin():
        for day, phone in (("2026-01-01", "+256 41 4231563"), ("2026-01-02", "+254 20 2345678"), ("2026-01-03", ())):
            keep(
                session, *release(mention("Ada Example", phone=phone), issuer="Aurora", on=day, name=f"{day}.txt"), NOW
            )
    schema.downgrade(engine, "0008")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM organisation WHERE key <> 'aurora'"))
    schema.upgrade(engine)
    with Session(engine) as session, session.begin():
        rebuild(session, NOW)
    with Session(engine) as session:
        assert {o.ref.slug: o.ref.name for o in list_offices(session).items} == {
            "aurora": "Aurora, Uganda",
            "aurora-kenya": "Aurora, Kenya",
            "aurora-2": "Aurora",
        }
