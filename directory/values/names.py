"""Names of humans: comparison keys, and whether two writings can be the same name."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_SPACES = re.compile(r"\s+")


def collapse(text: str) -> str:
    """White space of any kind and length becomes one space; none at the ends."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Any script to lower-case ASCII words (`Raphaël SART` -> `raphael sart`, `Łukasz` -> `lukasz`): the key by which
    names are compared and searched. Hyphens and points separate words; apostrophes join them."""
    ascii_text = (text if text.isascii() else anyascii(text)).lower().replace("'", "").replace("`", "")
    return _NOT_WORD.sub(" ", ascii_text).strip()


def is_han(text: str) -> bool:
    """Whether it has Chinese characters, which a Japanese name reads otherwise than `fold` spells them."""
    return not text.isascii() and _HAN.search(text) is not None


def compatible(left: str, right: str) -> bool:
    """Whether two writings can be one human's name: the same words in any order, an initial for a word, a middle name
    or second surname left out, or one slip of the pen in a longer word. Both must share a whole word.

    A single word (`Timpe`) is compatible with a longer name that ends or begins with it.
    """
    a, b = fold(left).split(), fold(right).split()
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    return _covered(a, b) or _covered(b, a)


def _covered(shorter: list[str], longer: list[str]) -> bool:
    """Whether each word of the one stands for a word of its own in the other, and one of them whole."""
    if len(shorter) > len(longer):
        return False
    rest = list(longer)
    whole = 0
    for word in sorted(shorter, key=len, reverse=True):
        match = _best(word, rest)
        if match is None:
            return False
        rest.remove(match)
        whole += word == match and len(word) > 1
    return whole > 0 and (len(shorter) > 1 or shorter[0] in (longer[0], longer[-1]))


def _best(word: str, words: list[str]) -> str | None:
    """The word that stands for `word`: itself, else its initial or long form, else a near spelling."""
    if word in words:
        return word
    for other in words:
        if (len(word) == 1 or len(other) == 1) and word[0] == other[0]:
            return other
    for other in words:
        if min(len(word), len(other)) >= 5 and word[0] == other[0] and OSA.distance(word, other) == 1:
            return other
    return None
