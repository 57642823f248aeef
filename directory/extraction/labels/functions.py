"""Lists in which what stands before each name and a colon, or by itself on the line above it, says what its bearer does there
(`Editors: Jane Doe, jane@...`, `Interviews: John Roe, 020 ...`): words that announce contacts, or anything else, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.clauses import ANNOUNCES
from directory.extraction.words.forenames import has_forename
from directory.values import territories

_LEAD = re.compile(r"[ \t*_•●·▪–:>-]*(?P<said>[^\W\d_][^\n:：@,;|/()]{2,40}?)[*_]*[ ]?:[*_]*(?=\s|$)")
"""What stands before the colon that begins a line; a field list's begins with one, too."""
_FEWEST = 2
_MOST_WORDS = 4
_LEADS = frozenset(("cue", "desk", "role", "caps", "other", "org", "label"))
_TOLD = frozenset(("role", "desk"))
_DETAILS = frozenset(("email", "phone", "label"))


class _Entry(NamedTuple):
    """A lead's row and place in it, and where its words begin and end."""

    row: int
    pieces: int
    start: int
    end: int


def with_functions(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with each lead of such a list as a role: where one of them is told to be one, and two lines or more are written
    so."""
    if not any(piece.label in _TOLD for piece in pieces):
        return pieces
    rows = by_line(pieces)
    entries = [entry for number in range(len(rows)) if (entry := _entry(cutter, rows, number)) is not None]
    if len(entries) < _FEWEST or not any(rows[e.row][0].label in _TOLD for e in entries):
        return pieces
    for entry in entries:
        first = rows[entry.row][0]
        lead = first._replace(label="role", start=entry.start, end=entry.end, kind="said", anchor=None)
        rows[entry.row][: entry.pieces] = [lead]
    return [piece for row in rows for piece in row]


def _entry(cutter: Cutter, rows: Sequence[list[Piece]], number: int) -> _Entry | None:
    """The lead that a row begins with, where a name with details follows on it or on the next line."""
    row = rows[number]
    if row[0].label not in _LEADS:
        return None
    begins = cutter.text.rfind("\n", 0, row[0].start) + 1
    found = _LEAD.match(cutter.text, begins)
    if found is None or not _can_be_function(cutter, *found.span("said")):
        return None
    count = sum(1 for piece in row if piece.start < found.end("said"))
    if any(piece.label not in _LEADS or piece.anchor is not None for piece in row[:count]):
        return None
    rest = row[count:]
    if not rest and number + 1 < len(rows) and rows[number + 1][0].line - row[0].line == 1:
        rest = [*rows[number + 1], *(rows[number + 2] if number + 2 < len(rows) else [])]
    if not rest or rest[0].label != "name" or not any(piece.label in _DETAILS for piece in rest[1:]):
        return None
    called = has_forename(cutter.text[rest[0].start : rest[0].end])
    return _Entry(number, count, *found.span("said")) if called else None


def _can_be_function(cutter: Cutter, start: int, end: int) -> bool:
    """Whether words are no place, subject, label or name, and do not merely announce a contact."""
    said, raw = cutter.folded[start:end].strip(), cutter.text[start:end]
    if said.count(" ") >= _MOST_WORDS or not raw[0].isupper():
        return False
    if territories.is_territory(raw) or gazetteer.is_known(raw) or said in cutter.words.places:
        return False
    tokens = cutter.shapes.tokens(start, end)
    if any(token in cutter.words.subjects for token in tokens) or cutter.words.labels.get(said) in ("name", "role"):
        return False
    told = cutter.shapes.is_role(start, end) or cutter.words.desks.is_whole(said)
    return told or (ANNOUNCES.search(said) is None and cutter.shapes.name(start, end) is None)
