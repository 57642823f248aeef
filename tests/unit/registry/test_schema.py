"""The schema: migrations forward and back on both databases, and what is told of a database that does not fit."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from directory.errors import SchemaOutOfDate
from directory.registry import schema
from directory.registry.tables import Base


@pytest.fixture
def empty(database_url: str):
    engine = schema.open_engine(database_url)
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
