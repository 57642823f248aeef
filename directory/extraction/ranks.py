"""Ranks of more than one word, or of letters, before somebody's name."""

from __future__ import annotations

import re

from directory.extraction.folding import Folded

_RANK_GOES_ON = re.compile(
    r"(?:zur see|ter zee|(?:de|di) (?:fragata|corbeta|corveta|navio|fregate|fregata|corvette|corvetta|vaisseau|vascello"
    r"|police|gendarmerie|polizia|policia|infanteria|infantaria)|canon|preb|ven)\.?\s(?=\S+\s\S)"
)
"""What of a rank or title is no honorific by itself: before two words or more."""
_SHORT_RANKS = frozenset("SA SSA SP DSP ASP CSP DCP ACP DI DS DC PS".split())
"""Ranks of police and agents in capitals, before two words or more: `SA Jane Doe` is a special agent."""


def behind_rank(
    folded: Folded, words: list[tuple[int, int]], count: int, language: str | None
) -> list[tuple[int, int]]:
    """Without what goes on with the title before (`Oberleutnant zur See Jane Doe`, `The Rev. Canon Jane Doe`)."""
    if len(words) > 2 and language in ("en", None) and folded.text[slice(*words[0])] in _SHORT_RANKS:
        return words[1:]
    if not 1 < len(words) < count:
        return words
    found = _RANK_GOES_ON.match(folded, words[0][0], words[-1][1])
    return words if found is None else [word for word in words if word[0] >= found.end()]
