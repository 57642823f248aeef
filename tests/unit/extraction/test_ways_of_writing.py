"""Ways in which press offices of the world write their contacts, each a small block."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document

BODY = "The second station will measure the water from June. Nothing else has happened in Sampletown today.\n\n"


def contacts(text: str, name: str = "release.txt", body: str = BODY) -> list[tuple[str | None, ...]]:
    """Of each contact its name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document(f"file:///{name}", name, (body + text).encode()))
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


def named(text: str) -> list[tuple[str | None, ...]]:
    return [found[:3] for found in contacts(text)]


class TestPeople:
    def test_a_role_that_opens_a_block_is_that_of_the_name_above_it(self) -> None:
        text = "Ada Probe\nPress officer\nSample Trust\nTel. +44 20 7946 0101\npress@example.org\n"

        assert contacts(text) == [("Ada Probe", "Press officer", "Sample Trust", "press@example.org", "+442079460101")]

    def test_a_name_of_ordinary_words_is_one_where_its_own_mailbox_spells_it(self) -> None:
        text = "Press contact\n\nRose Chambers\nrose.chambers@example.org\n\nAda Branch, editor - ada@example.org\n"

        assert [(c[0], c[3]) for c in contacts(text)] == [
            ("Rose Chambers", "rose.chambers@example.org"),
            ("Ada Branch", "ada@example.org"),
        ]

    def test_a_projects_name_below_a_person_is_nobody_though_its_mailbox_spells_it(self) -> None:
        text = "Press contact\n\nAda Probe, Chair\nPyVent Philippines\npyvent@example.org\n"

        assert [c[0] for c in contacts(text)] == ["Ada Probe"]

    def test_a_role_in_small_letters_right_behind_a_name_is_told_from_it(self) -> None:
        text = "Press contact: Ada Probe press officer, +44 20 7946 0101\n"

        assert named(text) == [("Ada Probe", "press officer", None)]

    def test_titles_before_names_in_a_sentence_are_their_roles(self) -> None:
        text = (
            "For comment: General Secretary Ada Probe on +44 20 7946 0101 or National Spokesperson Bo Muster on "
            "+44 20 7946 0102.\n"
        )

        assert named(text) == [
            ("Ada Probe", "General Secretary", None),
            ("Bo Muster", "National Spokesperson", None),
        ]

    def test_reporters_who_may_call_are_no_reports_of_something(self) -> None:
        text = "Reporters who would like to attend should call Ada Probe at +44 20 7946 0101.\n"

        assert [c[0] for c in contacts(text)] == ["Ada Probe"]


class TestFirmsBesidePeople:
    def test_what_looks_like_a_name_behind_a_name_is_the_firm_where_the_address_spells_the_first(self) -> None:
        text = (
            "Contacts: Kim Sample, Clear Rivers, +1 202-555-0121, kim@rivers.example; "
            "Lee Trial, Mountain Birds, +1 202-555-0122, lee@birds.example\n"
        )

        assert [(c[0], c[2]) for c in contacts(text)] == [
            ("Kim Sample", "Clear Rivers"),
            ("Lee Trial", "Mountain Birds"),
        ]

    def test_a_firm_that_has_the_surname_is_that_persons(self) -> None:
        text = "Press contacts\nAda Probe, 202-555-0111\nRon Poe, Poe Strategies, c: 202-555-0112\n"

        assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", None), ("Ron Poe", "Poe Strategies")]

    def test_who_is_spoken_for_is_not_who_is_called(self) -> None:
        text = "Press contact on behalf of Clear Rivers: Beth Stand at Loud Communications, beth@loud.example\n"

        assert [(c[0], c[2]) for c in contacts(text)] == [("Beth Stand", "Loud Communications")]


class TestOneDetailAParagraph:
    def test_a_department_between_empty_lines_is_where_the_person_above_works(self) -> None:
        text = "Press contact:\n\nAda Probe\n\nCorporate communications\n\nPhone: +44 20 7946 0101\n\nada.probe@example.org\n"

        assert [(c[0], c[3], c[4]) for c in contacts(text)] == [("Ada Probe", "ada.probe@example.org", "+442079460101")]

    def test_an_office_set_apart_below_a_person_stays_an_office(self) -> None:
        text = "Press contact:\n\nAda Probe\nada.probe@example.org\n\nPress office\n+44 20 7946 0101\n"

        assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", ""), ("Press office", "+442079460101")]

    def test_a_name_is_found_above_its_address_where_no_words_announce_it(self) -> None:
        text = "Lena Dummy\n\nPaperboat Games LLC\n\n+1 202-555-0108\n\nlena.dummy@example.com\n"

        assert [(c[0], c[3]) for c in contacts(text)] == [("Lena Dummy", "lena.dummy@example.com")]


def test_what_stands_among_the_notes_above_is_no_part_of_a_sentence_that_offers_somebody() -> None:
    text = (
        "Notes to editors:\n\n1. The Sample Fund was set up in 2019.\n2. For media enquiries contact Tom Ledger, Senior Press "
        "Officer, on +44 20 7946 0133 or tom.ledger@example.org.\n"
    )

    assert [(c[0], c[3]) for c in contacts(text)] == [("Tom Ledger", "tom.ledger@example.org")]


def test_front_matter_may_say_whom_to_ask() -> None:
    front = '---\ntitle: "Version 4 released"\ncontact_name: "Ada Probe"\ncontact_email: ada@example.org\n---\n\n'

    assert [(c[0], c[3]) for c in contacts(BODY, "release.md", front)] == [("Ada Probe", "ada@example.org")]
