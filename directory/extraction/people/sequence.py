"""Pieces of a block put together: which role, organisation, address and number belongs to which human or desk."""

from __future__ import annotations

from directory.extraction import reasons
from directory.extraction.blocks.offering import Block
from directory.extraction.labels.institutions import is_asked, is_mentioned
from directory.extraction.labels.items import Item
from directory.extraction.people import front_desks, groups
from directory.extraction.people.drafts import Draft, address_of, begun, fits_any, fitting_best, give, share
from directory.extraction.people.groups import AHEAD
from directory.extraction.people.headings import headings_shared, titles_of, with_sections
from directory.extraction.people.offices import (
    as_titles,
    begins_office,
    ends_line,
    gap_before,
    heads_field,
    is_desk_above,
    is_desk_of,
    is_unit_of_pending,
    works_at,
)
from directory.extraction.people.pairs import in_pairs
from directory.extraction.people.recalling import known_hands
from directory.extraction.reasons import LeftOut, Reason
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import is_unspaced
from directory.values import emails


class Sequence:
    """Reads a block from top to bottom: each name begins a contact, what follows belongs to it; names written in one
    go ("A and B, 202/555-0143") share what follows."""

    def __init__(self, cutter: Cutter, block: Block, left: list[LeftOut]) -> None:
        self.cutter = cutter
        self.block = block
        self.left = left
        self.drafts: list[Draft] = []
        self.group: list[Draft] = []
        self.pending: list[Item] = []  # read before the name that it belongs to
        self.last_line = -1
        self.paired: dict[int, Draft] = {}  # whose the number at a place is, where names and numbers go in pairs

    def read(self, items: list[Item]) -> list[Draft]:
        self.names = [i.piece for i in items if i.label == "name"]
        for position, item in enumerate(items):
            self._take(item, items[position + 1 : position + AHEAD])
            self.last_line = item.piece.line
        self._settle()
        drafts = sorted(self.drafts, key=lambda d: d.start)
        headings_shared(self.cutter, drafts)
        return drafts

    def _take(self, item: Item, rest: list[Item]) -> None:
        if len(self.drafts) > 1 and groups.heads_press(self.cutter, item, rest):
            self.group = []  # below several people, `Press: press@...` is a line of its own
            self._leave(item.piece, reasons.DESK_ALONE)
        elif item.label == "name":
            self._name(item.piece)
        elif item.label == "desk":
            self._desk(item, rest)
        elif item.label in ("role", "org"):
            self._title(item, rest)
        elif item.label == "email":
            self._email(item, rest)
        else:
            self._phone(item, rest)

    def _name(self, piece: Piece) -> None:
        if not self.drafts and groups.are_office(self.pending, piece):
            self._office(self.pending)
        together = groups.go_on(self.cutter, self.group, self.pending, piece, self.last_line)
        piece = groups.with_generation(self.cutter, piece)
        draft = begun("person", piece, reasons.NAME_IN_ONE_GO if together else reasons.NAME)
        for item in with_sections(self.cutter, self.pending):
            if item.label in ("role", "org") or not self.drafts:
                share([draft], item, reasons.AHEAD)
            else:
                self._leave(item.piece, reasons.NOBODY_TO_SERVE)
        self.pending = []
        if together:
            for org in self.group[-1].orgs:
                if org not in draft.orgs:
                    give(draft, Item(org), reasons.SHARED_ORG)
            for role in self.group[-1].roles:
                if (
                    not draft.roles
                    and role.start < self.group[-1].names[0].start
                    and (role.kind == "desk" or is_unspaced(self.cutter.text[role.start : role.end]))
                ):
                    give(draft, Item(role), reasons.SHARED_HEADING)  # `広報部　担当：見本、例田`
        self.group = [*self.group, draft] if together else [draft]
        self.drafts.append(draft)

    def _desk(self, item: Item, rest: list[Item]) -> None:
        """A desk's name begins a desk where an address or number follows before a name; else it says where a person works."""
        following = next((i.label for i in rest if i.label in ("name", "email", "phone")), None)
        person_open = bool(self.group) and self.group[0].kind == "person" and not self.group[-1].anchored
        if following == "name" or following is None:
            named = next((i.piece for i in rest if i.label == "name"), None)
            near = named is not None and is_desk_above(self.cutter, self.block, item.piece, named, rest)
            if near and heads_field(self.cutter, item.piece, named):
                self._leave(item.piece, reasons.DESK_ALONE)
            elif near and (not person_open or groups.leads_listed(self.cutter, self.group[-1], item, rest)):
                self.pending += as_titles(self.cutter, item.piece)
            elif person_open and following is None:
                works_at(self.cutter, self.group[-1], item.piece)
            else:
                # Whose desk it is that heads the block is for whom those below work.
                self.pending += as_titles(self.cutter, item.piece)[1:] if named and not self.drafts else []
                self._leave(item.piece, reasons.DESK_ALONE)
            return
        if person_open and (
            item.piece.line - self.last_line <= 1 or groups.is_in_one_stack(self.cutter, self.group[-1], item.piece)
        ):
            works_at(self.cutter, self.group[-1], item.piece)
            return
        draft = begun("desk", item.piece, reasons.DESK_NAME)
        above = [p for p in self.pending if p.label == "org" and item.piece.line - p.piece.line <= 1]
        for pending in above:
            give(draft, pending, reasons.BEFORE_DESK)
        self.pending = [p for p in self.pending if p not in above]
        self.drafts.append(draft)
        self.group = [draft]

    def _title(self, item: Item, rest: list[Item]) -> None:
        following = rest[0] if rest else None
        if self._is_settled(item, rest):
            return
        leads = (
            following is not None
            and following.label == "name"
            and following.piece.line == item.piece.line
            and following.piece.cell == item.piece.cell
        )
        served, reason = self._served(item) if item.label == "role" and self.group else self._all()
        taken = not self.group or any(
            (titles_of(self.cutter, d, item.piece) if item.label == "role" else d.employers) for d in served
        )
        closed = bool(self.group) and self.group[-1].anchored and item.piece.line > self.last_line
        behind = (
            bool(self.group)
            and self.last_line == item.piece.line
            and not groups.is_said_anew(self.cutter, self.drafts, item, leads=leads)
        )
        before_name = following is None or following.label in ("name", "role", "org", "desk")
        if not self.group and not before_name and is_desk_of(self.cutter, item):
            self._desk(Item(item.piece._replace(label="desk")), rest)
            return
        if closed and not before_name and self._begins_office(item, following, taken=taken):
            if item.label == "role":
                self._desk(Item(item.piece._replace(label="desk")), rest)
            else:  # an office of its own, below somebody whose details are complete
                self.group, self.pending = [], [item]
            return
        if self.group and taken and (not before_name or (behind and ends_line(self.group[-1], item, rest))):
            self._leave(item.piece, reasons.HAS_ONE)
            return
        called = leads and bool(self.group) and self.group[-1].kind == "desk" and self.group[-1].anchored
        heads = item.label == "org" and item.piece.line > self.last_line and groups.heads_line(item, rest)
        heads = heads or (bool(self.group) and groups.stands_nearer(self.cutter, item, rest, self.last_line))
        if (
            called or heads
        ):  # "write to press@example.org or call our spokeswoman, Jane Doe", `Example Office: Head Jane Doe`
            self.pending.append(item)
            return
        between = self.cutter.folded[self.drafts[-1].end : item.piece.start] if self.drafts and leads else ","
        if leads and "," not in between and following is not None:
            mark = self.cutter.text[item.piece.end : following.piece.start]
            behind = behind and mark != " " and mark.strip() != ":"
        if (leads and not behind) or taken or (closed and not behind and following is not None):
            self.pending.append(item)
            return
        for draft in served:
            if draft.kind == "desk" and item.label == "role":
                self._leave(item.piece, reasons.NOBODY_TO_SERVE)
            else:
                give(draft, item, reason)

    def _is_settled(self, item: Item, rest: list[Item]) -> bool:
        """Whether a title's lines alone tell whose it is, which it then is given to."""
        following = rest[0] if rest else None
        if is_unit_of_pending(self.cutter, self.pending, item, following):
            self._desk(Item(item.piece._replace(label="desk")), rest)
            return True
        if groups.is_below_number(self.cutter, self.group, item, following):
            give(self.group[-1], item, reasons.BEHIND)
            return True
        return False

    def _begins_office(self, item: Item, behind: Item | None, *, taken: bool) -> bool:
        if begins_office(self.cutter, self.group, item, behind, taken=taken):
            return True
        return groups.signs_list(self.drafts, item, behind)

    def _served(self, item: Item) -> tuple[list[Draft], Reason]:
        """Whom a detail serves: beside one of several people on lines of their own, it is that one's."""
        if item.label == "role" and groups.is_of_last(self.cutter, self.group, item.piece):
            return self.group[-1:], reasons.BESIDE
        beside = [d for d in self.group if d.names and d.names[-1].line == item.piece.line]
        return (beside, reasons.BESIDE) if 0 < len(beside) < len(self.group) else self._all()

    def _all(self) -> tuple[list[Draft], Reason]:
        if len(self.group) != 1:
            return self.group, reasons.SHARED
        return self.group, reasons.BEHIND if self.group[0].kind == "person" else reasons.OF_DESK

    def _leave(self, piece: Piece, reason: Reason) -> None:
        self.left.append(LeftOut(piece.start, piece.end, piece.label, reason))

    def _email(self, item: Item, rest: list[Item]) -> None:
        address = address_of(item.piece)
        self.paired |= in_pairs(self.cutter, self.group, item, rest)
        if (own := self.paired.get(item.piece.start)) is not None:
            give(own, item, reasons.IN_ORDER)
            return
        fitting = fitting_best(self.cutter.text, self.drafts[-AHEAD:], address)
        if fitting is not None:
            give(fitting, item, reasons.SPELLED)
            return
        role = emails.is_role_mailbox(address) or groups.is_of_house(self.cutter, self.drafts, address)
        if not self.group:
            self._new_desk(item, reasons.DESK_NO_NAME)
            return
        current = self.group[-1]
        own_line = item.piece.line != self.last_line or groups.is_of_pending(self.pending, self.group, item)
        if current.kind == "desk":
            if current.emails:
                self._new_desk(item, reasons.DESK_ANOTHER)
            else:
                give(current, item, reasons.OF_DESK)
            return
        if role and self._is_apart(item, own_line=own_line):
            self._new_desk(item, reasons.DESK_IN_SENTENCE)
            return
        if any(address_of(p).partition("@")[0] == address.partition("@")[0] for p in current.emails):
            give(current, item, reasons.SAME_MAILBOX)
            return
        if not own_line:
            served, reason = self._served(item)
        else:
            below = self._below(item, role=role)
            served, reason = known_hands(self.cutter, self.drafts[-AHEAD:], item.piece, *below)
        if not served:
            self._new_desk(item, reason)
        for draft in served:
            give(draft, item, reason)

    def _is_apart(self, item: Item, *, own_line: bool) -> bool:
        """Whether the mailbox of a function is no person's: other words ask for it than for the number before (`call Jane Doe at ..., or
        write to press@...`), or it stands in the next sentence (`... on jane@... Out of hours: media@...`)."""
        called = self.block.opened == "sentence" and any(d.phones for d in self.group)
        if called and groups.is_asked_anew(self.cutter, self.group, item):
            return True
        owned = not own_line and all(d.emails for d in self.group)
        return owned and groups.is_said_apart(self.cutter, self.group[-1], item)

    def _below(self, item: Item, *, role: bool) -> tuple[list[Draft], Reason]:
        """Whose an address on a line of its own is that spells nobody's name; nobody's: a desk of its own."""
        role = role and not groups.goes_on_labelled(self.cutter, self.group, item.piece)
        apart = role and (groups.are_one_liners(self.drafts) or groups.have_no_address(self.drafts, self.group))
        if apart or groups.is_headed_apart(self.cutter, self.group, item.piece):
            return [], reasons.DESK_OWN_LINE
        owned = all(d.emails for d in self.group)
        if role and (owned or (len(self.names) > 1 and gap_before(self.cutter, item.piece))):
            return [], reasons.DESK_OWN_LINE
        if not role and owned and not fits_any(self.cutter.text, self.drafts[-AHEAD:], address_of(item.piece)):
            return [], reasons.DESK_STRANGER
        return self._served(item)

    def _new_desk(self, item: Item, reason: Reason) -> None:
        draft = Draft("desk")
        for pending in self.pending:
            self._inherit(draft, pending, item.piece, reasons.BEFORE_DESK)
        self.pending = []
        give(draft, item, reason)
        self.drafts.append(draft)
        self.group = [draft]

    def _office(self, items: list[Item]) -> None:
        """An office by itself, with its number, above the first person."""
        draft = begun("desk", items[1].piece, reasons.DESK_NAME)
        for item in (items[0], *items[2:]):
            give(draft, item, reasons.DESK_NUMBERS)
        self.drafts.append(draft)
        self.group, self.pending = [], []

    def _phone(self, item: Item, rest: list[Item]) -> None:
        if self.group and front_desks.begins_anew(self.cutter, self.group, item, rest, self.last_line):
            self.group = []
        if not self.group:
            self.pending.append(item)
            return
        self.paired |= in_pairs(self.cutter, self.group, item, rest)
        if (own := self.paired.get(item.piece.start)) is not None:
            give(own, item, reasons.IN_ORDER)
            return
        if len(self.group) == 1 and (all_of_them := groups.have_office(self.cutter, self.drafts, item, self.last_line)):
            share(all_of_them, item, reasons.SHARED)
            return
        served, reason = self._served(item)
        share(groups.with_joined(self.cutter, self.drafts, served, item, rest), item, reason)

    def _settle(self) -> None:
        """What no name or desk claimed: numbers by themselves are a desk's where the block offers nobody else."""
        left = [i for i in self.pending if i.label == "phone"]
        if not left:
            for item in self.pending:
                if self.group and item.label == "role" and not self.group[-1].roles and self.group[-1].kind == "person":
                    give(self.group[-1], item, reasons.LEFT_AT_END)
                else:
                    self._leave(item.piece, reasons.NOBODY_TO_SERVE)
            return
        own = self.pending[0].label == "org" and self.pending[0].piece.line == left[0].piece.line
        if self.drafts and not own:
            for item in self.pending:
                self._leave(item.piece, reasons.NOBODY_TO_SERVE)
            return
        draft = Draft("desk")
        for item in self.pending:
            self._inherit(draft, item, left[0].piece, reasons.DESK_NUMBERS)
        self.drafts.append(draft)

    def _inherit(self, draft: Draft, item: Item, behind: Piece, reason: Reason) -> None:
        """What stood before a desk's first address: in a sentence an organisation is whom to ask, and so its name."""
        if item.label == "org" and not draft.names and is_asked(self.cutter, self.block, item.piece, behind):
            draft.names.append(item.piece)
            draft.why["name", item.piece.start] = reasons.ASKED_DESK
        elif item.label == "phone" or (item.label == "org" and not is_mentioned(self.cutter, item.piece, behind)):
            share([draft], item, reason)
        else:
            self._leave(item.piece, reasons.NOBODY_TO_SERVE)
