"""Blocks that stand beside other text, in a column of their own: what stands left of them (the date, a letterhead), or right
of them (the release's first paragraph), is no part of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from directory.extraction.blocks.offering import Block
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

MOST_LINES = 60
"""So many lines of a block are looked at."""
_GAP = re.compile(r"(?<!\s)(?: {3,}|\t\s{0,40})(?=\S)")
_INDENTED = 3
_PROSE = 34
"""Lines of prose in a column have so many characters on average, or more."""


class _Line(NamedTuple):
    """A line of a block, where it begins, and what is behind its widest gap, if it has one."""

    start: int
    text: str
    behind: int


def without_neighbours(cutter: Cutter, block: Block, pieces: list[Piece]) -> list[Piece]:
    """The pieces of the block's own column."""
    text = cutter.text
    if "   " not in text[block.start : block.end] and "\t" not in text[block.start : block.end]:
        return pieces
    if block.cue is not None and block.opened == "cue":
        begin = text.rfind("\n", 0, block.cue[0]) + 1
        column = block.cue[0] - begin
        before = text[begin : block.cue[0]]
        heads = (
            block.start >= block.cue[0] or not before.strip()
        )  # else what stands before it is of the block, as in a table
        if column > _INDENTED and heads and (not before.strip() or before.endswith(("   ", "\t"))):
            return _right_of(cutter, column, pieces)
    return _left_of(cutter, block, pieces)


def _right_of(cutter: Cutter, column: int, pieces: list[Piece]) -> list[Piece]:
    """Without what stands left of a column on lines that go on in it; all, where addresses or numbers stand there too."""
    at = {piece: _column(cutter.text, piece) for piece in pieces[: 10 * MOST_LINES]}
    within = {piece.line for piece, here in at.items() if here >= column - _INDENTED}
    beside = {
        piece
        for piece, here in at.items()
        if here < column - _INDENTED and piece.line in within and _parted(cutter, piece, column)
    }
    if any(piece.anchor is not None for piece in beside):
        return pieces
    return [piece for piece in pieces if piece not in beside]


def _parted(cutter: Cutter, piece: Piece, column: int) -> bool:
    """Whether a wide gap stands between a piece and the column."""
    begin = cutter.text.rfind("\n", 0, piece.start) + 1
    between = cutter.text[piece.end : begin + column + _INDENTED]
    return "   " in between or "\t" in between


def _left_of(cutter: Cutter, block: Block, pieces: list[Piece]) -> list[Piece]:
    """Without prose that stands right of the block, line beside line."""
    begin = cutter.text.rfind("\n", 0, block.start) + 1
    lines = []
    for line in cutter.text[begin : block.end + 400].split("\n")[:MOST_LINES]:
        if begin >= block.end:
            break
        lines.append(_Line(begin, line, max((gap.end() for gap in _GAP.finditer(line)), default=0)))
        begin += len(line) + 1
    beside = [line for line in lines if line.behind]
    if len(beside) < 3:
        return pieces
    column = min(line.behind for line in beside)
    prose = [line for line in beside if line.behind - column <= 2]
    if len(prose) < 3 or sum(len(line.text) - line.behind for line in prose) < _PROSE * len(prose):
        return pieces
    starts = sorted(line.start + line.behind for line in prose)
    ends = {line.start + line.behind: line.start + len(line.text) for line in prose}
    right = [p for p in pieces if any(start <= p.start < ends[start] for start in starts)]
    if any(piece.anchor is not None for piece in right) or len(right) == len(pieces):
        return pieces
    return [piece for piece in pieces if piece not in right]


def _column(text: str, piece: Piece) -> int:
    return piece.start - text.rfind("\n", 0, piece.start) - 1
