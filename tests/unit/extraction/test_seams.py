"""Releases whose line breaks were lost, so that names, numbers, addresses and labels stand in one go."""

from __future__ import annotations

import pytest

from directory.extraction.details import seams
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


def contacts(text: str) -> list[tuple[str, str | None, str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [
        (m.kind, m.name, m.first("role"), m.first("org"), tuple(c.key for f in ("phone", "email") for c in m.of(f)))
        for m in reading.mentions
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Contacts: Adam Probewelladam.probewell@example.com",
        "Contacts: Adam Probewell202.555.0144adam.probewell@example.com",
        "Contacts: Adam Probewell(202) 555-0144adam.probewell@example.com",
        "Contacts: Adam Probewell+1 202-555-0144adam@example.com",
        "Contacts: Adam Probewell Emailadam@example.com",
    ],
)
def test_names_numbers_and_addresses_in_one_go_are_parted(line: str) -> None:
    ((kind, name, _, _, details),) = contacts(f"{BODY}{line}\n")
    assert (kind, name) == ("person", "Adam Probewell")
    assert set(details) <= {"+12025550144", "adam.probewell@example.com", "adam@example.com"}
    assert len(details) == 1 + ("555" in line)


def test_an_acronym_in_front_is_no_part_of_a_mailbox() -> None:
    assert [c[4] for c in contacts(f"{BODY}Investor Contact:\n\nWidgetly IRaprobe@widgetly.example\n")] == [
        ("aprobe@widgetly.example",)
    ]


@pytest.mark.parametrize(
    "address", ["JDoe@example.com", "Jane.Doe@example.com", "JaneDoe@example.com", "IR@example.com"]
)
def test_capitals_of_a_mailbox_stay_its_own(address: str) -> None:
    ((_, name, _, _, details),) = contacts(f"{BODY}Media contact: Jane Doe {address}\n")
    assert (name, details) == ("Jane Doe", (address.lower(),))


def test_a_label_in_one_go_with_a_desk_is_no_part_of_its_name() -> None:
    text = f"{BODY}Contact  Press OfficePhone  202 555 0185      the senator announced today\n"
    assert contacts(text) == [("desk", "Press Office", None, None, ("+12025550185",))]


def test_a_heading_at_the_end_of_a_long_line_opens_what_stands_below() -> None:
    table = "   ".join(f"Ratio {n}   {n},{n}26,408" for n in range(1, 60))
    text = f"{BODY}{table}              Contact:\n\n Adam B Probewell\n\n (202) 555-0189\n\n press@example.com\n"
    assert contacts(text) == [("person", "Adam B Probewell", None, None, ("+12025550189", "press@example.com"))]


def test_page_addresses_within_a_block_name_nobody() -> None:
    text = (
        f"{BODY}Contact Information: Adam Probewell Senior Vice President of Sales The Probex Group, Inc. "
        "https://www.theprobexgroup.com 202-555-0133 Office adam.probewell@theprobexgroup.com https://x.com/probex\n"
    )
    assert contacts(text) == [
        (
            *("person", "Adam Probewell", "Senior Vice President of Sales", "The Probex Group, Inc."),
            ("+12025550133", "adam.probewell@theprobexgroup.com"),
        )
    ]


@pytest.mark.parametrize("whose", ["Fernloop Media Relations", "Fernloop Marketing and Media Relations"])
def test_a_line_that_ends_as_a_desk_is_called_names_a_desk(whose: str) -> None:
    text = f"{BODY}For more information please contact:\n\n{whose}\nEurope: +44 20 7946 0185\n"
    assert contacts(text) == [("desk", whose, None, None, ("+442079460185",))]


def test_where_nothing_is_glued_a_mailbox_begins_where_it_seems_to() -> None:
    for text in ("press@", "a@", "Jane jane@", "Doe, J.Doe@", "x 202-555-0144 press@", "+1press@"):
        start = max(text.rfind(" ") + 1, 0) if text != "+1press@" else 0
        assert seams.mailbox(text, start, len(text) - 1, vocabulary()) == start


@pytest.mark.parametrize(
    ("written", "name"),
    [("Joseph A. Muster Jr., CEO", "Joseph A. Muster Jr."), ("Ada Muster III, CEO", "Ada Muster III")],
)
def test_what_tells_somebody_from_an_older_one_is_part_of_the_name(written: str, name: str) -> None:
    ((_, found, role, _, _),) = contacts(f"{BODY}Media contact:\n{written}\n(202) 555-0150\n")
    assert (found, role) == (name, "CEO")


@pytest.mark.parametrize("firm", ["Sample Widget Group, Inc.", "B2x Widgets, Inc."])
def test_how_an_exchange_calls_a_firm_and_figures_within_its_name_are_no_obstacle(firm: str) -> None:
    for behind in ("", " (SMPW)"):
        text = f"{BODY}Media contact:\nJane Probewell\nPress Officer\n{firm}{behind}\n(202) 555-0150\n"
        assert [c[3] for c in contacts(text)] == [firm]


def test_a_heading_of_contacts_is_nobodys_title_though_its_words_are_one() -> None:
    people = "Kirin Musterson, President\nProbe Widgets, Inc.\n(202) 555-0156\n\nAda Probewell, CEO\nProbelab, Inc.\n(202) 555-0157\n"
    for heading in ("Investor Relations Contacts:", "Public Relations Contacts:"):
        assert [c[1:3] for c in contacts(f"{BODY}{heading}\n\n{people}")] == [
            ("Kirin Musterson", "President"),
            ("Ada Probewell", "CEO"),
        ]


def test_the_head_of_a_letter_may_say_where_somebody_sits() -> None:
    text = (
        "Kirsten Probewell\nHeadquarters, Washington, DC                 August 30, 2000\n(Phone: 202/555-0143)\n\n"
        "Bruce Musterson\nKennedy Example Center, FL\n(Phone: 321/555-0168)\n\nRELEASE: 00-134\n\n" + BODY
    )
    assert [c[1] for c in contacts(text)] == ["Kirsten Probewell", "Bruce Musterson"]


def test_a_firm_for_investors_is_no_human() -> None:
    text = f"{BODY}Investors:\n\nMichael Musterson\n\nSMPL IR\n\ninvestors@example.com\n"
    assert [c[1] for c in contacts(text)] == ["Michael Musterson"]


def test_for_whom_a_signature_is_given_is_no_title_and_letters_behind_a_name_are_nobody() -> None:
    signed = (
        "On Behalf of the Board of Directors\n\nBrent Musterson\nDirector & Chief Executive Officer\n"
        "Critical Widget Technologies Ltd.\nbrent.m@example.com\n"
    )
    assert [c[1:4] for c in contacts(BODY + signed)] == [
        ("Brent Musterson", "Director & Chief Executive Officer", "Critical Widget Technologies Ltd.")
    ]
    lettered = "For further information, please contact:\n\nFrank J. Musterson, P. Eng.\nChief Executive Officer\n(202) 555-0142\n"
    assert [c[1:3] for c in contacts(BODY + lettered)] == [("Frank J. Musterson", "Chief Executive Officer")]


def test_a_mailbox_called_after_the_issuer_in_one_go_with_a_surname_is_parted_from_it() -> None:
    text = f"WidgetSpace opens\n\n{BODY}Contact: Jonathan Mustersonwidgetspace@example.com\n"
    assert [(c[1], c[4]) for c in contacts(text)] == [("Jonathan Musterson", ("widgetspace@example.com",))]


def test_a_name_with_two_titles_right_behind_it_begins_a_contact() -> None:
    text = (
        f"{BODY}Contacts:\n\nJohan Muster Senior Vice President of Programs 202.555.0144   jmuster@example.com\n\n"
        "Jim Probewell Chairman, CEO Email: jj@example.com\n"
    )
    assert [(c[1], c[4][-1]) for c in contacts(text)] == [
        ("Johan Muster", "jmuster@example.com"),
        ("Jim Probewell", "jj@example.com"),
    ]


def test_the_digits_that_letters_of_a_number_stand_for_are_no_number_of_somebody() -> None:
    text = (
        f"{BODY}For Media Inquiries:\n\nSteven Musterson; (405) 555-0139, steven.musterson@example.org\n\n"
        "For Public Inquiries: 1-800-SMP-LES1 (767-5371)\n"
    )
    assert [c[4] for c in contacts(text) if c[1]] == [("+14055550139", "steven.musterson@example.org")]
