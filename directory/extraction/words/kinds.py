"""What a single word can be: in which lists of a vocabulary it stands, told at one look.

Of most stretches of a contact block most questions (a role? a desk? an organisation?) are answered by their words alone: none
of them is in the list. So each word is held against all lists once and for all, not once for each question.
"""

from __future__ import annotations

import re
from functools import lru_cache

from directory.extraction.words import across, departments
from directory.extraction.words.folding import bare
from directory.extraction.words.vocabulary import Vocabulary

ROLE, ORGANISATION, CALENDAR, DIGIT, NEVER_IN_NAME = (1 << bit for bit in range(5))
"""A word of roles, by itself or as a part joined by a hyphen; one of organisations; of the calendar; one with a digit in it;
one that stands in no name, whatever the language of the text."""
OPENS_DESK, OPENS_ROLE, OPENS_ORGANISATION, OPENS_ASKING, OPENS_CUE, OPENS_RELEASE, OPENS_LABEL = (
    1 << bit for bit in range(5, 12)
)
"""Some phrase of such a list begins with it."""
HONORIFIC, OFFICE, TRADE = 1 << 12, 1 << 13, 1 << 14
"""A title; the head of a department's name; the trade of agencies."""
ANY = -1
"""All at once: nothing can be said of words that are not written apart."""

MOST = 50_000
"""Of so many words it is remembered; no language has more that matter."""
_DIGIT = re.compile(r"[\d²³¹]")
OF_TRADE = across.begins(across.read("departments")["trade"])
"""How the trade of agencies is called in many languages, at the beginning of folded words."""


class Kinds(dict[str, int]):
    """Folded word to the sum of what it can be. Fills itself as words are met: what is remembered is the tables' answer for a
    word, which no text changes."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self._words = words
        self._dated = frozenset(part for entry in words.calendar for part in (entry, *bare(entry).split()))
        self._opening = (
            (OPENS_DESK, words.desks.opens),
            (OPENS_ROLE, words.role_phrases.opens),
            (OPENS_ORGANISATION, words.organisation_phrases.opens),
            (OPENS_ASKING, words.asking.opens),
            (OPENS_CUE, words.cues.opens),
            (OPENS_RELEASE, words.release.opens),
            (OPENS_LABEL, words.label_phrases.opens),
        )

    def __missing__(self, word: str) -> int:
        kinds = sum(kind for kind, opens in self._opening if opens(word))
        if self._is_of_roles(word):
            kinds |= ROLE
        if word in self._words.organisations:
            kinds |= ORGANISATION
        if word in self._dated:
            kinds |= CALENDAR
        if word in self._words.honorifics:
            kinds |= HONORIFIC
        if departments.is_head(word):
            kinds |= OFFICE
        if _DIGIT.search(word) is not None:
            kinds |= DIGIT
        if OF_TRADE.match(word) is not None:
            kinds |= TRADE
        if self._is_never_in_name(word):
            kinds |= NEVER_IN_NAME
        if len(self) >= MOST:
            self.clear()
        self[word] = kinds
        return kinds

    def _is_of_roles(self, word: str) -> bool:
        roles = self._words.roles
        return word in roles or ("-" in word and any(part in roles for part in word.split("-")))

    def _is_never_in_name(self, word: str) -> bool:
        words = self._words
        if word in words.stopwords and word not in words.particles:
            return True
        return len(word) > 2 and (
            word in words.roles
            or word in words.organisations
            or word in words.places
            or word in words.desk_words
            or word in words.labels
            or words.cues.is_whole(word)
            or words.release.is_whole(word)
            or words.asking.is_whole(word)
        )


@lru_cache(maxsize=64)
def kinds_of(words: Vocabulary) -> Kinds:
    """The one for a vocabulary."""
    return Kinds(words)
