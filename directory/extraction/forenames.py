"""Forenames of many languages, by `forenames.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from directory.extraction.folding import Folded, fold

_TABLE = Path(__file__).parent / "forenames.toml"
_WORD = re.compile(r"[^\W\d_]+")


FORENAMES_OF = {
    "nl": ("an", "will", "floor", "koenraad"),
    "es": ("emilio", "rosario", "salvador", "asuncion"),
    "it": ("pietro", "emilio", "rosario", "franca", "mena", "nella", "pio"),
    "pt": ("emilio", "rosario", "salvador", "vitoria", "america"),
    "ca": ("emilio", "salvador"),
    "da": ("bo", "will"),
    "nb": ("are", "bo"),
    "sv": ("bo",),
    "de": ("will",),
    "tr": ("can",),
    "vi": ("an", "do", "so", "to", "than", "may"),
    "zh": ("he", "you", "so", "an"),
}
"""What is a forename, or part of a name, in a language, though a small word in English, a place, or a label."""
TITLES_TOO = frozenset(("gen", "sen", "don", "dom"))
"""What without a full stop is a forename, too: before a single word it is one."""
CLIPPED = frozenset(["'t", "'s", "'n"])
"""Articles clipped within a surname (Dutch `'t Voorbeeld`)."""
ROMANCE = frozenset(("fr", "es", "it", "pt", "ca"))
"""Languages in which a small word before a name says whose something is (`Service presse d'Ada Doe`)."""
NEVER_OF = {"de": frozenset(("uhr", "verfugung", "auskunfte", "fragen", "ruckfragen"))}
"""Words with a capital that stand beside small words of names (`von 14 bis 15 Uhr zur Verfügung`)."""
_ARTICLES = {
    "fr": ("le", "la", "les", "l'"),
    "es": ("el", "la", "los", "las"),
    "it": ("il", "la", "lo", "gli", "le"),
    "pt": ("o", "a", "os", "as"),
    "ca": ("el", "la", "els", "les"),
    "de": ("der", "die", "das"),
    "nl": ("het", "een"),
}
SURNAMES_OF = {
    language: frozenset(names.split())
    for language, names in {
        "de": "amt bund post stadt kammer ruf bank pfarrer",
        "fr": "paris marche abbe place conseil commune cure prefet general",
        "es": "pastor mendoza calle plaza iglesia alcalde notario guardia capitan teniente cordoba sevilla rambla madrid francia",
        "it": "sala corte piazza castello borgo campo guardia genova verona padova siena pisa lucca ravenna modena parma "
        "ancona salerno catania palermo messina",
        "pt": "porto lisboa aveiro viseu leiria faro setubal camara",
        "ca": "sala alcalde jutge mestre notari pastor girona barcelona reus vic manresa",
        "nl": "meer post raad kamer kerk stad bond gent leuven mechelen brugge",
    }.items()
}
"""What is somebody's surname behind a forename, though a place, an office or a kind of organisation by itself."""


@cache
def known() -> frozenset[str]:
    """All forenames, folded."""
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return frozenset(fold(name) for names in tables.values() for name in names.split())


def is_forename(word: str) -> bool:
    """Whether a word of three letters or more is one."""
    return len(word) > 2 and fold(word) in known()


def told(language: str | None, word: str) -> bool | None:
    """Whether a folded word can be part of a name in this language, where that is told; None where it is not."""
    if word in FORENAMES_OF.get(language or "", ()):
        return True
    return False if word in NEVER_OF.get(language or "", ()) else None


def is_surname(language: str | None, folded: Folded, words: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a word, by its place, is a surname behind a forename in that language, though something else by itself."""
    known = SURNAMES_OF.get(language or "", ())
    word = folded[slice(*words[position])].strip(".,()")
    return position > 0 and word in known and is_forename(folded[slice(*words[0])])


def is_no_beginning(language: str | None, word: str, last: str) -> bool:
    """Whether nobody's names begin with this word in that language, an article or a small word (`Le Hangar`, `Service presse d'Ada
    Doe`), unless they end in a forename (`LE GOFF Marie`)."""
    if language in ROMANCE and word[0].islower():
        return True
    return fold(word) in _ARTICLES.get(language or "", ()) and not is_forename(last)


def has_forename(name: str) -> bool:
    """Whether one of its words is a forename, or an initial."""
    words = _WORD.findall(fold(name))
    return any(len(word) == 1 or word in known() for word in words)


def is_lettered(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether three or four letters lead to a word that is no forename (`ABX Shanmore`), unlike `ROE Jane`."""
    first, second = (text[low:high] for low, high in words[:2])
    lettered = 2 < len(first) < 5 and first.isalpha() and first.isupper() and first.isascii() and second.istitle()
    return lettered and not has_forename(text[words[0][0] : words[-1][1]])
