"""What stands beside a contact and is none of its fields: the languages somebody speaks, the territory they answer for."""

from __future__ import annotations

import re
from dataclasses import replace

from directory.extraction import gazetteer, reasons
from directory.extraction.drafts import Draft
from directory.extraction.folding import fold
from directory.extraction.reasons import LeftOut
from directory.extraction.vocabulary import Vocabulary
from directory.extraction.wholes import Piece

_EDGES = " ,;:.()-–—/|"
_PARTS = re.compile(r"[,;/&+()、]|\s[-–]\s|\s")
_FOR = re.compile(r"(?:for|fur|pour|para|per|voor|dla|pro|for|for the|fur die|pour la|pour le|per la|per il)\s")


def set_aside(text: str, draft: Draft, words: Vocabulary, left: list[LeftOut]) -> None:
    """Take them out of a draft's roles and organisations; a role keeps what stands before them."""
    kept: list[Piece] = []
    for piece in draft.orgs:
        said = fold(text[piece.start : piece.end]).strip(_EDGES)
        if _is_of_languages(said, words):
            left.append(LeftOut(piece.start, piece.end, "org", reasons.LANGUAGES_SPOKEN))
        elif (before := _FOR.match(said)) is not None and gazetteer.is_known(said[before.end() :]):
            left.append(LeftOut(piece.start, piece.end, "org", reasons.TERRITORY))
        else:
            kept.append(piece)
    draft.orgs = kept
    draft.roles = [role for piece in draft.roles if (role := _role(text, piece, words, left)) is not None]


def _role(text: str, piece: Piece, words: Vocabulary, left: list[LeftOut]) -> Piece | None:
    folded = fold(text[piece.start : piece.end])
    found = words.interviews.search(folded)
    if found is None and not _is_of_languages(folded, words):
        return piece
    end = (
        piece.start + len(text[piece.start : piece.start + found[0]].rstrip(_EDGES))
        if found is not None
        else piece.start
    )
    left.append(LeftOut(max(end, piece.start), piece.end, "role", reasons.LANGUAGES_SPOKEN))
    return replace(piece, end=end) if end > piece.start else None


def _is_of_languages(folded: str, words: Vocabulary) -> bool:
    """Whether it is nothing but names of languages, and words between them."""
    folded = folded.strip(_EDGES)
    if folded in words.tongues:
        return True
    said = [word for word in _PARTS.split(folded) if word and not any(word in joins for joins in words.joins.values())]
    return bool(said) and all(word in words.tongues for word in said)
