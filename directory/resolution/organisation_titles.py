"""What an organisation of several names is called: the full form that most releases use, with its acronym beside it; and what is
put behind it where others are called the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from directory.resolution.organisation_names import Name, better, gathered
from directory.resolution.stated import bracketed
from directory.values import territories
from directory.values.organisations import bounded_key

_MOST_COUNTRIES = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A name, how it is written, and how many releases have it."""

    name: Name
    writing: str
    releases: int


def title(of: Sequence[Counted]) -> tuple[str, str | None]:
    """What to call it, and its acronym where it has one that the title does not show by itself. The same words are one name,
    whatever tells them apart. Between equals the key decides."""
    every = [_one([c for c in of if c.name.key == key]) for key in sorted({c.name.key for c in of})]
    best = max(every, key=lambda c: (_is_full(c), c.releases, c.name.key))
    parts = bracketed(best.writing)
    called, short = parts if parts is not None else (best.writing, None)
    base = Name(bounded_key(called)) if parts is not None else best.name
    for other in sorted(every, key=lambda c: (-c.releases, c.name.key)):
        if short is None and other is not best and _stands_for(other, base, best.name):
            short = other.writing
    return called, short


def tell_apart(several: Sequence[Sequence[Name]]) -> list[str]:
    """What is put behind what organisations are called that are called the same, given the names of each: its country in English
    where it is in no other's, else a domain named after it, else its few countries; nothing where releases show neither."""
    countries = [{code for name in names for code in name.countries} for names in several]
    roots = [{root for name in names for root in name.roots} for names in several]
    told = []
    for number, (here, own) in enumerate(zip(countries, roots, strict=True)):
        elsewhere = {code for other, codes in enumerate(countries) if other != number for code in codes}
        if len(here) == 1 and not here & elsewhere:
            told.append(territories.english(*here))
        elif own:
            told.append(min(own))
        else:
            told.append(", ".join(map(territories.english, sorted(here))) if len(here) <= _MOST_COUNTRIES else "")
    return told


def _one(alike: Sequence[Counted]) -> Counted:
    """Names of the same words as one."""
    if len(alike) == 1:
        return alike[0]
    signs = gathered((), (sign for counted in alike for sign in counted.name.signs))
    writing = reduce(better, (counted.writing for counted in alike))
    return Counted(Name(alike[0].name.key, signs), writing, sum(counted.releases for counted in alike))


def _is_full(of: Counted) -> bool:
    """Whether it is neither initials, nor a description, nor an agency with its client."""
    return f"i{of.name.key}" not in of.name.signs and not of.name.told("d") and of.name.agency is None


def _stands_for(short: Counted, base: Name, best: Name) -> bool:
    """Whether one name is the acronym of another: by its letters, or since a release says so; and no word of it."""
    (acronym, *more) = [*short.name.acronyms, ""]
    if not acronym or not more or acronym in base.base.split():
        return False
    said = acronym in best.told("s") or acronym in best.told("a") or best.key in short.name.told("s")
    return acronym in base.initials or acronym in best.initials or (said and f"i{short.name.key}" in short.name.signs)
