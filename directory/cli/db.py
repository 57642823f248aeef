"""`press-directory db`: the registry's schema."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry import schema
from directory.registry.engines import open_engine
from directory.registry.failures import label
from directory.registry.rebuild import rebuild as run_rebuild
from directory.registry.rebuild import reindex
from directory.registry.search import count_all
from directory.settings import Settings


@click.group()
def db() -> None:
    """Keep the registry's schema up to date.

    SQLite databases are migrated when `ingest` or `serve` starts; a PostgreSQL database only by `db upgrade`.

    \b
    Examples:
      press-directory db check            does the database fit this program?
      press-directory db upgrade          bring it forward
      press-directory db downgrade base   take all tables away, with what is in them
      press-directory db rebuild          after an update that compares contacts otherwise, or another PUBLISH_ABOVE
      press-directory db index            after an update that looks contacts up otherwise
    """


@db.command()
@click.argument("revision", default="head")
@click.pass_obj
def upgrade(settings: Settings, revision: str) -> None:
    """Bring the schema forward to REVISION, or to the newest."""
    with _engine(settings) as engine:
        before = schema.check(engine).current
        schema.upgrade(engine, revision)
        _tell(engine, before)


@db.command()
@click.argument("revision")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def downgrade(settings: Settings, revision: str, yes: bool) -> None:
    """Take the schema back to REVISION; `base` takes all tables away. What the older schema cannot hold is lost."""
    with _engine(settings) as engine:
        before = schema.check(engine).current
        if not yes:
            click.confirm(
                f"{label(engine.url)}: go back from {before} to {revision}, and lose what that cannot hold?", abort=True
            )
        schema.downgrade(engine, revision)
        _tell(engine, before)


@db.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Say whether the database fits this program; the exit status is 1 when it does not. Changes nothing."""
    with _engine(settings) as engine:
        state = schema.check(engine)
        click.echo(f"{label(engine.url)}: the schema is at {state.current or 'no revision yet'}")
        if state.behind:
            click.echo(
                f"It is behind: this program needs {state.expected}. Run “press-directory db upgrade”.", err=True
            )
        if state.ahead:
            click.echo(
                f"It is ahead: this program knows revisions up to {state.expected}. Use a newer version.", err=True
            )
    sys.exit(1 if state.behind or state.ahead else 0)


@db.command(hidden=True)
@click.pass_obj
def ready(settings: Settings) -> None:
    """Migrate an embedded database; of any other, say what is wrong unless it is current. What `serve` has done first, without keeping in
    memory what it takes."""
    with _engine(settings) as engine:
        schema.make_ready(engine)


@db.command()
@click.pass_obj
def rebuild(settings: Settings) -> None:
    """Work out anew which mentions are the same contact, from what the releases say and what people decided, and which of
    them are published (PUBLISH_ABOVE).

    Public ids stay; where this program compares as it did before, nothing changes.
    """
    with _engine(settings) as engine:
        schema.require_current(engine)
        with Session(engine) as session, session.begin():
            before = count_all(session).contacts
            run_rebuild(session, datetime.now(UTC), publish_above=settings.publish_above)
            after = count_all(session).contacts
        click.echo(f"{label(engine.url)}: {before:,} contacts published before, {after:,} now.")


@db.command()
@click.pass_obj
def index(settings: Settings) -> None:
    """Work out anew by which words, numbers and subjects contacts are found, and what lists of them are narrowed by. Nothing else
    changes."""
    with _engine(settings) as engine:
        schema.require_current(engine)
        with Session(engine) as session, session.begin():
            reindex(session, datetime.now(UTC))
            counts = count_all(session)
        click.echo(f"{label(engine.url)}: {counts.contacts:,} contacts and {counts.releases:,} releases can be found.")


@contextmanager
def _engine(settings: Settings) -> Iterator[Engine]:
    engine = open_engine(settings.database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def _tell(engine: Engine, before: str | None) -> None:
    now = schema.check(engine).current
    moved = f"from {before or 'no revision'} to {now or 'no revision'}" if now != before else f"at {now} as before"
    click.echo(f"{label(engine.url)}: the schema is {moved}.")
