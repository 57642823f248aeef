"""What a contact can be found by: the one description of what is searched, on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from directory.records import Card
from directory.values import names, phones
from directory.values.figures import dialled

FIELDS: Final = ("name", "organisation", "other")
"""What a word may be of a contact; who is called so is shown before who works there, and both before who has it in a role."""
LONGEST_WORD: Final = 40
LEAST_LETTERS: Final = 3
"""Of a word that may be mistyped."""
SHORTEST_UNFINISHED: Final = 5
"""And of one that may be mistyped and unfinished."""
SHORTEST_CALLED: Final = 4
"""And of one of a name, where other words tell whose."""
_SLIP_LETTERS: Final = 6
"""So many letters of a word are looked at for slips: those further on leave its beginning as it is."""
_LONGEST_NUMBER: Final = 18
_LONGEST_ADDRESS: Final = 100
_LAST_ERA: Final = (1 << 14) - 1
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"})  # fmt: skip
_SHORT: Final = 3
_ELISION: Final = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=[aeiouyhàâäæéèêëîïôöœùûü])", re.IGNORECASE)
"""Of French, Italian and Catalan: an article or a small word that has lost its vowel before another."""


@dataclass(frozen=True, slots=True)
class Findable:
    """Words by field (in the order of `FIELDS`, each word in the first that has it), numbers and addresses; and the era of its last
    citation, the newer the larger."""

    fields: tuple[frozenset[str], ...]
    era: int
    numbers: frozenset[int]
    addresses: frozenset[str]


def findable(card: Card, also: Iterable[str] = ()) -> Findable:
    """By everything that is said of a contact, formerly too: its name, organisations, press offices, roles, territories, topics,
    addresses and numbers; and `also` other names of its organisations."""
    offices = {citation.release.office for citation in card.citations if citation.release.office}
    addresses = {detail.value.lower() for detail in card.of("email", current=None)}
    houses = {detail.value for detail in card.of("org", current=None)} | set(also)
    houses |= {name for office in offices for name in (office.name, *office.also)}
    known = {"org", "email", "phone", "language"}
    others = {detail.value for detail in card.details if detail.field not in known}
    fields, seen = [], set[str]()
    for said in (
        name_words(card.name),
        {word for house in houses for word in house_words(house)} | set(map(_domain_word, addresses)),
        {word for other in others for word in words(other)},
    ):
        fields.append(frozenset(said - seen - {""}))
        seen |= said
    numbers = {
        key for d in card.of("phone", current=None) for key in (number_key(d.value), _as_written(d.raw, d.value))
    }
    return Findable(
        tuple(fields),
        era(card.last_cited),
        frozenset(numbers - {0}),
        frozenset(address_key(address) for address in addresses),
    )


def words(text: str) -> set[str]:
    """The words of a text as they are compared, and how they are typed where letters with two dots are spelt out; behind an elision
    also by themselves (`d'Exemple`: `dexemple`, `exemple`)."""
    found = names.fold(text).split()
    if (apart := without_elisions(text)) != text:
        found += names.fold(apart).split()
    if not text.isascii() and (spelt := text.translate(_SPELT_OUT)) != text:
        found += names.fold(spelt).split()
    return {word[:LONGEST_WORD] for word in found}


def without_elisions(text: str) -> str:
    return _ELISION.sub(" ", text)


def name_words(name: str) -> set[str]:
    """Those of a human's name; a short one also with the next one (`Le Roy`: `leroy`)."""
    parts = names.fold(name).split()
    joined = {(a + b)[:LONGEST_WORD] for a, b in pairwise(parts) if 1 < len(a) <= _SHORT}
    return words(name) | {word[:LONGEST_WORD] for word in names.fold_person(name).split()} | joined


def house_words(name: str) -> set[str]:
    """Those of an organisation's name, and its initials (`Example Space Agency`: `esa`)."""
    initials = "".join(word[0] for word in names.fold(name).split() if len(word) >= _SHORT)
    return words(name) | ({initials} if len(initials) >= _SHORT else set())


def slip_keys(word: str) -> set[str]:
    """By these a word meets those that are one slip of the pen apart: a letter too much, left out, changed, or two in the wrong order.
    None for a very short word, and for one with figures: another number is no slip."""
    if len(word) < LEAST_LETTERS or not word.isalpha():
        return set()
    begun = word[:_SLIP_LETTERS]
    return {begun} | {begun[:place] + begun[place + 1 :] for place in range(len(begun))}


def kept_by_slips(word: str) -> tuple[str, str]:
    """A slip of the pen leaves the one as it is at the beginning of a word, or the other at its end."""
    cut = min(_SLIP_LETTERS, len(word) - 1)
    return word[:cut], word[cut + 1 :]


def cuts_slips(word: str) -> bool:
    """Whether a word is longer than what is looked at for slips; else words that it begins have longer keys than its own."""
    return len(word) >= _SLIP_LETTERS


def era(last_cited: date | None) -> int:
    """The quarter of a year; 0 where nobody knows when. So coarse that whoever is cited again and again seldom moves."""
    return 0 if last_cited is None else min(_LAST_ERA, last_cited.year * 4 + (last_cited.month - 1) // 3)


def place(field: int, of_era: int) -> int:
    """Where a word finds a contact among those it finds: by field, then the newest first."""
    return field << 14 | (_LAST_ERA - of_era)


def field_of(place_: int) -> int:
    return place_ >> 14


def age_of(place_: int) -> int:
    """How old the last citation is: the smaller, the newer."""
    return place_ & _LAST_ERA


def number_key(number: str) -> int:
    """Its figures from the last to the first behind a 1: what has the same end has the same beginning. 0 for one without figures."""
    figures = phones.digits(number)[-_LONGEST_NUMBER:]
    return int("1" + figures[::-1]) if figures else 0


def number_keys_ending(figures: str) -> list[tuple[int, int]]:
    """From where to where, the last not included, the keys of numbers are that end in these figures."""
    begun = int("1" + figures[-_LONGEST_NUMBER:][::-1])
    rest = _LONGEST_NUMBER - min(len(figures), _LONGEST_NUMBER)
    return [(begun * 10**more, (begun + 1) * 10**more) for more in range(rest + 1)]


def address_key(address: str) -> str:
    return address.lower()[:_LONGEST_ADDRESS]


def above(prefix: str) -> str:
    """Above all texts that begin so, and below all others that are above it; compared byte by byte, of ASCII alone."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def _as_written(raw: str | None, value: str) -> int:
    """The key of a number's own notation, where the international one does not end in it."""
    figures = dialled(raw or "")
    return 0 if phones.digits(value).endswith(figures) else number_key(figures)


def _domain_word(address: str) -> str:
    """What a domain is called: `press@mail.agency.example` -> `agency`."""
    labels = address.rpartition("@")[2].split(".")
    named = [label for label in labels[:-1] if len(label) > _SHORT] or labels[:-1]
    return names.fold(named[-1]).replace(" ", "")[:LONGEST_WORD] if named else ""
