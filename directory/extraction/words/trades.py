"""How words for people who do something end (`coordinator`, `Leiterin`, `chargée`), and words for what is done (`marketing`,
`Vermittlung`): of a title that stands in no table, this is left to tell it by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from directory.extraction.words import across
from directory.extraction.words.folding import fold

_WORDS = across.read("trades")
_WHO_BY = {language: tuple(map(fold, ends)) for language, ends in _WORDS["who"].items()}
_WHAT_BY = {language: tuple(map(fold, ends)) for language, ends in _WORDS["what"].items()}
_LONGER = 3
"""So many letters a word has before such an ending, or is the ending itself."""


Ending = Literal["who", "what", "neither"]


def ends_as(language: str | None, word: str) -> Ending:
    """Whether a folded word ends as those do that say who somebody is, or what is done, in that language or in English."""
    if _ends(_WHO_BY, language, word):
        return "who"
    return "what" if _ends(_WHAT_BY, language, word) else "neither"


def _ends(endings: Mapping[str, tuple[str, ...]], language: str | None, word: str) -> bool:
    ends = endings.get(language or "", ()) + (endings["en"] if language != "en" else ())
    return any(word.endswith(end) and (len(word) >= len(end) + _LONGER or word == end) for end in ends)
