"""Whether words of no known kind beside a desk or a mailbox are whose these are, and parts of a house what somebody does there."""

from __future__ import annotations

import re

from directory.extraction.blocks.called import sentence_ends
from directory.extraction.blocks.offering import Block
from directory.extraction.labels.owned import is_own
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across, gazetteer
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import CALENDAR, OPENS_CUE, OPENS_DESK, OPENS_LABEL, OPENS_RELEASE, ROLE
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails, territories

_DASHES = ("-", "–", "—", "|")
_OTHERWISE = ROLE | CALENDAR | OPENS_CUE | OPENS_LABEL | OPENS_RELEASE
_NEAR = 3
"""Lines of a list stand so near to each other at most."""
_MOST_WORDS = 6
"""So many words call a desk at most."""
_CLAUSE = 8
"""So many signs of a script without spaces behind an organisation say something of it."""
_PARTS = frozenset(
    "direccion direction direzione direcao direccio coordinacion coordination coordinamento coordenacao coordinacio".split()
)


def leads_desk(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether capitalised words begin a line that goes on, behind a dash, with a desk (`Sample Rovers — Press office`)."""
    piece, desk = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label != "caps" or desk is None or desk.label != "desk" or desk.line != piece.line:
        return False
    begins = position == 0 or pieces[position - 1].line < piece.line
    mark = cutter.text[piece.end : desk.start].strip()
    if not begins or not (mark in _DASHES or (mark == ":" and cutter.text[piece.start : piece.end].isupper())):
        return False
    known = cutter.shapes.kinds(piece.start, piece.end) & _OTHERWISE and not is_own(cutter, piece.start, piece.end)
    return not known and not territories.is_territory(cutter.text[piece.start : piece.end])


def heads_number(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether words with one for a desk among them and a colon are all that stands before a number or address on its line, below
    others (`algemeen persnummer ministerie: 020 ...`)."""
    piece, number = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label not in ("caps", "other") or number is None or number.line != piece.line:
        return False
    if number.label not in ("phone", "email") or position == 0 or pieces[position - 1].line == piece.line:
        return False
    if cutter.text[piece.end : number.start].strip(" *_<") != ":":
        return False
    words = cutter.shapes.tokens(piece.start, piece.end)
    if len(words) > _MOST_WORDS:
        return False
    if len(words) > 1 and speak_of_press(words):
        return True
    opens = cutter.shapes.kinds(piece.start, piece.end) & OPENS_DESK
    return bool(opens) and cutter.words.desks.search(cutter.folded, piece.start, piece.end) is not None


def has_mailbox(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether an acronym, or a word with a capital within, and a colon stand before an address on their line (`ABC: abc@...`)."""
    piece, address = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label != "caps" or address is None or address.label != "email" or address.line != piece.line:
        return False
    raw = cutter.text[piece.start : piece.end]
    if piece.end == address.start:  # "Examplenews@example.org": the break between was lost
        return cutter.shapes.is_domain(raw) and not cutter.text[piece.start - 1 : piece.start].strip()
    inner = any(map(str.isupper, raw[1:])) and not raw.isupper()
    headed = cutter.text[piece.end : address.start].strip(" *_<") == ":"
    return headed and " " not in raw and (inner or looks_like_acronym(raw))


_DEPARTMENTS = across.every(across.read("houses")["offices"])
_OWNER = re.compile(r"[^\W\d_][\w.&-]{0,30}(?:['’]s)?(?=\s)")


def heads_department(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a line says whose department those below it work in (`ABC's Communications & Public Affairs Department:`)."""
    piece, behind = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label not in ("role", "desk", "caps") or behind is None or behind.label != "name":
        return False
    if not cutter.text.startswith(":", piece.end) or not 1 <= behind.line - piece.line <= 2:
        return False
    owner = _OWNER.match(cutter.text, piece.start)
    if owner is None or cutter.shapes.tokens(piece.start, piece.end)[-1] not in _DEPARTMENTS:
        return False
    return owner.group()[-2:] in ("'s", "’s") or looks_like_acronym(owner.group())


def heads_mailbox_list(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether capitalised words begin a line that goes on, behind a colon, with an address that does not spell them, and another
    such line of the block does too (`Example Labs: press@...`, `Sample.io: sample@...`)."""
    piece = pieces[position]
    if not _has_mailbox_behind(cutter, pieces, position):
        return False
    others = (n for n, p in enumerate(pieces) if p.line != piece.line and abs(p.line - piece.line) <= _NEAR)
    return any(_has_mailbox_behind(cutter, pieces, n) for n in others)


def _has_mailbox_behind(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    piece, address = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label not in ("caps", "name", "org") or address is None or address.label != "email":
        return False
    if address.line != piece.line or (position and pieces[position - 1].line == piece.line) or address.anchor is None:
        return False
    if cutter.text[piece.end : address.start].strip(" *_<") != ":":
        return False
    if piece.label == "org":
        return True
    words, name = cutter.shapes.tokens(piece.start, piece.end), cutter.text[piece.start : piece.end]
    known = cutter.words.subjects, cutter.words.labels, cutter.words.cue_words, cutter.words.stopwords
    if cutter.shapes.kinds(piece.start, piece.end) & (ROLE | CALENDAR) or any(w in k for w in words for k in known):
        return False  # "Bookings: ..."
    if (
        territories.is_territory(name)
        or gazetteer.is_known(name)
        or cutter.words.decoys.search(name.lower()) is not None
    ):
        return False
    if emails.affinity(name, address.anchor.value) and (" " in name or is_forename(name)):
        return False
    return cutter.folded[piece.start : piece.end] not in cutter.words.places


def is_asked(cutter: Cutter, block: Block, organisation: Piece, detail: Piece) -> bool:
    """Whether a sentence asks to call an organisation, and no mark stands between it and the address or number (`Contact: Example
    Prints, 020 ...` only says whose they are)."""
    return block.opened == "sentence" and cutter.text[organisation.end : detail.start].strip() != ","


def is_mentioned(cutter: Cutter, organisation: Piece, detail: Piece) -> bool:
    """Whether an organisation stands in a sentence of its own before an address or number (`For questions about The Example Trust, see
    below. We can be reached at ...`): it is spoken of, and whose these are the sentence does not say."""
    text = cutter.text
    line_ends = text.find("\n", organisation.end, detail.start)
    if line_ends < 0:
        begins = text.rfind("\n", 0, organisation.start) + 1
        led = text[begins : organisation.start].strip(" \t-*•–·>#_")
        return bool(led) and sentence_ends(cutter, organisation.end, detail.start) > 0
    behind = text[organisation.end : line_ends].strip(" *_")
    if is_unspaced(behind) or cutter.folded.is_unspaced:
        return len(behind) >= _CLAUSE and not any(map(str.isdigit, behind)) and behind[0] not in "(（:："
    words = behind.split()
    return len(words) > 2 and words[0][0].islower() and words[0].isalpha()


def part_of_work(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """A part of a house in small letters right behind a name on its line (`Jane Doe · Dirección de producción`) as what she does
    there; None for others."""
    piece, name = pieces[position], pieces[position - 1] if position else None
    if piece.label != "org" or name is None or name.label != "name" or name.line != piece.line:
        return None
    first, *others = cutter.text[piece.start : piece.end].split()
    own = cutter.folded[piece.start : piece.start + len(first)] in _PARTS and not any(w[0].isupper() for w in others)
    return piece._replace(label="role") if own else None
