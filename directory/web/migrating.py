"""Flask-Migrate's `flask db ...`, for the application of `wsgi.py`; who only serves never loads it."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate  # type: ignore[import-untyped]  # it has no types

from directory.registry.schema import MIGRATIONS
from directory.web.db import db


def migratable(app: Flask) -> Flask:
    """The same application, with the command."""
    Migrate(app, db, directory=str(MIGRATIONS))
    return app
