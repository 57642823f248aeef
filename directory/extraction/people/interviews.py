"""Languages, territories and topics are neither roles nor organisations: they are taken out of those."""

from __future__ import annotations

import re

from directory.extraction import reasons
from directory.extraction.people.drafts import Draft
from directory.extraction.people.spoken import is_of_languages
from directory.extraction.reasons import LeftOut
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.folding import fold

_EDGES = " ,;:.()-–—/|"
_FOR = re.compile(r"(?:for|fur|pour|para|per|voor|dla|pro|for|for the|fur die|pour la|pour le|per la|per il)\s")


def set_aside(cutter: Cutter, draft: Draft, left: list[LeftOut]) -> None:
    """Take them out of a draft's roles and organisations; a role keeps what stands before them."""
    kept: list[Piece] = []
    for piece in draft.orgs:
        said = fold(cutter.text[piece.start : piece.end]).strip(_EDGES)
        beside = next((b for b in draft.beside if b.start <= piece.start and piece.end <= b.end), None)
        if beside is not None:
            left.append(LeftOut(piece.start, piece.end, "org", beside.reason))
        elif is_of_languages(cutter, piece.start, piece.end):
            left.append(LeftOut(piece.start, piece.end, "org", reasons.LANGUAGES_SPOKEN))
        elif (before := _FOR.match(said)) is not None and gazetteer.is_known(said[before.end() :]):
            left.append(LeftOut(piece.start, piece.end, "org", reasons.TERRITORY))
        else:
            kept.append(piece)
    draft.orgs = kept
    draft.roles = [role for piece in draft.roles if (role := _role(cutter, piece, left)) is not None]


def _role(cutter: Cutter, piece: Piece, left: list[LeftOut]) -> Piece | None:
    found = cutter.words.interviews.search(fold(cutter.text[piece.start : piece.end]))
    if found is None and not is_of_languages(cutter, piece.start, piece.end):
        return piece
    end = (
        piece.start + len(cutter.text[piece.start : piece.start + found[0]].rstrip(_EDGES))
        if found is not None
        else piece.start
    )
    left.append(LeftOut(max(end, piece.start), piece.end, "role", reasons.LANGUAGES_SPOKEN))
    return piece._replace(end=end) if end > piece.start else None
