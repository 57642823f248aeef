"""Contacts whose line breaks were lost: name, role and organisation in one go."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "The second station will measure the water from June. Nothing else has happened in Sampletown today.\n\n"

Contact = tuple[str | None, str | None, str | None, str]


def contacts(text: str, body: str = BODY) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))
    return [(m.name, m.role, m.org, " ".join(m.emails)) for m in reading.mentions]


ONE_GO: dict[str, tuple[str, Contact]] = {
    "a name and a role": (
        "For media inquiries, please contact: Ada Probe Production Consultant ada.probe@example.org",
        ("Ada Probe", "Production Consultant", None, "ada.probe@example.org"),
    ),
    "a name and a firm of unknown words": (
        "Media Contact: Bo Muster Kelpvine PR Ltd 020 7946 0123 bo.muster@kelpvine.example",
        ("Bo Muster", None, "Kelpvine PR Ltd", "bo.muster@kelpvine.example"),
    ),
    "a name of which the address has the forename alone, and the firm that its domain spells": (
        "Media Contact Ada Probe Bright Kelp Communications 020 7946 0123 ada@brightkelp.example",
        ("Ada Probe", None, "Bright Kelp Communications", "ada@brightkelp.example"),
    ),
    "a name, a role with a comma in it and the firm": (
        "Media Contact: Ada Probe Vice President, Marketing Kelpvine Systems 020 7946 0123 aprobe@kelpvine.example",
        ("Ada Probe", "Vice President, Marketing", "Kelpvine Systems", "aprobe@kelpvine.example"),
    ),
    "the firm, a name and a role, and a label of one letter": (
        "Press Contacts Kelpvine Systems Ada Probe Head of Communications T: 020 7946 0123 E: ada.probe@kelpvine.example",
        ("Ada Probe", "Head of Communications", "Kelpvine Systems", "ada.probe@kelpvine.example"),
    ),
    "two surnames": (
        "Contacto de prensa: Ana Muestra Ejemplo Directora de Comunicación Fundación Alga Verde"
        " 91 555 01 01 amuestra@algaverde.example",
        ("Ana Muestra Ejemplo", "Directora de Comunicación", "Fundación Alga Verde", "amuestra@algaverde.example"),
    ),
    "in German": (
        "Pressekontakt: Ada Probe Leiterin Kommunikation Seetang GmbH Tel. 030 23125 100 ada.probe@seetang.example",
        ("Ada Probe", "Leiterin Kommunikation", "Seetang GmbH", "ada.probe@seetang.example"),
    ),
}
SPANISH = "La fundación ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto, que estará abierto a todos.\n\n"


@pytest.mark.parametrize("kind", ONE_GO)
def test_what_stands_in_one_go_is_parted_as_the_addresses_spell_it(kind: str) -> None:
    text, offered = ONE_GO[kind]

    assert contacts(text, SPANISH if kind == "two surnames" else BODY) == [offered]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Probe Communications",  # a firm called after her
        "Ada Probe Muster",  # a surname of two words
    ],
)
def test_a_name_is_not_cut_short_where_no_role_or_firm_follows(line: str) -> None:
    found = contacts(f"Media contact:\n{line}\nada@probe-muster.example\n020 7946 0123\n")

    assert line in found[0][:3]


def test_two_contacts_on_one_line_each_have_their_firm() -> None:
    found = contacts(
        "Media Contacts: Kelpvine Ada Probe 020 7946 0123 ada.probe@kelpvine.example"
        " Agency Ivo Muster Bright Kelp PR 020 7946 0124 ivo@brightkelppr.example\n"
    )

    assert found == [
        ("Ada Probe", None, "Kelpvine", "ada.probe@kelpvine.example"),
        ("Ivo Muster", None, "Bright Kelp PR", "ivo@brightkelppr.example"),
    ]


def test_the_sentence_before_that_asks_to_do_something_else_does_not_hide_the_contact() -> None:
    found = contacts(
        "For more information or to support the event, visit our page and look at the programme. For media inquiries,"
        " please contact: Ada Probe Production Consultant ada.probe@example.org  About Kelpvine LLC: it makes kites.\n"
    )

    assert found == [("Ada Probe", "Production Consultant", None, "ada.probe@example.org")]


def test_the_source_of_a_wire_text_is_named_without_that_word() -> None:
    found = contacts("Contact: Ada Probe, 020 7946 0123, ada.probe@kelpvine.example SOURCE Kelpvine Systems\n")

    assert found == [("Ada Probe", None, "Kelpvine Systems", "ada.probe@kelpvine.example")]


def test_a_role_ends_before_the_firm_that_the_heading_names() -> None:
    found = contacts("Contact Kelpvine Foundation: Ada Probe - General Manager Kelpvine Foundation: pr@example.org\n")

    assert found == [("Ada Probe", "General Manager", "Kelpvine Foundation", "pr@example.org")]
