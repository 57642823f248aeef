"""Phone numbers: E.164 from what is written, and how to show it. All of `phonenumbers` lives here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_EXTENSION = re.compile(
    r"(?i)[\s,;/(]*\b(?:ext(?:ension)?|extn|poste|durchwahl|dw|int|interno|wewn|x)[\s.:]{0,3}(\d{1,6})\)?\s*$"
)


_STROKED = re.compile(
    r"(?<=^0\d{3} \d{3} \d\d \d\d)\s?/\s?(\d{3})\s*$|(?<=^\(0\d{3}\) \d{3} \d\d \d\d)\s?/\s?(\d{3})\s*$"
)
_WIDE = str.maketrans("＋（）", "+()")
"""Signs as wide as an ideograph, and what they stand for."""


@dataclass(frozen=True, slots=True)
class Number:
    """`e164` is None where the country is not known; `digits` are those written, without an extension."""

    e164: str | None
    digits: str
    extension: str | None
    mobile: bool


def digits(text: str) -> str:
    """Only the digits, in ASCII (`٣` and `３` count as `3`)."""
    kept = "".join(filter(str.isdecimal, text))
    return kept if kept.isascii() else "".join(str(int(c)) for c in kept)


@lru_cache(maxsize=16_384)
def parse(raw: str, country: str | None) -> Number | None:
    """Read a number as written; `country` is the ISO 3166 code that a national number belongs to.

    None where it cannot be a phone number. A national number without a country is kept, with `e164` None.
    """
    body, extension = split_extension(raw)
    body = _tidy(body)
    plain = digits(body)
    if not 3 <= len(plain) <= 16:
        return None
    international = body.lstrip("( ").startswith("+")
    for candidate in _readings(body, plain, international, country):
        landline = _landline(candidate, country)
        if landline is not None:
            return Number(landline, plain, extension, mobile=False)
        try:
            number = phonenumbers.parse(candidate, country)
        except NumberParseException:
            continue
        kind = PhoneNumberType.FIXED_LINE if _is_landline(number) else phonenumbers.number_type(number)
        # The type is unknown for numbers that are not valid.
        if kind != PhoneNumberType.UNKNOWN or (international and _is_whole(number)):
            return Number(
                phonenumbers.format_number(number, PhoneNumberFormat.E164),
                plain,
                extension or number.extension,
                kind == PhoneNumberType.MOBILE,
            )
    if international or len(plain) < 5:
        return None
    return Number(None, plain, extension, mobile=False)


def has_numbers(country: str) -> bool:
    """Whether some telephone numbers belong to what this ISO 3166 code stands for (`XS` is no country)."""
    return country in phonenumbers.SUPPORTED_REGIONS


def is_valid(number: Number) -> bool:
    """Whether it is written with its country's code, and some line there can have it."""
    return number.e164 is not None and phonenumbers.is_valid_number(phonenumbers.parse(number.e164))


_PLAIN = re.compile(r"\+?[0-9][0-9 ()./-]*")


def _landline(written: str, country: str | None) -> str | None:
    """A landline's E.164, where nothing but a trunk prefix has to be taken off what is written: most numbers of offices are
    so, and reading one in all ways that a number can be written takes ten times as long. None says nothing."""
    if _PLAIN.fullmatch(written) is None:
        return None
    plain = written.lstrip("+")
    if len(plain) < len(written):
        code = next((code for code in map(int, (plain[:1], plain[:2], plain[:3])) if code in _REGIONS), 0)
        if not code or plain.startswith("0"):
            return None
        own = plain[len(str(code)) :]
        metadata = _main_metadata(code)
    else:
        own = digits(plain)
        metadata = phonenumbers.PhoneMetadata.metadata_for_region(country) if country is not None else None
        if metadata is None or not metadata.country_code:
            return None
        code = metadata.country_code
        if metadata is not _main_metadata(code) or own.startswith(str(code)):
            return None
        if metadata.international_prefix is None or re.match(metadata.international_prefix, own):
            return None
        if metadata.national_prefix and metadata.national_prefix == metadata.national_prefix_for_parsing:
            own = own.removeprefix(metadata.national_prefix)
    prefix = metadata.national_prefix_for_parsing if metadata is not None else None
    if prefix and re.match(prefix, own):
        return None  # what else would have to be taken off
    return f"+{code}{own}" if _has_form_of_landline(own, code) else None


_REGIONS = phonenumbers.COUNTRY_CODE_TO_REGION_CODE


def _main_metadata(code: int) -> phonenumbers.PhoneMetadata | None:
    regions = _REGIONS.get(code, ())
    return phonenumbers.PhoneMetadata.metadata_for_region(regions[0]) if regions else None


_ASCII_SIGNS = b" \t()./-"
_SIGNS = str.maketrans("", "", _ASCII_SIGNS.decode() + "\u00a0\u202f")
"""What is written between digits."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a country's numbers are written: its calling code, what stands before them at home (None where nothing does),
    and how many digits they have without that."""

    code: str
    trunk: str | None
    taken_off: re.Pattern[str] | None
    """All that may have to be taken off a number as written: the trunk prefix, and in places more."""
    lengths: frozenset[int]


@lru_cache(maxsize=300)
def _plan(country: str) -> _Plan | None:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country)
    if metadata is None or metadata.general_desc is None or not metadata.country_code:
        return None
    if phonenumbers.COUNTRY_CODE_TO_REGION_CODE[metadata.country_code][0] != country:
        return None  # smaller regions with another's code have rules of their own
    trunk = metadata.national_prefix if metadata.national_prefix != "1" else None  # `1` is seldom written
    parsing = metadata.national_prefix_for_parsing if trunk else None
    lengths = frozenset(metadata.general_desc.possible_length)
    return _Plan(str(metadata.country_code), trunk, re.compile(parsing) if parsing else None, lengths)


@lru_cache(maxsize=12_000)
def _plan_of_start(digits: str) -> _Plan | None:
    """Of a number that begins with these four digits, or has fewer; no calling code is the beginning of another."""
    if digits.startswith("0"):
        return None
    for length in range(1, min(len(digits), 4)):
        plan = _plan(_REGIONS.get(int(digits[:length]), ("",))[0])
        if plan is not None:
            return plan
    return None


def quick(raw: str, country: str | None) -> str | None:
    """The E.164 of a number written plainly, as `parse` finds it, put together by its country's rules without asking whether
    such a number was ever given out, which takes a tenth of the time. None says nothing: then `parse` is to be asked."""
    plain = _bare(raw)
    if plain[:1] == "+" or plain[:2] == "00":
        if "(0)" in raw:
            plain = _bare(raw.replace("(0)", ""))
        plain = plain[1:] if plain[0] == "+" else plain[2:]
        return _from_abroad(plain) if plain.isdecimal() and plain.isascii() else None
    return _at_home(plain, country) if country and plain.isdecimal() and plain.isascii() else None


def _bare(raw: str) -> str:
    """Without the signs between digits; of bytes they are taken away three times as fast."""
    return raw.encode().translate(None, _ASCII_SIGNS).decode() if raw.isascii() else raw.translate(_SIGNS)


def _from_abroad(plain: str) -> str | None:
    plan = _plan_of_start(plain[:4])
    if plan is None:
        return None
    code = len(plan.code)
    trunk = plan.trunk is not None and plain.startswith(plan.trunk, code)
    return None if trunk or len(plain) - code not in plan.lengths else "+" + plain


def _at_home(plain: str, country: str) -> str | None:
    plan = _plan(country)
    if plan is None:
        return None
    if plan.trunk is not None:
        off = plan.taken_off.match(plain) if plan.taken_off is not None else None
        if off is None or off.group() != plan.trunk:
            return None
        plain = plain[len(plan.trunk) :]
    return f"+{plan.code}{plain}" if len(plain) in plan.lengths else None


def is_mobile(e164: str) -> bool:
    """Whether it has the form of mobiles, and not that of landlines, in the main country with its code; False where forms do not
    tell, as in North America."""
    plain = e164[1:]
    for length in (2, 1, 3):
        if int(plain[:length] or 0) in _REGIONS:
            forms = _mobiles(int(plain[:length]))
            own = plain[length:]
            return forms is not None and forms[0].fullmatch(own) is not None and forms[1].fullmatch(own) is None
    return False


@lru_cache(maxsize=256)
def _mobiles(code: int) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The patterns of mobiles and of landlines with a country's code."""
    metadata = _main_metadata(code)
    forms = (metadata.mobile, metadata.fixed_line) if metadata is not None else ()
    patterns = [re.compile(form.national_number_pattern or "") for form in forms if form is not None]
    return (patterns[0], patterns[1]) if len(patterns) == 2 else None


def _is_landline(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it is valid and no mobile's, told by one pattern: most numbers of offices are. `number_type` holds a number
    against ten, once for each region with that code, and tells premium and other rates apart, which nobody here asks for."""
    return _has_form_of_landline(phonenumbers.national_significant_number(number), number.country_code or 0)


def _has_form_of_landline(own: str, code: int) -> bool:
    forms = _landlines(code)
    return forms is not None and all(
        (not lengths or len(own) in lengths) and pattern.fullmatch(own) for lengths, pattern in forms
    )


@lru_cache(maxsize=256)
def _landlines(code: int) -> tuple[tuple[tuple[int, ...], re.Pattern[str]], ...] | None:
    """What landlines with a country's code are like, in its main region: lengths and pattern of any valid number, and of a
    landline's. None where its regions are told apart otherwise than by what is valid in them."""
    metadata = _main_metadata(code)
    if metadata is None or (len(_REGIONS[code]) > 1 and metadata.leading_digits is not None):
        return None
    forms = []
    for form in (metadata.general_desc, metadata.fixed_line):
        if form is None or not form.national_number_pattern:
            return None
        forms.append((tuple(form.possible_length), re.compile(form.national_number_pattern)))
    return tuple(forms)


def _is_whole(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it has the length of numbers that can be called from abroad: a number cut at a line's end has not."""
    return bool(phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE)


def _readings(body: str, plain: str, international: bool, country: str | None) -> list[str]:
    """The ways in which the digits can be meant, likeliest first."""
    ways = []
    if international:
        ways.append("+" + plain)
        return ways
    if plain.startswith("00"):
        ways.append("+" + plain[2:])
    if country:
        ways.append(body)
    bracketed = _BRACKETED.match(body)
    if country in _TRUNK_GIVEN_UP and plain.startswith("0"):
        ways.append(body[body.index("0") + 1 :].lstrip(" )-/."))
    if bracketed is not None and int(bracketed[1]) in _REGIONS and not _AREA_IN_BRACKETS.fullmatch(body):
        if _AREA_OF_TWO_DIGITS.fullmatch(body):
            return ways
        ways.append("+" + plain)  # "(44) 20 7946 0101": a country code in brackets
    return ways


_BRACKETED = re.compile(r"\s*\(([1-9]\d{1,2})\)\s*\d")
_AREA_IN_BRACKETS = re.compile(r"\s*\(\d{3}\)\s*\d{3}[ .-]\d{4}\s*")
"""Written so all over North America (`(202) 555-0143`), where three digits are an area, whichever country's code they are."""
_AREA_OF_TWO_DIGITS = re.compile(r"\s*\(\d\d\)\s?(?:9[ .]?)?\d{4}[ .-]\d{4}\s*")
"""Written so in Brazil and Mexico (`(51) 99555-0101`, `(64) 3555-0101`), where two digits are an area, whichever country's code
they are."""
_TRUNK_GIVEN_UP = frozenset(("CZ", "PL"))
"""Countries that wrote a zero before their numbers until some years ago (`0 22 ...`, `02/...`), and write none now."""


_MOBILES = {
    "IN": re.compile(r"[6-9]\d{9}"),
    "CN": re.compile(r"1[3-9]\d{9}"),
    "CO": re.compile(r"3[0-5]\d{8}|60[1-8]\d{7}"),
}
"""Mobiles of some countries are written without the trunk prefix of their landlines; Colombia gave that up."""
_OTHER_PREFIXES = re.compile(r"\[(\d+)\]")
"""How the metadata of libphonenumber says that a country has several trunk prefixes of one digit."""


@lru_cache(maxsize=256)
def _trunk_prefixes(country: str) -> tuple[str, ...]:
    """Those in use: Lithuania writes `8` still where `0` is the rule now. Empty where a country has none."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country)
    if metadata is None or metadata.national_prefix is None:
        return ()
    others = _OTHER_PREFIXES.fullmatch(metadata.national_prefix_for_parsing or "")
    return (metadata.national_prefix, *(others[1] if others is not None else ()))


def written_nationally(raw: str, country: str) -> bool:
    """Whether a number begins as national numbers of that country do: with its trunk prefix, where it has one (not
    required in North America)."""
    mobile = _MOBILES.get(country)
    if mobile is not None and mobile.fullmatch(digits(raw)):
        return True
    prefixes = _trunk_prefixes(country)
    return not prefixes or "1" in prefixes or digits(raw).startswith(prefixes)


def has_trunk_prefix(country: str) -> bool:
    """Whether national numbers of that country begin with digits that are left out from abroad."""
    return bool(_trunk_prefixes(country))


_NINE_APART = re.compile(r"(?<=[\d)]\s)9[ .](?=\d{4}[ .-]\d{4})")
"""The digit that Brazil put before its mobiles, written by itself (`(85) 9 9555-0168`)."""


_LONG_AREAS = frozenset(("RU", "KZ", "KG"))
_LONG_AREA = re.compile(r"\s*\([3-9]\d{2,4}\)\s?[1-9]")
"""Areas there have three digits to five, in brackets mostly, and what follows is cut in pairs from behind."""


@lru_cache(maxsize=4_096)
def grouped_nationally(raw: str, country: str) -> bool:
    """Whether a number lacks but the trunk prefix of how that country writes its own, group by group (`(812) 332-11-84`)."""
    prefixes = _trunk_prefixes(country)
    raw = _NINE_APART.sub("9", raw) if country == "BR" else raw
    groups = _groups(split_extension(raw)[0])
    bracketed = country in _LONG_AREAS and _LONG_AREA.match(raw) is not None
    if not prefixes or len(groups) < (2 if bracketed else 3) or set(map(len, groups)) == {3}:
        return False
    try:
        number = phonenumbers.parse(raw, country)
    except NumberParseException:
        return False
    if not phonenumbers.is_valid_number_for_region(number, country):
        return False
    if bracketed and len(str(number.national_number)) == sum(map(len, groups)):
        return True
    own = _groups(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    return groups == (own[1:] if own[0] in prefixes else [own[0].removeprefix(prefixes[0]), *own[1:]])


@lru_cache(maxsize=4_096)
def only_home(raw: str, countries: tuple[str, ...]) -> str | None:
    """The one of these countries that a national number can belong to: the only one that writes its own numbers so
    (in the same groups of digits). None where there is none, or more than one."""
    body, _ = split_extension(raw)
    if set(map(len, _groups(body))) == {3}:
        return None  # three by three is how numbers are read out anywhere
    written = []
    for country in countries:
        if not written_nationally(body, country):
            continue
        try:
            number = phonenumbers.parse(body, country)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, country):
            shown = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
            if _groups(shown) == _groups(body):
                written.append(country)
    return written[0] if len(written) == 1 else None


_DASH_WITHIN = re.compile(r"(?<=[\d)])–(?=\d)")


def hyphened(text: str) -> str:
    """With a hyphen for each dash between digits, which word processors make of it (`202–555–0143`); of the same length."""
    return _DASH_WITHIN.sub("-", text) if "–" in text else text


_GROUP = re.compile(r"\d+")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")


def _groups(number: str) -> list[str]:
    return _GROUP.findall(number)


def _tidy(raw: str) -> str:
    """Drop what a reader skips: the trunk zero in brackets after a country code, and `+` signs behind a bracket."""
    text = raw.strip().translate(_WIDE)
    if "+" in text[:3] or text.startswith("00"):
        text = _TRUNK_ZERO.sub(" ", text)
        text = _MEXICAN_MOBILE.sub("+52 ", text)
    return text


_MEXICAN_MOBILE = re.compile(r"\(?(?:\+|00) ?52\)?[ .-]?(?:\(1\)|1)[ .-]?(?=(?:\D{0,2}\d){10}\D*$)")
"""How Mexico's mobiles were called from abroad until 2019, and are written still: with a `1` that is dialled no more."""


def split_extension(raw: str) -> tuple[str, str | None]:
    """`802/555-0143, ext. 12` -> (`802/555-0143`, `12`)."""
    lettered = raw.upper() != raw.lower()  # most have no letter, and neither have they an extension in words
    found = (_EXTENSION.search(raw) if lettered else None) or (_STROKED.search(raw) if "/" in raw else None)
    if found is None or len(digits(raw[: found.start()])) < 5:
        return raw, None
    return raw[: found.start()], found.group(1)


@lru_cache(maxsize=16_384)
def show(number: str) -> str:
    """E.164 in international notation (`+33 1 44 76 75 39`); anything else as it is."""
    if not number.startswith("+"):
        return number
    try:
        return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return number


@lru_cache(maxsize=65_536)
def home_of(e164: str) -> str | None:
    """ISO 3166 code of the country whose network an E.164 number is in, by its first figures alone where these tell: also of a
    number that nobody has."""
    regions = _regions_of(e164)
    found = country_told(e164) or (regions[0] if regions else None)
    return found if found is not None and found.isalpha() else None


def country_told(e164: str) -> str | None:
    """As `home_of`; None where several countries share the first figures and the number is in none of them."""
    regions = _regions_of(e164)
    found = regions[0] if len(regions) == 1 else country_of(e164)
    return found if found is not None and found.isalpha() else None


def _regions_of(e164: str) -> tuple[str, ...]:
    """All that share the calling code, the largest first."""
    codes = (int(e164[1 : 1 + length] or 0) for length in (1, 2, 3))
    return next((_REGIONS[code] for code in codes if code in _REGIONS), ())


@lru_cache(maxsize=4_096)
def country_of(e164: str) -> str | None:
    """ISO 3166 code of the country that an E.164 number belongs to, where it is one."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    except NumberParseException:
        return None
