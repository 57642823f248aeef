"""Marks that part nothing: those within words for all genders at once (`Sprecher:innen`, `attaché·e`, `coordinador/a`), which mean
what they mean without the ending behind the mark, and within the addresses of pages."""

from __future__ import annotations

import re
from itertools import islice

from directory.extraction.words.scan import places

_ENDINGS = r"(?:in(?:nen)?|rin|r|e|es|s|ne|nes|se|euse|trice|trices|rice|ice|ere|a|as|o|os|x|xs)"
ENDING = re.compile(rf"[*:_·•/(](?<=[^\W\d_]{{3}}.){_ENDINGS}(?:[·•.-]s)?\)?(?![\w@])|\.(?<=[^\W\d_]{{4}}.)e\.s(?!\w)")
"""A mark right behind three letters or more, and an ending in small letters (`/` and `:` begin something else before others)."""
_MARKS = "*:_·•/("
_MANY = 5_000
"""Of so many marks, which no release has, a search for the pattern is the faster way."""
_LONGEST = 8
"""So many characters has such an ending with its mark at most."""


def are_in(text: str) -> bool:
    """Whether some words of a text are written for all genders at once."""
    likely = list(islice(places(text, _MARKS + "." if ".e.s" in text else _MARKS), _MANY))
    if len(likely) == _MANY:
        return ENDING.search(text) is not None
    return any(ENDING.match(text, at) is not None for at in likely)


_CLIPPED = re.compile(r"(?<=[\u0370-\u052f]{2})\.(?=[\u0370-\u052f]{4})")
"""A clipped word with the next one in one go (`ген.директор`, `Αν.Γραμματέας`)."""


def parted(folded: str, *, for_all: bool, western: bool) -> str:
    """A folded stretch whose words stand apart: without endings for all genders, where the text has some (`for_all`), and with
    spaces for strokes and, unless it is `western`, behind clipped words."""
    plain = (ENDING.sub("", folded) if for_all else folded).replace("/", " ")
    return plain if western or "." not in plain else _CLIPPED.sub(". ", plain)


_LONGEST_LINK = 80
_LINK = re.compile(r"(?<![\w@.-])(?:https?:/{0,2})?(?:[\w-]{1,40}\.){1,4}[a-z]{2,10}(?:/[\w.%~-]{0,40}){0,6}$")


def is_within(text: str, at: int, *, for_all: bool = True) -> bool:
    """Whether a mark at a place is within the address of a page (`www.a.example/news`) or, where a text has some (`for_all`), a
    word for all genders."""
    if text[at] == "/" and _LINK.search(text, max(0, at - _LONGEST_LINK), at) is not None:
        return True
    if not for_all:
        return False
    found = ENDING.match(text, at)
    if found is None and text[at : at + 1] == ")":
        opened = text.rfind("(", max(0, at - _LONGEST), at)
        found = ENDING.match(text, opened) if opened > 0 else None
        return found is not None and found.end() == at + 1
    return found is not None and found.group()[1:2].islower()


_NICKNAMED = re.compile(r"[^\W\d_a-z][^\W\d_]+ [\"“][A-Z][\w.]{0,14}[\"”] [A-Z]")
_FORENAME = 24
"""So many letters has a forename before a nickname at most."""


def is_nickname(text: str, start: int, end: int) -> bool:
    """Whether the quotation mark between two places is one of those around what somebody is called (`Robert "Bob" Example`)."""
    low = max(0, start - _FORENAME - 16)
    return any(
        found.start() < start and end < found.end() + 1 for found in _NICKNAMED.finditer(text, low, end + _FORENAME)
    )
