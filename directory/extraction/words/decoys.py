"""Phrases that say that an address or number is for others than the press, wherever they are words: not in a domain or link."""

from __future__ import annotations

import re

from directory.extraction.words.phrases import Phrases

_IN_LINK = re.compile(r"(?:@|://|www\.)[a-z0-9._/-]{0,80}$")
_BACK = 90


class Decoys(Phrases):
    """As `Phrases`, but for what only looks like one within the name of a host (`jane.doe@saleswork.example`)."""

    def _within(self, text: str, start: int, end: int, *, first_only: bool) -> list[tuple[int, int]]:
        found = super()._within(text, start, end, first_only=first_only)
        if not found or all(_is_word(text, at) for at, _ in found):
            return found
        if first_only:
            found = super()._within(text, start, end, first_only=False)
        return [span for span in found if _is_word(text, span[0])]


def _is_word(text: str, at: int) -> bool:
    """Whether what begins at a place is no part of a domain or link."""
    if text[at - 1 : at] not in ("@", ".", "-", "/"):
        return True
    return _IN_LINK.search(text, max(0, at - _BACK), at) is None
