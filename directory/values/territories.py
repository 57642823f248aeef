"""Countries and regions that somebody answers for, by the names in `territories.toml`, in whatever language they are said; and in
English, by `countries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
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


def begins_name(word: str) -> bool:
    """Whether a word without hyphens is the first of a name, or all of it."""
    return _key(word) in _ends()[0]


def ends_name(word: str) -> bool:
    """Whether a word without hyphens is the last of a name, or all of it."""
    return _key(word) in _ends()[1]


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


def named(words: Sequence[str]) -> frozenset[str]:
    """The codes of the countries that the folded words of a text name, in one word or two, or by an adjective made from the
    country's name (`Australian`, `colombiano`)."""
    apart = set(words)  # long texts say few words often
    of_two, firsts, seconds = _names_of_two()
    found: set[str] = set()
    if not seconds.isdisjoint(apart) and not firsts.isdisjoint(apart):
        said = {pair for pair in pairwise(words) if pair[0] in firsts and pair in of_two}
        if said:
            found.update(of_two[pair] for pair in said)
            apart = {*words[:1], *(pair[1] for pair in pairwise(words) if pair not in said)}
    whole, heads = _countries(), _heads()
    names = whole.keys() & apart
    found.update(whole[name] for name in names if len(name) > _INITIALS)
    for word in [word for word in apart if word[:_STEM] in heads]:  # of most texts none
        if len(word) > _STEM and word not in names:
            found.update(_by_stem(word))
    return frozenset(found)


def _by_stem(word: str) -> Iterable[str]:
    """The country that an adjective is made from: by the shortest stem that it begins with."""
    stems = _stems()
    beginnings = (word[:n] for n in range(_STEM, min(len(word), _LONGEST_STEM) + 1))
    return islice((stems[beginning] for beginning in beginnings if beginning in stems), 1)


_STEM, _LONGEST_STEM = 6, 9
"""An adjective begins with so many letters of the country's name: all but the last two."""


@cache
def _stems() -> Mapping[str, str]:
    stems: dict[str, set[str]] = {}
    for name, code in _countries().items():
        if " " not in name and name.isascii() and _STEM <= len(name) - 2 <= _LONGEST_STEM:
            stems.setdefault(name[:-2], set()).add(code)
    return {stem: codes.pop() for stem, codes in stems.items() if len(codes) == 1}


@cache
def _heads() -> frozenset[str]:
    """With what the stems begin."""
    return frozenset(stem[:_STEM] for stem in _stems())


@cache
def _names_of_two() -> tuple[Mapping[tuple[str, str], str], frozenset[str], frozenset[str]]:
    """The countries whose names are two words, the first words of these, and the second ones."""
    names = {(first, second): code for name, code in _countries().items() for first, second in _two(name)}
    return names, frozenset(first for first, _ in names), frozenset(second for _, second in names)


def _two(name: str) -> Iterable[tuple[str, str]]:
    first, _, second = name.partition(" ")
    return [(first, second)] if first and second and " " not in second else []


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
def _ends() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of all names, and the last ones."""
    words = [name.split() for name in (*_countries(), *_regions())]
    return frozenset(of[0] for of in words), frozenset(of[-1] for of in words)


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(_key, _table()["regions"]))
