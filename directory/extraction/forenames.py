"""Forenames of many languages, by `forenames.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from directory.extraction.folding import fold

_TABLE = Path(__file__).parent / "forenames.toml"
_WORD = re.compile(r"[^\W\d_]+")


FORENAMES_OF = {
    "nl": ("an", "will"),
    "da": ("bo", "will"),
    "nb": ("are", "bo"),
    "sv": ("bo",),
    "de": ("will",),
    "tr": ("can",),
    "vi": ("an", "do", "so", "to", "than", "may"),
    "zh": ("he", "you", "so", "an"),
}
"""What is a forename, or part of a name, in a language, though a small word in English."""


@cache
def known() -> frozenset[str]:
    """All forenames, folded."""
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return frozenset(fold(name) for names in tables.values() for name in names.split())


def is_forename(word: str) -> bool:
    """Whether a word of three letters or more is one."""
    return len(word) > 2 and fold(word) in known()


def has_forename(name: str) -> bool:
    """Whether one of its words is a forename, or an initial."""
    words = _WORD.findall(fold(name))
    return any(len(word) == 1 or word in known() for word in words)
