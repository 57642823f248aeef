"""Lists in which each line says before a colon what its mailbox is for (`Press: ...`, `Courses: ...`): beside the press's line those
with other purposes are for others."""

from __future__ import annotations

import re

from directory.extraction.blocks.press_headings import is_of_press
from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.reasons import DECOY, LeftOut
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import territories

_HEADING = re.compile(r"[\s*_•●·▪–-]*(?P<said>[^\n:：@\d]{2,40}?)[\s*_]*[:：]")
_MOST_WORDS = 4


def without_other_purposes(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without the addresses and numbers of such lines, where nobody is named on them; what is refused is added to `left`."""
    rows = by_line(pieces)
    told = [_purpose(cutter, row) for row in rows]
    if "press" not in told or "other" not in told:
        return pieces
    kept: list[Piece] = []
    for row, purpose in zip(rows, told, strict=True):
        if purpose == "other":
            left += (LeftOut(p.start, p.end, p.label, DECOY) for p in row)
        else:
            kept += row
    return kept


def _purpose(cutter: Cutter, row: list[Piece]) -> str | None:
    """What a line says before its first colon: that it is for the press, or for something else; nothing, where it is a label,
    a place or somebody's role, or no address stands behind it."""
    if not any(piece.anchor is not None for piece in row):
        return None
    begin = cutter.text.rfind("\n", 0, row[0].start) + 1
    found = _HEADING.match(cutter.folded, begin)
    if found is None:
        return None
    low, high = found.span("said")
    if (
        is_of_press(cutter, found["said"])
        or names_press(cutter, low, high)
        or speak_of_press(cutter.shapes.tokens(low, high))
    ):
        return "press"
    words, said = cutter.words, found["said"].strip()
    if said.count(" ") >= _MOST_WORDS or said in words.labels or territories.is_territory(cutter.text[low:high]):
        return None
    named = any(piece.label in ("name", "org", "desk") for piece in row)
    asked = words.cues.search(cutter.folded, low, high) or words.asking.search(cutter.folded, low, high)
    named = named or not any(piece.label == "email" for piece in row)
    return None if named or asked or cutter.shapes.is_role(low, high) else "other"
