"""Folding that keeps every offset: one character in, one character out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property


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

_WESTERN = "cp1252"
"""The letters of western Europe with their quotation marks and dashes, a byte each. A text that fits is folded as bytes,
six times faster than character by character."""
_WESTERN_BYTES = [bytes((byte,)).decode(_WESTERN, "replace") for byte in range(256)]
_FOLDED_BYTES = b"".join(
    (c if c == "\N{REPLACEMENT CHARACTER}" else _FOLDING[ord(c)]).encode(_WESTERN, "replace") for c in _WESTERN_BYTES
)
_BARE_BYTES = bytes(byte if c.isalnum() else 0x20 for byte, c in enumerate(_WESTERN_BYTES))
_BETWEEN_WORDS = re.compile(r"[^\w ]|_")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")


def fold(text: str) -> str:
    """Lower case without accents, of the same length: `Attachée` -> `attachee`."""
    if text.isascii():
        return text.lower()
    try:
        return text.encode(_WESTERN).translate(_FOLDED_BYTES).decode(_WESTERN)
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


def is_unspaced(text: str) -> bool:
    """Whether it is written in a script without spaces between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


class Folded(str):
    """A whole text, folded, that knows where its words stand: made once and shared by all who look for words in it, so
    that prose costs one pass however many lists of phrases there are. `text` is what was folded."""

    text: str

    @classmethod
    def of(cls, text: str) -> Folded:
        folded = cls(fold(text))
        folded.text = text
        return folded

    @cached_property
    def bare(self) -> str:
        """The same with nothing but words: a space for each other character."""
        return bare(self)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Each word (letters and digits that follow each other) with the places where it begins, in order."""
        words: defaultdict[str, list[int]] = defaultdict(list)
        at = 0
        for word in self.bare.split(" "):
            if word:
                words[word].append(at)
            at += len(word) + 1
        return dict(words)

    def words_between(self, start: int, end: int) -> list[str]:
        """The words of a stretch; the last stretch asked for is remembered, since list after list asks for the same."""
        if self._asked[0] != (start, end):
            self._asked = ((start, end), self.bare[start:end].split())
        return self._asked[1]

    _asked: tuple[tuple[int, int], list[str]] = ((0, 0), [])

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether some of it is written in a script without spaces between words."""
        return is_unspaced(self)


def bare(folded: str) -> str:
    """Words only: a space for each character that is neither letter nor digit."""
    try:
        return folded.encode(_WESTERN).translate(_BARE_BYTES).decode(_WESTERN)
    except UnicodeEncodeError:
        return _BETWEEN_WORDS.sub(" ", folded)
