"""`press-directory ingest`: read releases into the registry."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.orm import sessionmaker

from directory.cli import progress
from directory.errors import DocumentError
from directory.ingest import ingest as run
from directory.parallel import give_way
from directory.registry.engines import open_engine
from directory.registry.rebuild import republish
from directory.registry.reviews import count_waiting
from directory.registry.schema import make_ready
from directory.registry.search import Counts, count_all
from directory.settings import Settings
from directory.sources import folder


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@progress.jobs_option
@click.option(
    "--learn",
    is_flag=True,
    help="Then read again all that is held of the issuers concerned: what others of an issuer's releases say of its "
    "contacts settles what one leaves open. Give it always or never.",
)
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], jobs: int | None, *, learn: bool) -> None:
    """Read files and folders into the registry (DATABASE_URL), each release in a transaction of its own.

    A release read before is recognised by its address: unchanged, it changes nothing; edited, it replaces what it said,
    and the registry keeps that it did. What is less sure than PUBLISH_ABOVE waits for review. Other programs on the machine,
    such as a server, go first. The exit status is 1 when any document could not be read; the others are kept.

    Address books are told by their content, and read as releases are: vCard, jCard, JSContact, and CSV with columns for contacts.

    \b
    Examples:
      press-directory ingest seeds/                      a folder, and the folders in it
      press-directory ingest monday.html tuesday.txt     some files
      press-directory ingest press.vcf press.csv         an office's address book
      DATABASE_URL=sqlite:///trial.sqlite3 press-directory ingest seeds/
    """
    give_way()
    engine = open_engine(settings.database_url)
    try:
        make_ready(engine)
        sessions = sessionmaker(engine)
        with sessions.begin() as session:
            republish(session, settings.publish_above, datetime.now(UTC))
        outcomes: Counter[str] = Counter()
        offered = first_seen = taught = 0
        documents = folder.documents(paths, max_bytes=settings.max_document_bytes)
        results = run(
            sessions,
            documents,
            default_country=settings.default_country or None,
            limits=settings.limits,
            now=lambda: datetime.now(UTC),
            jobs=jobs,
            learn=learn,
        )
        with progress.reading(paths, results) as shown:
            for result in shown:
                if isinstance(result, DocumentError):
                    outcomes["failed"] += 1
                    click.echo(f"press-directory: {result}", err=True)
                    continue
                if result.outcome == "taught":
                    taught += 1
                else:
                    outcomes[result.outcome] += 1
                    offered += result.mentions
                first_seen += result.new_contacts
        with sessions() as session:
            click.echo(summary(outcomes, offered, first_seen, taught, count_all(session)))
            if waiting := count_waiting(session):
                click.echo(f"Waiting for review: {_several(waiting, 'mention')}; see press-directory review list")
    finally:
        engine.dispose()
    sys.exit(1 if outcomes["failed"] else 0)


def summary(outcomes: Counter[str], offered: int, first_seen: int, taught: int, held: Counts) -> str:
    """What was found, in words; `outcomes` counts by `Kept.outcome` and "failed", `taught` those that others changed."""
    words = (
        ("new", "new"),
        ("edited", "edited"),
        ("reread", "read differently than before"),
        ("unchanged", "unchanged"),
        ("failed", "that could not be read"),
    )
    parts = [f"{outcomes[outcome]} {word}" for outcome, word in words if outcomes[outcome]]
    lines = [
        f"{_several(outcomes.total(), 'document')}: {', '.join(parts)}." if parts else "No documents there.",
        f"They offer {_several(offered, 'contact')}, {first_seen} of them first seen now." if offered else "",
        f"{_several(taught, 'release')} of the same issuers said something else once the others were known."
        if taught
        else "",
        f"The registry holds {_several(held.contacts, 'contact')} of {_several(held.offices, 'press office')}, "
        f"cited in {_several(held.releases, 'release')}.",
    ]
    return "\n".join(line for line in lines if line)


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
