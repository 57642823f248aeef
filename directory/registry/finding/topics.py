"""What a release is about, by the words that it says often or as names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from directory.records import Reading
from directory.registry.finding.wording import LONGEST_WORD, era, words
from directory.values import names

FIELDS: Final = ("title", "issuer", "text")
"""Where a release has a word: in its title or number, as its issuer or place, or told of again and again, or by name, in its text."""
MOST_TOLD: Final = 32
"""So many words of a text are kept, beside its title's."""
_LOOKED_AT: Final = 10_000
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Japanese and Chinese, which put no spaces between words."""
_OPENS = frozenset('.!?:;•|/\n\t"“”„«»()–—')
_LEAST: Final = 3
_LONG: Final = 7
_NAMED: Final = 3
"""So often a word counts that stands as a name."""
_ABBREVIATED: Final = 9
"""And so often one of large letters or with figures (`SEASAT`, `CO2`): said once, it is what somebody will ask for."""


@dataclass(frozen=True, slots=True)
class About:
    """A document's words by field (in the order of `FIELDS`, each word in the first that has it), and the era of its date."""

    fields: tuple[frozenset[str], ...]
    era: int


def about(title: str | None, number: str | None, issuer: tuple[str | None, ...], text: str, day: date | None) -> About:
    """`issuer` is who issued it, and where."""
    headed = subject_words(f"{title or ''} {number or ''}")
    issued = subject_words(" ".join(part for part in issuer if part)) - headed
    told = frozenset(_told(text[:_LOOKED_AT])) - headed - issued
    return About((headed, issued, told), era(day))


def about_reading(reading: Reading) -> About:
    release = reading.release
    return about(release.title, release.number, (release.issuer, release.place), release.text, release.date)


def subject_words(text: str) -> frozenset[str]:
    """The words of a subject; where a script has no spaces, each two characters that follow one another."""
    found = words(_RUN.sub(" ", text)) if not text.isascii() else words(text)
    for run in _RUN.findall(text):
        found |= {names.fold(pair).replace(" ", "")[:LONGEST_WORD] for pair in _pairs(run)}
    return frozenset(found - {""})


def telling(title: str) -> list[str]:
    """The words of a title that tell most of what it is about, as written, the most telling first: abbreviations and signs (`CO2`), then
    names, then long words. Where most words have a large letter, that says nothing."""
    found = {match[0]: match.start() for match in _WORD.finditer(title) if not set("'’") & set(match[0])}
    headlined = 2 * sum(word[0].isupper() for word in found) > len(found)
    weights = {word: 1 if headlined else _weight(title, start, word) for word, start in found.items()}
    told = [word for word, weight in weights.items() if len(word) >= (_LEAST if weight > 1 else _LONG)]
    return sorted(told, key=lambda word: (-weights[word], -len(word)))


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


def _told(text: str) -> list[str]:
    """The words that a text says most of what it is about: told more than once, or written as names or signs are."""
    weights: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        written = found[0]
        if len(written) >= _LEAST and not _RUN.match(written):
            weights[names.fold(written)] += _weight(text, found.start(), written)
    for run in _RUN.findall(text):
        weights.update(names.fold(pair).replace(" ", "") for pair in _pairs(run))
    apart: Counter[str] = Counter()
    for folded, weight in weights.items():
        for word in folded.split():
            apart[word[:LONGEST_WORD]] += weight
    often = [word for word, weight in apart.items() if weight > 1 and len(word) >= _LEAST]
    return sorted(often, key=lambda word: (-apart[word] * min(len(word), 8), word))[:MOST_TOLD]


def _weight(text: str, start: int, written: str) -> int:
    """How often a word counts that stands here: more where it has a large letter or a figure that its place in the sentence does not
    ask for."""
    rest = written[1:]
    if written.isdigit():
        return 1
    if rest != rest.lower() or (not rest.isalpha() and any(map(str.isdigit, written))):
        return _ABBREVIATED
    if not written[0].isupper():
        return 1
    before = text[:start].rstrip(" ")[-1:]
    return 1 if before == "" or before in _OPENS else _NAMED
