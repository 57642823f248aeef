"""Blocks as public bodies, alliances and joint releases set them: whose line it is, what is a role and what only a section or
a rank, and desks below each other."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"
NATIVE = {
    "en": BODY,
    "de": "Der Vorstand hat heute beschlossen, dass es auch im nächsten Jahr keine Änderungen geben wird.\n\n",
    "fr": "Rien ne s'est passé aujourd'hui dans la ville, et il ne se passera rien demain non plus.\n\n",
    "es": "Hoy no ha pasado nada en la ciudad, y mañana tampoco va a pasar nada, según se ha dicho.\n\n",
    "pt": "Hoje não aconteceu nada na cidade, e amanhã também não vai acontecer nada, como foi dito.\n\n",
    "nl": "Vandaag is er niets gebeurd in de stad, en morgen zal er ook niets gebeuren, zo is gezegd.\n\n",
}


def found(text: str, language: str = "en") -> list[tuple[str, str | None, str | None, str | None]]:
    """Kind, name, role and organisation of each contact."""
    read = read_release(Document("file:///release.txt", "release.txt", (NATIVE[language] + text).encode()))
    orgs = [next((c.value for c in m.of("org")), None) for m in read.mentions]
    return [(m.kind, m.name, m.role, org) for m, org in zip(read.mentions, orgs, strict=True)]


def numbers(text: str, language: str = "en") -> list[tuple[str, ...]]:
    read = read_release(Document("file:///release.txt", "release.txt", (NATIVE[language] + text).encode()))
    return [tuple(c.value for c in m.of("phone")) for m in read.mentions]


def test_in_a_list_of_allies_what_begins_each_line_is_the_organisation() -> None:
    lines = (
        "Sample Action Alliance: Joanna Probe, joanna@saa.example.org, +44 20 7946 0110\n"
        "Save the Samples: Bridget Doe, bridget@samples.example.org, +44 20 7946 0112\n"
        "Unite for Widgets: Hannah Roe, hannah@ufw.example.org, +44 20 7946 0114\n"
    )
    assert [org for *_, org in found(f"Media contacts\n\n{lines}")] == [
        "Sample Action Alliance",
        "Save the Samples",
        "Unite for Widgets",
    ]


def test_of_two_names_on_a_line_the_one_that_no_address_spells_is_the_organisation() -> None:
    lines = (
        "Amparo Solidario – Ángel Probador: +34 910 00 00 01 – aprobador@ampa.example.org\n"
        "Norte Verde – Laura Muestra: +34 910 00 00 02 – lmuestra@nv.example.org\n"
    )
    assert found(f"Para más información y entrevistas:\n{lines}", "es") == [
        ("person", "Ángel Probador", None, "Amparo Solidario"),
        ("person", "Laura Muestra", None, "Norte Verde"),
    ]


def test_subjects_before_a_colon_are_no_organisations() -> None:
    lines = "Climate: Joanna Probe, joanna@example.org\nHousing: Bridget Doe, bridget@example.org\n"
    assert [org for *_, org in found(f"Media contacts\n\n{lines}")] == [None, None]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "en",
            "Media contact:\nPress and Public Affairs Section\nEmbassy of Ruritania\nMs Ilse Probe, Press Attaché\nTel: +44 20 7946 0150\n",
            ("person", "Ilse Probe", "Press Attaché", "Embassy of Ruritania"),
        ),
        (
            "de",
            "Kontakt:\nLandkreis Musterfeld\nStabsstelle Kreisentwicklung\nJulia Probe, Pressesprecherin\nTelefon +49 30 23125 101\n",
            ("person", "Julia Probe", "Pressesprecherin", "Landkreis Musterfeld"),
        ),
        (
            "de",
            "Kontakt:\nStaatsanwaltschaft Musterburg\nOberstaatsanwältin Dr. Wiebke Probe\nPressesprecherin\nTel. +49 30 23125 102\n",
            ("person", "Wiebke Probe", "Pressesprecherin", "Staatsanwaltschaft Musterburg"),
        ),
        (
            "en",
            "Media Contacts:\nMiguel Probe\nOffice of the Governor\n202-555-0111\n",
            ("person", "Miguel Probe", None, "Office of the Governor"),
        ),
        (
            "en",
            "For more information contact:\nThe Rev. Canon Peter Probe, Director of Communications\nTel: +44 20 7946 0151\n",
            ("person", "Peter Probe", "Director of Communications", None),
        ),
        (
            "de",
            "Pressekontakt Musterverband:\nPeter Probe\nTel. +49 30 23125 103\n",
            ("person", "Peter Probe", None, "Musterverband"),
        ),
        (
            "pt",
            "Para mais informações: Capitão Tiago Sá, Chefe da Secção de Comunicação, +351 222 000 105\n",
            ("person", "Tiago Sá", "Chefe da Secção de Comunicação", None),
        ),
    ],
)
def test_a_title_tells_more_than_a_section_or_a_rank(
    language: str, block: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    assert found(block, language) == [expected]


def test_what_somebody_does_is_not_the_next_ones_when_a_line_says_both() -> None:
    lines = (
        "- Regierungsrätin Carmen Probe, Vorsteherin Baudepartement, via Medienstelle, Tel. +41 41 555 01 01\n"
        "- Mathias Muster-Roe, Leiter Kommunikation, Tel. +41 41 555 01 02\n"
    )
    assert found(f"Auskünfte für Medienschaffende erteilen:\n{lines}", "de") == [
        ("desk", "Medienstelle", None, None),
        ("person", "Mathias Muster-Roe", "Leiter Kommunikation", None),
    ]


def test_an_extension_ends_no_postal_address() -> None:
    block = (
        "Ansprechpartner für Medien:\nThomas Probe, Leiter Kommunikation\nTel. +49 30 23125 101, t.probe@example.org\n"
        "Christian Roe, stellv. Pressesprecher, Tel. -102, c.roe@example.org\n"
    )
    assert [(name, role) for _, name, role, _ in found(block, "de")] == [
        ("Thomas Probe", "Leiter Kommunikation"),
        ("Christian Roe", "stellv. Pressesprecher"),
    ]


def test_offices_with_a_line_each_have_their_own_numbers() -> None:
    block = (
        "Contacts presse :\n"
        "Cabinet de Solène Exemple : +33 1 99 00 10 02 – presse@ministere.example.org\n"
        "Cabinet de Hugo Modèle : +33 1 99 00 10 03 – cab-presse@transports.example.org\n"
    )
    assert found(block, "fr") == [
        ("desk", None, None, "Cabinet de Solène Exemple"),
        ("desk", None, None, "Cabinet de Hugo Modèle"),
    ]
    assert numbers(block, "fr") == [("+33199001002",), ("+33199001003",)]


def test_a_section_after_an_empty_line_is_a_desk_of_its_own() -> None:
    block = (
        "Contacto:\nDra. Pilar Muestra Prueba\nTel. +34 910 00 00 08\npmuestra@example.org\n\n"
        "Unidad de Cultura Científica\n+34 910 00 00 09\nucc@example.org\n"
    )
    assert numbers(block, "es") == [("+34910000008",), ("+34910000009",)]
    assert found(block, "es")[1] == ("desk", "Unidad de Cultura Científica", None, None)


def test_letters_behind_a_desk_say_whose_it_is() -> None:
    block = "Contacts :\nService de presse ABCX : presse@abcx.example.org / +33 1 99 00 10 13\n"
    assert found(block, "fr") == [("desk", "Service de presse ABCX", None, None)]


def test_an_emergency_number_out_of_hours_is_the_press_officers() -> None:
    block = (
        "Media contact:\nCaroline Probe\nTel: +44 20 7946 0101\n"
        "Emergency out-of-hours (limited service): +44 20 7946 0102\nEmail: media@example.org\n"
    )
    assert numbers(block) == [("+442079460101", "+442079460102")]
