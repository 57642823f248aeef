"""Which country a place lies in, by the names in `gazetteer.toml`. A name that several countries have says so."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from directory.extraction.words.folding import fold, is_unspaced

_TABLE = Path(__file__).parent / "gazetteer.toml"
_PARTS = re.compile(r"[,،、，;|/()（）•·]|\s[-–—]\s|:\s|:$")
_POSTAL_CODE = re.compile(r"[\d〒-]+")
_LONGEST_UNSPACED = 7
MOST_WORDS = 5
"""No place in the table has more words."""

NOWHERE: frozenset[str] = frozenset()
_REMEMBERED = 2_048
"""What so many lines and their parts say is remembered: each number of a contact asks the lines around it."""


@lru_cache(maxsize=_REMEMBERED)
def countries(words: str) -> frozenset[str]:
    """ISO 3166 codes of the countries that a place as written can lie in: none where no part of it is known, several where
    the name is ambiguous. Of several parts the last known one counts, and those before it tell which it is (`Athens,
    Georgia`)."""
    found = NOWHERE
    for part in reversed(_PARTS.split(words[:200])):
        known = _part(part)
        if not known:
            if found or part.strip():
                break  # what is not known may be another place than it seems (`Paris, Nowhere County`)
            continue
        found = (found & known) or found or known
    return found


@lru_cache(maxsize=_REMEMBERED)
def of_line(line: str) -> frozenset[str]:
    """The same for a line of a postal address: numbers and postal codes are left out, and parts that are no place."""
    found = NOWHERE
    for part in reversed(_PARTS.split(line[:200])):
        spaced = _POSTAL_CODE.sub(" ", part) if is_unspaced(part) else part
        words = [word for word in spaced.split() if not any(sign.isdigit() for sign in word)]
        known = _part(" ".join(words)) if len(words) <= MOST_WORDS else NOWHERE
        for at in range(1, len(words) if not known and len(words) <= MOST_WORDS else 1):
            right = _part(" ".join(words[at:]))
            if right and (left := _part(" ".join(words[:at]))):
                known = (left & right) or right
                break
        if known:
            found = (found & known) or found or known
    return found


@lru_cache(maxsize=_REMEMBERED)
def is_known(words: str) -> bool:
    """Whether it is the name of a place, and nothing else."""
    return bool(_part(words))


def _part(words: str) -> frozenset[str]:
    key = _key(words)
    known = _places().get(key, NOWHERE)
    if not known and is_unspaced(key):
        return next((_places()[key[:n]] for n in range(_LONGEST_UNSPACED, 1, -1) if key[:n] in _places()), NOWHERE)
    return known


def _key(words: str) -> str:
    return " ".join(fold(words).replace(".", "").split()).strip(" '\"*_-")


@cache
def _places() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country, names in tomllib.loads(_TABLE.read_text("utf-8")).items():
        for name in names:
            found[_key(name)].add(country)
    return {name: frozenset(codes) for name, codes in found.items()}
