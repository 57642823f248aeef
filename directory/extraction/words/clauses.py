"""Clauses and common words that hold the word for an institution, and name none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.words import across
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import ROMANCE

_WORDS = across.read("clauses")
WHETHER = across.every(_WORDS["whether"])
"""How a sentence begins that asks readers what they do."""
_VERBS = across.every(_WORDS["verbs"])
"""What only sentences say, and no title does (`The Minister said today that ...`)."""
_PRONOUNS = {language: frozenset(words) for language, words in _WORDS["pronouns"].items()}
_OURS = across.every(_WORDS["ours"])
_SENTENCE = 5
"""So many words a clause has at least that ends in a full stop."""
_LONG = 8
"""And so many one that goes on behind a comma."""


def says_something(words: Sequence[str]) -> bool:
    """Whether a verb stands among words that only sentences have."""
    return not _VERBS.isdisjoint(words)


def is_sentence(text: str, start: int, end: int) -> bool:
    """Whether words are a whole sentence, which is nobody's title and no house: a verb that only sentences have stands behind the first
    ones (`The museum is a great place for all`), or it calls upon readers or asks them, and is not called so (`Visit the Example Museum
    and see the new exhibition today!`)."""
    words = text[start:end].split()
    if len(words) < _SENTENCE:
        return False
    if says_something(words[1:]):
        return True
    small = [word for word in words if word.isalpha() and word.islower() and word not in _WITHIN]
    return text[end - 1 : end + 1].rstrip()[-1:] in ("!", "?", "！", "？") and len(small) > 1


_WITHIN = across.every(across.read("small")["in_houses"])
"""Small words that names of houses have as well."""


def is_clause(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether words are part of a sentence: a verb or a small pronoun stands among them (`Example is a project that`, `Jobber du i
    media`), or all but the first are small and a full stop ends them."""
    words = text[start:end].split()
    if len(words) > 1 and words[0].lower() in _OURS and words[1].islower():
        return True  # "Nuestro departamento de prensa ..."
    if any(one in _OURS and two.islower() for one, two in pairwise(words)):
        return True  # "Fale com a nossa equipe ..."
    if (len(words) > 4 and says_something(words)) or _GOES_ON.search(text, start, end) is not None:
        return True
    if len(words) > 2 and not _PRONOUNS.get(language or "", frozenset()).isdisjoint(words[1:]):
        return True
    if len(words) < _SENTENCE or not all(word.isalpha() and word.islower() for word in words[1:]):
        return False
    return _STOPS.match(text, end) is not None or (len(words) >= _LONG and text[end : end + 1] == ",")


_GOES_ON = re.compile(
    rf"{across.one_of(across.every(_WORDS['asks']))}|{across.one_of(across.every(_WORDS['ends']))}\Z"
    rf"|[\uac00-\ud7a3]{across.one_of(_WORDS['endings']['ko'])}\Z"
)
"""What asks or begins a clause in scripts without spaces, Korean words that end as offices do, and what Korean and Turkish write behind
a word that their sentence goes on from."""
_STOPS = re.compile(r"\.(?:\s|$)")
_OF_NAMES = across.every(_WORDS["of_names"])
"""Words within Arabic and Hebrew names that are one with the word behind them."""
_MOST_PARTS = 7
_COMMON = {language: frozenset(map(fold, words)) for language, words in _WORDS["common"].items()}
_PREFIXES = _WORDS["prefixes"]


def units_of_name(words: Sequence[str]) -> int:
    """How many words a name has whose small words are one with those behind them (`عبد الرحمن بن محمد`)."""
    small = sum(word in _OF_NAMES for word in words)
    return len(words) - small if len(words) <= _MOST_PARTS else len(words)


def are_common(words: list[str], language: str | None) -> bool:
    """Whether one of the words of what could be a name is a common one of contact blocks, with or without what is written in
    one go with it (`وطلبات المقابلات`)."""
    known = _COMMON.get(language or "")
    if known is None:
        return False
    prefixes = _PREFIXES.get(language or "", ())
    folded = map(fold, words)
    return any(word in known or any(word.removeprefix(p) in known for p in prefixes) for word in folded)


_ANNOUNCING = across.every(_WORDS["announcing"])
"""With these begins what announces contacts, and no title."""


def announce(tokens: Sequence[str], language: str | None) -> bool:
    """Whether folded words, more than one, announce contacts in a language whose nouns come first (`Contactos de prensa`), or say whom
    one can interview, or what alone something is for (`Entrevistas con las investigadoras`, `Somente para a imprensa`)."""
    if len(tokens) < _FEWEST:
        return False
    if (tokens[0] in _INTERVIEWS and tokens[1] in _WITH) or (tokens[0] in _ONLY and tokens[1] in _TO):
        return True
    return tokens[0] in _ANNOUNCING and language in ROMANCE


_FEWEST = 2
_INTERVIEWS = across.every(_WORDS["interviews"])
_WITH = across.every(_WORDS["with"])
_ONLY = across.every(_WORDS["only"])
_TO = across.every(_WORDS["to"])
ANNOUNCES = re.compile(rf"\b{across.one_of(across.every(_WORDS['announces']))}\b")
"""Words that announce contacts whatever they are for; what the press is told to ask is no function."""
