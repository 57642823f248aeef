"""Databases that fail, really: locked, full, forbidden, damaged, away. Each is told by name and cause, and nothing that was
stored is lost or half-written."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, make_url, select, text
from sqlalchemy.orm import Session

from directory.errors import RegistryUnavailable, SchemaOutOfDate
from directory.registry import engines, schema
from directory.registry.engines import SSL_MODES, open_engine
from directory.registry.search import count_all, find_contacts
from directory.registry.store import keep
from directory.registry.tables import Base
from tests.builders import NOW, mention, release
from tests.postgres import PostgresServer

ADA = mention("Ada Example", email="ada@agency.example")


def ingest(engine: Engine, *drafts: object, **said: object) -> None:
    with Session(engine) as session, session.begin():
        keep(session, *release(*drafts, **said), NOW)  # type: ignore[arg-type]  # handed on


def names(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return [card.name for card in find_contacts(session).items]


@pytest.fixture
def file(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """A migrated, empty SQLite registry."""
    path = tmp_path / "registry.sqlite3"
    path.write_bytes(migrated_sqlite.read_bytes())
    return path


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{path}")
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def without_privileges() -> Iterator[None]:
    """As somebody who may not write everywhere: the tests may be run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A folder in which only its owner may write, and that may not be written by us."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


class TestSqlite:
    def test_a_locked_database_is_told_and_what_was_stored_stays(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engines, "BUSY_SECONDS", 0)
        with opened(file) as engine:
            ingest(engine, ADA)
            other = sqlite3.connect(file, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RegistryUnavailable, match=r"registry\.sqlite3: another program holds a lock"):
                ingest(engine, mention("Bo Muster"))
            assert names(engine) == ["Ada Example"]  # who only reads is not kept waiting
            other.execute("ROLLBACK")
            other.close()
            ingest(engine, mention("Bo Muster"))
            assert names(engine) == ["Ada Example", "Bo Muster"]

    def test_a_full_disk_is_told_and_the_release_in_hand_is_not_half_written(self, file: Path) -> None:
        with opened(file) as engine:
            ingest(engine, ADA)
        with opened(file) as engine:
            event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 500"))
            stored = 0

            def fill() -> None:
                nonlocal stored
                for stored in range(50):
                    ingest(engine, mention(f"Bo {stored}"), body="Lorem ipsum " * 20_000, title=f"News {stored}")

            with pytest.raises(RegistryUnavailable, match=r"registry\.sqlite3: the disk is full"):
                fill()
        with opened(file) as engine, Session(engine) as session:
            held = {card.name for card in find_contacts(session).items}
            assert held == {"Ada Example"} | {f"Bo {number}" for number in range(stored)}
            assert stored > 0
            assert count_all(session).contacts == count_all(session).releases == len(held)
            assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []

    def test_a_file_that_is_no_database_is_told_and_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.txt"
        path.write_text("Not a database at all.\n" * 100)
        with (
            opened(path) as engine,
            pytest.raises(RegistryUnavailable, match=r"notes\.txt: the file is no SQLite database"),
        ):
            schema.upgrade(engine)
        assert path.read_text() == "Not a database at all.\n" * 100

    def test_a_damaged_database_is_told(self, file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[100 : len(content) - 4096] = b"\xff" * (len(content) - 4196)
        file.write_bytes(content)
        with (
            opened(file) as engine,
            pytest.raises(RegistryUnavailable, match=r"registry\.sqlite3: the file is damaged"),
        ):
            ingest(engine, ADA)

    def test_a_folder_in_the_place_of_the_file_is_told(self, tmp_path: Path) -> None:
        with opened(tmp_path) as engine, pytest.raises(RegistryUnavailable, match="cannot be opened"):
            schema.check(engine)

    def test_a_missing_folder_is_made(self, tmp_path: Path) -> None:
        with opened(tmp_path / "a" / "b" / "registry.sqlite3") as engine:
            schema.make_ready(engine)
            schema.require_current(engine)

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(RegistryUnavailable, match=r"file/registry\.sqlite3: its folder cannot be made"):
            open_engine(f"sqlite:///{tmp_path}/file/registry.sqlite3")

    def test_a_folder_without_write_permission_is_told(self, forbidden: Path) -> None:
        with without_privileges(), opened(forbidden / "registry.sqlite3") as engine:
            with pytest.raises(RegistryUnavailable, match=r"registry\.sqlite3: it cannot be opened"):
                schema.upgrade(engine)
            with pytest.raises(RegistryUnavailable, match=r"registry\.sqlite3: its folder cannot be made"):
                open_engine(f"sqlite:///{forbidden}/further/registry.sqlite3")

    def test_a_file_without_write_permission_is_told(self, file: Path) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o777)
            copy = folder / "registry.sqlite3"
            copy.write_bytes(file.read_bytes())
            copy.chmod(0o444)
            with (
                without_privileges(),
                opened(copy) as engine,
                pytest.raises(RegistryUnavailable, match="may not be written"),
            ):
                ingest(engine, ADA)


class TestPostgres:
    @pytest.fixture
    def database(self) -> str:
        return "postgresql"

    def test_a_server_that_is_away_is_told_without_its_password(self, database_url: str) -> None:
        away = make_url(database_url).set(port=9, password="secret-word")  # nothing listens there
        engine = open_engine(away.render_as_string(hide_password=False))
        with pytest.raises(RegistryUnavailable, match=r"127\.0\.0\.1:9") as told:
            schema.check(engine)
        assert "secret-word" not in str(told.value)

    @pytest.mark.parametrize("change", [{"password": "wrong-word"}, {"database": "nowhere"}])
    def test_a_server_that_refuses_us_is_told_without_our_password(
        self, database_url: str, change: dict[str, str]
    ) -> None:
        url = make_url(database_url)
        engine = open_engine(url.set(**change).render_as_string(hide_password=False))  # type: ignore[arg-type]
        with pytest.raises(RegistryUnavailable) as told:
            schema.check(engine)
        assert "wrong-word" not in str(told.value)
        assert (url.password or "none") not in str(told.value)

    def test_an_address_without_driver_is_understood(self, database_url: str) -> None:
        for scheme in ("postgres", "postgresql"):
            plain = make_url(database_url).set(drivername=scheme).render_as_string(hide_password=False)
            engine = open_engine(plain)
            assert schema.check(engine).behind
            engine.dispose()

    def test_a_database_with_an_owner_is_not_migrated_behind_their_back(self, database_url: str) -> None:
        engine = open_engine(database_url)
        with pytest.raises(SchemaOutOfDate, match="db upgrade"):
            schema.make_ready(engine)
        assert schema.check(engine).current is None
        engine.dispose()


def test_a_registry_without_tables_says_what_to_do(database_url: str) -> None:
    engine = open_engine(database_url)
    with pytest.raises(SchemaOutOfDate, match="db upgrade"):
        ingest(engine, ADA)
    engine.dispose()


def test_a_failure_in_the_middle_leaves_nothing_of_the_release(engine: Engine) -> None:
    def interrupted() -> None:
        with Session(engine) as session, session.begin():
            keep(session, *release(mention("Bo Muster"), issuer="Other"), NOW)
            raise RuntimeError("the power fails")

    ingest(engine, ADA)
    before = rows(engine)
    with pytest.raises(RuntimeError):
        interrupted()
    assert rows(engine) == before


def rows(engine: Engine) -> dict[str, int]:
    """How many each table has."""
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(RegistryUnavailable, match="DATABASE_URL"):
        open_engine("no address")


class TestEncryption:
    """`sslmode` in the address of a PostgreSQL is libpq's; the tests' server does not encrypt."""

    @pytest.mark.parametrize("mode", ["disable", "prefer"])
    def test_a_server_that_cannot_is_taken_as_it_is_where_that_is_asked_for(
        self, postgres_server: PostgresServer, mode: str
    ) -> None:
        engine = open_engine(_with(postgres_server, mode))
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) is False
        engine.dispose()

    @pytest.mark.parametrize("mode", ["require", "verify-full"])
    def test_it_is_refused_where_encryption_is_demanded(self, postgres_server: PostgresServer, mode: str) -> None:
        engine = open_engine(_with(postgres_server, mode))
        with pytest.raises(RegistryUnavailable, match="refuses SSL"), engine.connect():
            pass
        engine.dispose()

    def test_a_mode_that_is_none_is_told_with_those_that_are(self, postgres_server: PostgresServer) -> None:
        with pytest.raises(RegistryUnavailable, match="disable, prefer, require, verify-full") as told:
            open_engine(_with(postgres_server, "yes"))
        assert PASSWORD not in str(told.value)


PASSWORD = "of no account"  # noqa: S105


def _with(server: PostgresServer, mode: str) -> str:
    url = make_url(server.url("postgres")).set(query={"sslmode": mode})
    return (url if mode in SSL_MODES else url.set(password=PASSWORD)).render_as_string(hide_password=False)
