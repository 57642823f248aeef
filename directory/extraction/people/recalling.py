"""Pieces that their shape alone has labelled, settled by what other releases of the issuer taught. Words of the text that say
what a piece is (a label before it, an address that spells it) decide without, and over, it."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction import reasons
from directory.extraction.people.drafts import Draft, address_of, spelled
from directory.extraction.reasons import LeftOut, Reason
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Label, Piece
from directory.values import names

Recalled = dict[tuple[str, int], LeftOut]
"""What memory decided, by the label and where the piece begins that it gave it to; as it is told where no contact takes it."""


def recall(cutter: Cutter, pieces: list[Piece], decided: Recalled) -> list[Piece]:
    """The pieces as others of the issuer's releases call them, where the text leaves that open; what was decided so is
    added to `decided`."""
    found: list[Piece] = []
    for piece in pieces:
        settled = _two_names(cutter, piece) or _from_its_beginning(cutter, piece) or _relabelled(cutter, piece)
        for one, reason in settled or ():
            decided[one.label, one.start] = LeftOut(one.start, one.end, one.label, reason)
        found += [one for one, _ in settled] if settled else [piece]
    return found


_Settled = list[tuple[Piece, Reason]]


def _relabelled(cutter: Cutter, piece: Piece) -> _Settled | None:
    """A line by itself that by its shape could be several things (a name or an organisation, a role or an organisation, or
    nothing that we know)."""
    if piece.label not in ("name", "role", "org", "caps", "other") or not _is_line(cutter, piece):
        return None
    words = cutter.text[piece.start : piece.end]
    told: tuple[Label, Reason] | None = None
    if cutter.taught.is_organisation(words):
        told = ("org", reasons.TAUGHT_ORGANISATION)
    elif cutter.taught.is_role(words):
        told = ("role", reasons.TAUGHT_ROLE)
    elif cutter.taught.is_person(words):
        told = ("name", reasons.TAUGHT_NAME)
    if told is None or told[0] == piece.label or not _is_open(cutter, piece, told[0]):
        return None
    return [(piece._replace(label=told[0]), told[1])]


def _is_open(cutter: Cutter, piece: Piece, label: Label) -> bool:
    """Whether nothing in the text but a shape speaks against this label."""
    if piece.label == "name":
        return not cutter.shapes.is_addressed(piece.start, piece.end)
    if piece.label == "role":
        return label == "org" and cutter.shapes.is_organisation(piece.start, piece.end)
    return piece.label != "org" or label == "role"


def _is_line(cutter: Cutter, piece: Piece) -> bool:
    """Whether nothing but marks stands beside a piece on its line, or in its cell."""
    start = cutter.text.rfind("\n", 0, piece.start) + 1
    end = cutter.text.find("\n", piece.end)
    low, high = cutter.shapes.strip(start, end if end >= 0 else len(cutter.text))
    return low == piece.start and high <= piece.end + 1


def _two_names(cutter: Cutter, piece: Piece) -> _Settled | None:
    """Two names with nothing between them (`Jane Doe John Roe`), or a word of a language that nothing told (`Jane Doe i John
    Roe`), where others of the releases know one of them."""
    if piece.label != "name" or cutter.taught.is_person(cutter.text[piece.start : piece.end]):
        return None
    words = [word.span() for word in WORD.finditer(cutter.text, piece.start, piece.end)]
    for count in range(2, len(words) - 1):
        first = piece.start, words[count - 1][1]
        joined = any(cutter.folded[slice(*words[count])] in joins for joins in cutter.words.joins.values())
        second = words[count + joined][0], piece.end
        if not cutter.text[second[0]].isupper():
            continue
        if any(cutter.taught.is_person(cutter.text[low:high]) for low, high in (first, second)) and all(
            cutter.shapes.name(*one) == one for one in (first, second)
        ):
            return [(piece._replace(start=low, end=high), reasons.TAUGHT_TWO_NAMES) for low, high in (first, second)]
    return None


def _from_its_beginning(cutter: Cutter, piece: Piece) -> _Settled | None:
    """An organisation without the words in capitals before it on its line, which are a heading's (`PRESS CONFERENCE Example
    Foundation`), where others of the releases know it without."""
    if piece.label != "org" or cutter.taught.is_organisation(cutter.text[piece.start : piece.end]):
        return None
    words = [word.span() for word in WORD.finditer(cutter.text, piece.start, piece.end)]
    headed = next((n for n, one in enumerate(words) if not cutter.text[slice(*one)].isupper()), 0)
    if headed < 2:
        return None
    known = words[headed][0]
    if not cutter.taught.is_organisation(cutter.text[known : piece.end]):
        return None
    return [(piece._replace(start=known), reasons.TAUGHT_BEGINNING)]


def known_hands(
    cutter: Cutter, drafts: Sequence[Draft], mailbox: Piece, served: list[Draft], reason: Reason
) -> tuple[list[Draft], Reason]:
    """Whose a mailbox on a line of its own is, `served` or, where that is empty, a desk's, unless its place tells little
    (nobody's, or for several at once) and other releases tell in whose hands it is: those of one person among `drafts`
    without an address, or a desk's."""
    holders = cutter.taught.holders_of(address_of(mailbox))
    if not holders or len(served) == 1:
        return served, reason
    people = [d for d in drafts if d.kind == "person" and not d.emails]
    named = [d for d in people if names.fold(spelled(cutter.folded, d)) in holders]
    if len(named) == 1:
        return named, reasons.TAUGHT_HOLDER
    return ([], reasons.TAUGHT_DESK) if served and holders == {""} else (served, reason)
