"""A human's name cut into the parts that address books sort by (RFC 2426, 3.1.2). A guess made only for sorting: FN keeps
the name as the release writes it."""

from __future__ import annotations

from dataclasses import dataclass

PARTICLES = frozenset(
    "af al av ben bin bint d' da dal das de de' dei del della den der di do dos du el ibn la le lo los mac mc "
    "ter te ten 't van vom von y zu zum zur".split()
)
PREFIXES = frozenset(
    "dr dr. prof prof. mr mr. mrs mrs. ms ms. mme mme. m. herr frau sir dame dott. dott.ssa ing.".split()
)
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d. md m.d. esq esq.".split())


@dataclass(frozen=True, slots=True)
class NameParts:
    family: str
    given: str
    prefix: str = ""
    suffix: str = ""


def split(name: str) -> NameParts:
    """`Pascale BRESSON`, `BRESSON Pascale`, `Bresson, Pascale` and `Pascale Bresson` all give family and given name.

    The last word is the family name, with the particles before it (`van der Berg`); a word all in capitals among others
    that are not is the family name wherever it stands. A name of one word is all family name.
    """
    before, comma, after = name.partition(",")
    suffixes: list[str] = []
    if comma and after.strip().lower() not in SUFFIXES and after.strip():
        return NameParts(before.strip(), after.strip())
    words = before.split() + ([after.strip()] if after.strip() else [])
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        suffixes.insert(0, words.pop())
    prefixes: list[str] = []
    while len(words) > 1 and words[0].lower() in PREFIXES:
        prefixes.append(words.pop(0))
    family, given = _family_and_given(words)
    return NameParts(" ".join(family), " ".join(given), " ".join(prefixes), " ".join(suffixes))


def _family_and_given(words: list[str]) -> tuple[list[str], list[str]]:
    capitals = [w for w in words if len(w) > 2 and w.isupper()]
    others = [w for w in words if w not in capitals]
    if capitals and others and all(not w.isupper() or len(w) <= 2 for w in others):
        start = words.index(capitals[0])
        if start and all(w.lower() in PARTICLES for w in words[:start]):
            start = 0
        end = words.index(capitals[-1]) + 1
        return words[start:end], words[:start] + words[end:]
    start = max(len(words) - 1, 0)
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return words[start:], words[:start]
