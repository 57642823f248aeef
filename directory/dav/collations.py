"""How texts are compared (RFC 4790), by the collations that every CardDAV server must know (RFC 6352, 8.3)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

Fold = Callable[[str], str]


def ascii_casemap(words: str) -> str:
    """RFC 4790, 9.2: a to z are A to Z, and nothing else is another."""
    return words.translate(_ASCII)


def unicode_casemap(words: str) -> str:
    """RFC 5051, 2: each character as it begins a title, where that is one character, and compatibly decomposed."""
    if words.isascii():
        return words.upper()
    return unicodedata.normalize("NFKD", words.translate(_TITLES))


class _Titles(dict[int, str]):
    """Each character as it begins a title, known from when it was met first; so many at most, since strangers choose what is met."""

    MOST: Final = 20_000

    def __missing__(self, code: int) -> str:
        title = chr(code).title()
        found = title if len(title) == 1 else chr(code)
        if len(self) < self.MOST:
            self[code] = found
        return found


_TITLES: Final = _Titles()
_ASCII: Final = {ord(c): c.upper() for c in "abcdefghijklmnopqrstuvwxyz"}
FOLDS: Final[Mapping[str, Fold]] = {
    "i;ascii-casemap": ascii_casemap,
    "i;octet": lambda words: words,
    "i;unicode-casemap": unicode_casemap,
}
USUAL: Final = "i;unicode-casemap"
"""Where none is named (RFC 6352, 10.5.4)."""
