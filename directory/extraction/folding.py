"""Folding that keeps every offset: one character in, one character out."""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, str]):
    """Fills itself: each character's first base letter in lower case."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        folded = _BESIDES.get(chr(code).lower(), base if len(base) == 1 else chr(code))
        self[code] = folded
        return folded


_BESIDES = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "\t": " ",
}
# Marks on kana and Hangul are letters of their own: か is not が.
_KEEP = (*range(0x3040, 0x3100), *range(0xAC00, 0xD7A4), *range(0x0400, 0x0530), *range(0x0620, 0x0670))
_FOLDING = _Folding({code: chr(code).lower() for code in _KEEP if len(chr(code).lower()) == 1})


def fold(text: str) -> str:
    """Lower case without accents, of the same length: `Attachée` -> `attachee`."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)
