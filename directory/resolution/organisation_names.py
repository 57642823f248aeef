"""What of an organisation's name counts when two are compared: its words, what it can be abbreviated to, and what releases show
beside it (`Sign`).

A name is known by its key; whoever writes it, it is one name. Signs are gathered over all releases that name it, so that the
order of reading does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal
from urllib.parse import urlsplit

from directory.resolution.features import FREE_MAIL
from directory.resolution.organisation_words import (
    AGENCY,
    CLIENT,
    DESKS,
    DOMAIN_PARTS,
    EVERYWHERE,
    GENERAL,
    KIND,
    KINDS,
    LEGAL,
    NATION,
    NATIONS,
    PRESS,
    SCOPE,
    SCOPES,
    SMALL,
    common,
    is_own,
    without_elisions,
)
from directory.resolution.stated import bracketed, is_acronym, statements
from directory.values import emails as email_values
from directory.values import names, territories
from directory.values.organisations import bounded_key

_LONGEST = 120
"""A sign longer than this tells nothing that is worth keeping."""
_MOST = 20
"""So many signs of each sort are kept of a name: the first in alphabetical order, whatever came first."""

Mark = Literal["@", "w", "a", "b", "d", "f", "i", "n", "s"]
"""The sort of a sign: a mail domain (`@`), a domain of the web (`w`); the acronym that the name bears in brackets (`a`) and the name
without it (`b`); the acronym that it describes (`d`); the agency that it is of, where a client is named as well (`f`); that it is
written as initials (`i`); what names it in the same release (`n`: issuer and employer); what a release states for it (`s`)."""


@dataclass(frozen=True)
class Name:
    """A name as compared: its key, and its signs, each a mark and a value (`@cnes.example`)."""

    key: str
    signs: tuple[str, ...] = ()

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
    def countries(self) -> frozenset[str]:
        """The countries that the domains named after it end in; empty where one of them ends in none."""
        ends = {domain.rpartition(".")[2] for domain in self.own_domains}
        told = {end for end in ends if len(end) == 2 and end not in EVERYWHERE}
        return frozenset(told) if told == ends else frozenset()

    @cached_property
    def reaches(self) -> bool:
        """Whether it tells how far it reaches: a nation, Europe, the world; and has other words as well."""
        return len(self.telling) > 2 and any(word[0] in {SCOPE, NATION} for word in self.telling)

    def names(self, domain: str) -> bool:
        """Whether a domain is named after it: by its acronym, by its words run together, or by one of its own words."""
        telling = {w for w in self.words if is_own(w)}
        joined = {"".join(self.words), "".join(self.base.split())}
        short = self.initials | self.acronyms | {a for a in self.told("a") if a in self.initials or self.reaches}
        return any(
            label in short
            or label in joined
            or any(len(a) > 3 and label.startswith(a) for a in short)
            or any(word in label for word in telling)
            for label in _labels(domain)
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it can be found by."""
        found = {f"n {self.key}", f"n {self.base}"}
        found |= {f"n {said}" for mark in ("s", "d", "n") for said in self.told(mark)}
        found |= {f"a {short}" for short in (*self.acronyms, *self.initials, *self.told("a"))}
        found |= {f"w {word}" for word in self.telling if word[0] not in {KIND, SCOPE, NATION} and len(word) > 2}
        found |= {f"@ {domain}" for domain in self.domains}
        return frozenset(key[:_LONGEST] for key in found)


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


def signs_of(
    issuer: str | None, employed: Iterable[tuple[str | None, Collection[str]]], links: Iterable[str | None], text: str
) -> dict[str, tuple[str, set[str]]]:
    """What one release shows of the organisations that it names: for each name's key how it is written, and its signs.

    `employed` are its contacts, each with the organisation that its block names and its addresses; an address without an
    organisation is the issuer's. `links` lead to where the issuer is on the web. Of several spellings the best counts (`better`).
    """
    found: dict[str, tuple[str, set[str]]] = {}

    def note(writing: str) -> tuple[str | None, set[str]]:
        key = bounded_key(writing)
        if not key:
            return None, set()
        known = found.get(key)
        signs = known[1] if known else set()
        found[key] = (better(known[0], writing) if known else writing, signs)
        signs |= _of_writing(key, writing)
        return key, signs

    issued, shown = note(issuer) if issuer else (None, set())
    beside: set[str] = set()
    for writing, addresses in employed:
        key, signs = note(writing) if writing else (issued, shown)
        domains = {"@" + d for a in addresses if (d := email_values.domain(a)) and d not in FREE_MAIL}
        signs |= {d for d in domains if len(d) <= _LONGEST}
        if key is not None and issued is not None and key != issued:
            beside.add(key)
    shown |= {f"w{domain}" for link in links if (domain := site(link))}
    for key in sorted(beside):
        if issued is not None and _akin(Name(issued, tuple(shown)), Name(key, tuple(found[key][1]))):
            found[key][1].add(f"n{issued}")
            shown.add(f"n{key}")
    for long, short in statements(text, found):
        for key, other in ((long, short), (short, long)):
            if key in found and len(other) < _LONGEST:
                found[key][1].add(f"s{other}")
    return found


def _akin(one: Name, other: Name) -> bool:
    """Whether two names have anything in common."""
    return bool(
        one.telling & other.telling
        or one.initials & {*other.acronyms, *other.words}
        or other.initials & {*one.acronyms, *one.words}
    )


def gathered(known: Collection[str], more: Iterable[str]) -> tuple[str, ...]:
    """Signs with others, as many as are kept."""
    by_mark: defaultdict[str, list[str]] = defaultdict(list)
    for sign in sorted({*known, *more}):
        by_mark[sign[0]].append(sign)
    return tuple(sign for mark in sorted(by_mark) for sign in by_mark[mark][:_MOST])


def better(one: str, other: str) -> str:
    """The better written of two spellings of one name: not all in capitals or all in small letters, with its accents; the same
    whichever comes first."""

    def rank(writing: str) -> tuple[bool, int, str]:
        mixed = writing not in {writing.upper(), writing.lower()}
        return mixed, sum(not sign.isascii() for sign in writing), writing

    return max(one, other, key=rank)


def site(link: str | None) -> str | None:
    """The domain of a link to the web, without `www`."""
    if not link or not link.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if "." in host and len(host) < _LONGEST else None


def _of_writing(key: str, writing: str) -> set[str]:
    """What the way in which a name is written shows."""
    found: set[str] = set()
    parts = bracketed(writing)
    long = bounded_key(without_elisions(parts[0] if parts else writing))
    if long and long != key:
        found.add(f"b{long}")
    if parts is not None and not territories.is_territory(parts[1]):
        found |= {f"a{bounded_key(parts[1])}", f"i{bounded_key(parts[1])}"}
    if is_acronym(writing):
        found.add(f"i{key}")
    described = _described(writing)
    if described:
        found |= {f"d{described}"}
    agency = _agency(writing)
    if agency and agency != key:
        found.add(f"f{agency}")
    return {sign for sign in found if len(sign) <= _LONGEST}


def _described(writing: str) -> str | None:
    """The one acronym of a name all of whose other words describe it, as in `the French space agency CNES`: small letters, a
    nation, a sort of body; and one of the last two at least."""
    words = writing.replace(",", " ").split()
    short = [word for word in words if is_acronym(word) and len(word) > 2]
    if len(short) != 1 or len(words) < 2:
        return None
    around = [word for word in words if word != short[0]]
    folded = [names.fold(word) for word in around]
    if not any(word in KINDS or word in NATIONS for word in folded):
        return None
    plain = (
        w.islower() or f in NATIONS or f in SCOPES or f in KINDS or f in SMALL
        for w, f in zip(around, folded, strict=True)
    )
    if not all(plain) or not any(w.islower() and f not in SMALL for w, f in zip(around, folded, strict=True)):
        return None
    return bounded_key(short[0])


def _agency(writing: str) -> str | None:
    """Who speaks, of `Example Communications for Example Corp`; None where `for` is part of a name."""
    words = writing.split()
    for place, word in enumerate(words[1:-1], 1):
        before = [names.fold(w) for w in words[:place]]
        if names.fold(word) in CLIENT and word.islower() and any(w in AGENCY for w in before):
            return bounded_key(" ".join(words[:place])) or None
    return None


@lru_cache(maxsize=65_536)
def _labels(domain: str) -> Sequence[str]:
    """The parts of a domain that may name somebody, without hyphens, and their longer parts between these."""
    parts = [part for part in domain.split(".")[:-1] if part not in DOMAIN_PARTS and len(part) > 1]
    within = (word for part in parts if "-" in part for word in part.split("-") if len(word) > 2)
    return [*(part.replace("-", "") for part in parts), *within]
