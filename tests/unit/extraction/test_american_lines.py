"""How North American releases set numbers and names: a line for each region, extensions before the number, columns read out in runs,
numbers in letters, one number of the office below everybody's own, names without capitals."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document
from tests.unit.extraction.english_news import BODY, mentions, phones

Contact = tuple[str, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(block: str) -> list[Contact]:
    return [(m.kind, m.name, m.emails, phones(m)) for m in mentions(block)]


def test_a_line_for_each_region_needs_no_words_that_announce_it() -> None:
    block = (
        "For Northern California: Jane Doe, (202) 555-0101\nFor Southern California: John Roe, (202) 555-0102\n"
        "For the Central Valley: Ada Probe, (202) 555-0103"
    )
    assert [(name, phones) for _, name, _, phones in contacts(block)] == [
        ("Jane Doe", ("+12025550101",)),
        ("John Roe", ("+12025550102",)),
        ("Ada Probe", ("+12025550103",)),
    ]


def test_an_extension_may_stand_before_its_number() -> None:
    text = (
        f"A new project\n\n{BODY}\n\nContact: Jane Doe, ext. 214, (202) 555-0101\nJohn Roe, ext. 215, (202) 555-0101\n"
    )
    reading = read_release(Document("file:///a.txt", "a.txt", text.encode()))
    assert [c.extension for m in reading.mentions for c in m.of("phone")] == ["214", "215"]


def test_headings_in_one_line_part_the_runs_of_addresses_and_numbers_below() -> None:
    block = (
        "Company Contact: Investor Contact: Media Contact:\ninfo@example.com irene@example.net kr@example.org\n"
        "202-555-0101 202-555-0102 202-555-0103"
    )
    assert contacts(block) == [
        ("desk", None, ("info@example.com",), ("+12025550101",)),
        ("desk", None, ("irene@example.net",), ("+12025550102",)),
        ("desk", None, ("kr@example.org",), ("+12025550103",)),
    ]


def test_names_below_such_headings_are_as_many_though_nothing_parts_them() -> None:
    block = "Company Contact: Investor Contact:\nJane Doe John Roe\njane@example.com john@example.net\n202-555-0101 202-555-0102"
    assert contacts(block) == [
        ("person", "Jane Doe", ("jane@example.com",), ("+12025550101",)),
        ("person", "John Roe", ("john@example.net",), ("+12025550102",)),
    ]


def test_a_number_in_letters_is_read_from_the_digits_in_brackets() -> None:
    assert contacts("Media Contact\nJane Doe\n833-EXAMPLE (202-555-0101)")[0][3] == ("+12025550101",)


def test_the_office_below_people_of_a_line_each_is_everybodys() -> None:
    block = "Media contacts\nJane Doe: 202-555-0101\nJohn Roe: 202-555-0102\nOffice: 202-555-0103"
    assert [phones for *_, phones in contacts(block)] == [
        ("+12025550101", "+12025550103"),
        ("+12025550102", "+12025550103"),
    ]


@pytest.mark.parametrize("said", ["Authorization Number: 0086/2027-1", "License Number: 4471-2027"])
def test_the_number_of_a_licence_is_nobodys(said: str) -> None:
    block = f"For media enquiries: press@example.com\n\nWe operate under license. {said}, issued by the regulator."
    assert contacts(block) == [("desk", None, ("press@example.com",), ())]


def test_a_name_behind_a_cue_may_have_no_capitals() -> None:
    assert contacts("contact: jane doe, 202-555-0101, jane@example.org") == [
        ("person", "jane doe", ("jane@example.org",), ("+12025550101",))
    ]
    assert contacts("contact: the office, 202-555-0101")[0][1] is None


def test_a_newsroom_with_its_owner_is_a_desk_without_words_that_announce_it() -> None:
    assert contacts("Harlan Center Newsroom\n202-555-0101\nharlannews@example.org") == [
        ("desk", "Harlan Center Newsroom", ("harlannews@example.org",), ("+12025550101",))
    ]
