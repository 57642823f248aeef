"""The addresses by which address books ask for cards."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.dav.asked import path_of


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/dav/contacts/0123456789.vcf", "/dav/contacts/0123456789.vcf"),
        ("https://press.example.org/dav/contacts/0123456789.vcf", "/dav/contacts/0123456789.vcf"),
        ("//press.example.org/dav/", "/dav/"),
        (" /dav/contacts/%61.vcf\n", "/dav/contacts/a.vcf"),
        ("/dav/contacts/a.vcf?x#y", "/dav/contacts/a.vcf"),
        ("//[", ""),
        ("", ""),
    ],
)
def test_of_an_address_the_path_counts(href: str, path: str) -> None:
    assert path_of(href) == path


@given(st.text("/ab.~-%2f?#:;@[]\n\u00e9", max_size=12))
def test_a_plain_path_is_what_taking_the_address_apart_would_give(href: str) -> None:
    try:
        expected = unquote(urlsplit(href.strip()).path)
    except ValueError:
        expected = ""
    assert path_of(href) == expected
