from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from directory.values import phones


@pytest.mark.parametrize(
    ("raw", "country", "e164", "extension"),
    [
        ("+33 (0)1 99 00 12 34", None, "+33199001234", None),
        ("00 33 1 99 00 12 34", None, "+33199001234", None),
        ("01 99 00 12 34", "FR", "+33199001234", None),
        ("(44) 20 7946 0123", None, "+442079460123", None),
        ("(+44)20 7946 0123", None, "+442079460123", None),
        ("202/555-0143", "US", "+12025550143", None),
        ("802/555-0143, ext. 12", "US", "+18025550143", "12"),
        ("+1 202.555.0143 x 7", None, "+12025550143", "7"),
        ("030 23125 101", "DE", "+493023125101", None),
    ],
)
def test_a_number_is_read_as_it_is_written(raw: str, country: str | None, e164: str, extension: str | None) -> None:
    number = phones.parse(raw, country)

    assert number is not None
    assert (number.e164, number.extension) == (e164, extension)


def test_numbers_of_all_regions_and_types_are_told_as_the_library_tells_them() -> None:
    types = [kind for kind in phonenumbers.PhoneNumberType.values() if kind != phonenumbers.PhoneNumberType.UNKNOWN]
    examples = [phonenumbers.example_number_for_type(r, k) for r in phonenumbers.SUPPORTED_REGIONS for k in types]
    known = [number for number in examples if number is not None]
    off = [phonenumbers.PhoneNumber(n.country_code, (n.national_number or 0) + 10**7) for n in known]

    for number in known + off:
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        read = phones.parse(written, None)
        kind = phonenumbers.number_type(phonenumbers.parse(written))
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(written))
        possible = reason == phonenumbers.ValidationResult.IS_POSSIBLE  # and not only within its own town
        assert (read is not None) == (possible or kind != phonenumbers.PhoneNumberType.UNKNOWN)
        assert read is None or read.mobile == (kind == phonenumbers.PhoneNumberType.MOBILE)


def test_a_national_number_without_a_country_keeps_its_digits_and_claims_no_more() -> None:
    number = phones.parse("01 99 00 12 34", None)

    assert number is not None
    assert (number.e164, number.digits) == (None, "0199001234")


@pytest.mark.parametrize("raw", ["12", "no digits", "1" * 30, ""])
def test_what_cannot_be_a_number_is_none(raw: str) -> None:
    assert phones.parse(raw, "FR") is None


def test_a_number_is_shown_in_international_notation_and_anything_else_as_it_is() -> None:
    assert phones.show("+33199001234") == "+33 1 99 00 12 34"
    assert phones.show("0199001234") == "0199001234"


@given(st.text(max_size=40), st.sampled_from([None, "FR", "US", "DE", "JP"]))
def test_any_text_is_a_number_or_none(raw: str, country: str | None) -> None:
    number = phones.parse(raw, country)

    assert number is None or number.e164 is None or number.e164.startswith("+")


@given(st.data())
def test_a_landline_is_read_at_once_only_as_the_library_reads_it(data: st.DataObject) -> None:
    region = data.draw(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
    example = phonenumbers.example_number(region)
    assert example is not None
    own = phonenumbers.national_significant_number(example)
    ending = data.draw(st.from_regex(r"[0-9]{0,4}", fullmatch=True))
    changed = own[: len(own) - len(ending)] + ending
    lead = data.draw(
        st.sampled_from(["", "0", "1", "8", "00", "+0", f"+{example.country_code}", f"{example.country_code}"])
    )
    country = None if lead.startswith("+") else region

    number = phones.parse(f"{lead}{changed}", country)

    given_up = lead.endswith("0") and region in ("CZ", "PL")  # trunk zeros that the library does not take off any more
    if (
        number is not None
        and number.e164 is not None
        and country is not None
        and not lead.startswith("00")
        and not given_up
    ):
        told = phonenumbers.parse(f"{lead}{changed}", country)
        assert number.e164 == phonenumbers.format_number(told, phonenumbers.PhoneNumberFormat.E164)
        assert number.mobile == (phonenumbers.number_type(told) == phonenumbers.PhoneNumberType.MOBILE)


@pytest.mark.parametrize("written", ["+44 20 7946 0101", "0044 (20) 7946-0101", "+44 (0)20 7946 0101", "020.7946.0101"])
def test_a_number_written_plainly_is_put_together_quickly(written: str) -> None:
    assert phones.quick(written, "GB") == "+442079460101"


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.integers(0, 99_999), st.sampled_from("+0n"))
def test_a_number_put_together_quickly_is_the_one_that_is_read(country: str, end: int, way: str) -> None:
    example = phonenumbers.example_number(country)
    assume(example is not None)
    national = str(example.national_number)
    number = phonenumbers.PhoneNumber(
        example.country_code, int(national[:-5] + f"{end:05}"), None, example.italian_leading_zero
    )
    style = phonenumbers.PhoneNumberFormat.NATIONAL if way == "n" else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    written = phonenumbers.format_number(number, style)
    written = "00" + written[1:] if way == "0" else written
    read = phones.parse(written, country)
    assume(read is not None and read.e164 is not None)
    assert phones.quick(written, country) in (read.e164, None)


@pytest.mark.parametrize(
    ("number", "mobile"),
    [
        ("+491713920012", True),
        ("+4930231250", False),
        ("+33199001234", False),
        ("+442079460123", False),
        ("+12025550123", False),  # North America does not tell
        ("+99912", False),
    ],
)
def test_mobiles_are_told_from_landlines_where_numbers_tell(number: str, mobile: bool) -> None:
    assert phones.is_mobile(number) == mobile
