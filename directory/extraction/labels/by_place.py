"""Words of no known kind that only their place, and how often the text has them, tell: a name of one word in a list of names or behind a
colon, a house between the words that announce contacts and the first of them."""

from __future__ import annotations

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import PLACED, Piece
from directory.extraction.words import gazetteer
from directory.values import territories

_NEAR = 40
"""So many characters before a colon say what stands behind it."""
_OFTEN = 3
"""What a text has so many times it speaks of; a shorter word says too little."""


def named_by_place(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """A piece as a name, where it stands as one does; None for others."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    if before is None or before.line != piece.line or piece.label != "caps":
        return None
    raw = cutter.text[piece.start : piece.end]
    if not (raw.isalpha() and raw.istitle() and len(raw) >= _OFTEN):
        return None
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    if _is_listed(cutter, before, piece) or _is_announced(cutter, before, piece, after):
        return piece._replace(label="name", kind=PLACED)
    return None


def _is_listed(cutter: Cutter, before: Piece, word: Piece) -> bool:
    """Whether a Latin word goes on with a list of names, in scripts without spaces (`担当：見本、例田、Kim`)."""
    between = cutter.text[before.end : word.start].strip()
    return (
        cutter.folded.is_unspaced
        and before.label == "name"
        and between in ("、", "・")
        and cutter.text[word.start : word.end].isascii()
    )


def _is_announced(cutter: Cutter, before: Piece, word: Piece, after: Piece | None) -> bool:
    """Whether a word by itself stands between a colon behind words of contacts and an address (`Your contact is: Ada press@...`)."""
    if after is None or after.label != "email" or after.line != word.line:
        return False
    if cutter.text[before.end : word.start].strip() != ":":
        return False
    line = cutter.text.rfind("\n", 0, before.start) + 1
    said = cutter.shapes.tokens(max(line, before.end - _NEAR), before.end)
    return len(said) > 1 and not cutter.words.cue_words.isdisjoint(said)


def is_spoken_of(cutter: Cutter, piece: Piece) -> bool:
    """Whether the text has the first word of a line of several so often that it speaks of it (`Harbour Austria`, of Harbour)."""
    whole = cutter.text[piece.start : piece.end]
    first, *others = whole.split()
    if not others or not all(word[0].isupper() for word in (first, *others)) or territories.is_territory(whole):
        return False
    return len(first) >= _OFTEN and cutter.text.count(first) >= _OFTEN and not gazetteer.is_known(first)


def is_word_with_title(cutter: Cutter, word: Piece, role: Piece) -> bool:
    """Whether a role follows a word in brackets or on the next line (`Ada (CEO)`)."""
    between = cutter.text[word.end : role.start]
    return role.label == "role" and (between.strip() == "(" or (not between.strip() and between.count("\n") == 1))
