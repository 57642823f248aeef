"""Names that are written twice, in the characters of eastern Asia and in Latin letters (`陳大文 Richie`, `Jane Doe（山田花子）`): one
human, whose name is all of it."""

from __future__ import annotations

import re

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import is_forename

_OWN = re.compile(r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")
_LATIN = re.compile(r"[A-Z][a-z]{1,15}(?:[ -][A-Z]?[a-z]{1,15}){0,3}")
_BETWEEN = re.compile(r" ?|\s?[(（]")
_CLOSING = (")", "）")
_WORDS = ("caps", "other", "org")
"""What a forename in Latin letters is taken for where it stands alone."""
_SHORTEST = 3


def as_one(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, each name with the other form of it that stands right beside it."""
    if cutter.folded.is_western:
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        if found and (whole := _whole(cutter, found[-1], piece)) is not None:
            found[-1] = whole
        else:
            found.append(piece)
    return found


def _whole(cutter: Cutter, first: Piece, behind: Piece) -> Piece | None:
    """Both as one name; None where they are not the same human's, or not two forms of it."""
    text = cutter.text
    between = text[first.end : behind.start]
    if first.line != behind.line or "name" not in (first.label, behind.label) or not _BETWEEN.fullmatch(between):
        return None
    own, latin = (first, behind) if _OWN.fullmatch(text, first.start, first.end) else (behind, first)
    if own.label != "name" or not _OWN.fullmatch(text, own.start, own.end) or not _is_name(cutter, latin):
        return None
    if latin is first and latin.label != "name":
        return None  # a word that stands first may say anything else
    bracketed = bool(between.strip())
    if bracketed and text[behind.end : behind.end + 1] not in _CLOSING:
        return None
    return Piece("name", first.start, behind.end + bracketed, first.line, first.cell)


def _is_name(cutter: Cutter, piece: Piece) -> bool:
    """Whether a piece in Latin letters can be somebody's name: a lone word is, which no table knows and no address is called after."""
    written = cutter.text[piece.start : piece.end]
    if _LATIN.fullmatch(written) is None:
        return False
    words = fold(written).split()
    if piece.label == "name" or (piece.label in _WORDS and all(map(is_forename, words))):
        return True
    alone = len(words) == 1 and len(written) >= _SHORTEST and piece.label in _WORDS
    known = words[0] in cutter.words.roles or words[0] in cutter.words.organisations
    return alone and not known and not cutter.shapes.is_domain(written)
