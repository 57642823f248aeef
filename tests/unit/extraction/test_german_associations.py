"""Contacts of German associations, initiatives and town halls: groups that are no humans, offices above people, general
mailboxes that the law asks for."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

GERMAN = "Die Brücke wird heute mit einem Fest eröffnet, und alle sind auch bei Regen eingeladen.\n\n"

Contact = tuple[str, str | None, str | None, tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", (GERMAN + text).encode()))
    return [
        (
            m.kind,
            m.name,
            next((c.value for c in m.claims if c.field == "org"), None),
            (*m.emails, *(c.value for c in m.of("phone"))),
        )
        for m in reading.mentions
    ]


@pytest.mark.parametrize(
    "group",
    [
        "Attac-Ortsgruppe Probstadt",
        "Radentscheid Probstadt",
        "Weltladen Probstadt",
        "Hackspace Probstadt",
        "Elternbeirat Probstadt",
        "Grüne Jugend",
        "Runder Tisch",
    ],
)
def test_a_group_is_no_human(group: str) -> None:
    assert [kind for kind, *_ in contacts(f"Kontakt:\n{group}\nTel. 030 23125 101\n")] == ["desk"]


def test_an_office_with_its_number_above_a_name_keeps_it() -> None:
    text = (
        "Für Rückfragen: Stadtverwaltung Probstadt, Presse und Kommunikation, Tel. 030 23125 101\n"
        "Verantwortlich: Ada Probe\nRedaktion: Jan Prüfer, Tel. 030 23125 102\n"
    )
    assert contacts(text) == [
        ("desk", "Presse und Kommunikation", "Stadtverwaltung Probstadt", ("+493023125101",)),
        ("person", "Jan Prüfer", None, ("+493023125102",)),
    ]


def test_below_several_people_the_line_of_the_press_is_nobodys_mailbox() -> None:
    text = (
        "Kontakt:\nVertrauensperson: Ada Probe\nStellvertretung: Jan Prüfer\n"
        "Presse: presse@example.org, 030 23125 101\n"
    )
    assert ("desk", None, None, ("presse@example.org", "+493023125101")) in contacts(text)


def test_an_office_behind_words_that_announce_it_has_its_own_number() -> None:
    text = (
        "Inhaltliche Rückfragen:\nAda Probe, Gesellschaft für Proben, E-Mail: probe@example.org\n"
        "Organisatorische Rückfragen: Büro der GfP, Tel. 030 23125 101\n"
    )
    assert [(name or org, values) for _, name, org, values in contacts(text)] == [
        ("Ada Probe", ("probe@example.org",)),
        ("Büro der GfP", ("+493023125101",)),
    ]


def test_who_does_the_press_work_of_a_school_signs_above_its_street() -> None:
    text = "Musikschule Probe gGmbH\nÖffentlichkeitsarbeit: Ada Probe\nAm Anger 4, 99084 Probstadt\nFon 030 23125 101\n"
    assert contacts(text) == [("person", "Ada Probe", "Musikschule Probe gGmbH", ("+493023125101",))]


def test_a_small_word_begins_no_name() -> None:
    text = "Um Anmeldung wird gebeten: Ada Probe, a.probe@example.org, 030 23125 101"
    assert "Um Anmeldung" not in [name for _, name, _, _ in contacts(text)]


def test_the_general_mailbox_that_the_law_asks_for_is_no_contact() -> None:
    text = (
        "Impressum\n\nAngaben gemäß § 5 TMG:\nProbehof e.G.\nProbeweg 7\n27211 Probstadt\n\n"
        "Kontakt:\nTelefon: 030 23125-101\nE-Mail: info@example.org\n"
    )
    assert contacts(text) == []
