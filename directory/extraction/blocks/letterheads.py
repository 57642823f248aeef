"""The foot of a letterhead below the contacts of a release: an institution, its street and code, its main number."""

from __future__ import annotations

import re

from directory.extraction.blocks.lines import Lines
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

_CODE = re.compile(
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b"
    r"|\b(?:ACT|NSW|VIC|QLD|SA|WA|TAS|NT) \d{4}\b"
)
"""Postal codes of the United States, the United Kingdom, Canada and Australia."""
_MOST_LINES = 6
_LONGEST = 400


def is_line_of_letterhead(cutter: Cutter, lines: Lines, anchors: Anchors, number: int) -> bool:
    """The same of a single line right below the contacts that holds all of it (`Parliament House, Exampleton ACT 2600 Tel ...`)."""
    line = lines[number]
    if not line.anchors or _CODE.search(cutter.text, line.start, line.end) is None:
        return False
    return _is_everybodys(cutter, anchors, line.start, line.end)


def is_letterhead(cutter: Cutter, lines: Lines, anchors: Anchors, number: int) -> bool:
    """Whether the paragraph that begins with a line is nothing but where an institution is and how to call it: it has a postal code
    and a number, names nobody, and says nothing of the press."""
    if not lines.has_anchors(number, number + _MOST_LINES + 1):
        return False  # as most paragraphs
    last = number
    while last + 1 < len(lines) and not lines[last + 1].blank_before and last - number < _MOST_LINES:
        last += 1
    start, end = lines[number].start, lines[last].end
    if end - start > _LONGEST or _CODE.search(cutter.text, start, end) is None:
        return False
    return _is_everybodys(cutter, anchors, start, end)


def _is_everybodys(cutter: Cutter, anchors: Anchors, start: int, end: int) -> bool:
    """Whether a stretch has a number, names nobody, and says nothing of the press."""
    within = anchors.between(start, end)
    if not any(a.field == "phone" for a in within):
        return False
    if any(a.field == "email" and not emails.is_role_mailbox(a.value) for a in within):
        return False
    if any(a.field == "email" and emails.is_press_mailbox(a.value) for a in within):
        return False
    if speak_of_press(cutter.shapes.tokens(start, end)) or cutter.words.cues.match(cutter.folded, start, end):
        return False
    return all(piece.label != "name" for piece in cutter.cut(start, end, within))
