"""Titles of every kind beside names and houses, and names with initials, nicknames and surnames that are places."""

from __future__ import annotations

import pytest

from tests.unit.extraction.english_news import held as contacts


@pytest.mark.parametrize(
    "title",
    [
        "Head of Press", "VP, Marketing", "Communications & Engagement Manager", "Vice President, Corporate Communications",
        "Chief of Staff", "Professor of Physics", "Corporate Communications", "Fundraising Manager", "Volunteer Coordinator",
    ],
)  # fmt: skip
def test_a_title_ends_before_where_it_is_held(title: str) -> None:
    block = f"For more information, contact Jane Doe, {title} at Harlan Trust, on 202-555-0101."
    assert contacts(block) == [("Jane Doe", title, "Harlan Trust")]


@pytest.mark.parametrize("title", ["Media Officer", "News Editor", "Release Manager", "Fundraising Manager"])
def test_a_title_before_a_colon_is_whole_though_it_begins_as_a_cue_or_decoy_does(title: str) -> None:
    assert contacts(f"Media contact:\n{title}: Jane Doe, 202-555-0101") == [("Jane Doe", title, None)]


def test_who_raises_funds_is_not_offered_to_the_press_without_a_title() -> None:
    assert contacts("For fundraising, contact Jane Doe at 202-555-0101.") == []


@pytest.mark.parametrize(
    "name", ["A.K. Probe", "D.J. Probe", 'Robert "Bob" Roe', "Peter Ireland", "Mary York", "Wong Ka-fai"]
)
@pytest.mark.parametrize(
    "layout",
    [
        "For more information, please contact {name} at 202-555-0101 or press@harlan.example.org.",
        "Contacts:\n{name}, 202-555-0101",
        "Contact: {name} 202-555-0101 press@harlan.example.org",
    ],
)
def test_names_are_whole_in_sentences_as_in_lists(layout: str, name: str) -> None:
    assert [found for found, *_ in contacts(layout.format(name=name))] == [name]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "To speak with the researchers, contact Jane Doe in the Harlan University news office at 202-555-0101.",
            [("Jane Doe", None, "Harlan University news office")],
        ),
        ("Interviews with Dr. Ada Probe can be arranged through Jane Doe at 202-555-0101.", [("Jane Doe", None, None)]),
        ("Contact Harlan Trust's Jane Doe at 202-555-0101 for more information.", [("Jane Doe", None, "Harlan Trust")]),
        (
            "For further comment, Jane Doe can be reached at 202-555-0101, and John Roe at 202-555-0102.",
            [("Jane Doe", None, None), ("John Roe", None, None)],
        ),
        (
            "Journalists can call Jane on 202-555-0101 or John on 202-555-0102.",
            [("Jane", None, None), ("John", None, None)],
        ),
    ],
)
def test_sentences_say_whom_to_ask(sentence: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Head of PR and Communications",
        "VP of Communications & Marketing",
        "Head of PR & Communications",
        "PR & Communications",
    ],
)
def test_what_somebody_is_in_charge_of_is_no_house(title: str) -> None:
    assert contacts(f"Media contact:\nJane Doe\n{title}\n202-555-0101") == [("Jane Doe", title, None)]


@pytest.mark.parametrize(
    "agency", ["Ashby PR & Communications", "Ashby Communications and PR", "Ashby Public Relations"]
)
def test_an_agency_called_after_several_trades_is_a_house(agency: str) -> None:
    assert contacts(f"Media contact:\nJane Doe\n{agency}\n202-555-0101") == [("Jane Doe", None, agency)]


@pytest.mark.parametrize(
    "title", ["Group PR & Communications", "Corporate Public Relations", "Global Public Relations"]
)
def test_a_department_called_so_is_none(title: str) -> None:
    assert contacts(f"Media contact:\nJane Doe\n{title}\n202-555-0101") == [("Jane Doe", title, None)]
