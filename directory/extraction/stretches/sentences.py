"""What a sentence says of somebody, or of what is called so, right before their name."""

from __future__ import annotations

import re

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.shapes import Shapes
from directory.extraction.words import across
from directory.extraction.words.fields import is_field
from directory.extraction.words.folding import fold
from directory.extraction.words.kinds import OPENS_ORGANISATION, ORGANISATION
from directory.extraction.words.vocabulary import OF_PRESS

_REACH = 60
"""So many characters before a name are looked at."""
_MOST = 4
"""A role in small letters has so many words at most."""
_CALLED = across.every(across.read("houses")["called"])
"""Words in small letters right behind which an organisation is called by its name."""


def role_before(shapes: Shapes, start: int, end: int) -> tuple[int, int] | None:
    """The words that end right before a name and say what its bearer does (`contact director Jane Doe`): the nearest that are a
    role; `start` is where the stretch begins that may hold them."""
    text = shapes.text
    words = list(WORD.finditer(text, max(start, end - _REACH), end))
    if not words or text[words[-1].end() : end] != " " or not _is_plain(words[-1]):
        return None
    low, high = words[-1].span()
    if shapes.is_honorific(words[-1].group()):
        return None
    if not shapes.is_role(low, high):
        return _of_words(shapes, words)
    if len(words) > 1 and _is_plain(words[-2]) and is_field(shapes.folded[slice(*words[-2].span())]):
        return _with_fields(shapes, words), high
    if len(words) > 1 and shapes.is_join(words[0].group()):
        del words[0]  # "... and officer Jane Doe"
        start = words[0].start()
    first = words[0].start()
    apart = text[max(0, start - 2) : start].strip(" ")[-1:] in ("", "\n", ":", "|")
    if apart and start <= first <= start + 1 and shapes.is_role(first, high):
        return first, high  # all of what stands before the name
    if len(words) > 1 and _is_plain(words[-2]) and words[-2].group().startswith(OF_PRESS):
        low = words[-2].start()  # "tiskového mluvčího"
    return low, high


def _with_fields(shapes: Shapes, words: list[re.Match[str]]) -> int:
    """Where a title begins with the fields that it names (`contact communications and marketing lead Jane Doe`)."""
    low = words[-1].start()
    for word in words[-2::-1]:
        said = shapes.folded[slice(*word.span())]
        if is_field(said):
            low = word.start()
        elif said not in ("&", "and", "und", "et", "y", "e", "en", "og", "och"):
            break
    return low


def _of_words(shapes: Shapes, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """A role of several words in small letters, the first of which is one by itself (`координатора проекта`)."""
    high = words[-1].end()
    for word in words[-2 : -_MOST - 1 : -1]:
        if not _is_plain(word):
            break
        if shapes.is_role(*word.span()) and shapes.is_role(word.start(), high):
            return word.start(), high
    return None


_DECLINED = frozenset(("ru", "uk", "be", "bg", "mk", "sr", "hr", "sl", "cs", "sk", "pl", "lt", "lv"))
"""Languages without articles, which put whose somebody is right behind what they do."""
_FARTHEST = 110
_MOST_OF_HOUSE = 9


def title_of_house(shapes: Shapes, start: int, end: int) -> tuple[int, int] | None:
    """The words right before a name that begin with what its bearer does, and go on with the house that this is done for (`обратиться к
    пресс-секретарю Образцового университета Ивану Примерову`), whatever capitals are in it."""
    if shapes.language not in _DECLINED:
        return None
    words = list(WORD.finditer(shapes.text, max(start, end - _FARTHEST), end))
    if not words or shapes.text[words[-1].end() : end] != " ":
        return None
    high = words[-1].end()
    for position in range(len(words) - 2, max(-1, len(words) - _MOST_OF_HOUSE), -1):
        low, stop = words[position].span()
        if shapes.text[stop - 1] in ",;:.":
            return None
        if not shapes.text[low].islower() or not _is_plain(words[position]) or not shapes.is_role(low, stop):
            continue
        before = words[position - 1].span() if position else None
        if before is not None and shapes.text[before[0]].islower() and shapes.is_role(*before):
            continue  # "заступнику начальника Служби"
        housed = shapes.kinds(stop, high) & (ORGANISATION | OPENS_ORGANISATION)
        return (low, high) if housed and not shapes.words.asking.search(shapes.folded, low, high) else None
    return None


def _is_plain(word: re.Match[str]) -> bool:
    """Whether a word is nothing but letters, perhaps with a hyphen (`пресс-секретарю`)."""
    return word.group().replace("-", "").isalpha()


def is_called_so(text: str, start: int, first: int) -> bool:
    """Whether the word right before capitalised ones at `first` says in small letters that they are an organisation (`på
    föreningen Exempel Vänner`)."""
    before = text[start:first].rsplit(None, 1)[-1:]
    return bool(before) and before[0].islower() and fold(before[0]) in _CALLED
