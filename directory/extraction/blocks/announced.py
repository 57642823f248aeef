"""What a sentence says somebody does who is named on the line below it (`Please contact our press officer:`, `... steht Ihnen unsere
Pressesprecherin gern zur Verfügung:`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import OF, Piece
from directory.extraction.words import across
from directory.extraction.words.fields import is_field
from directory.extraction.words.kinds import ROLE

_LONGEST = 200
_MOST = 5
_OUR = re.compile(rf"\b{across.one_folded(across.read('clauses')['ours'])} (?:gerne? )?(?=[^\W\d_])")
"""Whose somebody is, in many languages, folded."""


def announced(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what is said so as the role of the one person who stands below."""
    names = [n for n, p in enumerate(pieces) if p.label == "name"]
    if len(names) != 1 or any(p.label == "role" and p.start > pieces[names[0]].start for p in pieces):
        return list(pieces)
    name = pieces[names[0]]
    end = cutter.text.rfind("\n", 0, name.start)
    if end < 0 or cutter.text[end : name.start].strip(" \n*_#•–-"):
        return list(pieces)
    above = cutter.text[max(0, end - _LONGEST) : end].rstrip(" \n*_")
    if not above.endswith(":"):
        return list(pieces)
    stop = max(0, end - _LONGEST) + len(above)
    low = cutter.text.rfind("\n", 0, stop) + 1
    said = next((r for m in _OUR.finditer(cutter.folded, low, stop) if (r := _role(cutter, m.end(), stop))), None)
    if said is None:
        return list(pieces)
    kept = [
        p
        for p in pieces
        if not (p.label in ("role", "caps", "other", "name") and p.start < said[1] and p.end > said[0])
    ]
    at = kept.index(name)
    return [*kept[:at], Piece("role", *said, name.line - 1, name.cell), *kept[at:]]


def _role(cutter: Cutter, start: int, end: int) -> tuple[int, int] | None:
    """The longest role that begins there and ends in a word for one, or for a field (`head of communications`)."""
    words = list(WORD.finditer(cutter.text, start, min(end, start + 80)))
    for count in range(min(_MOST, len(words)), 0, -1):
        last = words[count - 1]
        high = last.end() - (last.group()[-1] in ".,:;")
        inner = [cutter.folded[w.start() : w.end()] for w in words[: count - 1]]
        told = cutter.shapes.kinds(last.start(), high) & ROLE or is_field(cutter.folded[last.start() : high])
        plain = all(
            cutter.shapes.kinds(w.start(), w.end()) & ROLE or f in OF or is_field(f)
            for w, f in zip(words, inner, strict=False)
        )
        if told and plain and cutter.shapes.is_role(start, high) and "\n" not in cutter.text[start:high]:
            return start, high
    return None
