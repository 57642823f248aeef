"""Folding that keeps every offset: one character in, one character out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from codecs import charmap_decode, charmap_encode  # what `str.encode` comes to for stretches, without the way there
from collections import defaultdict
from encodings import cp1252
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
    "׳": "'",
    "״": '"',
    "–": "-",
    "—": "-",
    "ς": "σ",
    "،": ",",
    "؛": ";",
    "־": "-",
    "\t": " ",
}
# Marks on kana and Hangul are letters of their own: か is not が.
_KEEP = (*range(0x3040, 0x3100), *range(0xAC00, 0xD7A4), *range(0x0400, 0x0530), *range(0x0620, 0x0670))
_AS = {"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ی": "ي", "ک": "ك"}
"""Letters that are written without their marks as often as with them (`Алёна`, `الإعلامي`), or on another keyboard (Persian)."""
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
"""Letters and digits as wide as an ideograph (`ＴＥＬ`)."""
_FOLDING = _Folding(
    {code: chr(code).lower() for code in _KEEP if len(chr(code).lower()) == 1}
    | {code: chr(code - 0xFEE0).lower() for code in _WIDE}
    | {ord(letter): plain for letter, plain in _AS.items()}
    | {ord("Ё"): "е"}
)

_WESTERN = "cp1252"
"""The letters of western Europe with their quotation marks and dashes, a byte each. A text that fits is folded as bytes,
six times faster than character by character."""
_WESTERN_BYTES = [bytes((byte,)).decode(_WESTERN, "replace") for byte in range(256)]
_FOLDED_BYTES = b"".join(
    (c if c == "\N{REPLACEMENT CHARACTER}" else _FOLDING[ord(c)]).encode(_WESTERN, "replace") for c in _WESTERN_BYTES
)
WORD_BYTES = bytes(byte for byte, c in enumerate(_WESTERN_BYTES) if c.isalnum())
"""Letters and digits in Windows-1252."""
_BARE_BYTES = bytes(byte if c.isalnum() else 0x20 for byte, c in enumerate(_WESTERN_BYTES))
_SHAPE_BYTES = bytes(
    ord("9") if c.isdecimal() else ord("A") if c.isupper() else ord("-") if c in " -–./()" else ord(" ")
    for c in _WESTERN_BYTES
)
_ELSEWHERE = [
    (chr(byte), c) for byte, c in enumerate(_WESTERN_BYTES) if ord(c) != byte and c != "\N{REPLACEMENT CHARACTER}"
]
"""The bytes that stand for other characters than in Latin-1, in which a text is encoded and decoded thirty times as fast: the
few characters that it does not have are put in one by one."""
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_STRETCH = 30


def _beyond_latin(error: UnicodeError) -> tuple[bytes, int]:
    """The characters from the first on that Latin-1 does not have, in Windows-1252, some of those behind with them: where
    there is one, there are more. Raises UnicodeEncodeError where it has not got them either."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    stretch = error.object[error.start : error.start + _STRETCH]
    return stretch.encode(_WESTERN), error.start + len(stretch)


codecs.register_error("directory.beyond-latin", _beyond_latin)


def _western(text: str) -> bytes:
    """A text in Windows-1252; raises UnicodeEncodeError where it does not fit."""
    if text.isascii():
        return text.encode("ascii")
    if any(map(text.__contains__, _CONTROLS)):  # of which Latin-1 makes quotation marks
        return text.encode(_WESTERN)
    return text.encode("latin-1", "directory.beyond-latin")


def _of_western(encoded: bytes) -> str:
    """What `_western` encoded."""
    if encoded.isascii():
        return encoded.decode("ascii")
    text = encoded.decode("latin-1")
    for code, character in _ELSEWHERE:
        if code in text:
            text = text.replace(code, character)
    return text


SIGNS_OF_WORDS = "\u0900-\u0963\u0971-\u0d7f\u0e31-\u0e4e"
"""The signs of vowels in the scripts of India and Thailand are within words, though no letters to `re`."""
_OTHER_SPACES = re.compile(r"[^\S \n]")
_OTHER_SPACES_BYTES = bytes(byte for byte, c in enumerate(_WESTERN_BYTES) if c.isspace() and c not in " \n")
_BETWEEN_WORDS = re.compile(rf"[^\w {SIGNS_OF_WORDS}]|_")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")


def fold(text: str) -> str:
    """Lower case without accents, of the same length: `Attachée` -> `attachee`."""
    if text.isascii():
        return text.lower()
    try:
        folded = charmap_encode(text, "strict", cp1252.encoding_table)[0].translate(_FOLDED_BYTES)
    except UnicodeEncodeError:
        return _by_letter(text)
    return folded.decode("ascii") if folded.isascii() else charmap_decode(folded, "strict", cp1252.decoding_table)[0]


_MOST_LETTERS = 150
_WORTH_IT = 300


def _by_letter(text: str) -> str:
    """A text folded that is not western. To replace one letter after the other throughout takes a fifth of the time of a look at
    each character, where the letters are no more than those of an alphabet."""
    if len(text) >= _WORTH_IT:
        changed = {letter: folded for letter in set(text) if (folded := _FOLDING[ord(letter)]) != letter}
        if len(changed) <= _MOST_LETTERS and changed.keys().isdisjoint(changed.values()):
            for letter, folded in changed.items():
                text = text.replace(letter, folded)
            return text
    return text.translate(_FOLDING)


def is_unspaced(text: str) -> bool:
    """Whether it is written in a script without spaces between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


SHORT = 200
"""The words of stretches of fewer characters are remembered."""
LONG = 20_000
"""In a text of more characters the places of all words are written down at once; in a shorter one it is faster to look for
the few words that somebody asks for."""


class Folded(str):
    """A whole text, folded, that knows where its words stand: made once and shared by all who look for words in it, so
    that prose costs one pass however many lists of phrases there are. `text` is what was folded; `is_western` says whether
    all of it is of Windows-1252."""

    text: str
    is_western: bool
    has_other_spaces: bool
    """Whether some of its white space is neither a space nor a line end."""
    western: bytes | None
    """The text itself as Windows-1252, where it fits: a byte for each character, among which a pattern finds a class of
    characters by a table."""
    shape: bytes | None
    """Of a text of Windows-1252 a byte for each character: `9` for a digit, `A` for a capital, `-` for what may stand between
    the digits of a number, else a space. In it digits are found twenty times faster than by a class of characters."""
    _places: dict[str, list[int]]
    """Those that were asked for: several lists have phrases that begin with the same word."""
    _between: dict[tuple[int, int], list[str]]

    @classmethod
    def of(cls, text: str) -> Folded:
        try:
            original = _western(text)
        except UnicodeEncodeError:
            folded = cls(_by_letter(text))
            folded.is_western = False
            folded.has_other_spaces = _OTHER_SPACES.search(text) is not None
            folded.western = None
            folded.shape = None
        else:
            western = original.translate(_FOLDED_BYTES)
            folded = cls(_of_western(western))
            folded.is_western = True
            folded.has_other_spaces = any(map(original.__contains__, _OTHER_SPACES_BYTES))
            folded.western = original
            folded.shape = original.translate(_SHAPE_BYTES)
            folded.bare = _of_western(western.translate(_BARE_BYTES))
        folded.text = text
        folded._places = {}
        folded._between = {}
        return folded

    @cached_property
    def bare(self) -> str:
        """The same with nothing but words: a space for each other character."""
        return bare(self)

    @cached_property
    def in_order(self) -> list[str]:
        """Its words (letters and digits that follow each other), each as often as it stands there."""
        return self.bare.split()

    @cached_property
    def words(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(
            self.in_order if len(self) <= LONG else self.bare.split()
        )  # which are not kept: there are many

    def has_digits(self, count: int) -> bool:
        """Whether so many digits may follow each other somewhere."""
        return self.shape is None or b"9" * count in self.shape

    def places(self, word: str) -> list[int]:
        """Where a word begins, in order."""
        if len(self) > LONG:
            return self._places_of_all.get(word, [])
        known = self._places.get(word)
        if known is not None:
            return known
        self._places[word] = places = []
        apart, begun, length = self._apart, f" {word}", len(word) + 1
        at = apart.find(begun)  # without the space behind it, which is too common to be looked for fast
        while at >= 0:
            if apart[at + length] == " ":
                places.append(at)
            at = apart.find(begun, at + length)
        return places

    @cached_property
    def _apart(self) -> str:
        """The bare words, a space around each."""
        return f" {self.bare} "

    @cached_property
    def _places_of_all(self) -> dict[str, list[int]]:
        words: defaultdict[str, list[int]] = defaultdict(list)
        at = 0
        for word in self.bare.split(" "):
            if word:
                words[word].append(at)
            at += len(word) + 1
        return dict(words)

    def words_between(self, start: int, end: int) -> list[str]:
        """The words of a stretch; of a short one they are remembered, since list after list asks for the same."""
        asked = (start, end)
        words = self._between.get(asked)
        if words is None:
            words = self.bare[start:end].split()
            if end - start < SHORT:
                self._between[asked] = words
        return words

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether some of it is written in a script without spaces between words."""
        return not self.is_western and is_unspaced(self)


def bare_of_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the bracket that it begins with and the one that it ends in."""
    if text[start] not in "([" or text.find(")", start, end - 1) >= 0:
        return start, end
    return start + 1, end - (text[end - 1] in ")]")


def bare(folded: str) -> str:
    """Words only: a space for each character that is neither letter nor digit."""
    try:
        if folded.isascii():  # most stretches are, for which the interpreter has a shorter way
            return folded.encode("ascii").translate(_BARE_BYTES).decode("ascii")
        return folded.encode(_WESTERN).translate(_BARE_BYTES).decode(_WESTERN)
    except UnicodeEncodeError:
        return _BETWEEN_WORDS.sub(" ", folded)
