"""Runs the steps of `versions/` on a connection that the caller holds (`directory.registry.schema`), else on that of the
Flask application (`flask db ...`)."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from directory.registry.tables import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters a table by making it anew
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


held = context.config.attributes.get("connection")
if held is not None:
    run(held)
else:
    from flask import current_app

    with current_app.extensions["migrate"].db.engine.begin() as opened:
        run(opened)
