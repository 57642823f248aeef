"""`press-directory db`: the schema, and what is told of a database that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Engine, text

from tests.unit.cli.releases import write

Run = Callable[..., Result]


@pytest.fixture
def empty(run: Run, database_url: str, tmp_path: Path) -> Run:
    """The command line on a database without tables."""
    if database_url.startswith("sqlite"):
        return lambda *words: run(*words, DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    run("db", "downgrade", "base", "--yes")
    return run


def test_an_empty_database_is_brought_forward_and_taken_back(empty: Run) -> None:
    assert empty("db", "check").exit_code == 1
    assert "from no revision to 0" in empty("db", "upgrade").stdout
    assert empty("db", "check").exit_code == 0
    assert "as before" in empty("db", "upgrade").stdout
    assert "to no revision" in empty("db", "downgrade", "base", "--yes").stdout


def test_a_schema_behind_is_told_with_what_to_do(empty: Run) -> None:
    result = empty("db", "check")
    assert result.exit_code == 1
    assert "db upgrade" in result.stderr


def test_a_schema_ahead_is_told_and_not_touched(run: Run, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for words in (
        ("db", "check"),
        ("db", "upgrade"),
        ("db", "downgrade", "base", "--yes"),
        ("export",),
        ("ingest", "."),
    ):
        result = run(*words)
        assert result.exit_code == 1, words
        assert "newer version" in result.stderr, words
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM contact")) == 0


def test_going_back_asks_first(run: Run) -> None:
    result = run("db", "downgrade", "base")
    assert result.exit_code == 1
    assert "lose" in result.stdout + result.stderr
    assert run("db", "check").exit_code == 0


def test_rebuilding_leaves_every_contact_as_it_was(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    write(tmp_path / "in" / "b.txt", "Bo Muster", email="bo.muster@agency.example", phone="+33 1 99 00 12 35")
    run("ingest", tmp_path / "in")
    before = run("export").stdout
    assert "2 contacts published before, 2 now" in run("db", "rebuild").stdout
    assert run("export").stdout == before


def test_no_message_shows_a_password(run: Run) -> None:
    result = run("db", "check", DATABASE_URL="postgresql://someone:secret-word@127.0.0.1:9/nowhere")
    assert result.exit_code == 1
    assert "127.0.0.1:9" in result.stderr
    assert "secret-word" not in result.output


def test_a_file_that_is_no_database_is_told_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database at all.\n" * 100)
    result = run("db", "upgrade", DATABASE_URL=f"sqlite:///{tmp_path / 'notes.txt'}")
    assert result.exit_code == 1
    assert "notes.txt: the file is no SQLite database" in result.stderr
