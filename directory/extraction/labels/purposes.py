"""Lists in which each line says before a colon what its mailbox is for (`Press: ...`, `Courses: ...`), or in which a line above each
mailbox does: beside the press's line those with other purposes are for others."""

from __future__ import annotations

import re
from itertools import pairwise

from directory.extraction.blocks.press_headings import is_of_press
from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.reasons import DECOY, LeftOut
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.forenames import has_forename
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails, territories

_HEADING = re.compile(r"[\s*_•●·▪–-]*(?P<said>[^\n:：@\d]{2,40}?)[\s*_]*[:：]")
_MOST_WORDS = 4
_LONGEST = 40
"""So many characters has a line at most that is a mailbox's heading."""
_NAMED = frozenset(("name", "org", "desk"))
_OF_PEOPLE = frozenset(("name", "role", "label"))


def without_other_purposes(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without the addresses and numbers of such lines, where nobody is named on them; what is refused is added to `left`."""
    rows = by_line(pieces)
    above = [_purpose_above(cutter, *pair) for pair in pairwise([[], *rows])]
    if "other" not in above and not any(_may_be_other(cutter, row) for row in rows):
        return pieces
    told = [_purpose(cutter, row) for row in rows]
    if "press" not in (*told, *above) or "other" not in (*told, *above):
        return pieces
    kept: list[Piece] = []
    for row, purpose, own, heading in zip(rows, told, above, [*above[1:], None], strict=True):
        if "other" in (purpose, own, heading):
            left += (LeftOut(p.start, p.end, p.label, DECOY) for p in row)
        else:
            kept += row
    return kept


def _purpose_above(cutter: Cutter, above: list[Piece], row: list[Piece]) -> str | None:
    """What the line right above a mailbox that stands by itself says that it is for; something else only where the mailbox is called
    so as well (`Schools`, then `schools@...`)."""
    if not above or len(row) != 1 or row[0].anchor is None or row[0].label != "email":
        return None
    if any(piece.anchor is not None or piece.label in _OF_PEOPLE for piece in above):
        return None
    start, end = above[0].start, above[-1].end
    if cutter.text.count("\n", end, row[0].start) != 1 or end - start > _LONGEST:
        return None
    words = cutter.shapes.tokens(start, end)
    if emails.is_press_mailbox(row[0].anchor.value):
        return "press" if speak_of_press(words) else None
    called_so = row[0].anchor.value.partition("@")[0] in words
    return "other" if called_so and not has_forename(cutter.text[start:end]) else None


def _may_be_other(cutter: Cutter, row: list[Piece]) -> bool:
    """Whether a line has an address that could be for something else, told fast: most have none, or but a label before it."""
    labels = [piece.label for piece in row]
    if "email" not in labels or not _NAMED.isdisjoint(labels):
        return False
    found = _HEADING.match(cutter.folded, cutter.text.rfind("\n", 0, row[0].start) + 1)
    return found is not None and found["said"].strip() not in cutter.words.labels


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
    named = any(piece.label in _NAMED for piece in row)
    asked = words.cues.search(cutter.folded, low, high) or words.asking.search(cutter.folded, low, high)
    named = named or not any(piece.label == "email" for piece in row)
    return None if named or asked or cutter.shapes.is_role(low, high) else "other"
