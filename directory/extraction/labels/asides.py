"""What stands in a block and is no contact's: lines for others, accounts of chats, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.blocks.decoyed import has_words, is_for_press
from directory.extraction.blocks.elsewhere import heads_line, without_headed
from directory.extraction.blocks.officers import is_title_of_press
from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.labels.purposes import without_other_purposes
from directory.extraction.reasons import DECOY, IN_POSTAL_ADDRESS, OF_A_CHAT, LeftOut
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.clauses import is_sentence
from directory.extraction.words.vocabulary import speak_of_press

_OUT_OF_HOURS = re.compile(r"\b(?:out[ -]of[ -](?:office[ -])?hours|after[ -]hours)\b")
_BRANCH = re.compile(r"[a-z] (?:region|local|district|chapter|lodge|branch|council) (?:no\.? ?)?\d{1,4}$")
"""How the numbered parts of unions, agencies and lodges are called."""
_AHEAD = 60
"""So many characters behind where its first piece begins the heading of a line ends at most."""
_IN_WORDS = re.compile(r"(?<=[^\W\d_])\d(?=[^\W\d_])|^\d(?=[A-Z]\b)")
_YEAR_BEHIND = re.compile(r"\s(?:19|20)\d\d$")


def without_decoys(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without the names, addresses and numbers that the words before them on their line say are for something else
    (`Translated by ...`, `Hotline: ...`)."""
    kept: list[Piece] = []
    named = -1
    pieces = without_other_purposes(cutter, without_headed(cutter, pieces, left), left)
    for line in by_line(pieces):
        start = cutter.text.rfind("\n", 0, line[0].start) + 1
        if heads_line(cutter, start, line[0].start + _AHEAD):
            left += [LeftOut(p.start, p.end, p.label, DECOY) for p in line]
            continue
        refused = False
        officers = {n.start for n, title in pairwise(line) if n.label == "name" and is_title_of_press(cutter, title)}
        for piece in line:
            if piece.label in ("role", "org") and piece.line == named:
                start = piece.end  # "Ada Probe, lead author, ..."
            if piece.label == "name":
                named = piece.line
            elif piece.anchor is not None:
                named = -1  # a title behind a number is another's
            if piece.label in ("name", "email", "phone"):
                said = bool(kept) and kept[-1].label == "label" and kept[-1].line == piece.line
                said = said and cutter.folded[kept[-1].start : kept[-1].end] != "call"
                said = said or (piece.label == "name" and _is_asked(cutter, piece)) or piece.start in officers
                refused = refused or (not said and _is_decoyed(cutter, start, piece.start)) or _is_decoy(cutter, piece)
                if refused:
                    if kept and kept[-1].line == piece.line and _is_of_others(cutter, kept[-1]):
                        office = kept.pop()  # "Museum box office: ..."
                        left.append(LeftOut(office.start, office.end, office.label, DECOY))
                    left.append(LeftOut(piece.start, piece.end, piece.label, DECOY))
                    start = piece.end
                    continue
                start = piece.end
                refused = False
            kept.append(piece)
    return kept


def _is_asked(cutter: Cutter, name: Piece) -> bool:
    """Whether what follows a name is that one can get in touch (`Lead author Jane Doe can be contacted at ...`)."""
    follows = cutter.text[name.end : name.end + 1] == " " and cutter.text[name.end + 1 : name.end + 2].islower()
    return follows and cutter.words.asking.match(cutter.folded, name.end + 1) is not None


def _is_decoyed(cutter: Cutter, start: int, end: int) -> bool:
    """Whether the few words of a stretch are those of a decoy, and none is of the press."""
    if not 2 < end - start < 60 or not has_words(cutter, start, end):
        return False
    if cutter.words.desks.search(cutter.folded, start, end) is not None:
        return False
    if _OUT_OF_HOURS.search(cutter.folded, start, end) is not None:
        return False  # "Emergency out-of-hours (limited service): 020 ..."
    if is_for_press(cutter, end):
        return False
    if cutter.folded.is_unspaced and names_press(cutter, start, end):
        return False
    return not speak_of_press(cutter.shapes.tokens(start, end))


def _is_decoy(cutter: Cutter, piece: Piece) -> bool:
    """Whether what was taken for a name is the one word for an office for others (`Kundtjänst: 0771-555 010`)."""
    said = cutter.folded[piece.start : piece.end]
    return piece.label == "name" and " " not in said and cutter.words.decoys.is_whole(said)


def _is_of_others(cutter: Cutter, piece: Piece) -> bool:
    """Whether a piece names an office for others than the press."""
    return (
        piece.label in ("org", "role") and cutter.words.decoys.search(cutter.folded, piece.start, piece.end) is not None
    )


def without_chats(pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without the accounts that only look like addresses (`XMPP: jane@example.org`)."""
    kept = []
    for position, piece in enumerate(pieces):
        before = pieces[position - 1] if position else None
        said = before is not None and (before.label, before.kind, before.line) == ("label", "web", piece.line)
        if piece.label == "email" and said:
            left.append(LeftOut(piece.start, piece.end, piece.label, OF_A_CHAT))
        else:
            kept.append(piece)
    return kept


def without_addresses(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without postal addresses, and without what only looks like a name or an organisation inside one: a city below
    its street while the person above has no number yet, an institution between two parts."""
    kept: list[Piece] = []
    waiting = addressed = False  # a name has come without a number yet; and then a street or code
    for position, piece in enumerate(pieces):
        after = pieces[position + 1] if position + 1 < len(pieces) else None
        street = piece.label == "address" or (piece.label == "label" and piece.kind == "address")
        if piece.label in ("place", "cue", "label", "phone", "email") and not street:
            waiting = addressed = False
        elif street or (piece.label in ("other", "org", "caps") and _numbered(cutter, piece)):
            addressed = waiting
            if not street and not waiting:
                kept.append(piece)
            elif piece.label in ("org", "caps"):
                left.append(LeftOut(piece.start, piece.end, piece.label, IN_POSTAL_ADDRESS))
            continue
        elif piece.label in ("name", "org", "caps"):
            before = pieces[position - 1] if position else None
            inside = before is not None and before.label == "address" and after is not None and after.label == "address"
            if inside or (waiting and addressed and _goes_on(pieces, position)):
                left.append(LeftOut(piece.start, piece.end, piece.label, IN_POSTAL_ADDRESS))
                continue
            waiting, addressed = waiting or piece.label == "name", addressed and piece.label != "name"
        kept.append(piece)
    return kept


def _numbered(cutter: Cutter, piece: Piece) -> bool:
    """A short line with a number in it: a house, a plot, a floor, a code."""
    raw = cutter.text[piece.start : piece.end]
    if piece.label == "org" and cutter.shapes.is_firm(piece.start, piece.end):
        return False  # "7 Lanterns PR", "Example Workers Local 12"
    if piece.label == "org":
        raw = _IN_WORDS.sub(
            "", _YEAR_BEHIND.sub("", raw)
        )  # "Example Days 2027", "B2x Widgets", "3P Network Department"
    if _BRANCH.search(cutter.folded, piece.start, piece.end) is not None:
        return False  # "ABC Region 9"
    if piece.label == "other" and cutter.words.extension.fullmatch(f" {cutter.folded[piece.start : piece.end]}"):
        return False  # an extension by itself (`見本（内線12）`)
    return any(c.isdigit() for c in raw) and len(raw) < 50


def _goes_on(pieces: list[Piece], position: int) -> bool:
    """Whether an address goes on to its next line, rather than a new contact after an empty one."""
    return position > 0 and pieces[position].line - pieces[position - 1].line <= 1


def as_sentences(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what looked like a title or house and is a whole sentence as what is neither."""
    return [
        p._replace(label="other", kind=None)
        if p.label in ("role", "org") and is_sentence(cutter.text, p.start, p.end)
        else p
        for p in pieces
    ]
