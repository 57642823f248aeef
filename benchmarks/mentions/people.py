"""Names to draw from: Faker's lists, which the resolver has never seen, in seventeen languages and six scripts.

The resolver's own tables of frequent names and of nicknames were written without them; English nicknames here are those
of the package `nicknames`.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module, resources
from itertools import accumulate
from typing import Any

from benchmarks.mentions.writing import (
    CYRILLIC,
    GERMAN_CYRILLIC,
    GREEK,
    KOREAN_SURNAMES,
    Name,
    korean,
    latin,
)

NICKNAMES = {
    "de": {
        "Johannes": "Hannes",
        "Maximilian": "Max",
        "Katharina": "Käthe",
        "Friedrich": "Fritz",
        "Elisabeth": "Lisbeth",
    },
    "fr": {"Frédéric": "Fred", "Christophe": "Chris", "Élisabeth": "Babette", "Philippe": "Phil", "Stéphanie": "Steph"},
    "es": {"Francisco": "Paco", "José": "Pepe", "Dolores": "Lola", "Ignacio": "Nacho", "Manuel": "Manolo"},
    "it": {"Giuseppe": "Beppe", "Francesca": "Franca", "Luigi": "Gigi", "Antonio": "Tonino", "Domenico": "Mimmo"},
    "pt": {"Francisco": "Chico", "João": "Joãozinho", "Eduardo": "Edu", "Isabella": "Bella"},
    "nl": {"Johannes": "Jan", "Cornelis": "Kees", "Wilhelmina": "Willemijn", "Hendrik": "Henk"},
    "sv": {"Margareta": "Greta", "Lars": "Lasse", "Karl": "Kalle", "Jan": "Janne"},
    "cs": {"Josef": "Pepa", "František": "Franta", "Kateřina": "Katka", "Jan": "Honza"},
    "hu": {"István": "Pista", "László": "Laci", "József": "Józsi", "Katalin": "Kati"},
}


@dataclass(frozen=True, slots=True)
class People:
    """Whom one meets in a language: Faker's locale, the country of their numbers, forenames by sex and surnames."""

    code: str
    country: str
    firsts: tuple[Sequence[tuple[str, tuple[str, ...]]], Sequence[tuple[str, tuple[str, ...]]]]
    lasts: tuple[Sequence[tuple[str, tuple[str, ...]]], Sequence[tuple[str, tuple[str, ...]]]]
    nicknames: dict[str, str] = field(default_factory=dict)

    def draw(self, chance: random.Random) -> Name:
        """Somebody: frequent names are drawn more often, as they are borne."""
        sex = chance.randrange(2)
        first, first_latin = _pick(chance, self.firsts[sex])
        last, last_latin = _pick(chance, self.lasts[sex])
        if self.code in ("es", "pt") and chance.random() < 0.5:
            last = f"{last} {_pick(chance, self.lasts[sex])[0]}"
        middle = (
            _pick(chance, self.firsts[sex])[0]
            if self.code in ("en", "us", "de", "nl") and chance.random() < 0.3
            else None
        )
        spelt = tuple(zip(first_latin, last_latin, strict=True))
        family_first = self.code in ("ja", "ko", "hu")
        return Name(first, last, spelt, self.nicknames.get(first), middle, family_first)


def _pick(chance: random.Random, names: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]]:
    return chance.choices(names, cum_weights=_weights(len(names)))[0]


@cache
def _weights(length: int) -> list[float]:
    return list(accumulate(1 / (place + 20) for place in range(length)))


def _faker(locale: str) -> Any:
    return import_module(f"faker.providers.person.{locale}").Provider


def _listed(provider: Any, *names: str) -> list[str]:
    """The first of these lists that the provider has, frequent names first where it says so."""
    for name in names:
        if found := getattr(provider, name, None):
            weighted = sorted(found, key=lambda n: -found[n]) if isinstance(found, dict) else list(found)
            return [name for name in dict.fromkeys(weighted) if name]
    return []


def _spelt(names: Sequence[str], ways: Sequence[Callable[[str], str]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, tuple(way(name) for way in ways)) for name in names]


def _russian(text: str) -> str:
    return latin(text, CYRILLIC)


def _russian_in_german(text: str) -> str:
    return latin(text, GERMAN_CYRILLIC)


def _greek(text: str) -> str:
    return latin(text, GREEK)


def _korean_surname(text: str) -> str:
    return KOREAN_SURNAMES[text].capitalize() if text in KOREAN_SURNAMES else korean(text)


LOCALES = (
    ("en", "en_GB", "GB"), ("us", "en_US", "US"), ("de", "de_DE", "DE"), ("fr", "fr_FR", "FR"), ("es", "es_ES", "ES"),
    ("it", "it_IT", "IT"), ("pt", "pt_BR", "BR"), ("nl", "nl_NL", "NL"), ("sv", "sv_SE", "SE"), ("tr", "tr_TR", "TR"),
    ("cs", "cs_CZ", "CZ"), ("hu", "hu_HU", "HU"), ("ru", "ru_RU", "RU"), ("uk", "uk_UA", "UA"), ("el", "el_GR", "GR"),
    ("ja", "ja_JP", "JP"), ("ko", "ko_KR", "KR"), ("ar", "ar_SA", "SA"),
)  # fmt: skip


@cache
def everybody() -> tuple[People, ...]:
    """All languages; drawn from one after another."""
    return tuple(_people(code, locale, country) for code, locale, country in LOCALES)


def _people(code: str, locale: str, country: str) -> People:
    provider = _faker(locale)
    if code == "ja":
        pairs = [(kanji, (spelt.capitalize(),)) for kanji, _, spelt in provider.last_name_pairs]
        sexes = [
            [(k, (r.capitalize(),)) for k, _, r in getattr(provider, f"first_name_{s}_pairs")]
            for s in ("male", "female")
        ]
        return People(code, country, (sexes[0], sexes[1]), (pairs, pairs))
    ways: dict[str, tuple[list[Callable[[str], str]], list[Callable[[str], str]]]] = {
        "ru": ([_russian, _russian_in_german], [_russian, _russian_in_german]),
        "uk": ([_russian, _russian_in_german], [_russian, _russian_in_german]),
        "el": ([_greek], [_greek]),
        "ko": ([korean], [_korean_surname]),
    }
    first_ways, last_ways = ways.get(code, ([], []))
    firsts = [_listed(provider, f"first_names_{sex}", "first_names") for sex in ("male", "female")]
    lasts = [_listed(provider, f"last_names_{sex}", "last_names") for sex in ("male", "female")]
    return People(
        code,
        country,
        (_spelt(firsts[0], first_ways), _spelt(firsts[1], first_ways)),
        (_spelt(lasts[0], last_ways), _spelt(lasts[1], last_ways)),
        _english_nicknames() if code in ("en", "us") else NICKNAMES.get(code, {}),
    )


@cache
def _english_nicknames() -> dict[str, str]:
    """One nickname for each forename, the first that the list gives."""
    found: dict[str, str] = {}
    with resources.files("nicknames").joinpath("names.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["relationship"] == "has_nickname":
                found.setdefault(row["name1"].capitalize(), row["name2"].capitalize())
    return found
