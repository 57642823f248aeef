"""How far along its own line reaches what a cue announces."""

from __future__ import annotations

from directory.extraction.blocks.lines import Line
from directory.extraction.blocks.offering import LONG, WINDOW
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter

_LISTED = 480
"""How far behind a semicolon the next number of a list stands."""
_NEXT = 120
"""So far from one address or number the next one of a line stands."""
_REST = 60
"""So many characters behind the last of them belong to the contact, whatever they say."""


def reach_of_cue(cutter: Cutter, line: Line, cue: tuple[int, int], anchors: Anchors) -> int:
    """The end of the last anchor that hangs together with a cue on its own line, or of the line where little or somebody's name stands
    behind it (`... 020 7946 0101 – Jane Doe, head of ...`); 0 if none does."""
    text, reach, last = cutter.text, cue[1] + WINDOW, 0
    for anchor in anchors.between(cue[1], line.end):
        if anchor.start > reach:
            break
        # Behind a semicolon the next of a list is named, with whatever long office is theirs.
        listed = text[anchor.end : anchor.end + 2].lstrip(" )").startswith(";")
        last, reach = anchor.end, anchor.end + (_LISTED if listed else _NEXT)
    rest = line.end - last
    if last and _REST <= rest < LONG and text[last] == " " and text[last + 1] in "–—-":
        pieces = cutter.cut(last, line.end, [])
        return line.end if pieces and pieces[0].label == "name" else last
    return line.end if last and rest < _REST else last
