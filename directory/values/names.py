"""Names of humans: comparison keys, and whether two writings can be the same name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]+")


def collapse(text: str) -> str:
    """White space of any kind and length becomes one space; none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Any script to lower-case ASCII words (`Raphaël SART` -> `raphael sart`, `Łukasz` -> `lukasz`): the key by which
    names are compared and searched. Hyphens and points separate words; apostrophes join them."""
    ascii_text = (text if text.isascii() else anyascii(text)).lower().replace("'", "").replace("`", "")
    return _NOT_WORD.sub(" ", ascii_text).strip()


@lru_cache(maxsize=65_536)
def fold_person(text: str) -> str:
    """As `fold`, of a human's name: one in Hangul gets the space behind the family name that is mostly left out, and the family
    name in the spelling that most who bear it use in Latin letters (`김민수` -> `kim minsu`)."""
    words = text.split()
    if text.isascii() or not words or not all(map(_HANGUL.fullmatch, words)):
        return fold(text)
    if len(words) == 1 and 2 <= len(text.strip()) <= _LONGEST_IN_HANGUL:
        cut = 2 if words[0][:2] in _TWO_SYLLABLES and len(words[0]) > 2 else 1  # a given name is left
        words = [words[0][:cut], words[0][cut:]]
    if len(words) > 1:
        family = 0 if words[0] in _KOREAN else len(words) - 1
        words[family] = _KOREAN.get(words[family], words[family])
    return fold(" ".join(words))


_LONGEST_IN_HANGUL = 4
_KOREAN: Final = dict(
    pair.split(":")
    for pair in """
    김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim 한:han 오:oh 서:seo 신:shin 권:kwon 황:hwang 안:ahn
    송:song 류:ryu 유:yoo 전:jeon 홍:hong 고:ko 문:moon 양:yang 손:son 배:bae 백:baek 허:heo 남:nam 심:shim 노:noh 하:ha 곽:kwak
    성:sung 차:cha 주:joo 우:woo 구:koo 민:min 나:na 진:jin 지:ji 엄:um 채:chae 원:won 천:cheon 방:bang 공:kong 현:hyun 함:ham
    변:byun 염:yeom 여:yeo 추:choo 도:do 소:so 석:seok 선:sun 설:seol 마:ma 길:gil 연:yeon 위:wi 표:pyo 명:myung 기:ki 반:ban
    왕:wang 금:keum 옥:ok 육:yook 인:in 맹:maeng 제:je 모:mo 탁:tak 국:kook 어:eo 은:eun 편:pyun 용:yong
    남궁:namgung 황보:hwangbo 제갈:jegal 사공:sagong 선우:sunwoo 서문:seomun 독고:dokgo 동방:dongbang
    """.split()
)
"""Korean family names, as most who bear them spell them in Latin letters."""
_TWO_SYLLABLES: Final = frozenset(name for name in _KOREAN if len(name) > 1)


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
