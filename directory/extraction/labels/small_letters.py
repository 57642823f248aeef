"""Names written without capitals, as some sign (`press contact: jane doe, 020 ...`)."""

from __future__ import annotations

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import NEVER_IN_NAME, ORGANISATION, ROLE

_BEHIND = frozenset(("phone", "email", "label", "role"))
_WORDS = range(2, 4)


def is_uncapitalised_name(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether two or three words in small letters right behind a cue, of which the first is a forename and none is in a table of
    other words, stand before a title, an address or a number."""
    if not 0 < position < len(pieces) - 1:
        return False
    before, piece, behind = pieces[position - 1 : position + 2]
    if piece.label != "other" or before.label != "cue" or behind.label not in _BEHIND or not cutter.folded.is_western:
        return False
    if piece.line - before.line > 1 or behind.line - piece.line > 1:
        return False
    words = cutter.text[piece.start : piece.end].split()
    if len(words) not in _WORDS or not all(word.isalpha() and word.islower() for word in words):
        return False
    unknown = not cutter.shapes.kinds(piece.start, piece.end) & (ROLE | ORGANISATION | NEVER_IN_NAME)
    return unknown and is_forename(words[0]) and not any(word in cutter.words.stopwords for word in words)
