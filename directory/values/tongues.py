"""Languages that somebody speaks: BCP 47 codes by the names in `tongues.toml`, in whatever language they are said."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from directory.values.wording import bare

_TABLE = Path(__file__).parent / "tongues.toml"
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_WORDS = 3
"""No name in the table that is looked for in a text has more words."""
_LONGEST = 40
_ARABIC_PREFIXES = ("وبال", "وال", "بال", "و", "ب")


class Tongue(NamedTuple):
    """A place in a text that names a language."""

    start: int
    end: int
    code: str


def code_of(name: str) -> str | None:
    """The code of the language that is called so, or None."""
    return _codes().get(bare(name))


def english(code: str) -> str:
    """What the language is called in English; the code itself where it is none of the table's."""
    return _names().get(code, (code,))[0]


def is_code(word: str) -> bool:
    """Whether it is the code of one of the table's languages, in either case."""
    return word.lower() in _names()


def found(text: str) -> Iterator[Tongue]:
    """The names of languages in a short text, in its order, the longest at each place; none overlaps another."""
    codes, opening = _codes(), _opening()
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if _bare(word.group()) in opening:
            for count in range(min(_MOST_WORDS, len(words) - at + 1), 0, -1):
                end = words[at + count - 2].end()
                between = text[word.start() : end]
                code = codes.get(bare(between)) if len(between) < _LONGEST and "," not in between else None
                if code is not None:
                    yield Tongue(word.start(), end, code)
                    at += count - 1
                    break
        elif _UNSPACED.search(word.group()) is not None:
            yield from _inside(text, word.start(), word.end())
        elif word.group()[0] in _ARABIC_PREFIXES:
            yield from _prefixed(word)


def _prefixed(word: re.Match[str]) -> Iterator[Tongue]:
    """Arabic joins small words to the one behind (`بالعربية والإنجليزية`)."""
    prefix = next((p for p in _ARABIC_PREFIXES if word.group().startswith(p)), "")
    rest = word.group()[len(prefix) :]
    code = _codes().get(bare(rest)) or _codes().get(bare("ال" + rest))
    if code is not None:
        yield Tongue(word.start() + len(prefix), word.end(), code)


def _inside(text: str, start: int, end: int) -> Iterator[Tongue]:
    """Those within a run of a script without spaces between words (`日本語と英語で`), or with particles (`영어로`)."""
    codes = _codes()
    for place in _unspaced().finditer(text, start, end):
        yield Tongue(place.start(), place.end(), codes[bare(place.group())])


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(names) for code, names in tomllib.loads(_TABLE.read_text("utf-8")).items()}


@cache
def _codes() -> Mapping[str, str]:
    return {bare(name): code for code, names in _names().items() for name in names}


@cache
def _opening() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(name.split()[0] for name in _codes())


@lru_cache(maxsize=8_192)
def _bare(word: str) -> str:
    return bare(word)


@cache
def _unspaced() -> re.Pattern[str]:
    names = {name for names in _names().values() for name in names if _UNSPACED.search(name) is not None}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
