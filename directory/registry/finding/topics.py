"""What a release is about, by the words that it says often or as names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from directory.records import ADDRESS_BOOKS
from directory.registry.finding.wording import LONGEST_WORD, era, house_words, without_elisions, words
from directory.values import names

FIELDS: Final = ("title", "issuer", "text", "file")
"""Where a release has a word: in its title or number, as its issuer or place, told of again and again, or by name, in its text, or in
the name of its file."""
MOST_TOLD: Final = 32
"""So many words of a text are kept, beside its title's."""
_LOOKED_AT: Final = 10_000
_FIGURES_OR_LETTERS = re.compile(r"\d+|[a-z]+")
_FEWEST_FIGURES: Final = 4
_MOST_ASKED: Final = 12
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


class Release(Protocol):
    """What is told of one, as read and as stored."""

    @property
    def title(self) -> str | None: ...
    @property
    def number(self) -> str | None: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def date(self) -> date | None: ...
    @property
    def media_type(self) -> str: ...


def about(release: Release, file: str) -> About | None:
    """By what it is found; `file` is its name. None of an address book, which is about nothing."""
    if release.media_type in ADDRESS_BOOKS:
        return None
    headed = _with_runs(subject_words(release.title or "")) | number_words(release.number or "")
    issuer = release.issuer or ""
    issued = _with_runs(subject_words(f"{issuer} {release.place or ''}") | house_words(issuer)) - headed
    told = frozenset(_told(release.text[:_LOOKED_AT])) - headed - issued
    named = _with_runs(words(file)) - headed - issued - told
    return About((headed, issued, told, named), era(release.date))


def asked_words(query: str) -> list[str]:
    """Those that are asked for, in their order. A single letter beside others (`n° 12`) says nothing."""
    asked = without_elisions(query)
    found = sorted(subject_words(asked), key=lambda word: (asked.lower().find(word), word))
    return [word for word in found if len(found) == 1 or len(word) > 1 or word.isdigit()][:_MOST_ASKED]


def number_words(number: str) -> frozenset[str]:
    """Those of a release's number: letters apart from figures, these with the zeros in front and without, so that they are few and
    shared by all notations."""
    found = set(runs(names.fold(number)))
    return frozenset(word[:LONGEST_WORD] for word in found | {word.lstrip("0") for word in found} if word)


def _with_runs(found: Set[str]) -> frozenset[str]:
    """Words and, of those of letters and figures, both apart: whoever asks for a release's number is asked so."""
    return frozenset(found) | {run for word in found for run in runs(word)} - {""}


def runs(word: str) -> list[str]:
    """Its letters and its figures, apart (`pr083` -> `pr`, `083`)."""
    return _FIGURES_OR_LETTERS.findall(word)


def joined(number: str) -> frozenset[str]:
    """A release's number as one word, and its figures where they are not few: what two notations of one number share (`PR 083/2026`,
    `pr83-2026`)."""
    parts = [part.lstrip("0") for part in runs(names.fold(number))]
    together, figures = "".join(parts), "".join(part for part in parts if part.isdigit())
    every = {together} if together != figures and figures else set[str]()
    return frozenset(every | ({figures} if len(figures) >= _FEWEST_FIGURES else set()))


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
            weights[names.fold(without_elisions(written))] += _weight(text, found.start(), written)
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
