"""Columns whose headings were read out in one line, and below them all names, all addresses and all numbers, in runs of as many
(`Company Contact: Investor Contact:`, then two addresses, then two numbers)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

_HEADINGS = ("cue", "org", "desk", "role")


def under_headings(cutter: Cutter, pieces: Sequence[Piece]) -> list[list[Piece]] | None:
    """The pieces of each column, and last those that stand before and behind; None where the block is not written so."""
    first = next((n for n, p in enumerate(pieces) if p.label == "cue"), len(pieces))
    last = first
    while last < len(pieces) and pieces[last].label in _HEADINGS and pieces[last].line == pieces[first].line:
        last += 1
    count = sum(p.label == "cue" for p in pieces[first:last])
    if count < 2 or not all(_is_headed(cutter, p) for p in pieces[first:last] if p.label == "cue"):
        return None
    columns = _columns(pieces[first:last])
    behind = last
    seen: set[str] = set()
    for label, run in groupby(pieces[last:], key=lambda p: p.label):
        found = list(run)
        if label == "name":
            found = _parted(cutter, found, count)
        if label not in ("name", "email", "phone") or label in seen or len(found) != count:
            break
        seen.add(label)
        behind += len(found) if label != "name" or len(found) == 1 else _taken(pieces, behind)
        for column, piece in zip(columns, found, strict=True):
            column.append(piece)
    if not {"email", "phone"} <= seen and not {"name", "email"} <= seen and not {"name", "phone"} <= seen:
        return None
    return [*(_stacked(column) for column in columns), [*pieces[:first], *pieces[behind:]]]


def _is_headed(cutter: Cutter, cue: Piece) -> bool:
    return cutter.text[cue.end : cue.end + 2].lstrip().startswith(":")


def _columns(headings: Sequence[Piece]) -> list[list[Piece]]:
    """The headings, each with the organisation that stands before it."""
    found: list[list[Piece]] = [[]]
    for piece in headings:
        found[-1].append(piece)
        if piece.label == "cue":
            found.append([])
    return found[:-1]


def _taken(pieces: Sequence[Piece], start: int) -> int:
    """How many pieces are names from a place on."""
    end = start
    while end < len(pieces) and pieces[end].label == "name":
        end += 1
    return end - start


def _parted(cutter: Cutter, names: list[Piece], count: int) -> list[Piece]:
    """As many names as there are columns, where they were taken for one (`Jane Doe John Roe`)."""
    if len(names) != 1:
        return names
    words = [m.span() for m in WORD.finditer(cutter.text, names[0].start, names[0].end)]
    each, rest = divmod(len(words), count)
    if rest or each < 2:  # forename and surname
        return names
    spans = [(words[n][0], words[n + each - 1][1]) for n in range(0, len(words), each)]
    if any(cutter.shapes.name(*span) != span for span in spans):
        return names
    return [names[0]._replace(start=low, end=high) for low, high in spans]


def _stacked(column: Sequence[Piece]) -> list[Piece]:
    """The pieces of a column as lines that follow each other."""
    return [p._replace(line=number, cell=number) for number, p in enumerate(column)]
