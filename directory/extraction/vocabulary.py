"""The language tables, read once and joined: a release in one language often carries a block in another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from directory.extraction.folding import fold
from directory.extraction.phrases import Phrases, is_unspaced

TABLES = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True)
class Words:
    """A list of single words; some stand for all words with their beginning or end."""

    exact: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (
            word in self.exact or word.startswith(self.heads) or (len(word) > 4 and word.endswith(self.tails))
        )


@dataclass(frozen=True, slots=True)
class Language:
    """What tells a language, and the country that its national numbers most likely belong to."""

    code: str
    country: str | None
    stopwords: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables joined. Words and phrases are folded (`folding.fold`)."""

    languages: tuple[Language, ...]
    stopwords: frozenset[str]
    release: Phrases
    cues: Phrases
    asking: Phrases
    ends: Phrases
    decoys: Phrases
    roles: Words
    role_phrases: Phrases
    organisations: Words
    organisation_phrases: Phrases
    desks: Phrases
    honorifics: frozenset[str]
    particles: frozenset[str]
    joins: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    label_phrases: Phrases
    address: Words
    at: re.Pattern[str]
    dot: re.Pattern[str]
    months: Mapping[str, int]
    month_names: Phrases
    calendar: frozenset[str]
    places: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """All tables of `languages/`, joined. Raises ValueError naming the table that lacks a list."""
    tables = [_load(path) for path in sorted(TABLES.glob("*.toml"))]
    labels: dict[str, str] = {}
    for kind in ("web", "address", "email", "phone", "mobile", "fax"):
        labels.update(dict.fromkeys((w.rstrip(".") for w in _all(tables, kind) if "*" not in w), kind))
    months = {form: number for t in tables for number, forms in enumerate(t["months"], 1) for form in map(fold, forms)}
    return Vocabulary(
        languages=tuple(
            Language(t["language"], t["country"] or None, frozenset(map(fold, t["stopwords"]))) for t in tables
        ),
        stopwords=frozenset(_all(tables, "stopwords")),
        release=Phrases(_all(tables, "release")),
        cues=Phrases(_all(tables, "cues")),
        asking=Phrases(_all(tables, "asking")),
        ends=Phrases(_all(tables, "ends")),
        decoys=Phrases(_all(tables, "decoys")),
        roles=_words(_all(tables, "roles")),
        role_phrases=Phrases([w for w in _all(tables, "roles") if " " in w or is_unspaced(w)]),
        organisations=_words(_all(tables, "organisations")),
        organisation_phrases=Phrases([w for w in _all(tables, "organisations") if " " in w or is_unspaced(w)]),
        desks=Phrases(_all(tables, "desks")),
        honorifics=frozenset(w.rstrip(".") for w in _all(tables, "honorifics")),
        particles=frozenset(_all(tables, "particles")),
        joins={t["language"]: frozenset(map(fold, t["joins"])) for t in tables},
        labels=labels,
        label_phrases=Phrases(labels),
        address=_words(_all(tables, "address")),
        at=_alternation(_all(tables, "at")),
        dot=_alternation(_all(tables, "dot")),
        months=months,
        month_names=Phrases(months),
        calendar=frozenset(months) | frozenset(_all(tables, "weekdays")),
        places=frozenset(_all(tables, "places")),
    )


_LISTS = (
    "stopwords", "release", "cues", "asking", "ends", "decoys", "roles", "organisations", "desks", "honorifics",
    "particles", "joins", "phone", "mobile", "fax", "email", "web", "address", "at", "dot", "months", "weekdays", "places",
)  # fmt: skip


def _load(path: Path) -> dict[str, Any]:
    table = tomllib.loads(path.read_text("utf-8"))
    missing = [key for key in ("language", "country", *_LISTS) if key not in table]
    if missing or len(table["months"]) != 12:
        raise ValueError(f"{path.name}: lacks {', '.join(missing) or 'twelve months'}")
    return table


def _all(tables: list[dict[str, Any]], key: str) -> list[str]:
    return [fold(word) for table in tables for word in table[key]]


def _words(entries: Iterable[str]) -> Words:
    singles = [e for e in entries if " " not in e]
    return Words(
        frozenset(e.rstrip(".") for e in singles if "*" not in e),
        tuple(sorted({e[:-1] for e in singles if e.endswith("*")})),
        tuple(sorted({e[1:] for e in singles if e.startswith("*") and not e.endswith("*")})),
    )


def _alternation(entries: Iterable[str]) -> re.Pattern[str]:
    """The few words that disguise an address, as one pattern."""
    return re.compile("|".join(sorted((re.escape(e) for e in set(entries)), key=len, reverse=True)))
