"""Japanese names of humans that are written as something else is, and other words written as names are."""

from __future__ import annotations

import re

from directory.extraction.words import across

_SHORT_SURNAMES = frozenset("林森原東南西北堀辻菅関谷岡星島泉堤畑浜柳桂榊秦乾平旭伴丹巽梶峰椿楠榎柏栄脇角")
_BU = "黒部|日下部|長谷部|久保部|阿部|安部|渡部|服部|岡部|磯部|矢部|園部|軽部|神部|物部|刑部|伊部|田部|我部|卜部|占部|綾部|海部|武部|戸部|三部|与那部"
_OFFICE_LIKE = re.compile(
    rf"(?:{_BU}|古館|大館|田所|別所|税所|城所|神所|膳所|御所|小室|大室|氷室|三室|御室|馬場|的場|木場|大場|饗場|番場)"
    r"(?:[ 　]?[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,3})?"
)
"""Surnames that end as departments, institutions and places do, by themselves or with a given name."""
_KANA_GIVEN = re.compile(
    "[\u4e00-\u9fff々]{1,3}(?:あかね|あかり|あおい|あきこ|あきら|あさみ|あすか|あずさ|あつこ|あつし|あやか|あやこ|あやの|あやめ|あゆみ|あゆむ|ありさ|いずみ|いちろう|うらら|"
    "えみこ|えりか|えりこ|えりな|おさむ|かえで|かおり|かおる|かずえ|かずこ|かずみ|かつみ|かなえ|かなこ|かれん|きみこ|きよみ|くみこ|けいこ|けいた|けんじ|こころ|こずえ|"
    "さおり|さくら|さちこ|さつき|さとし|さとみ|さとる|さやか|さゆり|しおり|しげる|しずか|しのぶ|すすむ|すみれ|そのこ|たかこ|たかし|たくや|たけし|たまき|ちあき|ちえこ|ちかこ|ちづる|ちなつ|ちはる|ちひろ|"
    "つかさ|つとむ|つばさ|つよし|ともこ|ともみ|なおき|なおこ|なおみ|なぎさ|なつき|なつこ|なつみ|ななこ|ななみ|のぞみ|のりこ|はじめ|はづき|はなこ|はるか|はるき|はるな|ひかり|ひかる|ひさこ|ひでき|ひとみ|ひなた|ひろこ|ひろし|ひろみ|"
    "ふみこ|ふゆみ|まいこ|まこと|まさみ|まなぶ|まなみ|まみこ|まゆこ|まゆみ|まりえ|まりこ|まりな|みえこ|みさき|みさと|みずき|みすず|みちこ|みちる|みどり|みなこ|みなみ|みのり|みのる|みゆき|みわこ|めぐみ|めぐる|もえこ|ももか|ももこ|やすこ|やすし|"
    "ゆうき|ゆうこ|ゆうじ|ゆうた|ゆうと|ゆかり|ゆきえ|ゆきこ|ゆきの|ゆたか|ゆみこ|ゆりえ|ゆりか|ゆりこ|ようこ|よしこ|よしみ|りえこ|りょう|りりか|るみこ|れいこ|れいな|わたる)"
)
"""Names written in one go whose given name is in hiragana (`見本さくら`)."""
_BY_SOUND = re.compile("[ァ-ヶ][ァ-ヶー]{2,7}")
_OFFICE_ENDS = re.compile("[部課室係局所館場署庁省]$")
_NOUNS = across.every(across.read("unspaced")["nouns"])
"""Common words of two or three ideographs that stand in contact blocks."""


def is_short_surname(name: str) -> bool:
    """Whether it is one of the surnames of one ideograph."""
    return name in _SHORT_SURNAMES


def is_foreign_surname(name: str) -> bool:
    """Whether it can be a surname written by its sound alone."""
    return _BY_SOUND.fullmatch(name) is not None


def is_noun(name: str) -> bool:
    """Whether it is a common word, though written as a surname could be."""
    return name in _NOUNS


def is_certain(name: str) -> bool:
    """Whether it is a surname that ends as a department or an institution does (`阿部`, `田所 花子`), and no department that begins
    with it; or a name whose given name is in hiragana."""
    if _KANA_GIVEN.fullmatch(name) is not None:
        return True
    found = _OFFICE_LIKE.fullmatch(name)
    return found is not None and (len(name) < 4 or _OFFICE_ENDS.search(name) is None)


def ends_as_office(text: str, start: int, end: int, found: tuple[int, int]) -> bool:
    """Whether the word for an office that is `found` in a stretch only is the end of a name: of a surname, or of a given name in
    `司`."""
    return (found == (end - 1, end) and text[end - 1] == "司") or is_certain(text[start:end])
