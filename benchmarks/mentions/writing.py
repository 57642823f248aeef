"""How people's names and numbers come to be written otherwise: every way here is one that press releases show."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

CYRILLIC = (
    dict(zip("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split(), strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu"}
    | {"я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g"}
)
GERMAN_CYRILLIC = CYRILLIC | {
    "в": "w",
    "ж": "sch",
    "х": "ch",
    "ц": "z",
    "ч": "tsch",
    "ш": "sch",
    "ю": "ju",
    "я": "ja",
    "й": "j",
}
GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "a v g d e z i i k l m n x o p r s s t y f o".split(), strict=True)) | {
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
KOREAN_FIRST = "k kk n t tt r m p pp s ss  ch tch ch k t p h".split(" ")
KOREAN_VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
KOREAN_LAST = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
KOREAN_SURNAMES = {
    "김": "kim",
    "이": "lee",
    "박": "park",
    "최": "choi",
    "정": "jung",
    "강": "kang",
    "조": "cho",
    "윤": "yoon",
}
ARABIC_SURNAMES_ONLY = "ar"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its own script, and how it is spelt in Latin letters (two ways, where there are two)."""

    first: str
    last: str
    latin: tuple[tuple[str, str], ...] = ()
    nickname: str | None = None
    middle: str | None = None
    family_first: bool = False


def latin(text: str, tables: Mapping[str, str]) -> str:
    """Letter by letter, in capitals where a word begins."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c) or c == "\u0306"
    )
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(word.capitalize() for word in "".join(tables.get(c, c) for c in plain).split(" "))


def korean(text: str) -> str:
    """Syllable by syllable, roughly after McCune and Reischauer."""
    parts = []
    for syllable in text:
        number = ord(syllable) - 0xAC00
        if not 0 <= number < 11172:
            parts.append(syllable)
            continue
        parts.append(KOREAN_FIRST[number // 588] + KOREAN_VOWEL[number % 588 // 28] + KOREAN_LAST[number % 28])
    return "".join(parts).capitalize()


def without_accents(text: str) -> str:
    special = {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"}
    decomposed = unicodedata.normalize("NFD", "".join(special.get(c, c) for c in text))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spelt_out(text: str) -> str:
    """As those write who have no umlauts on their keyboard."""
    for letter, pair in {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "å": "aa",
    }.items():
        text = text.replace(letter, pair)
    return without_accents(text)


def slip(draw: random.Random, text: str) -> str:
    """One slip of the pen: a letter left out, doubled, replaced, or two that changed places."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not places:
        return text
    at = draw.choice(places)
    kind = draw.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + draw.choice("aeinrst") + text[at + 1 :]


def written(draw: random.Random, name: Name, *, foreign: bool) -> str:  # one branch a habit
    """The name as one release writes it; `foreign` where that is in Latin letters though the name is not."""
    first, last = name.first, name.last
    if foreign and name.latin:
        first, last = draw.choice(name.latin)
    chance = draw.random
    if not (first + last).isascii() and first[0] < "\u0370" and chance() < 0.15:
        change = spelt_out if chance() < 0.3 else without_accents
        first, last = change(first), change(last)
    latin_script = first[0] < "\u0370"
    roll = chance()
    if roll < 0.03 and name.nickname and latin_script:
        first = name.nickname
    elif roll < 0.07 and latin_script:
        first = first[0] + draw.choice((".", "", "."))
    elif roll < 0.10 and name.middle and latin_script:
        first = f"{first} {name.middle if chance() < 0.5 else name.middle[0] + '.'}"
    elif roll < 0.12 and len(last.split()) > 1 and last[0].isupper():
        last = last.split()[0]
    if chance() < 0.02 and latin_script:
        if chance() < 0.7:
            last = slip(draw, last)
        else:
            first = slip(draw, first)
    roll = chance()
    if name.family_first and not (foreign and chance() < 0.6):
        return f"{last}{first}" if last[0] > "\u2e80" and chance() < 0.7 else f"{last} {first}"
    if roll < 0.04:
        return draw.choice((f"{last}, {first}", f"{last} {first}", f"{last.upper()} {first}"))
    if roll < 0.10:
        return f"{first} {last.upper()}"
    return f"{first} {last}"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A country's telephone numbers: calling code, trunk prefix, area codes of landlines and of mobiles, and how many
    digits follow."""

    country: str
    code: str
    trunk: str
    areas: tuple[str, ...]
    mobiles: tuple[str, ...]
    digits: int
    mobile_digits: int


NUMBERING = {
    n.country: n
    for n in (
        Numbering("GB", "44", "0", ("20", "121", "161", "131"), ("7400", "7700", "7911"), 10, 10),
        Numbering("US", "1", "", ("202", "212", "312", "415"), ("646", "347"), 10, 10),
        Numbering("DE", "49", "0", ("30", "40", "89", "221"), ("151", "160", "170"), 10, 10),
        Numbering("FR", "33", "0", ("1", "2", "4", "5"), ("6", "7"), 9, 9),
        Numbering("ES", "34", "", ("91", "93", "95"), ("6",), 9, 9),
        Numbering("IT", "39", "", ("06", "02", "011"), ("335", "347"), 10, 10),
        Numbering("BR", "55", "0", ("11", "21", "61"), ("119", "219"), 10, 11),
        Numbering("NL", "31", "0", ("20", "70", "10"), ("6",), 9, 9),
        Numbering("SE", "46", "0", ("8", "31", "40"), ("70", "73"), 9, 9),
        Numbering("TR", "90", "0", ("212", "312", "232"), ("532", "542"), 10, 10),
        Numbering("CZ", "420", "", ("2", "5"), ("602", "777"), 9, 9),
        Numbering("HU", "36", "06", ("1",), ("20", "30", "70"), 8, 9),
        Numbering("RU", "7", "8", ("495", "812"), ("916", "903"), 10, 10),
        Numbering("UA", "380", "0", ("44", "32"), ("50", "67"), 9, 9),
        Numbering("GR", "30", "", ("21", "23"), ("69",), 10, 10),
        Numbering("JP", "81", "0", ("3", "6"), ("90", "80"), 9, 10),
        Numbering("KR", "82", "0", ("2", "51"), ("10",), 9, 10),
        Numbering("SA", "966", "0", ("11", "12"), ("50", "55"), 9, 9),
    )
}


def number(draw: random.Random, plan: Numbering, *, mobile: bool) -> str:
    """A national number: digits without the trunk prefix."""
    area = draw.choice(plan.mobiles if mobile else plan.areas)
    length = plan.mobile_digits if mobile else plan.digits
    rest = length - len(area)
    return area + str(draw.randrange(2 * 10 ** (rest - 1), 10**rest))


def dialled(draw: random.Random, plan: Numbering, national: str, extension: str | None = None) -> str:
    """A number as one release writes it."""
    groups = _groups(national, draw.choice(((2, 3), (3, 3), (2, 2), (3, 4))))
    space = draw.choice((" ", " ", " ", "-", ".", "\u00a0"))
    roll = draw.random()
    if roll < 0.45:
        shown = f"+{plan.code} {space.join(groups)}"
    elif roll < 0.55:
        shown = f"+{plan.code}{national}"
    elif roll < 0.62 and plan.trunk == "0":
        shown = f"+{plan.code} (0){space.join(groups)}"
    elif roll < 0.68:
        shown = f"00{plan.code} {space.join(groups)}"
    elif plan.code == "1":
        shown = draw.choice((f"({groups[0]}) {'-'.join(groups[1:])}", f"{groups[0]}/{'-'.join(groups[1:])}"))
    else:
        shown = plan.trunk + space.join(groups)
    return f"{shown} ext. {extension}" if extension else shown


def _groups(national: str, sizes: tuple[int, int]) -> list[str]:
    first, rest = sizes
    parts, at = [national[:first]], first
    while at < len(national):
        end = at + rest if len(national) - at - rest != 1 else len(national)
        parts.append(national[at:end])
        at = end
    return parts
