"""The general mailbox and number of a page of contacts that has a part for the press further down: everybody's, not the press's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

_HEADING = re.compile(r"\n\s*\n[ \t*_#]*(?P<said>[^\n@:]{4,40}?)[ \t*_:]*\n")
"""A short line with an empty one above it."""


def front_desks(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """Desks without a name, below words that announce contacts of all kinds and above a heading of the press with somebody below."""
    found = []
    for draft, following in pairwise(drafts):
        block = draft.block
        if draft.kind != "desk" or draft.names or block is None or block is not following.block or block.cue is None:
            continue
        if block.opened != "cue" or speak_of_press(cutter.shapes.tokens(*block.cue)):
            continue
        addresses = [address_of(piece) for piece in draft.emails]
        if any(emails.is_press_mailbox(a) or not emails.is_role_mailbox(a) for a in addresses):
            continue
        if _heads_press(cutter, draft.end, following.start):
            found.append(draft)
    return found


def _heads_press(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a heading that speaks of the press stands between two contacts."""
    return any(names_press(cutter, *heading.span("said")) for heading in _HEADING.finditer(cutter.text, start, end))
