"""Contacts in the making: which pieces state each of their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from directory.extraction.blocks.offering import Block
from directory.extraction.labels.items import Item
from directory.extraction.reasons import OWN_ENDING, SPELLED, Reason
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import Folded
from directory.records import Field, Kind, PhoneType
from directory.values import emails


class Beside(NamedTuple):
    """What stands beside a contact: the words, and the value that they state."""

    field: Field
    start: int
    end: int
    value: str
    reason: Reason


@dataclass(slots=True)
class Draft:
    """A contact in the making: the pieces that state each of its fields; `why` tells for each field and place of a piece
    what decided that it belongs here."""

    kind: Kind
    names: list[Piece] = field(default_factory=list)
    roles: list[Piece] = field(default_factory=list)
    orgs: list[Piece] = field(default_factory=list)
    emails: list[Piece] = field(default_factory=list)
    phones: list[tuple[Piece, PhoneType]] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    block: Block | None = None
    why: dict[tuple[Field, int], Reason] = field(default_factory=dict)

    @property
    def anchored(self) -> bool:
        return bool(self.emails or self.phones)

    @property
    def employers(self) -> list[Piece]:
        """For whom somebody works; who is only spoken for (`For Example Ltd`) may not be it."""
        return [org for org in self.orgs if org.kind != "for"]

    @property
    def start(self) -> int:
        return min(p.start for p in self.pieces())

    @property
    def end(self) -> int:
        return max(p.end for p in self.pieces())

    def pieces(self) -> list[Piece]:
        return [*self.names, *self.roles, *self.orgs, *self.emails, *(p for p, _ in self.phones)]


def address_of(piece: Piece) -> str:
    return piece.anchor.value if piece.anchor is not None else ""


def spelled(folded: Folded, draft: Draft) -> str:
    """A contact's name, folded and in one line; empty where it has none."""
    return " ".join(folded[draft.names[0].start : draft.names[0].end].split()) if draft.names else ""


def begun(kind: Kind, name: Piece, reason: Reason) -> Draft:
    """A contact that begins with its name."""
    return Draft(kind, names=[name], why={("name", name.start): reason})


def give(draft: Draft, item: Item, reason: Reason) -> None:
    piece = item.piece
    if item.label == "email":
        if address_of(piece) not in map(address_of, draft.emails):
            draft.emails.append(piece)
            draft.why["email", piece.start] = reason
    elif item.label == "phone":
        draft.phones.append((piece, item.type))
        draft.why["phone", piece.start] = reason
    elif item.label == "role":
        draft.roles.append(piece)
        draft.why["role", piece.start] = reason
    elif item.label in ("org", "desk"):
        draft.orgs.append(piece)
        draft.why["org", piece.start] = reason


def share(drafts: Sequence[Draft], item: Item, reason: Reason) -> None:
    """Give a detail to all whom it serves; a number with as many ends as people goes to each with its own end, and
    to one with all of them."""
    anchor = item.piece.anchor
    if anchor is not None and len(anchor.endings) == len(drafts):
        for draft, number in zip(drafts, anchor.endings, strict=True):
            give(draft, item._replace(piece=item.piece._replace(anchor=anchor._replace(value=number))), OWN_ENDING)
        return
    if anchor is not None and anchor.endings and len(drafts) == 1:
        for number in anchor.endings:
            give(drafts[0], item._replace(piece=item.piece._replace(anchor=anchor._replace(value=number))), reason)
        return
    for draft in drafts:
        give(draft, item, reason)


def put_together(folded: Folded, drafts: list[Draft]) -> list[Draft]:
    """Without those who are named a second time with their address: what the first place says goes to the second."""
    anchored = {spelled(folded, d): d for d in drafts if d.kind == "person" and d.anchored}
    kept = []
    for draft in drafts:
        owner = _owner(folded, draft, drafts)
        if owner is not None:
            owner.emails += draft.emails
            owner.phones += draft.phones
            owner.why.update({("email", p.start): SPELLED for p in draft.emails})
            owner.why.update({("phone", p.start): SPELLED for p, _ in draft.phones})
            continue
        again = anchored.get(spelled(folded, draft)) if draft.kind == "person" and not draft.anchored else None
        if again is None:
            kept.append(draft)
            continue
        again.names[:0], again.roles[:0], again.orgs[:0] = draft.names, draft.roles, draft.orgs
        again.why.update(draft.why)
    return kept


def with_details_above(drafts: list[Draft]) -> list[Draft]:
    """Of a mailbox by itself, and one person without details on the line below, the one contact that they are (`press@...`, `020 ...`,
    `Jane Doe, Press Officer`)."""
    if [d.kind for d in drafts] != ["desk", "person"]:
        return drafts
    desk, person = drafts
    if desk.names or desk.orgs or person.anchored or desk.start > person.start:
        return drafts
    last = max(piece.line for piece in desk.pieces())
    if person.names[0].line - last != 1:
        return drafts
    person.emails, person.phones = desk.emails, desk.phones
    person.why.update(desk.why)
    return [person]


MOST_DESKS = 100
"""So many mailboxes by themselves are held against the people of other blocks."""


def put_together_across(folded: Folded, drafts: list[Draft]) -> list[Draft]:
    """Without the mailboxes that stand by themselves in another block than the one person without an address whom they spell
    (`contact Jane Doe on 020 ...`, and below it `Email: jane.doe@...`)."""
    people = [d for d in drafts if d.kind == "person" and not d.emails and d.phones]
    if not people or len(people) == len(drafts):
        return drafts
    kept = []
    desks = 0
    for draft in drafts:
        desks += draft.kind == "desk"
        owner = (
            _owner(folded, draft, people) if draft.kind == "desk" and desks <= MOST_DESKS and not draft.phones else None
        )
        if owner is None:
            kept.append(draft)
            continue
        owner.emails += draft.emails
        owner.why.update({("email", p.start): SPELLED for p in draft.emails})
    return kept


def _owner(folded: Folded, desk: Draft, drafts: list[Draft]) -> Draft | None:
    """The person without an address whose name a mailbox by itself spells (`write to jane@example.org or call Jane Doe`)."""
    if desk.kind != "desk" or desk.names or desk.orgs or len(desk.emails) != 1:
        return None
    people = [d for d in drafts if d.kind == "person" and not d.emails and not (d.phones and desk.phones)]
    address = address_of(desk.emails[0])
    fitting = [d for d in people if emails.spells(spelled(folded, d), address)]
    return fitting[0] if len(fitting) == 1 else None


def fitting_best(text: str, drafts: Sequence[Draft], address: str) -> Draft | None:
    """The person whose name the address spells, where exactly one fits best."""
    people = [d for d in drafts if d.kind == "person"]
    ranked = sorted(((_affinity(text, d, address), n) for n, d in enumerate(people)), reverse=True)
    if not ranked or ranked[0][0] < 2 or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return people[ranked[0][1]]


def fits_any(text: str, drafts: Sequence[Draft], address: str) -> bool:
    """Whether it looks like somebody's name at all."""
    return any(_affinity(text, d, address) for d in drafts if d.kind == "person")


def _affinity(text: str, draft: Draft, address: str) -> int:
    return max((emails.affinity(text[p.start : p.end], address) for p in draft.names), default=0)
