"""What the contacts read so far say of the next detail: whether it goes on with them, or begins something of its own."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.called import sentence_ends
from directory.extraction.drafts import Draft, address_of
from directory.extraction.items import Item
from directory.extraction.pieces import Cutter
from directory.extraction.wholes import Piece
from directory.values import emails

AHEAD = 60
"""A detail is compared with so many contacts and details around it: more stand in no block."""


def is_in_one_stack(cutter: Cutter, draft: Draft, piece: Piece) -> bool:
    """Whether a line goes on below the name of the person before it: few lines on, with no empty line between, or with one
    behind each."""
    name = draft.names[-1] if draft.names else None
    if name is None or not 0 < piece.line - name.line <= 6:
        return False
    lines = cutter.text[name.end : piece.start].split("\n")[1:-1]
    return not any(map(str.strip, lines[::2])) if any(not line.strip() for line in lines) else len(lines) < 3


def has_own_address(group: Sequence[Draft], organisation: Item, following: Item | None) -> bool:
    """Whether the address of a function stands behind an organisation on its line, and those above have one already."""
    if following is None or following.label != "email" or following.piece.line != organisation.piece.line:
        return False
    return emails.is_role_mailbox(address_of(following.piece)) and all(d.emails for d in group)


def is_said_anew(cutter: Cutter, drafts: Sequence[Draft], title: Item, *, leads: bool) -> bool:
    """Whether a title before a name, which it `leads`, stands in another sentence than those before (`Jane Doe, 020 ... At night,
    please ring the duty officer, John Roe, ...`)."""
    closed = leads and bool(drafts) and drafts[-1].anchored and drafts[-1].end <= title.piece.start
    return closed and sentence_ends(cutter, drafts[-1].end, title.piece.start) > 0


def have_no_address(drafts: Sequence[Draft], group: Sequence[Draft]) -> bool:
    """Whether several people stand above, with numbers and without an address: a mailbox below is nobody's own."""
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    return len(people) > 1 and all(d.phones and not d.emails for d in people) and len(group) == 1


def opens_row(group: Sequence[Draft], number: Item, rest: Sequence[Item], line: int) -> bool:
    """Whether a number begins a row for another desk: those above are desks of a line each, their number before their address,
    and an address follows on its line; `line` is that of the last detail."""
    desk, piece = group[-1], number.piece
    if desk.kind != "desk" or desk.names or not desk.emails or not desk.phones or piece.line <= line:
        return False
    if desk.phones[0][0].line != desk.emails[0].line or desk.phones[0][0].start > desk.emails[0].start:
        return False
    return any(item.label == "email" and item.piece.line == piece.line for item in rest)


def are_one_liners(drafts: Sequence[Draft]) -> bool:
    """Whether several people stand above, each with a number on the line of the name: a mailbox below is nobody's own."""
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    return len(people) > 1 and all(d.phones and d.phones[0][0].line == d.names[-1].line for d in people)
