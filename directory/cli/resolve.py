"""`press-directory resolve`: which of these mentions are the same human or desk?"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import click

from directory.errors import BadMention
from directory.resolution.batch import Batch, Contact, Suggestion

_LONGEST_LINE = 100_000
_decode = json.JSONDecoder().raw_decode
_LONE_HALF = re.compile("[\ud800-\udfff]")


@click.command()
@click.argument("mentions", type=click.File("rb"), metavar="MENTIONS.jsonl")
@click.option(
    "--suggest",
    type=click.File("w", encoding="utf-8", lazy=False),
    metavar="FILE",
    help="Also write the pairs of contacts that may be one and are not sure enough, the likeliest first.",
)
def resolve(mentions: IO[bytes], suggest: IO[str] | None) -> None:
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
        failed = _resolve(mentions, suggest)
    finally:
        gc.freeze()  # what is still remembered is no garbage
        gc.enable()
    sys.exit(1 if failed else 0)


def _resolve(mentions: IO[bytes], suggest: IO[str] | None) -> bool:
    """Whether a line was left out."""
    batch = Batch()
    ids, failed = _read(_lines(mentions), batch)
    contacts, suggestions = batch.resolve(suggest=suggest is not None)
    _print(contacts, ids)
    if suggest is not None:
        _write(suggestions, ids, suggest)
    return failed


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one that is too long, what shows that it is."""
    while line := file.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE + 1)


def _read(lines: Iterable[bytes], batch: Batch) -> tuple[list[str], bool]:
    """The ids of the mentions in their order, and whether a line was left out."""
    ids: list[str] = []
    known: set[str] = set()
    failed = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identifier = _take(line, batch, known)
        except BadMention as error:
            failed = True
            click.echo(f"press-directory: line {number}: {error}", err=True)
            continue
        ids.append(identifier)
        known.add(identifier)
    return ids, failed


def _take(line: bytes, batch: Batch, known: set[str]) -> str:
    if len(line) > _LONGEST_LINE:
        raise BadMention("line", f"is longer than {_LONGEST_LINE:,} bytes")
    try:
        row = _object(line)
    except (ValueError, RecursionError) as error:
        raise BadMention("line", f"is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadMention("line", "is no JSON object")
    identifier = row.get("id")
    if not isinstance(identifier, str) or not identifier:
        raise BadMention("id", "is missing or no text")
    if not identifier.isascii() and _LONE_HALF.search(identifier) is not None:
        raise BadMention("id", "has half of a character")
    if identifier in known:
        raise BadMention("id", f"was given before: {identifier[:80]!r}")
    batch.add(row)
    return identifier


def _object(line: bytes) -> object:
    """As `json.loads`, without looking for the encoding of what begins as an object in UTF-8 does."""
    if line.startswith(b'{"'):
        text = line.decode("utf-8", "surrogatepass")
        found, end = _decode(text)
        if not text[end:].strip(" \t\n\r"):
            return found
    return json.loads(line)


def _print(contacts: Iterable[Contact], ids: Sequence[str]) -> None:
    write = sys.stdout.write
    for contact in contacts:
        named = [ids[mention] for mention in contact.mentions]
        write(json.dumps({"contact": named[0], "kind": contact.kind, "mentions": named}, ensure_ascii=False) + "\n")


def _write(suggestions: Iterable[Suggestion], ids: Sequence[str], file: IO[str]) -> None:
    for found in suggestions:
        said = {"contacts": [ids[found.left], ids[found.right]], "score": round(found.score, 2)}
        file.write(json.dumps(said, ensure_ascii=False) + "\n")
