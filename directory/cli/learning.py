"""A first look at releases, for what they teach of their issuers' contacts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from directory.errors import DocumentError
from directory.extraction.memory import Memory
from directory.parallel import Crashed, ordered
from directory.reading import apart, lesson, weight
from directory.settings import Settings
from directory.sources import folder


def remembered(settings: Settings, paths: tuple[Path, ...], jobs: int | None = 1, *, tell: bool = True) -> Memory:
    """What the releases of these files and folders teach. That some cannot be read (where it is to `tell`, and nobody else
    does) or found no place any more is told on standard error."""
    memory = Memory()
    documents = apart(folder.documents(paths, max_bytes=settings.max_document_bytes), settings.limits)
    look = partial(lesson, default_country=settings.default_country or None, limits=settings.limits)
    for found in ordered(look, documents, jobs=jobs, size=weight):
        known = DocumentError(found.item.name, found.how) if isinstance(found, Crashed) else found
        if not isinstance(known, DocumentError):
            memory.learn(*known)
        elif tell:
            click.echo(f"press-directory: nothing is learnt from {known}", err=True)
    if memory.left_out:
        click.echo(
            f"press-directory: no more than {memory.most:,} issuers, addresses and numbers are remembered; "
            f"of {memory.left_out:,} documents not everything is",
            err=True,
        )
    return memory
