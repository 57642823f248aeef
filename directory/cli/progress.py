"""A progress bar for long work, seen only by those who look; and the option that says how many processes work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from directory.sources import folder

T = TypeVar("T")

jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    help="How many processes read; as many as there are processor cores, or one where documents are few, if not given.",
)


@contextmanager
def reading(paths: tuple[Path, ...], results: Iterator[T], *, printing: bool = False) -> Iterator[Iterator[T]]:
    """The results, one a document, with a bar on standard error while someone is looking at it; nothing in a log.
    `printing` tells that results go to standard output meanwhile: then no bar is mixed with them on one screen."""
    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield results
        return
    with click.progressbar(
        results, length=folder.count(paths), label="Reading releases", file=sys.stderr, show_pos=True
    ) as bar:
        yield iter(bar)
