"""Countries and regions that somebody answers for, by the names in `territories.toml`, in whatever language they are said."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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
def _countries() -> Mapping[str, str]:
    return {_key(name): code for code, names in _table()["countries"].items() for name in names}


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(_key, _table()["regions"]))
