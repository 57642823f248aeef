"""What of an organisation's name counts when two are compared: its words, what it can be abbreviated to, and what releases show
beside it (signs: `organisation_uses`).

The same words are one name where releases show the same beside them (`Name.apart`), whoever writes them. Signs are gathered over
all releases that name it so, and the order of reading does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from directory.resolution.organisation_words import (
    DESKS,
    DOMAIN_PARTS,
    GENERAL,
    KIND,
    LEGAL,
    NATION,
    PRESS,
    SCOPE,
    SMALL,
    common,
    is_own,
)

LONGEST = 120
"""A sign longer than this tells nothing that is worth keeping."""
_MOST = 20
"""So many signs of each sort are kept of a name, but for countries, of which there are few: the first in alphabetical order, whatever
came first."""

Mark = Literal["@", "w", "a", "b", "c", "d", "f", "i", "n", "s"]
"""The sort of a sign: a mail domain (`@`), a domain of the web (`w`); a country (`c`); the acronym that the name bears in brackets (`a`) and the name
without it (`b`); the acronym that it describes (`d`); the agency that it is of, where a client is named as well (`f`); that it is
written as initials (`i`); what names it in the same release (`n`: issuer and employer); what a release states for it (`s`)."""


@dataclass(frozen=True)
class Name:
    """A name as compared: the key of its words, its signs, each a mark and a value (`@cnes.example`), and what tells it from
    others of the same words (`organisation_uses.Use.apart`)."""

    key: str
    signs: tuple[str, ...] = ()
    apart: str = ""

    def told(self, mark: Mark) -> tuple[str, ...]:
        """The values of all signs of one sort."""
        return tuple(sign[1:] for sign in self.signs if sign[0] == mark)

    @cached_property
    def agency(self) -> str | None:
        """The agency alone, of one that is named with a client."""
        return next(iter(self.told("f")), None)

    @cached_property
    def base(self) -> str:
        """The name without its acronym in brackets, and without an agency's client."""
        return self.agency or next(iter(self.told("b")), self.key)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words but small ones and legal forms."""
        every = [word for word in self.base.split() if word not in SMALL and word not in LEGAL]
        return tuple(every) or tuple(self.base.split())

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words by which it is compared, in their common form, without those that may be left out."""
        left_out = set(GENERAL)
        if not PRESS.isdisjoint(self.words) and not DESKS.isdisjoint(self.words):
            left_out |= PRESS | DESKS
        kept = [word for word in self.words if word not in left_out]
        return frozenset(common(word) for word in kept or self.words)

    @cached_property
    def initials(self) -> frozenset[str]:
        """What its long form is abbreviated to."""
        return initials(self.base)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """What it is itself where it is a single word; a word of two or three letters only where it is written as initials."""
        if len(self.words) != 1 or not self.words[0].isalpha():
            return frozenset()
        (word,) = self.words
        return frozenset({word}) if len(word) > 3 or "i" + word in self.signs else frozenset()

    @cached_property
    def domains(self) -> frozenset[str]:
        return frozenset((*self.told("@"), *self.told("w")))

    @cached_property
    def own_domains(self) -> frozenset[str]:
        """Those that are named after it."""
        return frozenset(domain for domain in self.domains if self.names(domain))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The same, each from the word on that names it: `press.cnes.example` and `www.cnes.example` are one."""
        return frozenset(root for domain in self.domains if (root := self.root(domain)))

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO 3166 codes of those that releases show it in, and that it is named after."""
        return frozenset((*self.told("c"), *(word[1:] for word in self.telling if word[0] == NATION)))

    @cached_property
    def reaches(self) -> bool:
        """Whether it tells how far it reaches: a nation, Europe, the world; and has other words as well."""
        return len(self.telling) > 2 and any(word[0] in {SCOPE, NATION} for word in self.telling)

    def names(self, domain: str) -> bool:
        """Whether a domain is named after it: by its acronym, by its words run together, or by one of its own words."""
        return self.root(domain) is not None

    def root(self, domain: str) -> str | None:
        """The part of a domain that begins with what is named after it, the shortest one; None where nothing is."""
        short, joined, telling = self._spelt
        for root, labels in _labels(domain):
            for label in labels:
                if (
                    label in short
                    or label in joined
                    or any(len(a) > 3 and label.startswith(a) for a in short)
                    or any(word in label for word in telling)
                ):
                    return root
        return None

    @cached_property
    def _spelt(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """What names a domain after it: acronyms, all words run together, words of its own."""
        short = self.initials | self.acronyms | {a for a in self.told("a") if a in self.initials or self.reaches}
        joined = frozenset(("".join(self.words), "".join(self.base.split())))
        return short, joined, frozenset(word for word in self.words if is_own(word))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it can be found by."""
        found = {f"n {self.key}", f"n {self.base}"}
        found |= {f"n {said}" for mark in ("s", "d", "n") for said in self.told(mark)}
        found |= {f"a {short}" for short in (*self.acronyms, *self.initials, *self.told("a"))}
        found |= {f"w {word}" for word in self.telling if word[0] not in {KIND, SCOPE, NATION} and len(word) > 2}
        found |= {f"@ {domain}" for domain in (*self.domains, *self.roots)}
        found |= {f"c {country} {self.key}" for country in self.told("c")}
        return frozenset(key[:LONGEST] for key in found)


@lru_cache(maxsize=65_536)
def initials(name: str) -> frozenset[str]:
    """What a folded name of several words is abbreviated to: the first letters of all words, of all but small ones, and
    without legal forms and the country behind."""
    every = name.split()
    large = [word for word in every if word not in SMALL]
    bare = [word for word in large if word not in LEGAL]
    abroad = bare[:-1] if bare and common(bare[-1])[0] == NATION else bare
    made = {"".join(word[0] for word in words) for words in (every, large, bare, abroad) if len(words) > 1}
    return frozenset(short for short in made if len(short) > 1)


def gathered(known: Collection[str], more: Iterable[str]) -> tuple[str, ...]:
    """Signs with others, as many as are kept."""
    by_mark: defaultdict[str, list[str]] = defaultdict(list)
    for sign in sorted({*known, *more}):
        by_mark[sign[0]].append(sign)
    return tuple(sign for mark in sorted(by_mark) for sign in by_mark[mark][: None if mark == "c" else _MOST])


def better(one: str, other: str) -> str:
    """The better written of two spellings of one name: not all in capitals or all in small letters, with its accents; the same
    whichever comes first."""

    def rank(writing: str) -> tuple[bool, int, str]:
        mixed = writing not in {writing.upper(), writing.lower()}
        return mixed, sum(not sign.isascii() for sign in writing), writing

    return max(one, other, key=rank)


@lru_cache(maxsize=65_536)
def _labels(domain: str) -> Sequence[tuple[str, Sequence[str]]]:
    """The parts of a domain that may name somebody, the last first: each with all behind it, and as what it may be read: without
    hyphens, and its longer parts between these."""
    parts = domain.split(".")
    found = []
    for place in range(len(parts) - 2, -1, -1):
        part = parts[place]
        if part not in DOMAIN_PARTS and len(part) > 1:
            within = (word for word in part.split("-") if len(word) > 2) if "-" in part else ()
            found.append((".".join(parts[place:]), (part.replace("-", ""), *within)))
    return found
