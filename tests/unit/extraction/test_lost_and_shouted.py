"""Names beside firms: in one go with a role and a street, or below a line of capitals; and numbers of a translated release."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

ENGLISH = (
    "New bridge opens in spring\n\nThe organisation announced today that it will work with its partners on the new project, "
    "which has been funded for the next three years.\n\n"
)
FRENCH = (
    "Un nouveau pont\n\nLa fondation a annoncé aujourd’hui qu’elle va travailler avec ses partenaires sur le nouveau projet, "
    "qui est financé pour les trois prochaines années.\n\n"
)
STREET = "15656 Sample Center Drive, Suite 801 Sampletown, CA 92127 Phone: +1 (202) 555-0142 Email: info@examplewidgets.example.com"

Contact = tuple[str | None, str | None, str | None]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(mention.name, mention.role, mention.org) for mention in reading.mentions]


def numbers(text: str) -> list[str]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [claim.value for mention in reading.mentions for claim in mention.of("phone")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            f"Ada Probe Chief Executive Officer Example Widgets Corp. {STREET}",
            ("Ada Probe", "Chief Executive Officer", "Example Widgets Corp."),
        ),
        (
            f"Ada Probe Chief Executive Officer Example Widgets Corp., {STREET}",
            ("Ada Probe", "Chief Executive Officer", "Example Widgets Corp."),
        ),
        (f"Ada Probe {STREET}", ("Ada Probe", None, None)),
        (f"Ada Probe, Example Widgets Corp. {STREET}", ("Ada Probe", None, "Example Widgets Corp.")),
        (f"Example Widgets Corp. {STREET}", (None, None, "Example Widgets Corp.")),
    ],
)
def test_who_stands_in_one_go_before_a_street_is_no_part_of_it(line: str, found: Contact) -> None:
    assert contacts(f"{ENGLISH}Media Contact:\n\n{line}\n") == [found]


def test_a_street_before_its_number_keeps_it() -> None:
    text = f"{FRENCH}Contact presse :\nAda Probe\nAvenue de l'Exemple 12 Bâtiment B, 75001 Paris\n+33 1 99 00 12 34\n"
    assert contacts(text) == [("Ada Probe", None, None)]


def test_a_firm_that_is_shouted_above_somebody_is_nobody() -> None:
    block = (
        "Contact presse\n\nSAMPLAVIE DIGITALE\n\nSébastien PROBE\n\nTél : +33 1 99 00 12 34\nTél : +33 1 99 00 12 35\n\n"
        "s.probe@example.org\n"
    )
    assert contacts(FRENCH + block) == [("Sébastien PROBE", None, None)]
    assert contacts(f"{FRENCH}Samplavie digitale en est.\n\n{block}") == [
        ("Sébastien PROBE", None, "SAMPLAVIE DIGITALE")
    ]
    assert numbers(FRENCH + block) == ["+33199001234", "+33199001235"]


def test_two_people_in_capitals_are_two() -> None:
    block = "Contacts presse\n\nADA PROBE\n+33 1 99 00 12 34\n\nJEAN MODELE\n+33 1 99 00 12 35\n"
    assert [name for name, _, _ in contacts(FRENCH + block)] == ["ADA PROBE", "JEAN MODELE"]


def test_capitals_within_a_firm_are_part_of_its_name() -> None:
    block = "Media Contact\n\nAda Probe\nFounder, FOR THE BRIDGES Platform\nada@example.org\n"
    assert contacts(ENGLISH + block) == [("Ada Probe", "Founder", "FOR THE BRIDGES Platform")]


def test_a_translated_release_keeps_the_american_number_of_whom_it_is_about() -> None:
    text = "示例公司今天宣布了新的产品，这是这一地区的第一个项目，将在三年内完成。\n\n媒体联系\n阿曼达·史密斯\n202-555-0142\n"
    assert numbers(text) == ["+12025550142"]


def test_a_button_to_ask_for_the_press_is_for_the_press() -> None:
    text = (
        "Neue Brücke eröffnet\n\nDie Stiftung hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt "
        "arbeiten wird, das für die nächsten drei Jahre gefördert ist.\n\nPresseanfrage stellen <a.probe@example.org>\n\n"
        "Weitere Pressemitteilungen\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [(m.kind, m.emails) for m in reading.mentions] == [("desk", ("a.probe@example.org",))]


def test_a_second_surname_is_without_the_full_stop_behind_it() -> None:
    text = (
        "Nuevo puente\n\nLa organización ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto.\n\n"
        "Gabinete de Prensa\nCorreo: gabinete@example.org\n"
        "Investigadora: Ana Probe Muestra. Departamento de Ejemplos. Correo: aprobe@example.org\n"
    )
    assert "Ana Probe Muestra" in [name for name, _, _ in contacts(text)]


def test_a_place_that_is_shortened_ends_no_sentence() -> None:
    text = (
        f"{ENGLISH}-end-\n\nBo Sample\nHeadquarters, Washington\n202-555-0142\nbo.sample@example.org\n\n"
        "Ada Probe\nExample Laboratory, Sampledena, Calif.\n202-555-0143\naprobe@example.org\n"
    )
    assert [name for name, _, _ in contacts(text)] == ["Bo Sample", "Ada Probe"]


def test_the_address_of_an_organisation_below_somebody_is_its_own() -> None:
    text = (
        f"{ENGLISH}Press contact: Ada Probe, chair\nada.probe@example.org\nExample Riders Union: riders@example.net\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    found = [(m.kind, m.emails) for m in reading.mentions]
    assert found == [("person", ("ada.probe@example.org",)), ("desk", ("riders@example.net",))]


def test_the_year_of_a_date_on_the_line_is_no_part_of_a_number() -> None:
    text = f"CONTACT: Bo Sample/Ada Probe\nMarch 4, 2027 202-555-0143\n\n{ENGLISH}"
    assert set(numbers(text)) == {"+12025550143"}


def test_two_who_sign_one_below_the_other_without_an_empty_line_are_two() -> None:
    text = (
        f"{ENGLISH}-end-\n\nBo Sample\nHeadquarters, Washington\n202-555-0142\nbo.sample@example.org\n"
        "Ada Probe\nExample Laboratory, Sampledena, Calif.\n202-555-0143\nada.probe@example.org\n"
    )
    assert [name for name, _, _ in contacts(text)] == ["Bo Sample", "Ada Probe"]
