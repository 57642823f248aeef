"""What all tests share: an empty or migrated registry on both databases, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from tests.chromium import ChromiumUnavailableError, start_chromium
from tests.postgres import DatabasePool, PostgresServer, PostgresUnavailableError, running_server

DATABASES = ("sqlite", "postgresql")

# How long an example takes is the machine's affair: benchmarks tell of speed, tests never do.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of our own for the whole run, started when the first test asks for it."""
    try:
        with running_server() as server:
            yield server
    except PostgresUnavailableError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on: every test that asks for one runs on each."""
    return str(request.param)


@pytest.fixture
def database_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, without tables."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'registry.sqlite3'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.new_name()
    server.create_database(name)
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("template") / "registry.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_pool(postgres_server: PostgresServer) -> Iterator[DatabasePool]:
    """Databases with all tables and no rows."""
    name = postgres_server.new_name()
    postgres_server.create_database(name)
    _migrate(postgres_server.url(name))
    pool = DatabasePool(postgres_server, name)
    yield pool
    pool.close()


@pytest.fixture
def registry_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and no rows: a copy, since migrating takes longer than most tests."""
    if database == "sqlite":
        path = tmp_path / "registry.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    pool: DatabasePool = request.getfixturevalue("postgres_pool")
    name = pool.take()
    yield request.getfixturevalue("postgres_server").url(name)
    pool.give_back(name)


@pytest.fixture
def engine(registry_url: str) -> Iterator[Engine]:
    """An engine on a migrated, empty registry."""
    made = open_engine(registry_url)
    yield made
    made.dispose()


@pytest.fixture
def session_factory(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine)


@pytest.fixture
def session(session_factory: Callable[[], Session]) -> Iterator[Session]:
    with session_factory() as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run; a test opens a context of its own in it."""
    with sync_playwright() as playwright:
        try:
            started = start_chromium(playwright, os.environ.get("PATH"))
        except ChromiumUnavailableError as error:
            pytest.fail(str(error), pytrace=False)
        yield started
        started.close()


def _migrate(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
