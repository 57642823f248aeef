from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values import emails, organisations, slugs


@pytest.mark.parametrize(
    "address",
    [
        "press@x.example",
        "info-europe@x.example",
        "media.relations@x.example",
        "PRESSE@x.example",
        "contact+a@x.example",
    ],
)
def test_a_mailbox_named_after_a_function_is_a_role_mailbox(address: str) -> None:
    assert emails.is_role_mailbox(address)


@pytest.mark.parametrize("address", ["ada.probe@x.example", "aprobe@x.example", "ada@press.example"])
def test_a_mailbox_named_after_a_human_is_none(address: str) -> None:
    assert not emails.is_role_mailbox(address)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Sample Institute", "SAMPLE INSTITUTE"),
        ("Musterwerk GmbH", "Musterwerk"),
        ("Société Témoin", "Societe Temoin SA"),
    ],
)
def test_organisations_written_differently_have_one_key(left: str, right: str) -> None:
    assert organisations.key(left) == organisations.key(right)


def test_a_legal_form_alone_is_still_a_name() -> None:
    assert organisations.key("AG") == "ag"


@given(st.text(max_size=200))
def test_a_slug_is_short_and_safe_in_an_address(text: str) -> None:
    slug = slugs.slugify(text)

    assert len(slug) <= slugs.LONGEST
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
