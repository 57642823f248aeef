"""Engines with our manners, to databases that are as they are; `schema` migrates them.

Apart from it, since who serves needs neither Alembic nor what that loads (8 MB).
"""

from __future__ import annotations

import sqlite3
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from directory.errors import RegistryUnavailable
from directory.registry.failures import label, translate

BUSY_SECONDS = 5
"""How long a statement waits for another program's lock before it gives up."""
SSL_MODES = ("disable", "prefer", "require", "verify-full")
"""As libpq knows them: not encrypted; if the server can; always; and only with the server that its certificate names. To prefer is
the slowest: each connection reads all certificates of the system, to use none."""


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
        event.listen(engine, "do_connect", _encrypted(engine.url))
        event.listen(engine, "connect", _set_up_postgresql)
    return engine


def _encrypted(url: URL) -> Callable[[Dialect, ConnectionPoolEntry, list[Any], dict[str, Any]], None]:
    """What gives pg8000 the `sslmode` of an address as it wants it. Raises RegistryUnavailable where it is none of `SSL_MODES`."""
    mode = url.query.get("sslmode", "prefer")
    if mode not in SSL_MODES:
        raise RegistryUnavailable(f"{label(url)}: sslmode can be {', '.join(SSL_MODES)}; see DATABASE_URL")
    context = _context(mode)

    def connecting(_: Dialect, __: ConnectionPoolEntry, ___: list[Any], parameters: dict[str, Any]) -> None:
        parameters.pop("sslmode", None)
        parameters["ssl_context"] = context

    return connecting


def _context(mode: object) -> ssl.SSLContext | bool | None:
    if mode == "verify-full":
        return ssl.create_default_context()
    if mode == "require":
        made = ssl.create_default_context()
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
        return made
    return False if mode == "disable" else None


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
