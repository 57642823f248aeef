"""Names in brackets right behind the numbers that are theirs (`020 7946 0101 (Jane Doe) or 020 7946 0102 (Mr Roe)`)."""

from __future__ import annotations

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.forenames import is_forename

_NEAR = 24
"""So many characters stand between a number and such a name at most: a bracket and a title."""
_BRACKETS = ("(", "（", "["), (")", "）", "]")


def names_first(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with each such name before its number, where no other name on the line has that number."""
    found: list[Piece] = []
    for piece in _with_forenames(cutter, pieces):
        number = found[-1] if found else None
        if piece.label == "name" and number is not None and number.label == "phone" and _closes(cutter, number, piece):
            at = len(found) - 1
            if at and found[at - 1].label == "label" and found[at - 1].line == piece.line:
                at -= 1
            if not _is_taken(found[:at], piece.line):
                found.insert(at, piece)
                continue
        found.append(piece)
    return found


def _with_forenames(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with single forenames as names: in brackets behind a number (`020 ... (Jane)`), or behind a colon and before one
    (`For the alliance: Jane (020 ...)`)."""
    found = list(pieces)
    for position, piece in enumerate(pieces[1:], 1):
        if piece.label in ("caps", "place", "other") and is_forename(cutter.text[piece.start : piece.end]):
            before, behind = pieces[position - 1], pieces[position + 1] if position + 1 < len(pieces) else None
            called = before.label == "phone" and _closes(cutter, before, piece)
            headed = cutter.text[before.end : piece.start].strip() in _MARKS and before.label in _HEADINGS
            if _says_what(cutter, pieces, position) and before.label in ("cue", "phone", "email", *_HEADINGS):
                found[position] = piece._replace(label="name")
                continue
            numbered = behind is not None and behind.label == "phone" and behind.line == piece.line
            headed = headed or _opens_brackets(cutter, before, piece)
            listed = numbered and cutter.text[piece.end : piece.end + 2] == " (" and _follows_one(found, position)
            if called or (headed and numbered) or listed:
                found[position] = piece._replace(label="name")
    return found


def _says_what(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether brackets behind a forename say what its bearer does, and a number follows (`Jane (chair): 020 ...`)."""
    three = pieces[position : position + 3]
    if [p.label for p in three[1:]] != ["role", "phone"] or len({p.line for p in three}) > 1:
        return False
    opened = cutter.text[three[0].end : three[1].start] == " ("
    return opened and cutter.text[three[1].end : three[2].start].strip(" ") in (")", "):", ") :", "),", ") –", ") -")


def _opens_brackets(cutter: Cutter, house: Piece, piece: Piece) -> bool:
    """Whether a forename and a comma stand first in brackets behind an organisation (`Example Union (Jane, 020 ...)`)."""
    opened = cutter.text[house.end : piece.start].strip(" ") == "("
    return opened and house.label in ("org", "caps") and cutter.text[piece.end : piece.end + 2] == ", "


def _follows_one(pieces: list[Piece], position: int) -> bool:
    """Whether a number stands before a forename on its line, and somebody before that (`Jane (020 ...) and Rose (020 ...)`)."""
    line = [p.label for p in pieces[:position] if p.line == pieces[position].line and p.label not in ("other", "label")]
    return line[-1:] == ["phone"] and line[-2:-1] in (["name"], ["caps"])


_MARKS = frozenset((":", "–", "—"))
_HEADINGS = frozenset(("org", "caps", "other", "role", "name"))


def _closes(cutter: Cutter, number: Piece, name: Piece) -> bool:
    """Whether a name, with no more than a title before it, stands in brackets right behind a number."""
    if name.line != number.line or not 0 <= name.start - number.end <= _NEAR:
        return False
    opens, closes = _BRACKETS
    between = cutter.text[number.end : name.start].strip()
    if not between.startswith(opens) or not cutter.text[name.end : name.end + 1].startswith(closes):
        return False
    title = between[1:].strip()
    return not title or all(cutter.shapes.is_honorific(word) for word in title.split())


def _is_taken(before: list[Piece], line: int) -> bool:
    """Whether somebody is named on a line behind its last number, who has the next one."""
    for piece in reversed(before):
        if piece.line != line or piece.label in ("phone", "email"):
            return False
        if piece.label in ("name", "desk"):
            return True
    return False
