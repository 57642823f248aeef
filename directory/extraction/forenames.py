"""Whether what was taken for a name is other words with capitals (`Stage Door 020 ...` below `Contact us`): the text or a table
has one of them as a usual word, and neither a forename of `forenames.toml` nor anything else speaks for a human."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from directory.extraction.drafts import Draft, address_of
from directory.extraction.folding import fold
from directory.extraction.pieces import Cutter
from directory.extraction.vocabulary import OF_PRESS
from directory.values import emails

_TABLE = Path(__file__).parent / "forenames.toml"
_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN = re.compile(r"[A-Za-zÀ-ɏΆ-ώЀ-ӿ]")
"""Letters of the scripts that the table has names in."""
_RIGHT_BEHIND = 3
_BEFORE = 16
"""So many characters before a name may be a title."""


@cache
def known() -> frozenset[str]:
    """All forenames, folded."""
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return frozenset(fold(name) for names in tables.values() for name in names.split())


def has_forename(name: str) -> bool:
    """Whether one of its words is a forename, or an initial."""
    words = _WORD.findall(fold(name))
    return any(len(word) == 1 or word in known() for word in words)


def is_human(cutter: Cutter, draft: Draft, *, beside: bool) -> bool:
    """Whether a contact's name is a human's: something says so, a forename, a title, what its bearer does, an address that spells
    it, words of the press that announce it, a sentence that asks to call it; or none of its words is a usual one, and it stands
    right behind the opening words or `beside` others with a forename."""
    text = cutter.text
    written = [text[piece.start : piece.end] for piece in draft.names]
    if draft.roles or any(has_forename(name) or _WRITTEN.match(name) is None for name in written):
        return True
    addresses = [address for address in map(address_of, draft.emails) if not emails.is_role_mailbox(address)]
    if any(emails.affinity(name, address) for name in written for address in addresses):
        return True
    if any(_is_titled(cutter, piece.start) for piece in draft.names):
        return True
    block = draft.block
    if block is None or block.opened != "cue" or block.cue is None:
        return True
    if any(word.startswith(OF_PRESS) for word in cutter.shapes.tokens(*block.cue)):
        return True
    if any(_is_usual(cutter, word) for name in written for word in _WORD.findall(name)):
        return False
    between = text[block.cue[1] : draft.start]
    return beside or (not between.strip(" :*_#\n") and between.count("\n") < _RIGHT_BEHIND)


def _is_usual(cutter: Cutter, word: str) -> bool:
    """Whether a word has no capital elsewhere in the text, or a table has it as another word than a name's."""
    folded = fold(word)
    if folded in cutter.words.particles:
        return False
    if folded in cutter.words.stopwords or folded in cutter.words.address or folded in cutter.words.subjects:
        return True
    places = cutter.folded.places(folded) if len(folded) > 2 else []
    return any(cutter.text[at].islower() for at in places)


def _is_titled(cutter: Cutter, at: int) -> bool:
    before = cutter.folded[max(0, at - _BEFORE) : at].split()
    return bool(before) and before[-1].strip(".(") in cutter.words.honorifics
