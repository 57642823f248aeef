"""Offices of the members of parliaments and councils, called after their holders (`Wahlkreisbüro Jane Doe MdB`): desks, not humans."""

from __future__ import annotations

from directory.extraction.stretches.naming import WORD, Naming
from directory.extraction.words.departments import OF_MEMBER

_MEMBER = frozenset("mdb mdl mda mdbb mdep mdeu mep mp mdhb nr sr mk msp ms".split())
"""Letters that may stand behind a member's name."""
_FEWEST, _MOST = 3, 8
"""So many words has such a name."""


def is_members_office(asked: Naming, start: int, end: int) -> bool:
    """Whether a stretch is such an office's name."""
    first = WORD.match(asked.text, start, end)
    if first is None or asked.folded[first.start() : first.end()] not in OF_MEMBER:
        return False
    words = [found.span() for found in WORD.finditer(asked.text, start, end)]
    if not _FEWEST <= len(words) <= _MOST:
        return False
    while len(words) > _FEWEST and asked.folded[slice(*words[-1])].strip("(),.") in _MEMBER:
        words.pop()
    holder = 1
    while holder < len(words) - 2 and not asked.text[words[holder][0]].isupper():
        holder += 1  # "Büro von ..."
    if holder < len(words) - 2 and asked.folded[slice(*words[holder])] in asked.words.roles:
        holder += 1  # "Büro des Abgeordneten ..."
    low, high = asked.strip(words[holder][0], words[-1][1])
    named = asked.name(low, high)
    return named is not None and named[1] == high
