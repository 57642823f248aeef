"""Who stands right behind a title or a press office with no mark between: told by an acronym or a short title before the name, or by capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.shapes import Shapes, looks_like_acronym
from directory.extraction.stretches.wholes import OF
from directory.extraction.words import unspaced
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import OPENS_DESK, OPENS_ROLE, ROLE

_FEWEST, _MOST = 2, 3
"""So many words a name in capitals has."""
_FEWEST_WITH_DESK = 4
"""A desk of a word or two, what stands before a name, a forename and a surname have so many words at least."""
_RANK = re.compile(r"[^\W\d_A-ZÀ-Þ]{2,6}\.")
"""A title that is written short, in whatever language."""
_OF_ANCHORS = frozenset(("phone", "mobile", "fax", "email"))


class Named(NamedTuple):
    """Where a title ends, and where the name behind it begins and ends; or what a sentence `asks` before the name."""

    stop: int
    name: tuple[int, int]
    asks: bool = False


def named(shapes: Shapes, start: int, end: int) -> Named | None:
    """The title or desk and the name that a stretch is; None where it is no such two."""
    kinds = shapes.kinds(start, end)
    if not kinds & (ROLE | OPENS_ROLE | OPENS_DESK):
        return None
    words = [word.span() for word in WORD.finditer(shapes.text, start, end)]
    if shapes.text[end - 1].isupper() and (told := _in_capitals(shapes, words, end)) is not None:
        return told
    if kinds & OPENS_DESK and (told := _of_desk(shapes, words)) is not None:
        return told
    return _asked_for(shapes, words, end) if kinds & ROLE else None


def _in_capitals(shapes: Shapes, words: list[tuple[int, int]], end: int) -> Named | None:
    """Small letters, and behind them a name in capitals (`press officer DOE JANE`)."""
    capitals = [shapes.text[slice(*word)].isupper() for word in reversed(words)]
    count = capitals.index(False) if False in capitals else len(words)
    if not _FEWEST <= count <= _MOST or count == len(words) or not shapes.text[words[-count - 1][0]].islower():
        return None
    name = shapes.name(words[-count][0], end)
    if name is None or not any(is_forename(shapes.text[slice(*word)]) for word in words[-count:]):
        return None
    return Named(words[-count - 1][1], name)


def _of_desk(shapes: Shapes, words: list[tuple[int, int]]) -> Named | None:
    """A press office with whose it is, and behind an acronym or a short title a name (`rzecznik prasowy ABC mgr. Jana Przykład`)."""
    if len(words) < _FEWEST_WITH_DESK or not is_forename(shapes.text[slice(*words[-2])]):
        return None
    before = shapes.text[slice(*words[-3])]
    ranked = _RANK.fullmatch(before) is not None
    name = shapes.name(words[-2][0], words[-1][1])
    stop = words[-4][1] if ranked else words[-3][1]
    if name is None or not (ranked or looks_like_acronym(before)) or not shapes.is_desk(words[0][0], stop):
        return None
    return Named(stop, name)


def _asked_for(shapes: Shapes, words: list[tuple[int, int]], end: int) -> Named | None:
    """Small words that end in a name which an address spells: a sentence that begins with a role (`journalists are asked to call Jane
    Doe`)."""
    for count in (2, 3):
        at = len(words) - count
        small = at > _FEWEST and all(shapes.text[low].islower() for low, _ in words[:at])
        if not small or shapes.text[words[at][0]].islower() or shapes.folded[slice(*words[at - 1])] in OF:
            continue
        name = shapes.name(words[at][0], end)
        if name is not None and shapes.is_addressed(*name):
            return Named(words[at - 1][1], name, asks=True)
    return None


def label_behind(shapes: Shapes, start: int, end: int) -> tuple[int, int, str] | None:
    """The label right behind a part of a house, in scripts without spaces, and what it is of (`広報部メール：...`)."""
    if not shapes.folded.is_unspaced:
        return None
    labels = shapes.words.labels
    place = unspaced.label_behind(shapes.text, *shapes.strip(start, end), labels)
    kind = labels[shapes.text[slice(*place)]] if place is not None else None
    return (*place, kind) if place is not None and kind in _OF_ANCHORS else None
