"""Contacts as parties, associations, unions and councils of the Rhine and of the Latin countries write them."""

from __future__ import annotations

import pytest

from directory.extraction.words import inner
from tests.unit.extraction.associations import Contact, contacts

BLOCKS: dict[str, tuple[str, str, list[Contact]]] = {
    "the office of a member of parliament is a desk": (
        "de",
        "Pressekontakt: Büro Ada Probe MdB, Beispielplatz 1, 11011 Berlin, Tel. 030 23125-101, ada.probe@example.org",
        [("Büro Ada Probe MdB", None, None, "ada.probe@example.org", "+493023125101")],
    ),
    "whom such an office has for the press works there": (
        "de",
        "Für Rückfragen:\nWahlkreisbüro Ada Probe MdB\nAnsprechpartner: Bo Muster\nTel. 030 23125-102",
        [("Bo Muster", None, "Wahlkreisbüro Ada Probe MdB", "", "+493023125102")],
    ),
    "a spokesperson of any gender, said with a star": (
        "de",
        "Pressesprecher*in:\nAda Probe – ada@example.org – 030 23125 103",
        [("Ada Probe", "Pressesprecher*in", None, "ada@example.org", "+493023125103")],
    ),
    "a deputy, said short": (
        "de",
        "Pressekontakt\nReferatsleiter: Bo Muster\nStellv. Referatsleiterin: Ada Probe\nTelefon: (030) 23125-213 und -214",
        [
            ("Bo Muster", "Referatsleiter", None, "", "+493023125213"),
            ("Ada Probe", "Stellv. Referatsleiterin", None, "", "+493023125214"),
        ],
    ),
    "the page of the press in an address of the web is no desk": (
        "de",
        "Pressekontakt:\nAda Probe\nWeb: www.example.org/presse\nTelefon: 030 23125 104",
        [("Ada Probe", None, None, "", "+493023125104")],
    ),
    "a member of a council, and what else she does": (
        "de",
        "Auskunft an die Medien erteilt:\nStadträtin Ada Probe, Vorsteherin des Gesundheitsdepartements, Tel. 030 23125 105",
        [("Ada Probe", "Vorsteherin des Gesundheitsdepartements", None, "", "+493023125105")],
    ),
    "numbers of Vienna beside one that could be of Germany": (
        "de",
        "Rückfragehinweis:\nAda Probe\nTel.: (01) 4000 - 81814\nMobil: 0664 831 74 49",
        [("Ada Probe", None, None, "", "+431400081814 +436648317449")],
    ),
    "somebody with a postal address on one short line": (
        "de",
        "Kontakt: Ada Probe, Beispielplatz 1, 11011 Berlin, Tel. 030 23125-107",
        [("Ada Probe", None, None, "", "+493023125107")],
    ),
    "an association with a postal address on one short line": (
        "fr",
        "Contact : Association des Algues, 12 rue des Lilas, 75011 Paris, 01 99 00 01 07",
        [(None, None, "Association des Algues", "", "+33199000107")],
    ),
    "an agency with what it is behind a dash": (
        "de",
        "Pressekontakt:\nPROBART – Büro für Kulturkommunikation\nAda Probe\nTel. 030 23125 106",
        [("Ada Probe", None, "PROBART – Büro für Kulturkommunikation", "", "+493023125106")],
    ),
    "an honorific, a name and a label of one letter": (
        "fr",
        "Contact presse : Mme Ada Probe, T. (+33) 1 99 00 01 01, ada.probe@example.org",
        [("Ada Probe", None, None, "ada.probe@example.org", "+33199000101")],
    ),
    "a small letter written for a stroke": (
        "fr",
        "Contacts\nPresse l Ada Probe l T +33 1 99 00 01 02 l ada.probe@example.org",
        [("Ada Probe", "Presse", None, "ada.probe@example.org", "+33199000102")],
    ),
    "those for whom each speaks, and a forename alone": (
        "fr",
        "Contacts :\n* Pour le collectif Algue Verte : Marie (01 99 00 01 03)\n"
        "* Pour la Fédération des exemples : Ada Probe, 01 99 00 01 04",
        [
            ("Marie", None, "collectif Algue Verte", "", "+33199000103"),
            ("Ada Probe", None, "Fédération des exemples", "", "+33199000104"),
        ],
    ),
    "media of which reach are nobody's employer": (
        "fr",
        "CONTACTS PRESSE\n\nNATIONALE & INTERNATIONALE\nAgence Algue Communication\nAda Probe\n01 99 00 01 05",
        [("Ada Probe", None, "Agence Algue Communication", "", "+33199000105")],
    ),
    "a firm with its partners": (
        "fr",
        "Contact presse\nAlgue & Cie\nAda Probe\n01 99 00 01 06",
        [("Ada Probe", None, "Algue & Cie", "", "+33199000106")],
    ),
    "full stops between the cells": (
        "es",
        "Para entrevistas:\n- Ada Probe. Responsable de prensa. ada@example.org. 655 55 01 23",
        [("Ada Probe", "Responsable de prensa", None, "ada@example.org", "+34655550123")],
    ),
    "forenames in brackets behind the numbers of an alliance": (
        "es",
        "Contacto:\nPlataforma Salvemos el Río - Tfno. 666 55 01 90 (Sonia) y 666 55 01 91 (Carmen)",
        [
            ("Sonia", None, "Plataforma Salvemos el Río", "", "+34666550190"),
            ("Carmen", None, None, "", "+34666550191"),
        ],
    ),
    "a number with dots that is above any address of a machine": (
        "es",
        "Contacto de prensa\nAda Probe, portavoz\nMóvil: 629.55.01.71",
        [("Ada Probe", "portavoz", None, "", "+34629550171")],
    ),
    "a number of Colombia, which North America writes alike": (
        "es",
        "Contacto de prensa:\nAda Probe\nCelular 310 555 0187\nprensa@alcaldia.gov.co",
        [("Ada Probe", None, None, "prensa@alcaldia.gov.co", "+573105550187")],
    ),
    "a press office, and whom it has, behind a full stop": (
        "es",
        "Más información: Gabinete de Prensa del Colegio de Ejemplos de Muestra. Ada Probe. 941 55 01 90.",
        [("Ada Probe", "Gabinete de Prensa", "Colegio de Ejemplos de Muestra", "", "+34941550190")],
    ),
    "the last group of a second number": (
        "it",
        "Ufficio stampa: Ada Probe, 06 5550 2345 – 2346",
        [("Ada Probe", "Ufficio stampa", None, "", "+390655502345 +390655502346")],
    ),
    "numbers of Portugal, three by three": (
        "pt",
        "Contactos:\nAda Probe, Presidente, 937 555 012\nBo Exemplo, 937 555 013",
        [("Ada Probe", "Presidente", None, "", "+351937555012"), ("Bo Exemplo", None, None, "", "+351937555013")],
    ),
    "a number of Brazil without a word of the country": (
        "pt",
        "Contato para imprensa: Ada Probe | (21) 98555-0123",
        [("Ada Probe", None, None, "", "+5521985550123")],
    ),
    "an agency that a domain spells in one word": (
        "pt",
        "Informações para a imprensa:\nBom Foco Comunicação\nAda Probe – (11) 95555-0123 – ada@bomfoco.com.br",
        [("Ada Probe", None, "Bom Foco Comunicação", "ada@bomfoco.com.br", "+5511955550123")],
    ),
    "spokespersons with a number each, and the mailbox of all": (
        "ca",
        "Portaveus:\nAda Probe, 655 55 01 21\nMarta Exemple, 655 55 01 22\nContacte: premsa@example.org",
        [
            ("Ada Probe", "Portaveus", None, "", "+34655550121"),
            ("Marta Exemple", "Portaveus", None, "", "+34655550122"),
            (None, None, None, "premsa@example.org", ""),
        ],
    ),
    "a dot within a word": (
        "ca",
        "Contacte de premsa: Ada Probe, Col·legi de Metges de Mostra, 655 55 01 23",
        [("Ada Probe", None, "Col·legi de Metges de Mostra", "", "+34655550123")],
    ),
    "a number for after hours, in a sentence of its own": (
        "nl",
        "Voor vragen kunt u terecht bij de afdeling Voorlichting van het Voorbeeld Ziekenhuis via 040 555 01 23."
        " Buiten kantoortijden: 06 - 55 01 23 52.",
        [("afdeling Voorlichting", None, "Voorbeeld Ziekenhuis", "", "+31405550123 +31655012352")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_a_block_is_read_whole(case: str) -> None:
    language, text, expected = BLOCKS[case]
    assert contacts(language, text) == expected


@pytest.mark.parametrize(
    "word", ["Sprecher:innen", "Referent*in", "attaché·e", "porte-parole·s", "coordinador/a", "chargé(e)", "Leiter/in"]
)
def test_an_ending_for_all_genders_is_within_its_word(word: str) -> None:
    mark = next(at for at, sign in enumerate(word) if sign in "*:·/(")
    assert inner.is_within(word + " de", mark)


@pytest.mark.parametrize("words", ["Presse:intern", "und/oder", "A/S", "Contact: e"])
def test_other_marks_are_not(words: str) -> None:
    mark = next(at for at, sign in enumerate(words) if sign in "*:·/(")
    assert not inner.is_within(words, mark)
