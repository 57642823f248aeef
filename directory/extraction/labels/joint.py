"""Several people in one go: the house that all of them are said to be of behind the last (`Jane Doe, 020 ..., or John Roe, 020 ...,
both of Example Labs`), houses in brackets at the end of their lines, and sentences that say of many that they can be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across
from directory.extraction.words.forenames import has_forename
from directory.extraction.words.kinds import ORGANISATION, ROLE
from directory.values import emails

_OF_ALL = re.compile(r"(?:both|all)(?: of them)? (?:of|with|at|from) (?:the )?$")
_ARE = re.compile(rf"\s{across.one_folded(across.read('small')['are'])}\s")
_FEWEST = 2


def together(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces with all of that told."""
    pieces = _without_clients(cutter, _speakers_apart(cutter, pieces))
    return _named_like(cutter, _bracketed_houses(cutter, _of_all(cutter, pieces)))


_CLIENT = re.compile(r"(?:on behalf of|representing|working for|acting for)(?: the)? $")


def _without_clients(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces without those on whose behalf an agency acts (`Example PR on behalf of Blue Sample`)."""
    found = list(pieces)
    for position, piece in enumerate(pieces[1:], 1):
        if piece.label not in ("name", "caps", "org"):
            continue
        before = next((p for p in reversed(pieces[:position]) if p.label != "other"), None)
        if before is None or before.label != "org" or before.line != piece.line:
            continue
        if _CLIENT.search(cutter.folded, before.end, piece.start) is not None:
            found[position] = piece._replace(label="other")
    return found


def _named_like(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with what looks like a second name on lines that each begin with somebody's and end in one number or address as for
    whom the first one works: none of those words is a forename (`Jane Doe, Wild Samples, 020 ...`), on two lines or more."""
    if [piece.label for piece in pieces].count("name") < 2 * _FEWEST:
        return pieces
    rows = by_line(pieces)
    firms = {n: end for n, row in enumerate(rows) if (end := _ends_of_firm(cutter, row))}
    if len(firms) < _FEWEST:
        return pieces
    for number, end in firms.items():
        row = rows[number]
        rows[number] = [row[0], row[1]._replace(label="org", end=row[end - 1].end), *row[end:]]
    return [piece for row in rows for piece in row]


def _ends_of_firm(cutter: Cutter, row: Sequence[Piece]) -> int:
    """Behind which piece of a line what looks like a second name ends, 0 where none stands there."""
    if len(row) < 3 or row[0].label != "name" or row[1].label != "name" or not cutter.folded.is_western:
        return 0
    end = next((n for n, p in enumerate(row) if n > 1 and p.label not in ("name", "caps", "org")), 0)
    if not end or row[end].label not in ("phone", "email", "label") or any(p.label == "name" for p in row[end:]):
        return 0
    if cutter.text[row[0].end : row[1].start].strip() not in (",", "-", "–", "|"):
        return 0
    if any(cutter.text[a.end : b.start].strip() not in ("&", "and") for a, b in pairwise(row[1:end])):
        return 0
    first, others = cutter.text[row[0].start : row[0].end], cutter.text[row[1].start : row[end - 1].end].split()
    spelled = any(
        p.anchor is not None and emails.spells(" ".join(others), p.anchor.value) for p in row if p.label == "email"
    )
    return end if has_forename(first) and not spelled and not any(map(has_forename, others)) else 0


def _of_all(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the house that stands behind the details of several people on one line, and is said to be theirs, behind the
    name of each."""
    for position, piece in enumerate(pieces):
        if piece.label not in ("caps", "org", "name") or not position or pieces[position - 1].line != piece.line:
            continue
        if _OF_ALL.search(cutter.folded, max(0, piece.start - 24), piece.start) is None:
            continue
        names = [n for n, p in enumerate(pieces[:position]) if p.label == "name" and p.line == piece.line]
        if len(names) >= _FEWEST and not any(p.label == "org" and p.line == piece.line for p in pieces[:position]):
            house = piece._replace(label="org")
            rest = [p for n, p in enumerate(pieces) if n != position]
            for number in reversed(names):
                rest.insert(number + 1, house._replace(cell=pieces[number].cell))
            return rest
    return pieces


def _bracketed_houses(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with what stands in brackets behind somebody's number at the end of the line as for whom they work, on lines of which
    one at least is surely written so (`Jane Doe, 020 ... (Example Labs)`)."""
    if not pieces or cutter.text.find(")", pieces[0].start, pieces[-1].end + 1) < 0:
        return pieces
    rows = by_line(pieces)
    ends = [n for n, row in enumerate(rows) if _ends_in_house(cutter, row)]
    if len(ends) < _FEWEST or not any(rows[n][-1].label == "org" for n in ends):
        return pieces
    for number in ends:
        rows[number][-1] = rows[number][-1]._replace(label="org")
    return [piece for row in rows for piece in row]


def _ends_in_house(cutter: Cutter, row: Sequence[Piece]) -> bool:
    if len(row) < 3 or row[-1].label not in ("org", "caps", "name") or row[-2].label != "phone":
        return False
    last, closed = row[-1], cutter.text[row[-1].end : row[-1].end + 1] == ")"
    named = sum(p.label == "name" for p in row[:-1]) == 1 and not any(p.label == "org" for p in row[:-1])
    return named and closed and cutter.text[row[-2].end : last.start].strip() == "("


def _speakers_apart(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces without the roles of those whom a sentence only says something of (`Spokespeople are available in Geneva`)."""
    return [
        p._replace(label="other") if p.label == "role" and _ARE.match(cutter.folded, p.end) is not None else p
        for p in pieces
    ]


def described(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces without what brackets behind a house at the end of its line say that it is (`Example Securities (Nominated Adviser)`),
    which is no title of those below it."""
    found = list(pieces)
    for position, piece in enumerate(pieces):
        house = pieces[position - 1] if position else None
        if (
            piece.label not in ("role", "caps", "desk")
            or house is None
            or house.label != "org"
            or house.line != piece.line
        ):
            continue
        if cutter.text[house.end : piece.start].strip() != "(" or cutter.text[piece.end : piece.end + 1] != ")":
            continue
        behind = pieces[position + 1] if position + 1 < len(pieces) else None
        before = pieces[position - 2] if position > 1 else None
        alone = before is None or before.line < house.line or before.label == "cue"
        if alone and (behind is None or behind.line > piece.line or behind.label in ("phone", "label", "email")):
            found[position] = piece._replace(label="other")
    return found


_SERVES = across.every(across.read("houses")["serves"])
"""What firms are to a listed one, by the last words of headings above them."""


def heads_adviser(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a line says what the firm on the line below it is to the issuer (`Nominated Adviser`, and below it `Example Securities`)."""
    piece, house = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label not in ("role", "caps") or house is None or house.label != "org":
        return False
    above = pieces[position - 1] if position else None
    if above is not None and above.label == "name" and piece.line - above.line <= 1:
        return False  # "Jane Doe", and below it "Media Adviser", "Example University"
    headed = house.line - piece.line == 1 or cutter.text[piece.end : house.start].strip() == ":"
    return headed and cutter.shapes.tokens(piece.start, piece.end)[-1] in _SERVES


def goes_on_with_name(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a line of two words, of which the first is a forename, stands between the line of a name and those of details, though a
    table knows the second as another word (`Ed Probe`, `Jo Lane`)."""
    if not 0 < position < len(pieces) - 1 or pieces[position].label != "caps":
        return False
    above, piece, behind = pieces[position - 1 : position + 2]
    if above.label != "name" or piece.line - above.line != 1 or behind.label not in ("label", "phone", "email", "name"):
        return False
    words = cutter.text[piece.start : piece.end].split()
    if len(words) != 2 or not all(w.istitle() and w.isalpha() for w in words) or not has_forename(words[0]):
        return False
    known = cutter.shapes.kinds(piece.start, piece.end) & (ROLE | ORGANISATION)
    return not known and cutter.text[above.start : above.end].count(" ") > 0
