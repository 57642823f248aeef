"""A progress bar for long work, seen only by those who look."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from directory.errors import DocumentError
from directory.records import Document
from directory.sources import folder


@contextmanager
def reading(
    paths: tuple[Path, ...], documents: Iterator[Document | DocumentError], *, printing: bool = False
) -> Iterator[Iterator[Document | DocumentError]]:
    """The documents, with a bar on standard error while someone is looking at it; nothing in a log. `printing` tells
    that results go to standard output meanwhile: then no bar is mixed with them on one screen."""
    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield documents
        return
    with click.progressbar(
        documents, length=folder.count(paths), label="Reading releases", file=sys.stderr, show_pos=True
    ) as bar:
        yield iter(bar)
