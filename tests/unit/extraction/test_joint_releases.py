"""Contacts of releases that several organisations sign: lists that say for whom each speaks, tables, and names beside their houses."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document
from tests.unit.extraction.associations import PROSE, Contact, contacts

BLOCKS: dict[str, tuple[str, str, list[Contact]]] = {
    "whom each speaks for, with the article, though no words offer contacts": (
        "fr",
        "Pour le SNX : Ada Probe, 01 99 00 01 01\nPour la CGZ-Fleuves : Jean Sample, 01 99 00 01 02",
        [("Ada Probe", None, "SNX", "", "+33199000101"), ("Jean Sample", None, "CGZ-Fleuves", "", "+33199000102")],
    ),
    "the same in Italian with a dash and in small letters": (
        "it",
        "per CGX Fiumi – Ada Probe +39 06 5555 0101\nper la UIX – Luca Prova +39 06 5555 0102",
        [("Ada Probe", None, "CGX Fiumi", "", "+390655550101"), ("Luca Prova", None, "UIX", "", "+390655550102")],
    ),
    "the same in Portuguese, where word and article are one": (
        "pt",
        "Contactos:\nPela FENX: Ada Prova, 21 000 01 01\nPelo STX do Norte: Rui Prova, 21 000 01 02",
        [("Ada Prova", None, "FENX", "", "+351210000101"), ("Rui Prova", None, "STX do Norte", "", "+351210000102")],
    ),
    "the same in Catalan": (
        "ca",
        "Contactes de premsa:\nPer CCX: Ada Prova, 93 555 01 01\nPer la Intersindical: Jordi Prova, 93 555 01 02",
        [("Ada Prova", None, "CCX", "", "+34935550101"), ("Jordi Prova", None, "Intersindical", "", "+34935550102")],
    ),
    "organisations with their people behind a dash, though no words offer contacts": (
        "es",
        "Firman:\nAsociación de Vecinos El Molino – Ada Prueba, presidenta – +34 93 555 01 01\n"
        "Plataforma Río Limpio – Marta Prueba – info@example.org",
        [
            ("Ada Prueba", "presidenta", "Asociación de Vecinos El Molino", "", "+34935550101"),
            ("Marta Prueba", None, "Plataforma Río Limpio", "info@example.org", ""),
        ],
    ),
    "an organisation that begins with the name of a country": (
        "fr",
        "Contacts :\n- Les Amis de l’Eau : Ada Probe - 01 99 00 01 01\n- France Algues Environnement : Jean Sample - 01 99 00 01 02",
        [
            ("Ada Probe", None, "Les Amis de l’Eau", "", "+33199000101"),
            ("Jean Sample", None, "France Algues Environnement", "", "+33199000102"),
        ],
    ),
    "of two with capitals the one with a forename is the human": (
        "fr",
        "Contacts :\nAda Probe – Algues Sud : 01 99 00 01 01\nLouise Sample, infirmière, EHPAD Les Saules\nTél : 01 99 00 01 02",
        [
            ("Ada Probe", None, "Algues Sud", "", "+33199000101"),
            ("Louise Sample", "infirmière", "EHPAD Les Saules", "", "+33199000102"),
        ],
    ),
    "an agency all in capitals before its people": (
        "fr",
        "CONTACTS PRESSE | ALGUES FLEUVE | Louise Sample – 01 99 00 01 01",
        [("Louise Sample", None, "ALGUES FLEUVE", "", "+33199000101")],
    ),
    "an organisation of small and large words in brackets": (
        "ca",
        "Contacte:\nLaia Prova (Ecologistes en Acció Riu): 93 555 01 01",
        [("Laia Prova", None, "Ecologistes en Acció Riu", "", "+34935550101")],
    ),
    "a union of those who have a profession": (
        "pt",
        "Contacto:\nSindicato dos Professores: Rui Prova, 21 000 01 02",
        [("Rui Prova", None, "Sindicato dos Professores", "", "+351210000102")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS, ids=str)
def test_each_speaks_for_her_own(case: str) -> None:
    language, text, expected = BLOCKS[case]
    assert contacts(language, text) == expected


def test_a_forename_and_words_for_the_press_say_for_whom_nobody_speaks() -> None:
    assert contacts("de", "Kontakt für Medien: Ada Probe, Sprecherin, +49 30 23125 101") == [
        ("Ada Probe", "Sprecherin", None, "", "+493023125101")
    ]


TABLES = {
    "the organisation first": (
        "| Entidade | Porta-voz | Telemóvel |\n|---|---|---|\n| Zero Rios | Ada Prova | 91 000 01 01 |\n| Norte Vivo | Rui Prova | 93 000 01 02 |",
        [("Ada Prova", None, "Zero Rios", "", "+351910000101"), ("Rui Prova", None, "Norte Vivo", "", "+351930000102")],
    ),
    "the name first and an address last": (
        "| Nome | Organização | Telefone | Email |\n|---|---|---|---|\n| Ada Prova | Zero Rios | 91 000 01 01 | a@example.org |\n"
        "| Rui Prova | Norte Vivo | 93 000 01 02 | r@example.org |",
        [
            ("Ada Prova", None, "Zero Rios", "a@example.org", "+351910000101"),
            ("Rui Prova", None, "Norte Vivo", "r@example.org", "+351930000102"),
        ],
    ),
}


@pytest.mark.parametrize("case", TABLES, ids=str)
def test_the_first_row_says_what_stands_in_each_column(case: str) -> None:
    table, expected = TABLES[case]
    document = Document("file:///a.md", "a.md", f"# Rio\n\n{PROSE['pt']}\n\n{table}\n".encode())
    found = [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(c.value for c in m.of("phone")))
        for m in read_release(document).mentions
    ]
    assert found == expected


def test_a_row_that_lacks_a_cell_is_read_as_lines_are() -> None:
    table = "| Nome | Organização | Telefone |\n|---|---|---|\n| Ada Prova | Zero Rios | 91 000 01 01 |\n| Rui Prova |  | 93 000 01 02 |"
    document = Document("file:///a.md", "a.md", f"# Rio\n\n{PROSE['pt']}\n\n{table}\n".encode())
    found = [(m.name, [c.value for c in m.of("phone")]) for m in read_release(document).mentions]
    assert found == [("Ada Prova", ["+351910000101"]), ("Rui Prova", ["+351930000102"])]


def test_the_mailbox_of_a_committee_is_nobodys_own() -> None:
    text = (
        "Contatti\nComitato No Diga Fiumi\nSara Prova +39 06 5555 0101\nLuca Prova +39 06 5555 0102\nnodiga@example.org"
    )
    assert [(name, mailbox) for name, _, _, mailbox, _ in contacts("it", text)] == [
        ("Sara Prova", ""),
        ("Luca Prova", ""),
        (None, "nodiga@example.org"),
    ]
