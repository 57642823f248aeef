"""Titles, houses and names with no mark between them."""

from __future__ import annotations

import pytest

from tests.unit.extraction.english_news import held as contacts


@pytest.mark.parametrize(
    "block",
    [
        "Media contact: Jane Doe, Press Officer Harlan Trust 202-555-0101",
        "Media contact: Jane Doe Press Officer Harlan Trust 202-555-0101 jane@harlan.example.org",
        "Media contact: Harlan Trust Jane Doe, Press Officer 202-555-0101",
        "Media Contact:Jane Doe, Press OfficerHarlan Trust202-555-0101",
    ],
)
def test_they_are_told_apart(block: str) -> None:
    assert contacts(block) == [("Jane Doe", "Press Officer", "Harlan Trust")]


def test_a_part_of_a_house_behind_a_title_belongs_to_it() -> None:
    assert contacts("Contact: Jane Doe, Director Corporate Communications, 202-555-0101")[0][1] == (
        "Director Corporate Communications"
    )


def test_a_house_called_after_a_human_stays_one() -> None:
    assert contacts("Contact: Jane Doe, Ada Probe Foundation Trust, 202-555-0101")[0][2] == "Ada Probe Foundation Trust"


def test_a_short_forename_behind_a_colon_is_no_ending_of_the_word_before_it() -> None:
    assert contacts("Contact:Ann Probe, Press Officer, 202-555-0101") == [("Ann Probe", "Press Officer", None)]
