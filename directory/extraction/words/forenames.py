"""Forenames of many languages, by `forenames.toml`, and what else a language knows of names, by `names_by_language.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Sequence
from functools import cache
from pathlib import Path

from directory.extraction.words import japanese
from directory.extraction.words.folding import Folded, fold

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]+")


_CLUBS = frozenset("FC CF CD UD SD RC SC HC BC VC AC FK NK SV TV TC PP PS".split())
"""Letters before the names of clubs and parties; of forenames they are hardly the first ones."""
TITLES_TOO = frozenset(("gen", "sen", "don", "dom"))
"""What without a full stop is a forename, too: before a single word it is one."""
CLIPPED = frozenset(["'t", "'s", "'n"])
"""Articles clipped within a surname (Dutch `'t Voorbeeld`)."""
ROMANCE = frozenset(("fr", "es", "it", "pt", "ca", "gl"))
"""Languages in which a small word before a name says whose something is (`Service presse d'Ada Doe`)."""
_NAMES: dict[str, dict[str, frozenset[str]]] = {
    kind: {language: frozenset(words.split()) for language, words in table.items()}
    for kind, table in tomllib.loads((_FOLDER / "names_by_language.toml").read_text(encoding="utf-8")).items()
}
"""What a language knows of names besides its forenames."""
_STRETCH = re.compile(r"\S+")
_LONGEST = 40
"""A forename and a surname have so many characters at most."""


@cache
def known() -> frozenset[str]:
    """All forenames, folded."""
    tables = tomllib.loads((_FOLDER / "forenames.toml").read_text(encoding="utf-8"))
    return frozenset(fold(name) for names in tables.values() for name in names.split())


def _spelt(folded: str) -> str:
    """As the table spells Icelandic letters, which are folded with their length kept."""
    return folded if folded.isascii() else folded.replace("ð", "d").replace("þ", "th")


def is_forename(word: str) -> bool:
    """Whether a word of three letters or more is one."""
    return len(word) > 2 and _spelt(fold(word)) in known()


def told(language: str | None, word: str) -> bool | None:
    """Whether a folded word can be part of a name in this language, where that is told; None where it is not."""
    if word in _NAMES["forenames"].get(language or "", ()):
        return True
    return False if word in _NAMES["never"].get(language or "", ()) else None


_TITLES_FIRST = frozenset(("ar", "fa", "he"))
"""Languages with titles before a name only: behind a forename they are its surname (`سامر الحاج`)."""

_TITLES_BEHIND = frozenset(("hu", "tr", "ja", "ko", "zh", "vi"))
"""Languages in which a title may follow a forename (`Ahmet Bey`): in others a title that is spelled out behind a forename alone is a
surname (`Julie Pasteur`, `Jane Lord`)."""
_LONG_TITLE = 4
"""Titles and degrees that are written behind a name are short (`PhD`, `Esq`)."""


def is_surname(language: str | None, folded: Folded, words: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a word, by its place, is a surname behind a forename in that language, though something else by itself."""
    known = _NAMES["surnames"].get(language or "", ())
    word = folded[slice(*words[position])].strip(".,()")
    if language in _TITLES_FIRST and position > 0 and word >= "\u0590":
        return True
    clipped = position == 1 and word == "m"  # "Jane M.", though it is short for a title as well
    alone = position == 1 and len(words) == 2 and language not in _TITLES_BEHIND
    alone = alone and folded[slice(*words[0])] != "vice"  # a forename in Croatia, and half a title ("Vice President")
    written = folded.text[slice(*words[position])]
    spelled = (
        alone and len(word) >= _LONG_TITLE and (written.istitle() or (len(word) > _LONG_TITLE and written.isupper()))
    )
    return position > 0 and (clipped or spelled or word in known) and is_forename(folded[slice(*words[0])])


def ends_as_house(language: str, word: str) -> bool:
    """Whether a folded word ends the names of houses in that language, though by itself it is none."""
    return word in _NAMES["houses"].get(language, ())


def are_dates(folded: Folded, words: Sequence[tuple[int, int]], calendar: Container[str]) -> bool:
    """Whether two of the words or more are of the calendar, but for a forename that is a month as well (`Marta`, `April`)."""
    behind = words[1:] if is_forename(folded[slice(*words[0])]) else words
    return sum(folded[low:high].strip(".,") in calendar for low, high in behind) > 1


def is_named(language: str | None, folded: Folded, start: int, end: int) -> bool:
    """Whether a stretch is a forename and one of those surnames, each with a capital (`Uwe Bund`), or a Japanese name that nothing
    else is written like."""
    if language == "ja":
        return japanese.is_certain(folded.text[start:end])
    if language not in _NAMES["surnames"]:
        return False
    words = [found.span() for found in _STRETCH.finditer(folded[start:end])] if end - start < _LONGEST else []
    if len(words) != 2 or not all(folded.text[start + low].isupper() for low, _ in words):
        return False
    return is_surname(language, folded, [(start + low, start + high) for low, high in words], 1)


def is_no_beginning(language: str | None, word: str, last: str) -> bool:
    """Whether nobody's names begin with this word in that language, an article or a small word (`Le Hangar`, `Service presse d'Ada
    Doe`), unless they end in a forename (`LE GOFF Marie`)."""
    if language in ROMANCE and word[0].islower():
        return True
    return fold(word) in _NAMES["articles"].get(language or "", ()) and not is_forename(last)


def has_forename(name: str) -> bool:
    """Whether one of its words is a forename, or an initial."""
    words = _WORD.findall(_spelt(fold(name)))
    return any(len(word) == 1 or word in known() for word in words)


_ACRONYMS = re.compile(r"[A-ZÀ-Þ]{2,3}(?:-[A-ZÀ-Þ]{2,3})+\s")


def is_firm(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether capitalised words are a firm by the letters that lead it."""
    return _is_lettered(text, words) or _begins_with_acronyms(text, words)


def _begins_with_acronyms(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether two acronyms lead (`ABC-DEF Transport`)."""
    (start, _), (last, end) = words[0], words[-1]
    return _ACRONYMS.match(text, start) is not None and not text[last:end].isupper()


def _is_lettered(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether three or four letters lead to a word that is no forename (`ABX Shanmore`), unlike `ROE Jane`."""
    first, second = (text[low:high] for low, high in words[:2])
    lettered = (
        (2 < len(first) < 5 or first in _CLUBS)
        and first.isalpha()
        and first.isupper()
        and first.isascii()
        and second.istitle()
    )
    return lettered and not has_forename(text[words[0][0] : words[-1][1]])
