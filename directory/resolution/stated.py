"""Where a text says what a name is short for: `Example Space Agency (ESA)`, `ESA (Example Space Agency)`, `ESA - Example Space
Agency`. What is in brackets behind a name need not be its acronym (it may be who pays, or where), so that the initials must fit,
or the name must be one that the text is known to name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from directory.resolution.organisation_words import NATION, SMALL, common, without_elisions
from directory.values import names
from directory.values.organisations import bounded_key

_MOST = 200
"""So many places of a text are looked at."""
_WORDS = 12
_BRACKETED = re.compile(r"\(([^()\n]{2,90})\)")
_DASHED = re.compile(r"[^\S\n][-\u2013\u2014][^\S\n]")
_ACRONYM = re.compile(r"[^\W\d_](?:[^\W_]|[.&-](?=[^\W_])){1,11}\.?")
_WHOLE = re.compile(r"\s*(.{2,150}?)\s*(?:\(([^()]{2,90})\)|[\u2013\u2014]\s*(.{2,90})|\s-\s*(.{2,90}))\s*")


def is_acronym(words: str) -> bool:
    """Whether it is written as initials are: one word, two capitals or more, no more small letters than capitals."""
    if not _ACRONYM.fullmatch(words):
        return False
    large, small = sum(map(str.isupper, words)), sum(map(str.islower, words))
    return large > 1 and small <= large


def bracketed(name: str) -> tuple[str, str] | None:
    """The long form and the acronym of a name that bears both, in whichever order: with a dash only where the initials fit."""
    found = _WHOLE.fullmatch(name) if len(name) < 300 else None
    if found is None:
        return None
    first, second = found[1], (found[2] or found[3] or found[4]).strip()
    for long, short in ((first, second), (second, first)):
        if is_acronym(short) and len(long.split()) > 1 and (found[2] or fits(long, short)):
            return long, short
    return None


def statements(text: str, named: Collection[str]) -> Iterator[tuple[str, str]]:
    """The keys of a long form and of its acronym, each time that the text says them side by side and `named` (keys) has one of
    the two."""
    for count, place in enumerate(_BRACKETED.finditer(text)):
        if count == _MOST:
            return
        inner, before = place[1].strip(), _words_before(text, place.start())
        if is_acronym(inner):
            yield from _with_acronym(before, inner, named)
        elif before and is_acronym(before[-1]) and fits(inner, before[-1]):
            yield from _if_named(inner, before[-1], named)
    for count, place in enumerate(_DASHED.finditer(text)):
        if count == _MOST:
            return
        before, after = _words_before(text, place.start()), _words_after(text, place.end())
        if before and is_acronym(before[-1]):
            for many in range(2, len(after) + 1):
                if fits(" ".join(after[:many]), before[-1]):
                    yield from _if_named(" ".join(after[:many]), before[-1], named)
        elif after and is_acronym(after[0]):
            yield from _with_acronym(before, after[0], named, known=False)


def fits(long: str, short: str) -> bool:
    """Whether an acronym is made of the first letters of these words, small ones and the country behind left out or not."""
    letters = "".join(names.fold(short).split())
    words = names.fold(without_elisions(long)).split()
    if len(words) > 2 and common(words[-1])[0] == NATION and len(letters) > 1 and _spells(words[:-1], letters):
        return True
    return len(words) > 1 and len(letters) > 1 and _spells(words, letters)


def _spells(words: list[str], letters: str) -> bool:
    """Whether letters are the first ones of the words in turn: each large word gives its first, each small one may."""
    reached = {0}
    for word in words:
        after = {n + 1 for n in reached if n < len(letters) and letters[n] == word[0]}
        if word in SMALL:
            after |= reached
        reached = after
    return len(letters) in reached


def _with_acronym(
    before: list[str], short: str, named: Collection[str], *, known: bool = True
) -> Iterator[tuple[str, str]]:
    """The words in front that fit an acronym; or else, where `known`, those that are a name anyway."""
    for many in range(2, len(before) + 1):
        long = " ".join(before[-many:])
        if without_elisions(before[-many]).strip()[:1].isupper() and fits(long, short):
            yield from _if_named(long, short, named)
            return
    for many in range(len(before), 1, -1) if known else ():
        if bounded_key(" ".join(before[-many:])) in named:
            yield bounded_key(" ".join(before[-many:])), bounded_key(short)
            return


def _if_named(long: str, short: str, named: Collection[str]) -> Iterator[tuple[str, str]]:
    pair = bounded_key(long), bounded_key(short)
    if pair[0] != pair[1] and all(pair) and (pair[0] in named or pair[1] in named):
        yield pair


def _words_before(text: str, end: int) -> list[str]:
    start = max(text.rfind("\n", 0, end) + 1, end - 160)
    return text[start:end].split()[-_WORDS:]


def _words_after(text: str, start: int) -> list[str]:
    end = text.find("\n", start)
    stretch = text[start : min(start + 160, end if end >= 0 else len(text))]
    return [word.strip(".,;:") for word in stretch.split()[:_WORDS]]
