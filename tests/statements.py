"""What is asked of the database, as tests count it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Pool, event
from sqlalchemy.orm import Session


@contextmanager
def asked(session: Session | None = None) -> Iterator[list[str]]:
    """The statements that any engine sends meanwhile: as SQLite itself tells, which also sees those that are run on a driver's own cursor
    (`directory.registry.statements`); of PostgreSQL those that SQLAlchemy sends. `session` is one that has begun already."""
    statements: list[str] = []
    traced: list[sqlite3.Connection] = []

    def note(connection: Connection, _: object, statement: str, *__: object) -> None:
        if connection.dialect.name != "sqlite":
            statements.append(statement)

    def trace(connection: object, *_: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(statements.append)
            traced.append(connection)

    if session is not None:
        trace(session.connection().connection.driver_connection)
    event.listen(Engine, "before_cursor_execute", note)
    event.listen(Pool, "checkout", trace)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        event.remove(Pool, "checkout", trace)
        for connection in traced:
            connection.set_trace_callback(None)
