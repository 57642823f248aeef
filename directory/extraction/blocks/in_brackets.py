"""For whom somebody speaks, in brackets right behind the name, though its words are cut into pieces (`Jane Doe (Ecologistas en
Acción)`)."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.fields import is_field
from directory.extraction.words.kinds import CALENDAR

_WORDS = frozenset(("caps", "other", "name", "org"))
_LONGEST = 70


def houses_in_brackets(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what stands in such brackets as one organisation each: two words with capitals or more, or one behind a word
    for an organisation, small ones between them, and nothing told of them yet."""
    if not pieces or "(" not in cutter.text[pieces[0].start : pieces[-1].end]:
        return list(pieces)
    found: list[Piece] = []
    position = 0
    while position < len(pieces):
        stop = _stop(cutter, pieces, position)
        if stop > position:
            first = pieces[position]
            low = cutter.text.rindex("(", 0, first.start + 1) + 1
            start, end = cutter.shapes.strip(low, cutter.text.index(")", pieces[stop - 1].end))
            found.append(first._replace(label="org", start=start, end=end, kind=None))
            position = stop
        else:
            found.append(pieces[position])
            position += 1
    return found


def _stop(cutter: Cutter, pieces: Sequence[Piece], position: int) -> int:
    """Behind which piece such brackets close that open before the one at this position; the position itself where they are none."""
    name, first = pieces[position - 1] if position else None, pieces[position]
    if name is None or name.label != "name" or first.line != name.line or first.label not in _WORDS:
        return position
    opened = cutter.text[name.end : first.start]
    if opened.strip(' *_«“"') != "(":
        return position
    stop = position + 1
    while (
        stop < len(pieces)
        and pieces[stop].line == name.line
        and ")" not in cutter.text[pieces[stop - 1].end : pieces[stop].start]
    ):
        stop += 1
    inner = pieces[position:stop]
    if len(inner) < 2 or any(piece.label not in _WORDS for piece in inner):
        return position
    close = cutter.text.find(")", inner[-1].end, inner[-1].end + 4)
    if close < 0:
        return position
    raw = cutter.text[first.start : close]
    if len(raw) > _LONGEST or any(sign.isdigit() or sign in ",;:/@|" for sign in raw):
        return position
    if cutter.shapes.kinds(first.start, inner[-1].end) & CALENDAR or is_field(
        cutter.folded[first.start : inner[-1].end]
    ):
        return position  # "Monday to Friday"
    words = raw.replace("«", " ").replace("»", " ").split()
    capitals = sum(word[0].isupper() for word in words)
    led = cutter.folded[first.start : first.start + len(words[0])] in cutter.words.organisations
    return stop if capitals + led > 1 and (led or words[0][0].isupper()) else position
