"""Fields of work (`Marketing`, `Press & Media`): what somebody is in charge of, and nobody's employer."""

from __future__ import annotations

import re

from directory.extraction.words import across
from directory.extraction.words.vocabulary import OF_PRESS

_WORDS = across.read("fields")
_FIELDS = across.folded(_WORDS["fields"])
AND = across.folded(_WORDS["joins"])
"""What joins two fields."""
_JOINS = AND | across.folded(_WORDS["of"])
_MOST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+|\d")


def is_field(folded: str) -> bool:
    """Whether folded words are those of fields alone, and what joins them."""
    words = _WORD.findall(folded)
    if not 0 < len(words) <= _MOST_WORDS or words[0] in _JOINS:
        return False
    return all(word in _FIELDS or word in _JOINS or word.startswith(OF_PRESS) for word in words)
