"""Whether words of no known kind beside a desk or a mailbox are whose these are, and parts of a house what somebody does there."""

from __future__ import annotations

from directory.extraction.kinds import CALENDAR, OPENS_CUE, OPENS_LABEL, OPENS_RELEASE, ROLE
from directory.extraction.pieces import Cutter
from directory.extraction.shapes import looks_like_acronym
from directory.extraction.wholes import Piece
from directory.values import territories

_DASHES = ("-", "–", "—", "|")
_OTHERWISE = ROLE | CALENDAR | OPENS_CUE | OPENS_LABEL | OPENS_RELEASE
_PARTS = frozenset(
    "direccion direction direzione direcao direccio coordinacion coordination coordinamento coordenacao coordinacio".split()
)


def leads_desk(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether capitalised words begin a line that goes on, behind a dash, with a desk (`Sample Rovers — Press office`)."""
    piece, desk = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label != "caps" or desk is None or desk.label != "desk" or desk.line != piece.line:
        return False
    begins = position == 0 or pieces[position - 1].line < piece.line
    if not begins or cutter.text[piece.end : desk.start].strip() not in _DASHES:
        return False
    known = cutter.shapes.kinds(piece.start, piece.end) & _OTHERWISE
    return not known and not territories.is_territory(cutter.text[piece.start : piece.end])


def has_mailbox(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether an acronym, or a word with a capital within, and a colon stand before an address on their line (`ABC: abc@...`)."""
    piece, address = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label != "caps" or address is None or address.label != "email" or address.line != piece.line:
        return False
    raw = cutter.text[piece.start : piece.end]
    inner = any(map(str.isupper, raw[1:])) and not raw.isupper()
    headed = cutter.text[piece.end : address.start].strip(" *_<") == ":"
    return headed and " " not in raw and (inner or looks_like_acronym(raw))


def part_of_work(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """A part of a house in small letters right behind a name on its line (`Jane Doe · Dirección de producción`) as what she does
    there; None for others."""
    piece, name = pieces[position], pieces[position - 1] if position else None
    if piece.label != "org" or name is None or name.label != "name" or name.line != piece.line:
        return None
    first, *others = cutter.text[piece.start : piece.end].split()
    own = cutter.folded[piece.start : piece.start + len(first)] in _PARTS and not any(w[0].isupper() for w in others)
    return piece._replace(label="role") if own else None
