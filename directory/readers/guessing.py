"""Which encoding a text is in that declares none and is not UTF-8: the one in which its letters make words.

charset-normalizer and chardet answer the same for long texts; for a press release in one of the few encodings that old
releases are in, it is enough to ask in which of them its letters are of one alphabet.
"""

from __future__ import annotations

import re
from collections import Counter

LOOKED_AT = 60_000
"""So many bytes are looked at."""
WESTERN = "cp1252"
ESCAPED = "iso2022_jp"
"""Is of ASCII's bytes only, and says by escape sequences what they stand for."""

_LATIN = {
    WESTERN: ("äöüßé", "éèêëàâçîïôûùœ", "áéíóúüñ", "ãõçáéíóúâêôà", "àèéìòùí", "åäöéü", "åæøéò", "äöå", "þðæöáéíóúý", "ëïéèöü", "àéèçíóòúïü·"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "áäčďéíľĺňóôŕšťúýž", "ăâîşţșț", "čćđšž", "čšž"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "áäčďéíľĺňóôŕšťúýž", "ăâîşţ", "čćđšž", "čšž"),
    "cp1254": ("çğıöşüâîİ",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
    "cp850": ("äöüßé", "éèêëàâçîïôûùœæ", "áéíóúüñ", "ãõçáéíóúâêô", "åäöé", "åæøé"),
    "cp852": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "čćđšž"),
    "mac_roman": ("äöüßé", "éèêëàâçîïôûùœæ", "áéíóúüñ", "åäöé", "åæøé"),
}  # fmt: skip
"""The letters beyond ASCII of each language that is written in an encoding, by encoding, the likelier first."""
_OTHER = {
    "cp1251": "оеаинтсрвл", "koi8_r": "оеаинтсрвл", "koi8_u": "оеаинтсрвлії", "cp866": "оеаинтсрвл", "iso8859-5": "оеаинтсрвл",
    "cp1253": "αοιετσνηυρόίάέή", "iso8859-7": "αοιετσνηυρόίάέή", "cp1255": "יוהלארתבמש", "cp1256": "اليمنرتبةو",
}  # fmt: skip
"""The commonest letters of languages in scripts of their own, by encoding."""
_WIDE = {
    "euc_jp": "のにはをたがでと", "cp932": "のにはをたがでと", "gb18030": "的一是在了和有中", "big5hkscs": "的一是在了和有中",
    "cp949": "이다의는에을가고",
}  # fmt: skip
_COMMON_SHARE = 0.03
FEWEST = 6
"""Of fewer letters nothing can be told."""
_LETTER = re.compile(rb"[A-Za-z]")
_BETWEEN = re.compile(rb"[A-Za-z\x80-\xff]+")
_EDGES = "‘’“”„«»–—…•·§°©®™€£¿¡ºª№\u00a0\u00ad²"
"""Marks that stand around words, in any alphabet."""
_SIGNS = frozenset(_EDGES)


def guess(content: bytes) -> str | None:
    """The name of the encoding, `cp1252` where nothing speaks for another; None where no encoding fits."""
    sample = content[:LOOKED_AT]
    if b"\x1b$" in sample or b"\x1b(J" in sample:
        return ESCAPED if _decoded(content, ESCAPED) is not None else None
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    letters = len(re.findall(rb"[A-Za-z]", sample)) + high
    if high > 0.3 * letters:
        return _of_scripts(content, sample)
    words = [word for word in _BETWEEN.findall(sample) if not word.isascii() and _LETTER.search(word)]
    return _of_latin(content, words) or _of_scripts(content, sample)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _of_scripts(content: bytes, sample: bytes) -> str | None:
    """By how much of what is beyond ASCII is among the commonest signs of the script, and written in small letters."""
    for encodings in (_WIDE, _OTHER):  # what is of single bytes hardly ever fits an encoding of two
        best, most = None, 0.0
        for encoding, common in encodings.items():
            if _decoded(content, encoding) is None:
                continue
            counted = Counter(
                c for c in sample.decode(encoding, "ignore") if c > "\x7f" and not c.isspace() and c not in _SIGNS
            )
            total = sum(counted.values())
            share = sum(counted[c] for c in common) / max(total, 1)
            odd = sum(
                n
                for c, n in counted.items()
                if not (c.isalpha() or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uff60")
            )
            score = share - odd / max(total, 1)
            if total >= FEWEST and share > _COMMON_SHARE and score > most:
                best, most = encoding, score
        if best is not None:
            return best
    return WESTERN if _decoded(content, WESTERN) is not None else None


def _of_latin(content: bytes, words: list[bytes]) -> str | None:
    """By how many of the letters beyond ASCII are of one language's alphabet; western unless another fits better."""
    if not words:
        return None
    best, most = None, 0.0
    for encoding, alphabets in _LATIN.items():
        if _decoded(content, encoding) is None:
            continue
        counted = Counter(
            c for word in words for c in word.decode(encoding).strip(_EDGES) if c > "\x7f" and c not in "’·"
        )
        total = sum(counted.values())
        if not total:
            return WESTERN if encoding == WESTERN else best or encoding
        share = max(sum(n for c, n in counted.items() if c.lower() in alphabet) for alphabet in alphabets) / total
        if share > most + (0.02 if best is not None else 0.0):
            best, most = encoding, share
    return best if most > 0.5 or best == WESTERN else None
