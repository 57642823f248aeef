"""Of which of the countries that share a language a national number is, by its kind and by how its digits are grouped.

The kinds and groups are those of libphonenumber's metadata; what it does not know are habits: that India and Malaysia hardly ever
group their numbers as others do, and which ranges are hardly in use.
"""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from directory.values.phones import split_extension, written_nationally

_MOBILE = PhoneNumberType.MOBILE
_USUAL = frozenset((PhoneNumberType.FIXED_LINE, _MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE))
_BRITISH = re.compile(r"\(?0(?:20[378]|2920|2380|2392)\)?[ -]")
"""Areas that only the British write so, with the first digit of the number of who is called."""
_MALAYSIAN = re.compile(r"\(?0\d{1,2}\)?\s?-")
_AUSTRALIAN_MOBILE = re.compile(r"04\d{8}|04\d\d \d{3} \d{3}")
_PAIRS = re.compile(r"0\d(?:[ .-]\d\d){4}")
"""Hardly anybody but the French groups numbers so: what is not grouped so at home is none of that country."""
_HARDLY_USED = {
    "ZA": re.compile(r"085"),
    "NZ": re.compile(r"0(?:20|28)[ -]"),
    "CL": re.compile(r"\(?6(?![134578] ?2)"),  # of the areas that begin so, numbers go on with a 2
}
_SELDOM = ("PH", "AU", "IE")
"""Whose landlines are hardly meant where the number is a mobile of another country."""


@lru_cache(maxsize=4_096)
def likely_homes(raw: str, countries: tuple[str, ...]) -> frozenset[str]:
    """Those of these countries (ISO 3166 codes) that a number with a trunk prefix is likely of."""
    body, _ = split_extension(raw)
    if "GB" in countries and _BRITISH.match(body) and _read(body, "GB") is not None:
        return frozenset(("GB",))
    if "AU" in countries and _AUSTRALIAN_MOBILE.fullmatch(body):
        return frozenset(("AU",))
    found = {country: number for country in countries if (number := _read(body, country)) is not None}
    for country, pattern in _HARDLY_USED.items():
        if pattern.match(body):
            found.pop(country, None)
    if _MALAYSIAN.match(body) is None:
        found.pop("MY", None)
    grouped = {country: number for country, number in found.items() if _is_grouped(number, body)}
    found = grouped if _PAIRS.fullmatch(body) else grouped or found
    if any(phonenumbers.number_type(number) == _MOBILE for number in found.values()):
        for country in _SELDOM:
            if country in found and phonenumbers.number_type(found[country]) != _MOBILE:
                del found[country]
    for rarer, usual in (("IN", "GB"), ("RW", "KE")):
        if usual in found:
            found.pop(rarer, None)
    return frozenset(found)


def is_usual(raw: str, country: str) -> bool:
    """Whether a number is one of a landline or mobile there, and none of a service."""
    body, _ = split_extension(raw)
    hardly = _HARDLY_USED.get(country)
    return (hardly is None or hardly.match(body) is None) and _read(body, country) is not None


def _read(body: str, country: str) -> phonenumbers.PhoneNumber | None:
    """The number as one of a landline or mobile there; None where it is none."""
    if not written_nationally(body, country):
        return None
    try:
        number = phonenumbers.parse(body, country)
    except NumberParseException:
        return None
    usual = phonenumbers.number_type(number) in _USUAL and phonenumbers.is_valid_number_for_region(number, country)
    return number if usual else None


def _is_grouped(number: phonenumbers.PhoneNumber, body: str) -> bool:
    """Whether its digits are grouped as that country does, or with the last group in two (`01270 275 283`)."""
    own = re.findall(r"\d+", phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    shown = re.findall(r"\d+", body)
    return shown == own or (len(own) == 2 and len(shown) == 3 and shown[0] == own[0])
