"""Lists of people, a line each with a mark between its cells: what stands between name and address is what somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

_LONGEST = 50
_UNKNOWN = ("caps", "other")


def listed_titles(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with the cells of no known kind as titles where two lines or more read `name | cell | address` (`Ada Probe
    | Logistics | ada@...`). A cell that a domain is called after is a firm."""
    rows = by_line(pieces)
    cells = [_cell(row) for row in rows]
    if sum(map(bool, cells)) < 2 or not any(p.label in _UNKNOWN for cell in cells for p in cell):
        return list(pieces)
    return [p for row, cell in zip(rows, cells, strict=True) for p in _told(cutter, row, cell)]


def firms_behind_titles(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with all that stands between the comma behind a title and the one before the number as one organisation,
    where it begins with a capital and is of no known kind (`Jane Doe, Chair, Save the River, 020 ...`)."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.label in ("email", "phone", "label") and len(found) > 3:
            start = _unknown_from(cutter, found, piece)
            if start is not None:
                found[start:] = [found[start]._replace(label="org", end=found[-1].end)]
        found.append(piece)
    return found


def _unknown_from(cutter: Cutter, before: Sequence[Piece], anchor: Piece) -> int | None:
    """From which piece on such an organisation stands; None where none does. It is of several pieces: of one it is told
    otherwise."""
    count = len(list(takewhile(lambda p: p.label in _UNKNOWN and p.line == anchor.line, reversed(before))))
    start = len(before) - count
    if count < 2 or start < 2 or [p.label for p in before[start - 2 : start]] != ["name", "role"]:
        return None
    text, role, first, last = cutter.text, before[start - 1], before[start], before[-1]
    commas = [text[role.end : first.start].strip(), text[last.end : anchor.start].strip()]
    inner = text[first.start : last.end]
    if commas != [",", ","] or role.line != first.line or not inner[0].isupper() or len(inner) > _LONGEST:
        return None
    return start if not any(sign.isdigit() or sign in ",;:" for sign in inner) else None


def _cell(row: Sequence[Piece]) -> list[Piece]:
    """What stands in one cell by itself between the name that begins a line and its address or number; empty where a line is
    not written so."""
    if len(row) < 3 or row[0].label != "name":
        return []
    between = list(takewhile(lambda p: p.label not in ("label", "email", "phone"), row[1:]))
    behind = row[1 + len(between) : 2 + len(between)]
    own = bool(between) and {p.cell for p in between}.isdisjoint({row[0].cell, *(p.cell for p in behind)})
    known = all(p.label in (*_UNKNOWN, "role") for p in between)
    return between if own and behind and known and len({p.cell for p in between}) == 1 else []


def _told(cutter: Cutter, row: list[Piece], cell: list[Piece]) -> list[Piece]:
    if not cell or not any(p.label in _UNKNOWN for p in cell):
        return row
    start, end = cell[0].start, cell[-1].end
    raw = cutter.text[start:end]
    if end - start > _LONGEST or any(map(str.isdigit, raw)):
        return row
    firm = any(len(word) > 3 and cutter.shapes.is_domain(word) for word in raw.split())
    title = cell[0]._replace(label="org" if firm else "role", end=end)
    return [row[0], title, *row[1 + len(cell) :]]


OFFICES = frozenset(("mayor", "sheriff", "warden", "reeve"))
"""Offices that are seldom surnames of members whose staff somebody is (`Jane Doe, Bishop`)."""
_LETTERED = frozenset(("PRO", "DPRO", "CPRO", "PPRO"))


def is_office_of(cutter: Cutter, before: Piece, piece: Piece) -> bool:
    """Whether a word behind a name and a comma is an office, though it is a surname or another word elsewhere (`Jane Doe, Mayor`)."""
    if before.label != "name" or cutter.text[before.end : piece.start].strip() != ",":
        return False
    return cutter.folded[piece.start : piece.end] in OFFICES or cutter.text[piece.start : piece.end] in _LETTERED
