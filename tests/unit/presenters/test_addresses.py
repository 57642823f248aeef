"""Addresses: ours, those that dial and write, and those of others that may be followed."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.addresses import SCHEMES, Addresses, mail, safe_link, telephone
from directory.records import OfficeRef


@pytest.mark.parametrize(
    ("number", "extension", "address"),
    [
        ("+33199001234", None, "tel:+33199001234"),
        ("+12025550123", "12", "tel:+12025550123;ext=12"),
        ("0199001234", None, "tel:0199001234"),
        ("+33 1 99-00", None, "tel:+3319900"),
        ('+331";x=alert(1)', 'ext"9', "tel:+3311;ext=9"),
        ("no number", None, None),
        ("", None, None),
    ],
)
def test_numbers_are_dialled_by_digits_alone(number: str, extension: str | None, address: str | None) -> None:
    assert telephone(number, extension) == address


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("ada@agency.example", "mailto:ada@agency.example"),
        ("a+b@agency.example", "mailto:a+b@agency.example"),
        ("a?subject=x&bcc=y@agency.example", "mailto:a%3Fsubject=x%26bcc=y@agency.example"),
        ("ada@agency.example\r\nBcc: x", None),
        ("no address", None),
    ],
)
def test_mail_addresses_cannot_bring_headers_along(value: str, address: str | None) -> None:
    assert mail(value) == address


@pytest.mark.parametrize(
    ("href", "followed"),
    [
        ("https://agency.example/a?b#c", True),
        ("HTTP://agency.example", True),
        ("mailto:ada@agency.example", True),
        ("tel:+33199001234", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        (" data:text/html,x", False),
        ("vbscript:x", False),
        ("//agency.example", False),
        ("/relative", False),
        ("https://", False),
        ("http://[broken", False),
        ("#", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_mail_and_telephone_addresses_are_followed(href: str | None, followed: bool) -> None:
    assert (safe_link(href) is not None) == followed


@given(st.text(max_size=40), st.sampled_from(["", "javascript:", "https:", "data:", "mailto:"]))
def test_no_text_makes_an_address_of_another_kind(text: str, scheme: str) -> None:
    found = safe_link(scheme + text)
    assert found is None or urlsplit(found).scheme.lower() in SCHEMES


@given(st.text(min_size=1, max_size=40))
def test_no_id_or_slug_breaks_out_of_its_place(text: str) -> None:
    to = Addresses("https://press.example.org")
    for address in (to.contact_at(text, text), to.office(OfficeRef(text, ""))):
        parts = urlsplit(address)
        assert (parts.netloc, parts.query, parts.fragment) == ("press.example.org", "", "")
        assert parts.path.count("/") == (3 if "contacts" in parts.path.split("/")[1] else 2)
