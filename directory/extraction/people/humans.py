"""Whether what was taken for a name is other words with capitals (`Stage Door 020 ...` below `Contact us`): the text or a table
has one of them as a usual word, and neither a forename nor anything else speaks for a human."""

from __future__ import annotations

import re

from directory.extraction.labels.forenamed import is_usual
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import has_forename
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN = re.compile(r"[A-Za-zÀ-ɏΆ-ώЀ-ӿ]")
"""Letters of the scripts that the table has names in."""
_JOINED = re.compile(r"\b[A-Z][a-z]{1,5}-[a-z]{2,6}\b")
"""How Chinese and Korean forenames are written in Latin letters (`Ka-fai`)."""
_KOREAN_WORD = re.compile(r" (?P<word>[\uac00-\ud7a3]{1,12})")
_RIGHT_BEHIND = 3
"""So many line ends, and one less, stand between the opening words and what is right behind them."""
_BEFORE = 16
"""So many characters before a name may be a title."""


def is_human(cutter: Cutter, draft: Draft, *, beside: bool) -> bool:
    """Whether a contact's name is a human's: something says so, a forename, a title, what its bearer does, an address that spells
    it, words of the press that announce it, a sentence that asks to call it; or none of its words is a usual one, and it is a line
    with both an address and a number, or stands right behind the opening words or `beside` others with a forename."""
    text = cutter.text
    written = [text[piece.start : piece.end] for piece in draft.names]
    if not draft.roles and all(_goes_on_in_korean(cutter, piece.end) for piece in draft.names):
        return False
    if draft.roles or any(has_forename(name) or _JOINED.search(name) or not _WRITTEN.match(name) for name in written):
        return True
    if draft.emails and not draft.phones and all(_is_of_others(cutter, address_of(piece)) for piece in draft.emails):
        return False
    addresses = [address for address in map(address_of, draft.emails) if not emails.is_role_mailbox(address)]
    if any(emails.affinity(name, address) for name in written for address in addresses):
        return True
    if any(_is_titled(cutter, piece.start) for piece in draft.names):
        return True
    block = draft.block
    if block is None or block.opened != "cue" or block.cue is None:
        return True
    if speak_of_press(cutter.shapes.tokens(*block.cue)):
        return True
    if any(is_usual(cutter, word) for name in written for word in _WORD.findall(name)):
        return False
    between = text[block.cue[1] : draft.start]
    if draft.emails and draft.phones and all(_is_line(text, piece.start, piece.end) for piece in draft.names):
        return True
    return beside or (not between.strip(" :*_#\n") and between.count("\n") < _RIGHT_BEHIND)


def _goes_on_in_korean(cutter: Cutter, end: int) -> bool:
    """Whether a Korean sentence goes on behind what was taken for a name, in words that are no title and no label."""
    found = _KOREAN_WORD.match(cutter.text, end)
    if found is None or not "\uac00" <= cutter.text[end - 1] <= "\ud7a3":
        return False
    word = cutter.folded[found.start("word") : found.end()]
    words = cutter.words
    known = (
        cutter.shapes.is_join(word)
        or word in words.labels
        or word in words.honorifics
        or words.cues.search(word)
        or words.asking.search(word)
    )
    return not known and not words.role_phrases.search(word) and not words.organisation_phrases.search(word)


def _is_of_others(cutter: Cutter, address: str) -> bool:
    """Whether a mailbox is called after what it is for, which is not the press (`security@`, `sales@`)."""
    return emails.is_for_others(address) or cutter.words.decoys.is_whole(fold(address.partition("@")[0]))


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all that stands on its line."""
    behind = text.find("\n", end)
    return (
        not text[text.rfind("\n", 0, start) + 1 : start].strip()
        and not text[end : behind if behind >= 0 else None].strip()
    )


def _is_titled(cutter: Cutter, at: int) -> bool:
    before = cutter.folded[max(0, at - _BEFORE) : at].split()
    return bool(before) and before[-1].strip(".(") in cutter.words.honorifics
