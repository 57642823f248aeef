"""Lines that hold a contact each: what a word or a number is, told by its place in its line and by the lines around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.blocks.offering import Block
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.titles import is_topic, told_from_title
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.kinds import NEVER_IN_NAME
from directory.values import tongues

_IN_TURN = 2
"""So many people are called on one line at least where each number stands behind a name."""
_LONGEST_GIVEN = 14
"""Forenames are hardly ever longer."""


def in_rows(cutter: Cutter, block: Block, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a block, with names told from titles before them, names of one word where lines begin with them, and
    numbers behind the names that they stand before."""
    titled: list[Piece] = []
    for position in range(len(pieces)):
        titled += told_from_title(cutter, titled, pieces, position)
    titled = [p._replace(label="other") if is_topic(cutter, titled, n) else p for n, p in enumerate(titled)]
    rows = by_line(titled)
    return [piece for row in _numbers_behind(_with_forenames(cutter, block, rows)) for piece in row]


# ------------------------------------------------------------------ names of one word


def _with_forenames(cutter: Cutter, block: Block, rows: list[list[Piece]]) -> list[list[Piece]]:
    """Words that begin two lines or more, each with a number right behind it, are names (`Ada: 020 ...`, `Bo: 020 ...`),
    also one among lines that begin with whole names."""
    if block.opened == "mailbox":
        return rows
    rows = [_called_in_turn(cutter, row) for row in rows]
    found = list(rows)
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _calls(cutter, rows[end]) and (end == at or _follows(rows[end - 1], rows[end])):
            end += 1
        run = range(at, end)
        at = max(end, at + 1)
        if len(run) > 1 and _may_name(rows, run[0]):
            for number in run:
                row = rows[number]
                found[number] = [row[0]._replace(label="name"), *row[1:]] if row[0].label != "name" else row
    return found


def _called_in_turn(cutter: Cutter, row: list[Piece]) -> list[Piece]:
    """A line with each number right behind a name or a word that can be one (`Ada 020 ... - Bo 020 ...`): they are names."""
    if [p.label for p in row].count("phone") < _IN_TURN:
        return row
    said = [n for n, p in enumerate(row) if p.label not in ("label", "place", "other") or _may_be_called(cutter, p)]
    pairs = [
        (one, next_)
        for one, next_ in pairwise(said)
        if row[next_].label == "phone" and not any(p.label == "other" for p in row[one + 1 : next_])
    ]
    heads = [
        one
        for one, _ in pairs
        if row[one].label == "name" or (_may_be_called(cutter, row[one]) and not _is_of_name(cutter, row, one))
    ]
    if len(heads) < _IN_TURN or len(heads) != sum(p.label == "phone" for p in row):
        return row
    return [p._replace(label="name") if n in heads else p for n, p in enumerate(row)]


def _is_of_name(cutter: Cutter, row: Sequence[Piece], position: int) -> bool:
    """Whether a word stands right behind somebody's name and a comma (`Jane Doe, Harbourside, 020 ...`)."""
    before = row[position - 1] if position else None
    return (
        before is not None and before.label == "name" and cutter.text[before.end : row[position].start].strip() == ","
    )


def _may_be_called(cutter: Cutter, piece: Piece) -> bool:
    """A capitalised word that is none of a table, or the name of a month in some language (`Mai`, `Marco`)."""
    raw = cutter.text[piece.start : piece.end]
    return piece.label in ("caps", "other") and raw[0].isupper() and is_forename(cutter, piece)


def _follows(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    return row[0].line - above[-1].line <= 2


def _may_name(rows: Sequence[Sequence[Piece]], first: int) -> bool:
    """Whether lines can name people who stand for themselves: nobody who waits for a number is named above them."""
    above = rows[first - 1] if first else ()
    labels = [piece.label for piece in above]
    return not labels or labels[-1] in ("cue", "email", "other") or (labels[-1] == "phone" and labels[0] != "label")


def _calls(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether a line is a name, or a word that can be one, and behind it a number with little else."""
    if "phone" not in [p.label for p in row]:
        return False
    rest = [p for p in row[1:] if p.label not in ("label", "place")]
    if not 0 < len(rest) <= 6 or not any(p.label == "phone" for p in rest[:4]) or any(p.label == "name" for p in rest):
        return False
    titled = any(p.label in ("role", "org", "desk", "cue") for p in rest)
    return row[0].label == "name" or (not titled and _may_be_called(cutter, row[0]))


def is_forename(cutter: Cutter, piece: Piece) -> bool:
    """Whether a word can be what somebody is called by: capitalised, no place, and in no table of other words."""
    raw = cutter.text[piece.start : piece.end]
    plain = raw.replace("-", "").isalpha() and 2 < len(raw) <= _LONGEST_GIVEN and not raw.isupper()
    if not plain or cutter.shapes.is_domain(raw) or cutter.shapes.kinds(piece.start, piece.end) & NEVER_IN_NAME:
        return False
    return not gazetteer.is_known(raw) and not _is_spoken(cutter, piece)


def _is_spoken(cutter: Cutter, piece: Piece) -> bool:
    """Whether it is a language within brackets (`Jane Doe (German, English; +44 ...)`)."""
    before = cutter.text[max(0, piece.start - 4 * _LONGEST_GIVEN) : piece.start]
    within = before.rfind("(") > before.rfind(")")
    return within and tongues.code_of(cutter.text[piece.start : piece.end]) is not None


# ------------------------------------------------------------------ numbers before names


def _numbers_behind(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Where each line that names somebody begins with that one's number (`020 7946 0101 - Ada Probe, chair`), the number
    put behind the name."""
    named = [row for row in rows if any(p.label == "name" for p in row)]
    if not named or not all(map(_leads_with_number, named)):
        return rows
    first = rows.index(named[0])
    if any(p.label in ("phone", "email") for row in rows[:first] for p in row):
        return rows
    return [_turned(row) if _leads_with_number(row) else row for row in rows]


def _leads_with_number(row: Sequence[Piece]) -> bool:
    said = [p.label for p in row if p.label not in ("label", "cue")]
    return len(said) > 1 and said[0] == "phone" and said[1] == "name" and "phone" not in said[1:]


def _turned(row: list[Piece]) -> list[Piece]:
    number = next(n for n, p in enumerate(row) if p.label == "phone")
    return [*row[:number], *row[number + 1 :], row[number]]
