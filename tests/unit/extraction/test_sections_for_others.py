"""What stands among contacts and is for others than the press: sections below a heading, lines that a heading leads, keys, hours."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "The second station will measure the water from June. Nothing else has happened in Sampletown today.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, str | None, str, str]]:
    """Of each contact its name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "INTERNATIONAL SALES",
        "World sales",
        "Visitor information",
        "Tickets & information",
        "VERLEIH",
        "Besucherservice",
        "INFORMATIONS PRATIQUES",
        "Billetterie",
        "Biglietteria",
        "Taquilla",
        "Kaartverkoop",
        "Biljetter",
        "Original publication",
    ],
)
def test_what_stands_below_a_heading_for_others_is_no_contact(heading: str) -> None:
    text = (
        "PRESS\nAda Probe\nada.probe@example.org\n+44 20 7946 0101\n\n"
        f"{heading}\nHarbour Pictures Ltd\nBo Sample\n+44 20 7946 0102\nharbour@example.com\n"
    )

    assert [(c[0], c[3], c[4]) for c in contacts(text)] == [("Ada Probe", "ada.probe@example.org", "+442079460101")]


def test_behind_a_section_for_others_the_press_is_read_again() -> None:
    text = (
        "PRESS CONTACT\nAda Probe\nada.probe@example.org\n\nWORLD SALES\nBo Sample\nbo@example.com\n\n"
        "DOMESTIC PRESS\nCy Model\ncy.model@example.org\n"
    )

    assert [c[0] for c in contacts(text)] == ["Ada Probe", "Cy Model"]


@pytest.mark.parametrize("lead", ["Management", "Bookings", "For exhibitors", "Nur für Aussteller", "Contratación"])
def test_a_line_that_a_heading_for_others_leads_is_no_contact(lead: str) -> None:
    text = f"Press contact: Ada Probe, ada.probe@example.org\n{lead}: Bo Sample, bo.sample@example.com\n"

    assert [c[0] for c in contacts(text)] == ["Ada Probe"]


def test_words_within_a_domain_do_not_tell_whom_an_address_is_for() -> None:
    text = "Contacts:\nAda Probe, Spokesperson Technology Communications, Tel.: +49 30 23125 21, E-mail: ada@ventara.example\n"

    assert contacts(text) == [
        (
            "Ada Probe",
            "Spokesperson Technology Communications",
            None,
            "ada@ventara.example",
            "+493023125 21".replace(" ", ""),
        )
    ]


def test_a_forename_that_begins_as_a_word_for_gifts_is_a_forename() -> None:
    text = "For more information call Donatella Probe on +44 20 7946 0101.\n"

    assert [(c[0], c[4]) for c in contacts(text)] == [("Donatella Probe", "+442079460101")]


@pytest.mark.parametrize("medium", ["UK Radio", "EU Press", "Print & Online"])
def test_media_of_a_region_are_nobodys_employer(medium: str) -> None:
    text = f"Press contacts\nUK Press: Ada Probe - ada@example.org\n{medium}: Bo Sample - bo@example.com\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", None), ("Bo Sample", None)]


def test_the_fingerprint_of_a_key_and_hours_are_no_numbers_to_call() -> None:
    text = (
        "Press contact: Ada Probe, ada@example.org\nOpen daily 10.00–18.00\n"
        "PGP fingerprint: 1234 5678 9ABC DEF0 1234  5678 9ABC DEF0 1234 5678\n"
    )

    assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", "")]


def test_a_name_behind_the_comma_of_a_press_office_is_whom_to_ask_there() -> None:
    text = "Medienkontakt:\nPressestelle der TU Probstadt, Ada Probe, presse@example.org\n"

    assert [(c[0], c[3]) for c in contacts(text)] == [("Ada Probe", "presse@example.org")]


def test_a_firm_between_a_heading_and_a_name_is_whom_that_one_works_for() -> None:
    text = "Contacts\n\nRelations médias\nNewProbe\nAda Muster\nprobe@newprobe.example\n+33 1 99 00 94 94\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Muster", "NewProbe")]


def test_a_street_with_its_word_cut_short_is_nobodys_role() -> None:
    prose = "Die Werke haben heute bekannt gegeben, dass sie mit ihren Partnern an dem Projekt arbeiten werden, das nicht neu ist.\n\n"
    text = (
        prose * 3 + "Kontakt:\nBrennwerk AG\nAda Probe\nIndustriestr. 8\n70565 Stuttgart\nTelefon: +49 30 23125 101\n"
    )

    assert [(c[0], c[1], c[2]) for c in contacts(text)] == [("Ada Probe", None, "Brennwerk AG")]
