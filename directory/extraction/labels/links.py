"""What stands before the address of a page, and only says what that is."""

from __future__ import annotations

import re

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import is_unspaced

_LINKED = re.compile(r"[ ]?[:：]\s{0,2}(?:https?://|www\.)")
_SAID_OF = re.compile(r"[ ]?[:：][ ]{0,2}[^\s\d+(]")


def titles_link(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """What only says what a link, or the words behind a colon, are (`Policy Papers: https://...`, `Example Store: https://...`, `レーベル：...`)."""
    name, behind = pieces[position], pieces[position + 1 : position + 2]
    if name.label == "org":
        return _LINKED.match(cutter.text, name.end) is not None and [p.label for p in behind] in (["cue"], ["name"], [])
    if name.label != "name":
        return False
    if _LINKED.match(cutter.text, name.end):
        return True
    return is_unspaced(cutter.text[name.start : name.end]) and _SAID_OF.match(cutter.text, name.end) is not None
