"""What tells some releases from others by their titles: words written as names or signs, and rare in the releases of others.

A word counts for how many of the titles have it, weighed by how rare it is elsewhere (Sparck Jones, A statistical interpretation of
term specificity, 1972). Titles with a large letter on every word tell no names; there only signs count (`SVOM`, `KOffice`, `CO2`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log2
from typing import Final, NamedTuple

from directory.values import names

FEWEST: Final = 2
"""In so many titles a subject stands."""
_SHORTEST: Final = 3
_SHORTEST_NAME: Final = 4
_MOST_SHARE: Final = 0.6
"""What more of all titles have is no subject of some; of a few titles that is not told."""
_FEW: Final = 5
_RARE: Final = 0.03
"""What more of the releases of others have is anybody's."""
_OTHERS: Final = 20
"""So many releases of others tell what is rare."""
_LONGEST: Final = 4
"""Words of a subject."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Usage:
    """How many releases there are, and how many of them have a word, by the word; of others alone."""

    releases: int
    having: Mapping[str, int]

    def of(self, folded: str) -> int:
        """How many can have these words: as many as have the rarest."""
        return min((self.having.get(word, 0) for word in folded.split()), default=0)


@dataclass(frozen=True, slots=True)
class Term:
    """Words as titles write them, and the documents whose titles have them."""

    words: str
    documents: frozenset[int]
    worth: float


class _Token(NamedTuple):
    written: str
    folded: str
    sign: bool
    name: bool


def terms(
    titles: Mapping[int, str], others: Usage, passed_over: Set[str], most: int, ages: Mapping[int, float]
) -> tuple[Term, ...]:
    """The words that tell some of these titles from others, those of most worth first. `passed_over` are words (folded) that are no
    subject: the issuer's own name, those of its contacts, numbers of releases. `ages` weigh documents, 1 for the newest."""
    read = {document: _tokens(title) for document, title in titles.items()}
    places: defaultdict[str, dict[int, int]] = defaultdict(dict)
    small: set[str] = set()
    for document, tokens in read.items():
        for at, token in enumerate(tokens):
            if token.sign or token.name:
                places[token.folded].setdefault(document, at)
            elif token.written.islower():
                small.add(token.folded)
    found: dict[str, Term] = {}
    for folded, by_document in places.items():
        if _tells(folded, by_document, read, small, others, passed_over):
            words = _extended(by_document, read, passed_over)
            elsewhere = others.of(folded) / max(others.releases, 1)
            worth = sum(ages[document] for document in by_document) * log2(2 + 1 / (elsewhere + 0.001))
            key = names.fold(words)
            if key not in found or found[key].worth < worth:
                found[key] = Term(words, frozenset(by_document), worth)
    ranked = sorted(found.values(), key=lambda term: (-term.worth, term.words))
    return _apart(ranked)[:most]


def words_of(titles: Iterable[str]) -> set[str]:
    """Every word of titles that may tell something, folded."""
    tokens = (token for title in titles for token in _tokens(title) if token.sign or token.name)
    return {word for token in tokens for word in token.folded.split()}


def _tokens(title: str) -> list[_Token]:
    written = [found[0] for found in _WORD.finditer(title)]
    long = [word for word in written if len(word) >= _SHORTEST_NAME and word.isalpha()]
    small = sum(word.islower() for word in long)
    shouted = not any(letter.islower() for letter in title)
    sentence = len(long) > 0 and 2 * small >= len(long)
    return [
        _Token(
            word,
            names.fold(word),
            not shouted and _is_sign(word),
            sentence and at > 0 and word[:1].isupper() and len(word) >= _SHORTEST_NAME,
        )
        for at, word in enumerate(written)
    ]


def _is_sign(word: str) -> bool:
    """Whether it is written as no other word is: with large letters within, or with figures and letters."""
    if "-" in word:
        return any(map(_is_sign, word.split("-")))
    within = any(letter.isupper() for letter in word[1:])
    return within or (word[:1].isupper() and any(map(str.isdigit, word)))


def _tells(  # noqa: PLR0913, PLR0917  # what a word is weighed by
    folded: str,
    by_document: Mapping[int, int],
    read: Mapping[int, Sequence[_Token]],
    small: Set[str],
    others: Usage,
    passed_over: Set[str],
) -> bool:
    if len(by_document) < FEWEST or len(folded) < _SHORTEST or not any(map(str.isalpha, folded)):
        return False
    if folded in small or not passed_over.isdisjoint(folded.split()):
        return False
    if len(read) >= _FEW and len(by_document) > _MOST_SHARE * len(read):
        return False
    if others.releases < _OTHERS:
        return any(read[document][at].sign for document, at in by_document.items())
    return others.of(folded) <= _RARE * others.releases


def _extended(by_document: Mapping[int, int], read: Mapping[int, Sequence[_Token]], passed_over: Set[str]) -> str:
    """The word with those beside it that stand there in all titles and are written as names."""
    first = last = 0
    document, at = max(by_document.items())
    tokens = read[document]

    def beside(offset: int) -> bool:
        there = {
            read[d][place + offset].folded if 0 <= place + offset < len(read[d]) else ""
            for d, place in by_document.items()
        }
        word = tokens[at + offset].written if 0 <= at + offset < len(tokens) else ""
        return len(there) == 1 and word[:1].isupper() and passed_over.isdisjoint(" ".join(there).split())

    while last - first + 1 < _LONGEST and beside(first - 1):
        first -= 1
    while last - first + 1 < _LONGEST and beside(last + 1):
        last += 1
    return " ".join(token.written for token in tokens[at + first : at + last + 1])


def _apart(ranked: Sequence[Term]) -> tuple[Term, ...]:
    """Without those whose words another of the same titles has as well."""
    kept: list[Term] = []
    for term in ranked:
        said = set(names.fold(term.words).split())
        if not any(said & set(names.fold(k.words).split()) and term.documents <= k.documents for k in kept):
            kept.append(term)
    return tuple(kept)
