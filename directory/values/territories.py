"""Countries and regions that somebody answers for, by the names in `territories.toml`, in whatever language they are said; and in
English, by `countries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from directory.values.wording import bare

_TABLE = Path(__file__).parent / "territories.toml"
_INITIALS = 3
"""Names of up to so many letters are initials, and count in capitals only (`US`, `UK`, `EU`)."""


def country(words: str) -> str | None:
    """The ISO 3166 code of the country that is called so; None where it is a region, or no territory at all."""
    if is_code(words):
        return words
    code = _countries().get(_key(words))
    return code if code is not None and _is_written_so(words) else None


def english(code: str) -> str:
    """What a country is called in English, by its code; the code itself where it is none."""
    return _in_english().get(code, code)


def is_territory(words: str) -> bool:
    """Whether it is the name of a country or region, and nothing else."""
    key = _key(words)
    return (key in _countries() or key in _regions()) and _is_written_so(words)


def is_code(word: str) -> bool:
    """Whether it is the code of a country, in capitals."""
    return word in _table()["countries"]


def key(words: str) -> str:
    """By which territories are compared: a country's code, else the folded words."""
    return country(words) or _key(words)


def asked(words: str) -> str:
    """The same key for what somebody types: a code, or a name, in either case."""
    code = words.strip().upper()
    return code if is_code(code) else _countries().get(_key(words)) or _key(words)


def named(words: Iterable[str]) -> frozenset[str]:
    """The codes of the countries that folded words of a text name, in one word or two, or by an adjective made from the
    country's name (`Australian`, `colombiano`)."""
    found: set[str] = set()
    before = ""
    whole, stems = _countries(), _stems()
    for word in words:
        code = (whole.get(f"{before} {word}") if before else None) or (
            whole.get(word) if len(word) > _INITIALS else None
        )
        if code is None and len(word) > _STEM:
            code = next(
                (stems[word[:n]] for n in range(_STEM, min(len(word), _LONGEST_STEM) + 1) if word[:n] in stems), None
            )
        if code is not None:
            found.add(code)
        before = word
    return frozenset(found)


_STEM, _LONGEST_STEM = 6, 9
"""An adjective begins with so many letters of the country's name: all but the last two."""


@cache
def _stems() -> Mapping[str, str]:
    stems: dict[str, set[str]] = {}
    for name, code in _countries().items():
        if " " not in name and name.isascii() and _STEM <= len(name) - 2 <= _LONGEST_STEM:
            stems.setdefault(name[:-2], set()).add(code)
    return {stem: codes.pop() for stem, codes in stems.items() if len(codes) == 1}


def _is_written_so(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    if not letters or letters[0].lower() == letters[0].upper():
        return bool(letters)
    return (len(letters) > _INITIALS or all(map(str.isupper, letters))) and letters[0].isupper()


def _key(words: str) -> str:
    return bare(words).replace(".", "")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def _in_english() -> Mapping[str, str]:
    return tomllib.loads((Path(__file__).parent / "countries.toml").read_text("utf-8"))


@cache
def _countries() -> Mapping[str, str]:
    return {_key(name): code for code, names in _table()["countries"].items() for name in names}


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(_key, _table()["regions"]))
