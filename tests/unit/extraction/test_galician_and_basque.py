"""Releases in Galician and Basque, which share words, names and numbers with their neighbours."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

PROSE = {
    "gl": "A fundación anunciou hoxe que traballará cos seus socios no novo proxecto, que foi financiado para os vindeiros tres anos e"
    " que estará aberto a todos os veciños da comarca. É o primeiro deste tipo na Xunta e tamén o máis grande.",
    "eu": "Fundazioak gaur jakinarazi duenez, bere bazkideekin lan egingo du proiektu berrian, datozen hiru urteetarako finantzatuta"
    " dagoena eta eskualdeko bizilagun guztientzat irekita egongo dena.",
}
BLOCKS = {
    "unions in Galician": (
        "gl",
        "Contactos de prensa:\nPola CIX: Uxía Proba, 981 55 01 01\nPor CCX: Brais Proba, 981 55 01 02",
        [("Uxía Proba", None, "CIX", "", "+34981550101"), ("Brais Proba", None, "CCX", "", "+34981550102")],
    ),
    "the press office of a council in Galician": (
        "gl",
        "Gabinete de Prensa\nConcello de Mostra\nTfno: 981 55 01 03\nprensa@example.org",
        [("Gabinete de Prensa", None, "Concello de Mostra", "prensa@example.org", "+34981550103")],
    ),
    "a councillor in Galician": (
        "gl",
        "Contacto: Uxía Proba (concelleira de Río Común) 981 55 01 04",
        [("Uxía Proba", "concelleira de Río Común", None, "", "+34981550104")],
    ),
    "whose spokeswoman she is stands before it in Basque": (
        "eu",
        "Informazio gehiago:\nAmaia Froga, Ibaia Bizirik plataformako bozeramailea: 943 55 01 05",
        [("Amaia Froga", "plataformako bozeramailea", "Ibaia Bizirik", "", "+34943550105")],
    ),
    "a stack in Basque": (
        "eu",
        "Harremanetarako:\nIker Froga\nKomunikazio arduraduna\nIbaia Fundazioa\n943 55 01 06\niker@example.org",
        [("Iker Froga", "Komunikazio arduraduna", "Ibaia Fundazioa", "iker@example.org", "+34943550106")],
    ),
    "a press office in Basque": (
        "eu",
        "Prentsa Bulegoa\nIbaiko Udala\nTel.: 943 55 01 07\nprentsa@example.org",
        [("Prentsa Bulegoa", None, "Ibaiko Udala", "prentsa@example.org", "+34943550107")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS, ids=str)
def test_contacts_are_read(case: str) -> None:
    language, text, expected = BLOCKS[case]
    read = read_release(Document("file:///a.txt", "a.txt", f"{PROSE[language]}\n\n{text}".encode()))
    assert read.release.language == language
    found = [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(c.value for c in m.of("phone"))) for m in read.mentions
    ]
    assert found == expected
