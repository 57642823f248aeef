"""Pieces of a block put together: which role, organisation, address and number belongs to which human or desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from directory.extraction.blocks import Block, affinity
from directory.extraction.pieces import Cutter, Piece, looks_like_acronym
from directory.records import Kind, PhoneType
from directory.values import emails

_TYPES: dict[str, PhoneType] = {"fax": "fax", "mobile": "mobile", "phone": "voice"}


@dataclass(slots=True)
class Draft:
    """A contact in the making: the pieces that state each of its fields."""

    kind: Kind
    names: list[Piece] = field(default_factory=list)
    roles: list[Piece] = field(default_factory=list)
    orgs: list[Piece] = field(default_factory=list)
    emails: list[Piece] = field(default_factory=list)
    phones: list[tuple[Piece, PhoneType]] = field(default_factory=list)
    block: Block | None = None

    @property
    def anchored(self) -> bool:
        return bool(self.emails or self.phones)

    @property
    def start(self) -> int:
        return min(p.start for p in self.pieces())

    def pieces(self) -> list[Piece]:
        return [*self.names, *self.roles, *self.orgs, *self.emails, *(p for p, _ in self.phones)]


def assemble(cutter: Cutter, block: Block, pieces: list[Piece]) -> list[Draft]:
    """The contacts that a block offers, in the order of the text."""
    items = _useful(cutter, block, _merged(cutter, pieces))
    columns = _columns(cutter, items)
    drafts = columns if columns is not None else _Sequence(cutter, block).read(items)
    for draft in drafts:
        draft.block = block
    return [d for d in drafts if d.anchored or _stands_by_itself(block, d, pieces)]


def _stands_by_itself(block: Block, draft: Draft, pieces: list[Piece]) -> bool:
    """A name without address or number is a contact only right behind the cue, or in a row of such names."""
    if block.opened != "cue" or block.cue is None or not draft.names:
        return False
    for piece in pieces:
        if piece.start < block.cue[1] or piece.label == "cue":
            continue
        if piece.start == draft.names[0].start:
            return True
        if piece.label not in ("name", "role", "org"):
            return False
    return False


# ------------------------------------------------------------------ preparation


def _merged(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """Neighbours that are one thing: the halves of a role cut at its comma, and what a role goes on to say."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and last.label == "role" and _continues(cutter, last, piece):
            merged[-1] = Piece("role", last.start, piece.end, last.line, last.cell)
        else:
            merged.append(piece)
    return merged


def _continues(cutter: Cutter, role: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with a role: another title, small words, or what stands behind an ampersand."""
    between = cutter.text[role.end : piece.start].strip(" ,")
    if piece.line != role.line or piece.cell != role.cell or piece.start - role.end > 5:
        return False
    if between and not cutter.is_join(between):
        return False
    if piece.label == "other":
        return cutter.text[piece.start].islower() and piece.end - piece.start < 70
    return piece.label in ("role", "desk") or (piece.label in ("caps", "org") and between == "&")


@dataclass(frozen=True, slots=True)
class _Item:
    piece: Piece
    type: PhoneType = "voice"

    @property
    def label(self) -> str:
        return self.piece.label


def _useful(cutter: Cutter, block: Block, pieces: list[Piece]) -> list[_Item]:
    """What speaks of contacts, numbers with the type that the label beside them gives."""
    pieces = _without_addresses(pieces)
    items: list[_Item] = []
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
                items[-1] = _Item(items[-1].piece, _TYPES[piece.kind or ""])
                continue
            kind, kind_line = piece.kind, piece.line
        elif piece.label == "phone":
            known = kind in _TYPES and piece.line - kind_line <= 1
            items.append(_Item(piece, _TYPES[kind or ""] if known else "voice"))
            if not _another_follows(pieces, position):
                kind = None
        elif piece.label == "caps":
            caps = _caps(cutter, block, pieces, position)
            if caps is not None:
                items.append(_Item(caps))
        elif piece.label in ("name", "role", "org", "desk", "email"):
            if piece.label == "email":
                kind = None
            items.append(_Item(piece))
    return items


def _without_addresses(pieces: list[Piece]) -> list[Piece]:
    """Without postal addresses, and without what only looks like a name or an organisation inside one: a city below
    its street while the person above has no number yet, an institution between two parts."""
    kept: list[Piece] = []
    for position, piece in enumerate(pieces):
        before = pieces[position - 1] if position else None
        after = pieces[position + 1] if position + 1 < len(pieces) else None
        if before is not None and before.label == "address" and piece.label in ("name", "org", "caps"):
            inside = after is not None and after.label == "address"
            waiting = next((p.label for p in reversed(kept) if p.label in ("name", "phone", "email")), None) == "name"
            below = piece.label == "name" and waiting and (after is None or after.label in ("label", "phone", "email"))
            if inside or (below and piece.line - before.line <= 1):
                continue
        if piece.label != "address":
            kept.append(piece)
    return kept


def _in_brackets(cutter: Cutter, label: Piece, number: Piece) -> bool:
    return label.line == number.line and cutter.text[number.end : label.start].strip() in ("(", "[")


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
    between = cutter.text[before.end : piece.start].strip()
    named = before.label in ("name", "role") and before.cell == piece.cell
    if named and between in (",", "(", "-", "–", "/", "[", "—") and len(raw) <= 60:
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    leads = after is not None and after.label == "name" and after.cell == piece.cell
    if leads and after is not None and cutter.text[piece.end : after.start].strip() in ("-", "–", "—", ":", "|"):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    in_place = before.label == "cue" or (before.label == "name" and cutter.is_join(between))
    if in_place and after is not None and after.label in ("phone", "email") and _can_be_surname(raw):
        return Piece("name", piece.start, piece.end, piece.line, piece.cell)
    below = before.label in ("name", "role", "cue") and piece.line - before.line == 1
    if block.opened == "cue" and below and looks_like_acronym(raw):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    return None


def _can_be_surname(raw: str) -> bool:
    return raw.isalpha() and len(raw) > 2 and not raw.isupper()


# ------------------------------------------------------------------ columns


def _columns(cutter: Cutter, items: list[_Item]) -> list[Draft] | None:
    """N names on lines of their own, then N roles, N numbers, N addresses: read by position. None where the block is
    not written so (FACTS: run-length encode the labels; runs whose lengths divide by N)."""
    runs = [(label, list(group)) for label, group in groupby(items, key=lambda i: i.label)]
    first = next((n for n, (label, _) in enumerate(runs) if label == "name"), None)
    if first is None or any(label == "name" for label, _ in runs[first + 1 :]):
        return None
    names = [i.piece for i in runs[first][1]]
    count = len(names)
    places = {(p.line, p.cell) for p in names}
    if count < 2 or len(places) != count or any(label in ("email", "phone") for label, _ in runs[:first]):
        return None
    following = runs[first + 1 :]
    if not any(label in ("email", "phone") and len(group) % count == 0 and len(group) for label, group in following):
        return None
    if any(len(group) % count and len(group) != 1 for label, group in following if label in ("email", "phone", "role")):
        return None
    drafts = [Draft("person", names=[piece]) for piece in names]
    desks: list[Draft] = []
    for label, group in following:
        _deal(cutter, drafts, desks, label, group)
    return drafts + desks


def _deal(cutter: Cutter, drafts: list[Draft], desks: list[Draft], label: str, group: list[_Item]) -> None:
    """Hand a run of one kind to the people by position; one for all goes to each."""
    count = len(drafts)
    if label == "email" and len(group) == 1 and emails.is_role_mailbox(_address(group[0].piece)):
        desks.append(Draft("desk", emails=[group[0].piece]))
        return
    each = len(group) // count
    for position, draft in enumerate(drafts):
        mine = group[position * each : (position + 1) * each] if each else group
        if label == "email" and each == 1:
            mine = [_best_address(cutter, draft, group) or mine[0]]
        for item in mine:
            _give(draft, item)


def _best_address(cutter: Cutter, draft: Draft, group: list[_Item]) -> _Item | None:
    name = cutter.text[draft.names[0].start : draft.names[0].end]
    ranked = sorted(group, key=lambda i: -affinity(name, _address(i.piece)))
    return ranked[0] if affinity(name, _address(ranked[0].piece)) >= 2 else None


def _address(piece: Piece) -> str:
    return piece.anchor.value if piece.anchor is not None else ""


def _give(draft: Draft, item: _Item) -> None:
    piece = item.piece
    if item.label == "email":
        if _address(piece) not in map(_address, draft.emails):
            draft.emails.append(piece)
    elif item.label == "phone":
        draft.phones.append((piece, item.type))
    elif item.label == "role":
        draft.roles.append(piece)
    elif item.label in ("org", "desk"):
        draft.orgs.append(piece)


# ------------------------------------------------------------------ one after the other


class _Sequence:
    """Reads a block from top to bottom: each name begins a contact, what follows belongs to it; names written in one
    go ("A and B, 202/224-5521") share what follows."""

    def __init__(self, cutter: Cutter, block: Block) -> None:
        self.cutter = cutter
        self.block = block
        self.drafts: list[Draft] = []
        self.group: list[Draft] = []
        self.pending: list[_Item] = []  # read before the name that it belongs to
        self.last_line = -1

    def read(self, items: list[_Item]) -> list[Draft]:
        self.names = [i.piece for i in items if i.label == "name"]
        for position, item in enumerate(items):
            self._take(item, items[position + 1 :])
            self.last_line = item.piece.line
        self._settle()
        return sorted(self.drafts, key=lambda d: d.start)

    def _take(self, item: _Item, rest: list[_Item]) -> None:
        if item.label == "name":
            self._name(item.piece)
        elif item.label == "desk":
            self._desk(item, rest)
        elif item.label in ("role", "org"):
            self._title(item, rest)
        elif item.label == "email":
            self._email(item)
        else:
            self._phone(item)

    def _name(self, piece: Piece) -> None:
        draft = Draft("person", names=[piece])
        together = bool(self.group) and all(d.kind == "person" and not d.anchored and not d.orgs for d in self.group)
        if together and any(d.roles for d in self.group):
            together = False
        if together and piece.line - self.last_line > 1:
            together = False
        for item in self.pending:
            if item.label in ("role", "org") or not self.drafts:
                _give(draft, item)
        self.pending = []
        self.group = [*self.group, draft] if together else [draft]
        self.drafts.append(draft)

    def _desk(self, item: _Item, rest: list[_Item]) -> None:
        """A desk's name begins a desk where an address or number follows before a name; else it says where a person works."""
        following = next((i.label for i in rest if i.label in ("name", "email", "phone")), None)
        person_open = bool(self.group) and self.group[0].kind == "person" and not self.group[-1].anchored
        if following == "name" or following is None:
            named = next((i.piece for i in rest if i.label == "name"), None)
            if named is not None and named.line == item.piece.line and not person_open:
                self.pending.append(_Item(self._as("role", item.piece)))
            elif person_open and following is None:
                _give(self.group[-1], _Item(self._as("role", item.piece)))
            return
        if person_open and item.piece.line - self.group[-1].names[-1].line <= 1:
            _give(self.group[-1], _Item(self._as("role", item.piece)))
            return
        draft = Draft("desk", names=[item.piece])
        self.drafts.append(draft)
        self.group = [draft]

    @staticmethod
    def _as(label: str, piece: Piece) -> Piece:
        return Piece("role" if label == "role" else "org", piece.start, piece.end, piece.line, piece.cell)

    def _title(self, item: _Item, rest: list[_Item]) -> None:
        following = rest[0] if rest else None
        leads = (
            following is not None
            and following.label == "name"
            and following.piece.line == item.piece.line
            and following.piece.cell == item.piece.cell
        )
        taken = not self.group or any((d.roles if item.label == "role" else d.orgs) for d in self.group)
        closed = bool(self.group) and self.group[-1].anchored and item.piece.line > self.last_line
        behind = bool(self.group) and self.last_line == item.piece.line
        before_name = following is None or following.label in ("name", "role", "org")
        if taken and not before_name:
            return
        if (leads and not behind) or taken or (closed and not behind and following is not None):
            self.pending.append(item)
            return
        for draft in self.group:
            _give(draft, item)

    def _email(self, item: _Item) -> None:
        address = _address(item.piece)
        fitting = self._fitting(address)
        if fitting is not None:
            _give(fitting, item)
            return
        role = emails.is_role_mailbox(address)
        if not self.group:
            self._new_desk(item)
            return
        current = self.group[-1]
        own_line = item.piece.line != self.last_line
        if current.kind == "desk":
            if current.emails:
                self._new_desk(item)
            else:
                _give(current, item)
            return
        if any(_address(p).partition("@")[0] == address.partition("@")[0] for p in current.emails):
            _give(current, item)
            return
        owned = all(d.emails for d in self.group)
        apart = owned or (len(self.names) > 1 and self._gap_before(item.piece))
        stranger = owned and not self._fits_any(address)
        if own_line and (apart if role else stranger):
            self._new_desk(item)
        else:
            for draft in self.group:
                _give(draft, item)

    def _new_desk(self, item: _Item) -> None:
        draft = Draft("desk")
        for pending in self.pending:
            self._inherit(draft, pending)
        self.pending = []
        _give(draft, item)
        self.drafts.append(draft)
        self.group = [draft]

    def _gap_before(self, piece: Piece) -> bool:
        low = self.cutter.text.rfind("\n", 0, piece.start)
        return low > 0 and self.cutter.text[low - 1] == "\n"

    def _phone(self, item: _Item) -> None:
        if not self.group:
            self.pending.append(item)
            return
        for draft in self.group:
            _give(draft, item)

    def _fitting(self, address: str) -> Draft | None:
        """The person of this block whose name the address spells, where exactly one fits best."""
        ranked = sorted(
            ((self._affinity(d, address), n) for n, d in enumerate(self.drafts) if d.kind == "person"), reverse=True
        )
        if not ranked or ranked[0][0] < 2 or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        return self.drafts[ranked[0][1]]

    def _fits_any(self, address: str) -> bool:
        return any(self._affinity(d, address) for d in self.drafts if d.kind == "person")

    def _affinity(self, draft: Draft, address: str) -> int:
        return max((affinity(self.cutter.text[p.start : p.end], address) for p in draft.names), default=0)

    def _settle(self) -> None:
        """What no name or desk claimed: numbers by themselves are a desk's where the block offers nobody else."""
        left = [i for i in self.pending if i.label == "phone"]
        if not left:
            for item in self.pending:
                if self.group and item.label == "role" and not self.group[-1].roles and self.group[-1].kind == "person":
                    _give(self.group[-1], item)
            return
        if self.drafts:
            return
        draft = Draft("desk")
        for item in self.pending:
            self._inherit(draft, item)
        self.drafts.append(draft)

    def _inherit(self, draft: Draft, item: _Item) -> None:
        """What stood before a desk's first address: in a sentence an organisation is whom to ask, and so its name."""
        if item.label == "org" and self.block.opened == "sentence" and not draft.names:
            draft.names.append(item.piece)
        elif item.label in ("org", "phone"):
            _give(draft, item)
