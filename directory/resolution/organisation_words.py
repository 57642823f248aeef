"""Words in names of organisations, by what they say: `organisation_words.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from directory.values import territories

_TABLE: Final[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "organisation_words.toml").read_text(encoding="utf-8")
)


def _lines(table: str) -> dict[str, str]:
    """Each word with the first of its line."""
    lines = [line.split() for line in _TABLE[table].strip().splitlines()]
    return {word: line[0] for line in reversed(lines) for word in line}


SMALL: Final = frozenset(_TABLE["small"].split())
LEGAL: Final = frozenset(_TABLE["legal"].split())
GENERAL: Final = frozenset(_TABLE["general"].split())
PRESS: Final = frozenset(_TABLE["press"].split())
DESKS: Final = frozenset(_TABLE["desks"].split())
AGENCY: Final = frozenset(_TABLE["agency"].split())
CLIENT: Final = frozenset(_TABLE["client"].split())
KINDS: Final = _lines("kinds")
SCOPES: Final = _lines("scopes")
NATIONS: Final = _lines("nationalities")
DOMAIN_PARTS: Final = frozenset(_TABLE["domain_parts"].split())
EVERYWHERE: Final = frozenset(_TABLE["everywhere"].split())

KIND, SCOPE, NATION = "=", "~", "#"
"""In front of words that stand for all of their line: a sort of body, how far it reaches, a country."""

_UMLAUT = re.compile("(?<=[aou])e")
_ELISION = re.compile(r"(?<![^\W\d_])(?:[dl]|dell|all|nell|sull|qu)['\u2019](?=[^\W\d_])", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def common(word: str) -> str:
    """One form for a folded word in all languages that the tables know, and for all spellings of its umlauts."""
    if word in SCOPES:
        return SCOPE + SCOPES[word]
    if word in KINDS:
        return KIND + KINDS[word]
    if word in NATIONS:
        return NATION + NATIONS[word]
    code = territories.asked(word) if len(word) > 3 else word
    return NATION + code if code.isupper() else plain(word)


def plain(word: str) -> str:
    """One form for all spellings of a folded word's umlauts and sharp s."""
    return _UMLAUT.sub("", word).replace("ss", "s") if len(word) > 4 else word


def without_elisions(words: str) -> str:
    """Without articles that are cut short, so that folding does not join them to their words (`d'\u00c9tudes`)."""
    return _ELISION.sub(" ", words)


def is_own(word: str) -> bool:
    """Whether a folded word is neither a sort of body, nor a country, nor one that may be left out."""
    return len(word) > 3 and word not in GENERAL and common(word)[0] not in {KIND, SCOPE, NATION}
