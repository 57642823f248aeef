"""`press-directory resolve`: which of these mentions are the same human or desk?"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Sequence
from typing import IO

import click

from directory.resolution.batch import Batch, Contact, Suggestion
from directory.resolution.listed import read

_encode = json.JSONEncoder(ensure_ascii=False).encode


@click.command()
@click.argument("mentions", type=click.File("rb"), metavar="MENTIONS.jsonl")
@click.option(
    "--suggest",
    type=click.File("w", encoding="utf-8", lazy=False),
    metavar="FILE",
    help="Also write the pairs of contacts that may be one and are not sure enough, the likeliest first.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    help="How many processes work, on Linux; as many as there are processor cores, up to four, or one where mentions are few, if "
    "not given. They come to the same.",
)
def resolve(mentions: IO[bytes], suggest: IO[str] | None, jobs: int | None) -> None:
    """Read mentions, one JSON object a line, and print one a contact: which mentions it has. Nothing is stored.

    A mention has an "id"; "release", "date" (2026-11-22), "country" (FR), "name", "role", "org", "emails" and "phones" (lists, as
    written) may be null or missing. A contact is printed as {"contact", "kind": "person" or "desk", "mentions": [ids]}, called
    after its first mention. A line that cannot be read is told by its number and left out; the exit status is then 1.

    \b
    Example:
      press-directory resolve mentions.jsonl | jq -r 'select(.mentions | length > 1) | .mentions | join(" ")'
    """
    gc.disable()  # millions of records that refer to nothing in circles: looking for such takes half of the time
    try:
        failed = _resolve(mentions, suggest, jobs)
    finally:
        gc.freeze()  # what is still remembered is no garbage
        gc.enable()
    sys.exit(1 if failed else 0)


def _resolve(mentions: IO[bytes], suggest: IO[str] | None, jobs: int | None) -> bool:
    """Whether a line was left out."""
    listed = read(mentions, jobs)
    for number, fault in listed.faults:
        click.echo(f"press-directory: line {number}: {fault}", err=True)
    ids, failed, batch = list(listed.ids), bool(listed.faults), Batch(listed.intake)
    del listed
    resolved = batch.resolve(suggest=suggest is not None, jobs=jobs)
    sys.stdout.writelines(resolved.told(lambda contact: _line(contact, ids)))
    if suggest is not None:
        _write(resolved.suggestions, ids, suggest)
    return failed


def _line(contact: Contact, ids: Sequence[str]) -> str:
    named = [ids[mention] for mention in contact.mentions]
    return _encode({"contact": named[0], "kind": contact.kind, "mentions": named}) + "\n"


def _write(suggestions: Iterable[Suggestion], ids: Sequence[str], file: IO[str]) -> None:
    for found in suggestions:
        said = {"contacts": [ids[found.left], ids[found.right]], "score": round(found.score, 2)}
        file.write(_encode(said) + "\n")
