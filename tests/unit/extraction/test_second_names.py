"""What looks like a second human's name beside the first, and is whom the first one works for."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = (
    "The foundation announced today that it will work with its partners on the new project, which has been funded for the next "
    "three years. It will be open to all of the people who live in the area."
)
HOUSES = (
    "Harlan Fund", "Harlan Aid", "Green Valley Farms", "Citizens for Clean Water", "Mothers Against Noise", "Save the River",
    "Harlan AI", "Probe Legal Aid", "Harlan Fire & Rescue", "Harlan Advisory",
)  # fmt: skip
LAYOUTS = {
    "behind a comma": "Media contact: Jane Doe, {house}, 202-555-0101",
    "in brackets": "Media contact: Jane Doe ({house}), 202-555-0101",
    "behind a dash": "Media contact: Jane Doe - {house} - 202-555-0101",
    "before a colon": "Media contacts:\n{house}: Jane Doe, 202-555-0101",
    "on the line below": "Media contact:\nJane Doe\n{house}\n202-555-0101",
    "below a title": "Media contact:\nJane Doe\nPress Officer\n{house}\n202-555-0101",
    "as a heading": "Media contact:\n{house}\nJane Doe\n202-555-0101",
    "at the end": "Media contact: Jane Doe, 202-555-0101, {house}",
}


def contacts(block: str, body: str = BODY) -> list[tuple[str | None, str | None, str | None]]:
    reading = read_release(Document("file:///a.txt", "a.txt", f"A new project\n\n{body}\n\n{block}\n".encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_house_called_like_nobody_is_whom_somebody_works_for(layout: str, house: str) -> None:
    title = "Press Officer" if layout == "below a title" else None
    assert contacts(LAYOUTS[layout].format(house=house)) == [("Jane Doe", title, house)]


def test_a_sentence_says_of_which_house_somebody_is() -> None:
    block = "For more information, contact Jane Doe of Harlan Aid at 202-555-0101."
    assert contacts(block) == [("Jane Doe", None, "Harlan Aid")]


def test_a_house_that_the_text_speaks_of_needs_no_word_that_says_so() -> None:
    body = f"{BODY} Cobalt Shale is the first to join."
    assert contacts("Contact: Jane Doe, Cobalt Shale, 202-555-0101", body)[0] == ("Jane Doe", None, "Cobalt Shale")


@pytest.mark.parametrize("other", ["John Gold", "Peter Power", "Kirin Roe", "Ada Forest"])
def test_a_second_human_stays_one(other: str) -> None:
    assert contacts(f"Contact: Jane Doe, {other}, 202-555-0101") == [("Jane Doe", None, None), (other, None, None)]


def test_two_people_joined_by_and_stay_two() -> None:
    assert [name for name, *_ in contacts("Contact: Jane Doe and Ada Forest, 202-555-0101")] == [
        "Jane Doe",
        "Ada Forest",
    ]


def test_a_place_beside_a_name_is_no_house() -> None:
    assert contacts("Contact: Jane Doe, New York, 202-555-0101") == [("Jane Doe", None, None)]


def test_the_longer_way_in_which_a_house_is_written_is_shown() -> None:
    block = (
        "For interviews contact Jane Doe of Harlan at 202-555-0101.\n\nCompany contact\n\nJane Doe, CEO\nHarlan Holdings, Inc.\n"
        "202-555-0101"
    )
    assert contacts(block) == [("Jane Doe", "CEO", "Harlan Holdings, Inc.")]


def test_letters_before_a_title_are_no_part_of_it() -> None:
    assert contacts("Contact: Jane Doe, P.Eng. Chief Executive Officer 202-555-0101") == [
        ("Jane Doe", "Chief Executive Officer", None)
    ]


def test_a_signature_in_quotation_marks_is_no_part_of_the_firm_before_it() -> None:
    block = "For further information contact:\n\nHARLAN RESOURCES LTD       “Jane Doe”\n\nJane Doe, President\nTel: 202-555-0101"
    assert contacts(block) == [("Jane Doe", "President", "HARLAN RESOURCES LTD")]


def test_the_title_of_a_link_is_nobodys_house() -> None:
    block = (
        "Contact\n\nEmail: jane@example.com\nHarlan Store: https://shop.example.com/\n\nMedia Contact:\nJane Doe\nGeneral Manager\n"
        "Probe Steel Co., Ltd.\njane@example.com\n202-555-0101"
    )
    assert contacts(block) == [("Jane Doe", "General Manager", "Probe Steel Co., Ltd.")]


def test_lines_that_are_paragraphs_each_are_told_alike() -> None:
    block = (
        "Media contacts:\n\nJane Doe, Press Officer\n\nHarlan Trust\n\n202-555-0101\n\nJohn Roe, Marketing Director\n\nProbe Aid\n\n"
        "202-555-0102"
    )
    assert contacts(block) == [
        ("Jane Doe", "Press Officer", "Harlan Trust"),
        ("John Roe", "Marketing Director", "Probe Aid"),
    ]


def test_a_house_heads_the_next_human_right_below_the_number_of_the_one_before() -> None:
    block = "Media contacts:\nHarlan Trust\nJane Doe, Press Officer\n202-555-0101\nProbe Aid\nJohn Roe, Marketing Director\n202-555-0102"
    assert [(name, org) for name, _, org in contacts(block)] == [
        ("Jane Doe", "Harlan Trust"),
        ("John Roe", "Probe Aid"),
    ]


def test_a_house_by_itself_below_the_cue_with_a_mailbox_for_all_is_no_human() -> None:
    text = f"A new project\n\n{BODY}\n\nMedia contact:\nHarlan Aid\npress@example.org\n202-555-0101\n"
    reading = read_release(Document("file:///a.txt", "a.txt", text.encode()))
    assert [(m.kind, m.name, m.org) for m in reading.mentions] == [("desk", None, "Harlan Aid")]


def test_a_request_is_no_desk() -> None:
    assert contacts("Please send media requests to press@harlan.example.org.") == [(None, None, None)]
