"""Flask's hold on the registry: one session a request, on the engine that the registry itself would open."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry.engines import open_engine
from directory.registry.tables import Base


class Database(SQLAlchemy):
    """Flask-SQLAlchemy, with engines of the registry's own making: same manners, same told failures."""

    def _make_engine(self, bind_key: str | None, options: dict[str, Any], app: Flask) -> Engine:  # noqa: ARG002
        """Flask-SQLAlchemy's own would move a relative SQLite path into another folder than `ingest` uses."""
        return open_engine(str(app.config["SQLALCHEMY_DATABASE_URI"]))


db = Database(model_class=Base)


def session() -> Session:
    """The session of this request; it is closed, and what it did is rolled back, when the request ends."""
    return db.session()
