"""People of several houses in one block, and what brackets, lines and sentences say of all of them or of one."""

from __future__ import annotations

import pytest

from tests.unit.extraction.english_news import mentions, phones

Contact = tuple[str, str | None, str | None, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(block: str, head: str = "") -> list[Contact]:
    return [(m.kind, m.name, m.role, m.org, m.emails, phones(m)) for m in mentions(block, f"{head}\n\n")]


def houses(block: str, head: str = "") -> list[tuple[str | None, str | None]]:
    return [(name, org) for _, name, _, org, *_ in contacts(block, head)]


def test_the_house_behind_the_last_may_be_said_to_be_of_both() -> None:
    block = "CONTACT: Jane Doe, 202-555-0101, jane@example.org, or John Roe, 202-555-0102, john@example.org, both of Harlan Light"
    assert houses(block) == [("Jane Doe", "Harlan Light"), ("John Roe", "Harlan Light")]


def test_brackets_behind_the_number_say_for_whom_somebody_works_as_on_the_other_line() -> None:
    block = "Contact:\nJane Doe, (202) 555-0101 (Harlan Law Center)\nJohn Roe, (202) 555-0102 (Wild Harlans)"
    assert houses(block) == [("Jane Doe", "Harlan Law Center"), ("John Roe", "Wild Harlans")]


def test_what_brackets_say_of_a_house_is_no_title_of_its_people() -> None:
    block = "Enquiries:\nHarlan Securities (Nominated Adviser and Broker)\nJane Doe / John Roe\n+44 20 7946 0101"
    assert [(name, role, org) for _, name, role, org, *_ in contacts(block)] == [
        ("Jane Doe", None, "Harlan Securities"),
        ("John Roe", None, "Harlan Securities"),
    ]


def test_the_first_of_several_whose_staff_follows_may_stand_on_the_line_of_the_cue() -> None:
    body = "Senators Sheldon Ostrow and Mary Landaw introduced it."
    head = "CONTACT: Ostrow: Jane Doe, 202-555-0101\nLandaw: John Roe, 202-555-0102"
    assert houses(body, head) == [("Jane Doe", "Ostrow"), ("John Roe", "Landaw")]


def test_houses_before_names_make_a_list_without_words_that_announce_it() -> None:
    block = (
        "Harlan Law Center, Jane Doe: 202-555-0101\nWild Harlans, John Roe: 202-555-0102\n"
        "Friends of the River, Ada Probe: 202-555-0103"
    )
    assert houses(block) == [
        ("Jane Doe", "Harlan Law Center"),
        ("John Roe", "Wild Harlans"),
        ("Ada Probe", "Friends of the River"),
    ]


def test_the_number_of_a_branch_is_part_of_its_name() -> None:
    block = "Contact:\nJane Doe, HLWX Local 135, jane@hlwx135.org, 202-555-0101"
    assert houses(block) == [("Jane Doe", "HLWX Local 135")]


@pytest.mark.parametrize("which", ["Media Relations:", "Investor Relations"])
def test_a_heading_of_relations_says_whose_questions_are_answered_and_no_role(which: str) -> None:
    found = contacts(f"Contact\n\n{which}\nJane Doe, Harlan Capital Markets\nTel: 202-555-0101")
    assert [(name, role, org) for _, name, role, org, *_ in found] == [("Jane Doe", None, "Harlan Capital Markets")]


def test_behind_a_name_relations_are_what_somebody_does() -> None:
    assert contacts("Contact:\nJane Doe, Investor Relations\n202-555-0101")[0][2] == "Investor Relations"


def test_a_title_below_name_and_number_is_theirs_whose_address_follows() -> None:
    block = (
        "Contacts\nHarlan Systems\nJane Doe, 202-555-0101\nSenior Manager, Corporate Communications\njane.doe@harlan.example.org\n"
        "or\nProbe PR for Harlan Systems\nJohn Roe, 202-555-0102\njohn@probepr.example.com"
    )
    assert [(name, role, org) for _, name, role, org, *_ in contacts(block)] == [
        ("Jane Doe", "Senior Manager, Corporate Communications", "Harlan Systems"),
        ("John Roe", None, "Probe PR"),
    ]


def test_a_field_below_its_ministry_is_the_desk_there() -> None:
    block = (
        "Contact:\nMinistry of Harbours\nCommunications\n202 555-0101\n\nJane Doe\nHarlan School District\n202 555-0102"
    )
    assert contacts(block) == [
        ("desk", "Communications", None, "Ministry of Harbours", (), ("+12025550101",)),
        ("person", "Jane Doe", None, "Harlan School District", (), ("+12025550102",)),
    ]


def test_a_mailbox_in_a_sentence_of_its_own_is_no_persons() -> None:
    block = (
        "NOTES FOR EDITORS: Spokespeople are available in Geneva. To arrange an interview, contact: Jane Doe on jane@example.org / "
        "+44 20 7946 0101, or John Roe in Nairobi on john@example.org / +44 20 7946 0102. Out of hours: media@example.org / "
        "+44 20 7946 0103."
    )
    assert contacts(block) == [
        ("person", "Jane Doe", None, None, ("jane@example.org",), ("+442079460101",)),
        ("person", "John Roe", None, None, ("john@example.org",), ("+442079460102",)),
        ("desk", None, None, None, ("media@example.org",), ("+442079460103",)),
    ]


def test_a_committee_is_no_title_though_it_manages_something() -> None:
    assert contacts("Contact: Jane Doe, Harlan Project Management Committee, press@example.org")[0][2:4] == (
        None,
        "Harlan Project Management Committee",
    )


def test_words_that_ask_are_no_part_of_the_mailbox_behind_them() -> None:
    block = "Investor contact\nConnect with usir@example.com\nFollow https://x.com/example_ofcinfo@example.org"
    assert [mail for *_, mails, _ in contacts(block) for mail in mails] == ["ir@example.com", "info@example.org"]
