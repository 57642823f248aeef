"""The general mailbox and number of a page of contacts that has a part for the press further down, or further up under another
heading: everybody's, not the press's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.labels.items import Item
from directory.extraction.people import groups
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

_HEADING = re.compile(r"\n\s*\n[ \t*_#]*(?P<said>[^\n@:\d]{4,40}?)[ \t*_:]*(?=\n)")
"""A short line with an empty one above it."""


def front_desks(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """Desks without a name, below words that announce contacts of all kinds: above a heading of the press with somebody below, or
    behind people whom words of the press announce."""
    found = []
    for draft, following in pairwise(drafts):
        block = draft.block
        if not _is_general(draft) or block is None or block is not following.block or block.cue is None:
            continue
        if block.opened != "cue" or speak_of_press(cutter.shapes.tokens(*block.cue)):
            continue
        if _heads_press(cutter, draft.end, following.start):
            found.append(draft)
    for before, draft in pairwise(drafts):
        behind_press = before.kind == "person" and _is_of_press(cutter, before) and _is_general(draft)
        if behind_press and draft.emails and _heads_all(cutter, before.end, draft.start):
            found.append(draft)
    return found


def besides_press(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """Desks without a name and a mailbox for the press that other words offer than those of the press, where such words, or a mailbox for
    the press, offer somebody of the same house: a page's general mailbox and number, whatever announces it (`CONTACT`, `hello@...`,
    and further down `Press`, `Jane Doe`, `press@...`). A house of its own has its domain (joint releases)."""
    pressed = [d for d in drafts if _is_of_press(cutter, d) or _has_press_mailbox(d)]
    blocks, hosts = {id(d.block) for d in pressed}, {host for d in pressed for host in _hosts(d)}
    mailed = {id(d.block) for d in pressed if _has_press_mailbox(d) and not _is_of_press(cutter, d)}
    return [
        draft
        for draft in drafts
        if draft.kind == "desk" and not draft.names and draft.block is not None and draft.block.opened == "cue"
        if pressed and not _has_press_mailbox(draft) and hosts.issuperset(_hosts(draft))
        if id(draft.block) not in blocks or (id(draft.block) in mailed and draft.emails and _is_general(draft))
    ]


def _hosts(draft: Draft) -> set[str]:
    return {emails.domain(address_of(piece)) for piece in draft.emails}


def _has_press_mailbox(draft: Draft) -> bool:
    return any(emails.is_press_mailbox(address_of(piece)) for piece in draft.emails)


def begins_anew(cutter: Cutter, group: Sequence[Draft], item: Item, rest: Sequence[Item], last_line: int) -> bool:
    """Whether a number opens the next row of a list, or is the house's, and so nobody's of a group of people."""
    return groups.opens_row(group, item, rest, last_line) or _is_of_house(cutter, group[-1], item, rest)


def _is_of_house(cutter: Cutter, before: Draft, item: Item, rest: Sequence[Item]) -> bool:
    """Whether a number, and right behind it the mailbox of a function, stand below a heading of contacts of all kinds, behind somebody
    who has an address already."""
    if not before.emails or not rest or rest[0].piece.label != "email":
        return False
    return emails.is_role_mailbox(address_of(rest[0].piece)) and _heads_all(cutter, before.end, item.piece.start)


def _heads_all(cutter: Cutter, start: int, end: int) -> bool:
    """Whether the last heading of a stretch announces contacts and says nothing of the press."""
    headings = [heading.span("said") for heading in _HEADING.finditer(cutter.text, start, end)]
    if not headings or not cutter.words.cues.is_whole(cutter.folded[slice(*headings[-1])]):
        return False
    return not speak_of_press(cutter.shapes.tokens(*headings[-1]))


def _is_general(draft: Draft) -> bool:
    """Whether a contact is a desk without a name whose mailbox is everybody's."""
    addresses = [address_of(piece) for piece in draft.emails]
    return draft.kind == "desk" and not draft.names and all(map(_is_everybodys, addresses))


def _is_everybodys(address: str) -> bool:
    return emails.is_role_mailbox(address) and not emails.is_press_mailbox(address)


def _is_of_press(cutter: Cutter, draft: Draft) -> bool:
    """Whether words of the press open the block of a contact."""
    block = draft.block
    return block is not None and block.cue is not None and speak_of_press(cutter.shapes.tokens(*block.cue))


def _heads_press(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a heading that speaks of the press stands between two contacts."""
    return any(names_press(cutter, *heading.span("said")) for heading in _HEADING.finditer(cutter.text, start, end))
