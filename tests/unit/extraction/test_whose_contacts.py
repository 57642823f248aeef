"""Whose contact somebody is: headings with an organisation and a cue in one, lists of houses and their mailboxes, houses before titles,
departments above their houses."""

from __future__ import annotations

import pytest

from tests.unit.extraction.english_news import mentions, phones

BODY = (
    "The Harlan Foundation announced today that it will work with its partners on the new project, which has been funded for the "
    "next three years. It will be open to all of the people who live in the area."
)

Contact = tuple[str, str | None, str | None, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(block: str) -> list[Contact]:
    return [(m.kind, m.name, m.role, m.org, m.emails, phones(m)) for m in mentions(block, body=BODY)]


def test_a_heading_may_begin_with_whose_contact_follows() -> None:
    block = (
        "Harlan Foundation Contact:\nJane Doe\n202-555-0101\n\n"
        "Probe Labs Media Contact:\nJohn Roe, CEO\njohn@probelabs.example.com"
    )
    assert contacts(block) == [
        ("person", "Jane Doe", None, "Harlan Foundation", (), ("+12025550101",)),
        ("person", "John Roe", "CEO", "Probe Labs", ("john@probelabs.example.com",), ()),
    ]


def test_the_name_of_a_house_below_says_more_than_the_heading() -> None:
    block = "Probe Labs Contact Information:\nJane Doe\nChief Executive Officer\nProbe Labs, Inc.\njane@probelabs.example.com"
    assert [org for *_, org, _, _ in contacts(block)] == ["Probe Labs, Inc."]


@pytest.mark.parametrize("which", ["Editorial", "Northern Region", "Canada", "Program", "Local Media"])
def test_a_heading_may_only_say_which_contact_of_the_issuer_follows(which: str) -> None:
    assert [org for *_, org, _, _ in contacts(f"{which} Contact:\nJane Doe\n202-555-0101")] == [None]


def test_a_house_that_the_text_knows_stands_before_a_title_that_every_house_has() -> None:
    assert contacts("Contact: Jane Doe, Probelabs CEO, jane@probelabs.com")[0][2:4] == ("CEO", "Probelabs")
    assert contacts("Contact: Jane Doe, Probelabs.org President <jane@probelabs.org>")[0][2:4] == (
        "President",
        "Probelabs.org",
    )


def test_a_title_that_only_one_house_has_is_kept_whole() -> None:
    block = "Contact: Jane Doe, Probelabs Release Manager, jane@probelabs.com"
    assert contacts(block)[0][2:4] == ("Probelabs Release Manager", None)


def test_lines_of_a_house_and_its_mailbox_are_desks_of_these_houses() -> None:
    block = "For media inquiries, please contact:\n\nProbe.io: matt.doe@example.com\n\nHarlan Works: media@example.net"
    assert contacts(block) == [
        ("desk", None, None, "Probe.io", ("matt.doe@example.com",), ()),
        ("desk", None, None, "Harlan Works", ("media@example.net",), ()),
    ]


def test_lines_of_forenames_and_their_mailboxes_are_nobodys_houses() -> None:
    block = "Press contacts:\n\nJane: jane@example.com\n\nPeter: peter@example.com"
    assert [org for *_, org, _, _ in contacts(block)] == [None, None]


def test_each_line_with_a_house_heads_all_people_up_to_the_next() -> None:
    block = (
        "Media Enquiries\n\nHarlan Financial Relations:\n\nAda Probe\nTel: 202-555-0101\n\nBea Sample\nTel: 202-555-0102\n\n"
        "HLW's Communications & Public Affairs Department:\n\nJane Doe\nTel: 202-555-0103\n\nJohn Roe\nTel: 202-555-0104"
    )
    first, second = "Harlan Financial Relations", "HLW's Communications & Public Affairs Department"
    assert [(name, role, org) for _, name, role, org, *_ in contacts(block)] == [
        ("Ada Probe", None, first),
        ("Bea Sample", None, first),
        ("Jane Doe", None, second),
        ("John Roe", None, second),
    ]


def test_the_next_one_at_the_same_domain_works_for_the_house_before_the_first() -> None:
    block = (
        "For media queries, please contact: HLWX Ada Probe +1 202-555-0101 / ada@hlwx.example.org Bea Sample +1 202-555-0102 / "
        "bea@hlwx.example.org Probeco Jane Doe +1 202-555-0103 / jane@probeco.example.com"
    )
    assert [(name, org) for _, name, _, org, *_ in contacts(block)] == [
        ("Ada Probe", "HLWX"),
        ("Bea Sample", "HLWX"),
        ("Jane Doe", "Probeco"),
    ]


def test_a_department_above_its_house_is_what_somebody_does_there() -> None:
    block = "Media contact:\nJane Doe\nCommunication and External Relations Department\nHarlan Bank\nmedia@harlan.example.org"
    assert contacts(block)[0][1:4] == ("Jane Doe", "Communication and External Relations Department", "Harlan Bank")


def test_both_of_two_houses_on_one_line_are_told() -> None:
    block = "Contacts: Harlan Land Trust – Jane Doe, 202-555-0101; Town of Probe – John Roe, 202-555-0102"
    assert [(name, org) for _, name, _, org, *_ in contacts(block)] == [
        ("Jane Doe", "Harlan Land Trust"),
        ("John Roe", "Town of Probe"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["PR Contact", "IR Contact:", "Media & Investor Contact", "Investor/Media Contact:", "Press team contacts:"],
)
def test_a_heading_of_whose_questions_are_answered_names_no_house(heading: str) -> None:
    assert contacts(f"{heading}\nJane Doe\n202-555-0101") == [("person", "Jane Doe", None, None, (), ("+12025550101",))]


@pytest.mark.parametrize("mark", ["###", "-30-", "ENDS", "* * *"])
def test_a_name_and_a_number_right_below_the_end_of_a_release_are_offered(mark: str) -> None:
    assert contacts(f"{mark}\n\nJane Doe\n202-555-0101") == [("person", "Jane Doe", None, None, (), ("+12025550101",))]
