"""Mentions of a list, one JSON object a line, taken in as atoms: from anything that can be read, or from a file by several
processes, each a part of its own."""

from __future__ import annotations

import io
import json
import os
import re
import stat
from collections.abc import Container, Iterable, Iterator
from typing import IO, NamedTuple

from directory.errors import BadMention
from directory.parallel import beside, helpful
from directory.resolution.intake import Intake

LONGEST_LINE = 100_000
"""Bytes; a longer line is told and left out."""
WORTH_SHARING = 4_000_000
"""Bytes; a file that is smaller is read sooner than processes are started."""
_BLOCK = 1 << 20  # bytes read at once
_LEAD = 0.2
"""Other processes have to hand over what they read; this one reads so much of a part more meanwhile."""

_decode = json.JSONDecoder().raw_decode
_LONE_HALF = re.compile("[\ud800-\udfff]")


class Listed(NamedTuple):
    """What a list says: the ids of its mentions in their order, what is wrong with which lines (by number, from one on), how
    many lines there are, and the mentions."""

    ids: dict[str, None]
    faults: list[tuple[int, str]]
    lines: int
    intake: Intake


def read(file: IO[bytes], jobs: int | None = None) -> Listed:
    """All mentions from where the file stands. `jobs` processes read (None: as many as pay), or this one alone where the file
    is none to read at several places."""
    start, end = _bounds(file)
    jobs = helpful(jobs, worth=end - start >= WORTH_SHARING)
    if jobs > 1 and end > start:
        number = file.fileno()
        part = (end - start) / (jobs + _LEAD)
        bounds = [start, *(_line_after(number, start + int(part * (n + _LEAD)), end) for n in range(1, jobs)), end]
        parts = beside(lambda n: _taken_in(_lines(_part(number, bounds[n], bounds[n + 1]))), jobs)
        return _joined(parts) or _taken_in(_lines(_part(number, start, end)))
    return _taken_in(_lines(iter(lambda: file.read(_BLOCK), b"")))


def _bounds(file: IO[bytes]) -> tuple[int, int]:
    """Between which bytes a file is to be read that can be read at several places; nothing of any other."""
    try:
        status = os.fstat(file.fileno())
        return (file.tell(), status.st_size) if stat.S_ISREG(status.st_mode) else (0, 0)
    except (OSError, io.UnsupportedOperation):
        return 0, 0


def _part(number: int, start: int, end: int) -> Iterator[bytes]:
    """Of a file by its descriptor, whose place in the file, which processes share, stays as it is."""
    while start < end and (block := os.pread(number, min(_BLOCK, end - start), start)):
        start += len(block)
        yield block


def _line_after(number: int, start: int, end: int) -> int:
    """Where the first line begins that does so behind this place."""
    for block in _part(number, start, end):
        found = block.find(b"\n")
        if found >= 0:
            return start + found + 1
        start += len(block)
    return end


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Without their ends; of one that is too long, what shows that it is."""
    rest = b""
    for block in blocks:
        lines = (rest + block).split(b"\n")
        rest = lines.pop()[: LONGEST_LINE + 1]
        yield from lines
    if rest:
        yield rest


def _joined(parts: list[Listed]) -> Listed | None:
    """The parts of one list; None where an id stands in two of them, so that what the second says should not have been read."""
    ids, faults, lines, intake = parts[0]
    for part in parts[1:]:
        if not ids.keys().isdisjoint(part.ids):
            return None
        ids |= part.ids
        faults += [(number + lines, fault) for number, fault in part.faults]
        lines += part.lines
        intake.extend(part.intake)
    return Listed(ids, faults, lines, intake)


def _taken_in(lines: Iterator[bytes]) -> Listed:
    ids: dict[str, None] = {}
    faults: list[tuple[int, str]] = []
    intake = Intake()
    number = 0
    for number, line in enumerate(lines, 1):
        try:
            row = _row(line)
            if row is None:
                continue
            identifier = _id(row, ids)
            intake.add(row)
        except BadMention as fault:
            faults.append((number, str(fault)))
            continue
        ids[identifier] = None
    return Listed(ids, faults, number, intake)


def _id(row: dict[str, object], known: Container[str]) -> str:
    identifier = row.get("id")
    if not isinstance(identifier, str) or not identifier:
        raise BadMention("id", "is missing or no text")
    if not identifier.isascii() and _LONE_HALF.search(identifier) is not None:
        raise BadMention("id", "has half of a character")
    if identifier in known:
        raise BadMention("id", f"was given before: {identifier[:80]!r}")
    return identifier


def _row(line: bytes) -> dict[str, object] | None:
    """The object on a line, None on an empty one."""
    if len(line) > LONGEST_LINE:
        raise BadMention("line", f"is longer than {LONGEST_LINE:,} bytes")
    try:
        if line.startswith(b'{"'):
            # As `json.loads`, without looking for the encoding of what begins as an object in UTF-8 does.
            text = line.decode("utf-8", "surrogatepass")
            row, end = _decode(text)
            if end != len(text) and text[end:].strip(" \t\n\r"):
                row = json.loads(text)
        elif not line.strip():
            return None
        else:
            row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadMention("line", f"is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadMention("line", "is no JSON object")
    return row
