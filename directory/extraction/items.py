"""The pieces of a block made ready to be put together: merged where they are one thing, without postal addresses, numbers
with the type that the label beside them gives."""

from __future__ import annotations

from dataclasses import dataclass

from directory.extraction.blocks import Block
from directory.extraction.pieces import Cutter, Piece
from directory.extraction.reasons import IN_POSTAL_ADDRESS, OF_A_CHAT, OWN_HEADING, LeftOut
from directory.extraction.shapes import looks_like_acronym
from directory.records import PhoneType

_TYPES: dict[str, PhoneType] = {"fax": "fax", "mobile": "mobile", "phone": "voice"}


def merged(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """Neighbours that are one thing: the halves of a role cut at its comma, and what a role goes on to say."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and last.label == "role" and _continues(cutter, last, piece):
            merged[-1] = Piece("role", last.start, piece.end, last.line, last.cell)
        elif last is not None and last.label in ("org", "caps") and _abbreviates(cutter, last, piece):
            merged[-1] = Piece("org", last.start, piece.end + 1, last.line, last.cell)
        else:
            merged.append(piece)
    return merged


def _abbreviates(cutter: Cutter, organisation: Piece, piece: Piece) -> bool:
    """Whether a piece is the acronym in brackets of the organisation before it (`Example Society (ES)`)."""
    if cutter.text[organisation.end : piece.start].strip(" ") != "(" or cutter.text[piece.end : piece.end + 1] != ")":
        return False
    raw = cutter.text[piece.start : piece.end]
    initials = {
        word[0] for word in cutter.text[organisation.start : organisation.end].upper().replace("-", " ").split()
    }
    return looks_like_acronym(raw) and sum(c in initials for c in raw if c.isupper()) >= 2


def _continues(cutter: Cutter, role: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with a role: another title, small words, or what stands behind an ampersand."""
    between = cutter.text[role.end : piece.start].strip(" ,")
    if piece.line != role.line or piece.cell != role.cell or piece.start - role.end > 5:
        return False
    if between and not cutter.shapes.is_join(between):
        return False
    if piece.label == "other":
        tokens = cutter.shapes.tokens(piece.start, piece.end)
        says = any(len(t) > 3 and t not in cutter.words.stopwords for t in tokens)
        return (
            says
            and not any(t in cutter.words.labels for t in tokens)
            and cutter.text[piece.start].islower()
            and piece.end - piece.start < 70
        )
    if piece.label == "org" and cutter.shapes.tokens(piece.start, piece.end)[-1] in cutter.words.desk_words:
        return True  # "VP, Investor Relations"
    return piece.label in ("role", "desk") or (piece.label in ("caps", "org") and between == "&")


@dataclass(frozen=True, slots=True)
class Item:
    piece: Piece
    type: PhoneType = "voice"

    @property
    def label(self) -> str:
        return self.piece.label


def useful(cutter: Cutter, block: Block, pieces: list[Piece], left: list[LeftOut]) -> list[Item]:
    """What speaks of contacts, numbers with the type that the label beside them gives; what is refused is added to `left`."""
    pieces = _without_addresses(cutter, pieces, left)
    items: list[Item] = []
    kind: str | None = None
    kind_line = -1
    for position, piece in enumerate(pieces):
        if piece.label == "label":
            if (
                piece.kind in _TYPES
                and items
                and items[-1].label == "phone"
                and _in_brackets(cutter, piece, items[-1].piece)
            ):
                items[-1] = Item(items[-1].piece, _TYPES[piece.kind or ""])
                continue
            kind, kind_line = piece.kind, piece.line
        elif piece.label == "phone":
            if items and _is_headed(cutter, piece, items[-1].piece):
                left.append(LeftOut(piece.start, piece.end, piece.label, OWN_HEADING))
                continue
            known = kind in _TYPES and piece.line - kind_line <= 1
            items.append(Item(piece, _TYPES[kind or ""] if known else "voice"))
            if not _another_follows(pieces, position):
                kind = None
        elif piece.label in ("caps", "other"):
            caps = _caps(cutter, block, pieces, position)
            if caps is not None:
                items.append(Item(caps))
        elif piece.label in ("name", "role", "org", "desk", "email"):
            chat = (
                piece.label == "email" and kind == "web" and kind_line == piece.line and _right_before(pieces, position)
            )
            if piece.label == "email":
                kind = None
            if chat:
                left.append(LeftOut(piece.start, piece.end, piece.label, OF_A_CHAT))
            else:
                items.append(Item(piece))
    return items


def _without_addresses(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
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
    return any(c.isdigit() for c in raw) and len(raw) < 50


def _goes_on(pieces: list[Piece], position: int) -> bool:
    """Whether an address goes on to its next line, rather than a new contact after an empty one."""
    return position > 0 and pieces[position].line - pieces[position - 1].line <= 1


def _is_headed(cutter: Cutter, number: Piece, last: Piece) -> bool:
    """Whether a number stands behind a heading of its own (`Another Firm    +44 ...`, after an empty line) that nothing
    we know explains: then it is not that of the people above."""
    text = cutter.text
    line = text.rfind("\n", 0, number.start) + 1
    heading = text[line : number.start]
    apart = line > 1 and text[line - 2] == "\n"
    if last.line == number.line or not apart or not heading[:1].isupper() or "   " not in heading:
        return False
    return len(heading.split()) > 1 and cutter.words.label_phrases.match(cutter.folded, line) is None


def _in_brackets(cutter: Cutter, label: Piece, number: Piece) -> bool:
    if label.line != number.line or cutter.text[number.end : label.start].strip() not in ("(", "["):
        return False
    return cutter.text[label.end : label.end + 2].strip()[:1] in (")", "]")  # "(mobile +44 ...)" speaks of what follows


def _right_before(pieces: list[Piece], position: int) -> bool:
    return position > 0 and pieces[position - 1].label == "label"


def _another_follows(pieces: list[Piece], position: int) -> bool:
    following = pieces[position + 1 : position + 2]
    return bool(following) and following[0].label == "phone" and following[0].line == pieces[position].line


def _caps(cutter: Cutter, block: Block, pieces: list[Piece], position: int) -> Piece | None:
    """A capitalised stretch of no known kind: behind a name on its line it is whose staffer that is; right behind a cue
    or another name, and before a number, it is a name of one word; an acronym by itself is an organisation."""
    piece = pieces[position]
    if not position:
        return None
    before = pieces[position - 1]
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    raw = cutter.text[piece.start : piece.end]
    if _is_line_of_title(cutter, block, before, piece, after):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    if piece.label == "other":
        return None
    between = cutter.text[before.end : piece.start].strip()
    named = before.label in ("name", "role") and before.cell == piece.cell
    if (
        named
        and between in (",", "(", "-", "–", "/", "[", "—")
        and len(raw) <= 60
        and not cutter.shapes.is_honorific(raw)
    ):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    leads = after is not None and after.label == "name" and after.cell == piece.cell
    if leads and after is not None and cutter.text[piece.end : after.start].strip() in ("-", "–", "—", ":", "|"):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    in_place = before.label == "cue" or (before.label == "name" and cutter.shapes.is_join(between))
    if in_place and after is not None and after.label in ("phone", "email") and _can_be_surname(raw):
        return Piece("name", piece.start, piece.end, piece.line, piece.cell)
    below = before.label in ("name", "role", "cue") and piece.line - before.line == 1
    if block.opened == "cue" and below and looks_like_acronym(raw):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    return None


def _is_line_of_title(cutter: Cutter, block: Block, before: Piece, piece: Piece, after: Piece | None) -> bool:
    """Whether a line of no known kind stands where a stacked block says whom a person works for: alone between the
    line of a name or role and that of an address or number."""
    if block.opened != "cue" or before.label not in ("name", "role") or after is None:
        return False
    if piece.line - before.line != 1 or not 1 <= after.line - piece.line <= 2:
        return False
    raw = cutter.text[piece.start : piece.end]
    plain = len(raw) <= 60 and any(c.isupper() for c in raw) and not any(c.isdigit() or c in "@:/!?" for c in raw)
    return plain and after.label in ("label", "phone", "email") and after.kind != "web" and raw[-1] != "."


def _can_be_surname(raw: str) -> bool:
    return raw.isalpha() and len(raw) > 2 and not raw.isupper()
