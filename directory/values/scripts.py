"""Addresses that look like others: letters of several scripts in one label, or of one that only looks like Latin.

After Unicode TR39 (revision 30), 5.2: what is “highly restrictive” or stricter is what people write; a label that mixes more is
made by mistake, or to deceive.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TOGETHER = (
    frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA")),
    frozenset(("LATIN", "CJK", "BOPOMOFO")),
    frozenset(("LATIN", "CJK", "HANGUL")),
)
"""Scripts that one word may mix (TR39, 5.2): Latin with those of Japanese, Chinese, Korean."""
_LIKE_LATIN = frozenset("авекмнорстухѕіјһԁԛԝьгпαβεζηικμνορτυχγω")
"""Cyrillic and Greek letters of which whole words can be written that look Latin (TR39, 4.1)."""


@lru_cache(maxsize=4_096)
def deceptive(address: str) -> bool:
    """Whether a label of an e-mail address or of a host name can pass for another: it mixes scripts, or is wholly of letters that
    look Latin, below a top-level domain in Latin letters."""
    labels = [_decoded(label) for label in address.lower().replace("@", ".").split(".")]
    top_is_latin = labels[-1].isascii()
    return any(_mixes(label) or (top_is_latin and _poses(label)) for label in labels if not label.isascii())


def _decoded(label: str) -> str:
    """A label of an internationalised domain as it is shown (RFC 3492)."""
    if not label.startswith("xn--") or len(label) > 63:  # RFC 1035, 2.3.4
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _mixes(label: str) -> bool:
    scripts = {unicodedata.name(sign, "?").partition(" ")[0] for sign in label if sign.isalpha()}
    return len(scripts) > 1 and not any(scripts <= allowed for allowed in _TOGETHER)


def _poses(label: str) -> bool:
    letters = [sign for sign in label if sign.isalpha()]
    return bool(letters) and _LIKE_LATIN.issuperset(letters)
