"""Takes the registry's database away from an application, and brings it back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import make_url

from directory.web.db import db
from tests.postgres import PostgresServer


@contextmanager
def taken_away(app: Flask, registry_url: str, server: PostgresServer | None = None) -> Iterator[None]:
    """Within it the application has no connection and gets none: a SQLite file is elsewhere and something else in its place, a database of
    this PostgreSQL `server` takes no connections."""
    url = make_url(registry_url)
    _disconnect(app)
    if server is None:
        file = Path(url.database or "")
        parts = [part for end in ("", "-wal", "-shm") if (part := Path(f"{file}{end}")).exists()]
        for part in parts:
            part.rename(f"{part}.aside")
        file.mkdir()
    else:
        _allow(server, str(url.database), "false")
    try:
        yield
    finally:
        _disconnect(app)
        if server is None:
            file.rmdir()
            for part in parts:
                Path(f"{part}.aside").rename(part)
        else:
            _allow(server, str(url.database), "true")


def _disconnect(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def _allow(server: PostgresServer, name: str, connections: str) -> None:
    with contextlib.closing(server.connect()) as connection:
        connection.run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {connections}')
