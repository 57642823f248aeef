"""Which of two stretches beside each other, both written as names are, is the human: the one with a forename. The other is whom she
works or speaks for (`Harbour Watch, Jane Doe, chair, 020 ...`, `Jane Doe – Harbour Watch: 020 ...`)."""

from __future__ import annotations

import re

from directory.extraction.stretches.naming import EDGE, WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import ABBREVIATED
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import has_forename
from directory.extraction.words.kinds import CALENDAR, OPENS_CUE, ROLE
from directory.values import emails, territories

_LETTERED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ\d&.-]{1,9}(?: [A-ZÀ-Þ][\w'’-]{2,20}){0,2}")
_MARKS = frozenset((",", "|", "–", "—", "-", ":", "("))
_LISTING = frozenset((",", "(", "\n"))
"""Behind these another human may stand as well: something must tell that it is none."""
_DETAILS = frozenset(("phone", "email", "label"))


def is_house_beside(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a name has no forename and stands right before or behind a name that has one, or behind what its
    bearer does; before an address or number."""
    piece = pieces[position]
    if piece.label != "name" or not cutter.folded.is_western or _is_forenamed(cutter, piece):
        return False
    if _has_mailbox_only(cutter, pieces, position) or _is_abbreviated(cutter, pieces, position):
        return True
    return _leads(cutter, pieces, position) or _trails(cutter, pieces, position)


def _has_mailbox_only(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether it begins a line that goes on, behind a dash or colon, with the mailbox of a function and nothing else, below other lines
    with details."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    row = [p for p in pieces[position : position + 4] if p.line == piece.line]
    if (
        before is None
        or before.line != piece.line - 1
        or before.anchor is None
        or [p.label for p in row] != ["name", "email"]
    ):
        return False
    address = row[1].anchor.value if row[1].anchor is not None else ""
    mark = cutter.text[piece.end : row[1].start].strip(" <*_")
    return (
        mark in ("–", "—", "-", ":")
        and emails.is_role_mailbox(address)
        and not emails.spells(_raw(cutter, piece), address)
    )


def _is_abbreviated(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether its first letters follow behind a dash or in brackets (`Central Unitaria de Trabajadores – CUT`)."""
    piece, letters = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    mark = cutter.text[piece.end : letters.start].strip() if letters is not None else ""
    if letters is None or letters.line != piece.line or mark not in ("–", "—", "-", "("):
        return False
    initials = "".join(word[0] for word in _raw(cutter, piece).split() if word[0].isupper())
    return len(initials) > 2 and _raw(cutter, letters) == initials


def is_forename_of_house(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a forename is all that begins a line below a cue, with whom its bearer works for in brackets and then a number (`Ada
    (Yayasan Contoh) – 0812 ...`), as releases of Indonesia often name who answers."""
    row = pieces[position : position + 4]
    if row[0].label != "caps" or not has_forename(_raw(cutter, row[0])) or " " in _raw(cutter, row[0]):
        return False
    labels = [p.label for p in row if p.line == row[0].line and p.label != "label"]
    if labels[:3] not in (
        ["caps", "org", "phone"],
        ["caps", "role", "phone"],
        ["caps", "desk", "phone"],
        ["caps", "caps", "phone"],
    ):
        return False
    begins = position > 0 and pieces[position - 1].label in ("cue", "phone")
    return begins and cutter.text[row[0].end : row[1].start].strip() == "("


def _raw(cutter: Cutter, piece: Piece) -> str:
    return cutter.text[piece.start : piece.end]


def is_cell_of_house(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether letters, alone or before a word, stand right behind what announces contacts, or first on a line, and a human behind a
    stroke or colon (`Media contact | ABX | Jane Doe`, `Ufficio stampa ABX Fiumi: Jane Doe`)."""
    piece, human = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label != "caps" or human is None or human.label != "name" or human.line != piece.line:
        return False
    before = pieces[position - 1] if position else None
    if before is not None and before.line == piece.line and before.label not in ("cue", "desk"):
        return False
    raw = cutter.text[piece.start : piece.end]
    lettered = _LETTERED.fullmatch(raw) is not None and raw not in ABBREVIATED
    known = cutter.shapes.kinds(piece.start, piece.end) & (ROLE | OPENS_CUE | CALENDAR) or territories.is_territory(raw)
    mark = cutter.text[piece.end : human.start].strip(" *_")
    return lettered and not known and mark in ("|", ":") and _is_forenamed(cutter, human)


def _is_forenamed(cutter: Cutter, piece: Piece) -> bool:
    return has_forename(cutter.text[piece.start : piece.end])


def _leads(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether it begins its line, and the human follows."""
    piece, human = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if (
        human is None
        or human.label != "name"
        or not _is_forenamed(cutter, human)
        or not 0 <= human.line - piece.line <= 1
    ):
        return False
    before = pieces[position - 1] if position else None
    low = cutter.text.rfind("\n", 0, piece.start) + 1
    if before is not None and before.line == piece.line:
        if before.label not in ("cue", "desk"):
            return False
        low = before.end
    if cutter.text[low : piece.start].strip(EDGE):
        return False  # "Senator Doe: ..."
    if before is not None and before.label in ("name", "role") and before.line == piece.line - 1:
        return False  # it goes on with those above
    behind = next(
        (p for p in pieces[position + 2 : position + 5] if p.label not in ("role", "org", "caps", "other")), None
    )
    several = (
        behind is not None and behind.label == "name" and behind.line == piece.line and _is_forenamed(cutter, behind)
    )
    if behind is None or not (several or behind.label in _DETAILS):
        return False
    mark = cutter.text[piece.end : human.start].strip(" *_")
    mark = "\n" if not mark.strip() else mark
    return (mark in _MARKS or mark == "\n") and (mark not in _LISTING or _says_something(cutter, piece, human))


def _trails(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether the human stands before it on its line, perhaps with what she does, and an address or number behind it."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    titled = before is not None and before.label == "role" and position > 1
    human = pieces[position - 2] if titled else before
    if before is None or human is None or human.label != "name" or before.line != piece.line:
        return False
    if human.line != piece.line and not (titled and human.line == piece.line - 1):
        return False
    behind = pieces[position + 1] if position + 1 < len(pieces) else None
    owned = behind is not None and behind.label == "role" and behind.start - piece.end == 1  # whose role it is
    if behind is None or not (owned or behind.label in _DETAILS) or behind.line - piece.line > 1:
        return False
    mark = cutter.text[before.end : piece.start].strip(" *_")
    if not _is_forenamed(cutter, human) or mark not in _MARKS or mark == ":":
        return False
    return titled or owned or mark not in _LISTING or _says_something(cutter, piece, human)


def _says_something(cutter: Cutter, piece: Piece, human: Piece) -> bool:
    """Whether its words are usual ones, or it is written otherwise than names: a small word behind the first one (`Amis du Fleuve`),
    all capitals beside a name that is not, or as a domain of the text."""
    raw, other = cutter.text[piece.start : piece.end], cutter.text[human.start : human.end]
    words = [word.group() for word in WORD.finditer(raw)]
    if raw.isupper() and not any(word.isupper() for word in other.split()):
        return True
    if len(words) > 2 and words[0][0].isupper() and words[1].islower():
        return True
    return any(is_usual(cutter, word) for word in words) or any(
        len(word) > 3 and cutter.shapes.is_domain(word) for word in words
    )


def is_usual(cutter: Cutter, word: str) -> bool:
    """Whether a word has no capital elsewhere in the text, or a table has it as another word than a name's."""
    folded = fold(word)
    if folded in cutter.words.particles:
        return False
    if folded in cutter.words.stopwords or folded in cutter.words.address or folded in cutter.words.subjects:
        return True
    places = cutter.folded.places(folded) if len(folded) > 2 else []
    return any(cutter.text[at].islower() for at in places)
