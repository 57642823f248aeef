"""Desks by the name of their firm, or named in a sentence right before their number; titles that a line end cuts."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

NATIVE = {
    "de": "Der Vorstand hat heute beschlossen, dass es auch im nächsten Jahr keine Änderungen geben wird.\n\n",
    "pl": "Dziś nic się nie wydarzyło w mieście i jutro też nic się nie wydarzy, jak podano w komunikacie.\n\n",
    "it": "Oggi non è successo nulla nella città, e non succederà nulla nemmeno domani, come si è detto.\n\n",
    "fr": "Rien ne s'est passé aujourd'hui dans la ville, et il ne se passera rien demain non plus.\n\n",
}
BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, tuple(c.value for f in ("phone", "email") for c in m.of(f))) for m in reading.mentions]


@pytest.mark.parametrize(
    ("heading", "name", "address"),
    [
        ("Media Contact:", "Two Widgets Communications", "press@twowidgets.org"),
        ("Rückfragen & Kontakt:", "Musterbund-Leitung", "a.probe@musterbund.org"),
    ],
)
def test_a_title_that_begins_with_the_firm_of_the_address_is_the_name_of_a_desk(
    heading: str, name: str, address: str
) -> None:
    assert contacts(f"{BODY}{heading}\n{name}\n{address}\n") == [(name, None, (address,))]


def test_a_title_without_the_firm_names_no_desk() -> None:
    assert contacts(f"{BODY}Media Contact:\nHead of Communications\npress@samplewidgets.example\n") == [
        (None, None, ("press@samplewidgets.example",))
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "number"),
    [
        ("en", "At night the press office (phone +44 20 7946 0101) is on duty.", "+442079460101"),
        ("de", "Nachts ist die Hotline der Pressestelle (Telefon +49 30 23125 101) geschaltet.", "+493023125101"),
        ("pl", "O akredytacje dba Biuro Prasowe, Sekretariat, tel. +48 22 555 01 34, codziennie.", "+48225550134"),
        ("it", "Degli accrediti si occupa l'ufficio stampa, tel. +39 06 5555 0101, ogni giorno.", "+390655550101"),
        ("fr", "Les accréditations passent par le service de presse (tél. +33 1 99 00 01 01).", "+33199000101"),
    ],
)
def test_a_desk_named_right_before_its_number_is_offered(language: str, sentence: str, number: str) -> None:
    assert [found for *_, found in contacts(f"{NATIVE.get(language, BODY)}{sentence}\n")] == [(number,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The press office has moved. The new canteen is open to all, phone +44 20 7946 0101.",
        "The press office counted 12 visitors; +44 20 7946 0101 of them were happy.",
    ],
)
def test_a_desk_that_another_sentence_or_no_label_parts_from_a_number_is_not(sentence: str) -> None:
    assert contacts(f"{BODY}{sentence}\n") == []


def test_a_title_goes_on_behind_an_ampersand_at_a_line_end() -> None:
    text = f"{NATIVE['de']}Kontakt:\nMusterpartei-Generalsekretariat, Mag. Ada Probe, PR &\nKommunikation, Tel.: +49 30 23125 101\n"

    assert contacts(text) == [("Ada Probe", "PR & Kommunikation", ("+493023125101",))]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (
            "本リリースに関するお問い合わせ\n見本株式会社 お問い合わせ窓口\nE-mail : info@example.jp\n",
            ("お問い合わせ窓口", "見本株式会社", ("info@example.jp",)),
        ),
        (
            "【本件に関するお問い合わせ】\n〒100-0000 東京都千代田区見本1-2-3\nお問い合わせ窓口：03-5550-0150\n",
            ("お問い合わせ窓口", None, ("+81355500150",)),
        ),
    ],
)
def test_a_desk_may_be_called_as_contacts_are_announced(
    block: str, found: tuple[str, str | None, tuple[str, ...]]
) -> None:
    body = "本日、新しいサービスの提供を開始いたします。詳細は以下のとおりです。\n\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (body + block).encode()))

    assert [(m.name, m.org, tuple(c.value for f in ("phone", "email") for c in m.of(f))) for m in reading.mentions] == [
        found
    ]


def test_in_french_a_source_with_a_number_is_somebody_to_ask() -> None:
    line = "Sources : Ada Modèle, Attachée de presse, Ministère de l'Exemple, 202 555-0143; Bo Essai, 202 555-0144\n"

    assert [(name, found) for name, _, found in contacts(NATIVE["fr"] + line)] == [
        ("Ada Modèle", ("+12025550143",)),
        ("Bo Essai", ("+12025550144",)),
    ]
    assert contacts(f"{NATIVE['fr']}Source : Institut de l'Exemple, enquête de 2024\n") == []


def test_the_office_of_somebody_with_a_title_is_whom_a_person_works_for() -> None:
    office = "Cabinet de la ministre des Exemples et ministre responsable de la région"
    line = f"Source : Ada Modèle, Directrice des communications, {office}, 202 555-0143\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (NATIVE["fr"] + line).encode()))

    assert [(m.name, m.role, m.org) for m in reading.mentions] == [
        ("Ada Modèle", "Directrice des communications", office)
    ]
