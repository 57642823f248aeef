"""Lists of words that are looked for in texts of all languages, each word under the language that has it (`NAME.toml` beside this
file): whoever knows the language adds to them without reading code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from directory.extraction.words.folding import fold

_FOLDER = Path(__file__).parent

Lists = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The words of each list by the code of their language (BCP 47)."""


@cache
def read(name: str) -> Lists:
    """The lists of `NAME.toml`: words parted by spaces in one string, or an array where some are of several words."""
    tables = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {
        key: {code: tuple(said.split() if isinstance(said, str) else said) for code, said in by_language.items()}
        for key, by_language in tables.items()
    }


def every(by_language: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The words of all languages."""
    return frozenset(chain.from_iterable(by_language.values()))


def folded(by_language: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The same as words of a folded text are: whoever adds to a list writes them as the language does, accents and all."""
    return frozenset(map(fold, every(by_language)))


def one_of(words: Iterable[str]) -> str:
    """The pattern of one of some words, the longest of those that could stand at a place; `*` at an end stands for any letters there,
    `?` for one."""
    return f"(?:{'|'.join(map(_pattern, sorted(words, key=lambda word: (-len(word), word))))})"


def one_folded(by_language: Mapping[str, Iterable[str]]) -> str:
    """The pattern of one of the words of all languages in a folded text."""
    return one_of(folded(by_language))


def begins(by_language: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """What matches words that are one of a list, or begin so where it leaves their end open (`*`)."""
    return re.compile("|".join(_beginning(word) for word in sorted(every(by_language))))


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w")


def _beginning(word: str) -> str:
    return re.escape(word.removesuffix("*")) + ("" if word.endswith("*") else r"\Z")
