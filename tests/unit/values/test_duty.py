"""Words beside a number that say when it is answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values import duty


@pytest.mark.parametrize(
    ("before", "behind", "when"),
    [
        ("Out of hours: ", "", "after"),
        ("Office: +44 20 7946 0100, out-of-hours ", "", "after"),
        ("After hours:\n", "", "after"),
        ("Tel. ", " (evenings and weekends)", "after"),
        ("24-hour press office: ", "", "always"),
        ("Tel. ", " (24/7)", "always"),
        ("Außerhalb der Bürozeiten: ", "", "after"),
        ("Rund um die Uhr ", "", "always"),
        ("Astreinte : ", "", "after"),
        ("Pressevagten: ", "", "after"),
        ("Päivystysnumero ", "", "after"),
        ("夜間・休日：", "", "after"),
        ("Круглосуточно: ", "", "always"),
    ],
)
def test_a_release_says_that_a_number_is_answered_when_offices_are_shut(before: str, behind: str, when: str) -> None:
    assert duty.said_beside(before, behind) == when


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Tel. ", ""),
        ("Office ", ", out of hours +44 20 7946 0101"),
        ("Office ", " (out of hours +44 20 7946 0101)"),
        ("Out of hours: +44 20 7946 0101, office: ", ""),
        ("We open at night. Office ", ""),
        ("A weekend of invention\nTel. ", ""),
        ("Weekendless Ltd ", ""),
        ("", ""),
    ],
)
def test_what_is_said_of_something_else_is_not_said_of_the_number(before: str, behind: str) -> None:
    assert duty.said_beside(before, behind) is None


def test_a_desk_may_be_called_after_it() -> None:
    assert duty.said_of("Duty press officer") == "after"
    assert duty.said_of("Example Agency press office") is None


@given(st.text(max_size=64), st.text(max_size=64))
def test_no_words_are_too_odd(before: str, behind: str) -> None:
    assert duty.said_beside(before, behind) in {None, "after", "always"}
