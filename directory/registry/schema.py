"""Engines, and the schema they find: opened, migrated, checked. Migrations are Alembic's, one step a file."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from directory.errors import RegistryUnavailable, SchemaOutOfDate
from directory.registry.failures import label, translate

BUSY_SECONDS = 5
"""How long a statement waits for another program's lock before it gives up."""

_PACKAGE = Path(__file__).resolve().parent.parent
MIGRATIONS = next((p for p in (_PACKAGE / "migrations", _PACKAGE.parent / "migrations") if p.is_dir()), _PACKAGE)
"""Beside the package in a checkout, inside it in an installed wheel."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The revision that a database is at (None: no tables of ours yet) and the one that this program needs."""

    current: str | None
    expected: str
    behind: bool
    ahead: bool


def engine_url(url: str) -> URL:
    """The address as SQLAlchemy needs it: PostgreSQL always by pg8000. Raises RegistryUnavailable where it is none."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise RegistryUnavailable("the database address cannot be understood; see DATABASE_URL") from error
    if parsed.drivername.partition("+")[0] in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+pg8000")
    return parsed


def open_engine(url: str) -> Engine:
    """An engine whose failures are RegistryUnavailable or SchemaOutOfDate, naming the database and the cause.

    The folder of a SQLite file is made where it is missing; nothing is read yet.
    """
    parsed = engine_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        folder = Path(parsed.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RegistryUnavailable(f"{label(parsed)}: its folder cannot be made: {error.strerror}") from error
    return prepare(create_engine(parsed))


def prepare(engine: Engine) -> Engine:
    """Give an engine, whoever made it, our manners: told failures; on SQLite real transactions, foreign keys, a
    write-ahead log and some patience with locks; on PostgreSQL plans for each time."""
    translate(engine)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", _set_up_postgresql)
    return engine


def _set_up_postgresql(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """What is prepared (`prepared`) is planned by the values and the tables as they are: a plan that is kept from when a table was empty
    reads all of it for ever, so that the first thousands of releases would each take longer than the last."""
    cursor = connection.cursor()
    cursor.execute("SET plan_cache_mode = force_custom_plan")
    cursor.close()
    connection.commit()


def _set_up_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 would begin too late, and commit before DDL: `_begin` does it instead
    cursor = connection.cursor()
    try:
        for setting in (
            f"busy_timeout = {BUSY_SECONDS * 1000}",
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = NORMAL",
        ):
            cursor.execute(f"PRAGMA {setting}")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema forward, all steps in one transaction. Raises SchemaOutOfDate where the database is ahead."""
    state = check(engine)
    if state.ahead:
        raise SchemaOutOfDate(_ahead(engine, state))
    with engine.begin() as connection:
        _run(command.upgrade, connection, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to a revision (`base`: no tables at all), all steps in one transaction."""
    state = check(engine)
    if state.ahead:
        raise SchemaOutOfDate(_ahead(engine, state))
    with engine.begin() as connection:
        _run(command.downgrade, connection, revision)


def check(engine: Engine) -> SchemaState:
    """Where the database's schema stands. Changes nothing."""
    scripts = ScriptDirectory.from_config(_config())
    expected = scripts.get_current_head() or "base"
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    known = current is None or current in {script.revision for script in scripts.walk_revisions()}
    return SchemaState(current, expected, behind=known and current != expected, ahead=not known)


def make_ready(engine: Engine) -> None:
    """Migrate an embedded database (SQLite) by itself; of any other, which has an owner, only ask that it is current.

    Raises SchemaOutOfDate where that is not so.
    """
    if engine.dialect.name == "sqlite" and check(engine).behind:
        upgrade(engine)
    require_current(engine)


def require_current(engine: Engine) -> None:
    """Raises SchemaOutOfDate, with what to do about it, unless the schema is the one this program needs."""
    state = check(engine)
    if state.behind:
        raise SchemaOutOfDate(
            f"{label(engine.url)}: the schema is at {state.current or 'no revision yet'}, this program needs "
            f"{state.expected}; run “press-directory db upgrade”"
        )
    if state.ahead:
        raise SchemaOutOfDate(_ahead(engine, state))


def _ahead(engine: Engine, state: SchemaState) -> str:
    return (
        f"{label(engine.url)}: the schema is at {state.current}, which this program (at {state.expected}) does not know; "
        "it was made by a newer version: use that one"
    )


def _config() -> Config:
    config = Config(attributes={})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _run(step: object, connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    try:
        step(config, revision)  # type: ignore[operator]  # Alembic's commands share no named type
    except CommandError as error:
        raise SchemaOutOfDate(f"{label(connection.engine.url)}: {error}") from error
