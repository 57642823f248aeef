"""Ranks of more than one word, or of letters, before somebody's name, and marks that somebody signs or is written to."""

from __future__ import annotations

import re

from directory.extraction.words.folding import Folded

_RANK_GOES_ON = re.compile(
    r"(?:zur see|ter zee|(?:de|di) (?:fragata|corbeta|corveta|navio|fregate|fregata|corvette|corvetta|vaisseau|vascello"
    r"|police|gendarmerie|polizia|policia|infanteria|infantaria)|canon|preb|ven)\.?\s(?=\S+\s\S)"
)
"""What of a rank or title is no honorific by itself: before two words or more."""
_SHORT_RANKS = frozenset("SA SSA SP DSP ASP CSP DCP ACP DI DS DC PS".split())
"""Ranks of police and agents in capitals, before two words or more: `SA Jane Doe` is a special agent."""

_SMALL_TITLES = frozenset((("sv", "vd"),))
"""Titles of two letters that a language writes small."""
_BY_ORDER = re.compile(
    r"(?:i\.\s?[AV]\.|i\.\s?o\.|ppa\.?|gez\.:?|z\.\s?Hd?\.(?: v\.)?|zH|[Zz]u Händen(?: von)?|Inh\.:?|t\.\s?a\.\s?v\.:?|p/[ao]|c/o|v/)\s?(?=[A-ZÀ-Þ])"
)
"""By whose order somebody signs, and that somebody is who a letter goes to, in German, Dutch and Danish, before a name."""
_BEGIN_ORDER = frozenset("ipgzZItcv")


def behind_order(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without what says by whose order somebody signs, or that a letter goes to them (`i. A. Jane Doe`, `z. Hd. Frau Doe`)."""
    if not words or text[words[0][0]] not in _BEGIN_ORDER or (len(words) < 2 and "." not in text[slice(*words[0])]):
        return words
    found = _BY_ORDER.match(text, words[0][0], words[-1][1])
    if found is None:
        return words
    return [(max(low, found.end()), high) for low, high in words if high > found.end()]


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


def is_written_so(language: str | None, token: str, raw: str) -> bool:
    """Whether a folded title of two letters stands in a text as that language writes such: mostly in capitals."""
    return token.upper() in raw or (language, token) in _SMALL_TITLES
