"""The schema that an engine finds: migrated, checked. Migrations are Alembic's, one step a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from directory.errors import SchemaOutOfDate
from directory.registry.failures import label

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
