"""Contact blocks of Latin countries: names, titles and houses in one go, lines that say for whom, numbers in pairs."""

from __future__ import annotations

import pytest

from tests.unit.extraction.associations import Contact, contacts

BLOCKS: dict[str, tuple[str, str, list[Contact]]] = {
    "a full stop between name and title": (
        "es",
        "Para más información:\nMarta Prueba. Presidenta provincial. +34 93 555 01 01",
        [("Marta Prueba", "Presidenta provincial", None, "", "+34935550101")],
    ),
    "a firm, a name and a title in one line": (
        "it",
        "Per ulteriori informazioni:\nEmittente\nFIUMI S.P.A. Luca Prova CFO & Investor Relations Manager\nir@example.org",
        [("Luca Prova", "CFO & Investor Relations Manager", "FIUMI S.P.A.", "ir@example.org", "")],
    ),
    "a title and a house with nothing between": (
        "es",
        "Contacto de prensa:\nMarta Prueba\nEncargada de Comunicaciones Fundación Mareas\n+34 93 555 01 02",
        [("Marta Prueba", "Encargada de Comunicaciones", "Fundación Mareas", "", "+34935550102")],
    ),
    "a title and the office that she heads": (
        "es",
        "Contacto de prensa:\nMarta Prueba\nJefa Oficina de Prensa\n+34 93 555 01 02",
        [("Marta Prueba", "Jefa Oficina de Prensa", None, "", "+34935550102")],
    ),
    "who coordinates campaigns, and for whom": (
        "es",
        "Contactos:\nMarta Prueba - Coordinadora de Campañas - Verdes Mareas: +34 93 555 01 03",
        [("Marta Prueba", "Coordinadora de Campañas", "Verdes Mareas", "", "+34935550103")],
    ),
    "the press office of letters and a word": (
        "es",
        "Gabinete de Prensa PX Ejemplares\n+34 93 555 01 04",
        [("Gabinete de Prensa PX Ejemplares", None, None, "", "+34935550104")],
    ),
    "letters in a cell of their own": (
        "es",
        "Contacto para medios | LLX | Marta Prueba | marta@example.org",
        [("Marta Prueba", None, "LLX", "marta@example.org", "")],
    ),
    "forenames in brackets behind their numbers, one of them also the name of a month": (
        "es",
        "Contacto: +34 93 555 01 05 (Pablo), +34 93 555 01 06 (Marta)",
        [("Pablo", None, None, "", "+34935550105"), ("Marta", None, None, "", "+34935550106")],
    ),
    "two who sign, with a number each": (
        "fr",
        "Les co-secrétaires généraux\nLouise Probe et Jean Sample\nContact : 01 99 00 01 01 / 01 99 00 01 02",
        [
            ("Louise Probe", "co-secrétaires généraux", None, "", "+33199000101"),
            ("Jean Sample", None, None, "", "+33199000102"),
        ],
    ),
    "an initial for a surname": (
        "fr",
        "Contact presse du collectif :\nLouise M. : 01 99 00 01 03",
        [("Louise M.", None, None, "", "+33199000103")],
    ),
    "for whom somebody signs, on the line above": (
        "pt",
        "Pela Comissão de Trabalhadores\nRui Prova\nTlm +351 21 000 01 01",
        [("Rui Prova", None, "Comissão de Trabalhadores", "", "+351210000101")],
    ),
    "a list with for whom each speaks on the line above": (
        "it",
        "Per il Comitato Acqua Libera\nLuca Prova (portavoce) +39 06 5555 0101\nPer Italia Fiumi\nPaola Prova +39 06 5555 0102",
        [
            ("Luca Prova", "portavoce", "Comitato Acqua Libera", "", "+390655550101"),
            ("Paola Prova", None, "Italia Fiumi", "", "+390655550102"),
        ],
    ),
    "a number that ends a name, a dash, and a telephone": (
        "fr",
        "Contact presse : Louise Probe – Opus 64 – 01 99 00 01 04",
        [("Louise Probe", None, None, "", "+33199000104")],
    ),
    "forenames with what they do in brackets": (
        "fr",
        "Contact presse de l’UNX : Louise (Présidente) : 01 99 00 01 05 ; Jean (Porte-parole) : 01 99 00 01 06",
        [("Louise", "Présidente", None, "", "+33199000105"), ("Jean", "Porte-parole", None, "", "+33199000106")],
    ),
    "a house behind the title below the name": (
        "fr",
        "Renseignements :\nLouise Probe\nRelationniste, Algues Fleuve\n01 99 00 01 07",
        [("Louise Probe", "Relationniste", "Algues Fleuve", "", "+33199000107")],
    ),
    "a house with nothing but its mailbox among others with their people": (
        "fr",
        "Contacts :\n- Collectif des Algues — Louise : 01 99 00 01 08\n- Confédération des Digues — Jean : 01 99 00 01 09\n"
        "- Extinction Rivière — presse@example.org",
        [
            ("Louise", None, "Collectif des Algues", "", "+33199000108"),
            ("Jean", None, "Confédération des Digues", "", "+33199000109"),
            (None, None, "Extinction Rivière", "presse@example.org", ""),
        ],
    ),
    "the press below those for investors, with the agency before its people": (
        "fr",
        "INVESTISSEURS\nfinance@example.org\nPRESSE\nAgence Algues Com / Louise Probe\nlprobe@example.org / 01 99 00 01 10",
        [("Louise Probe", None, "Agence Algues Com", "lprobe@example.org", "+33199000110")],
    ),
    "an agency before two who share a number": (
        "fr",
        "Relations presse : Algues Sept Rivières – Louise Probe, Jean Sample, 01 99 00 01 11",
        [
            ("Louise Probe", None, "Algues Sept Rivières", "", "+33199000111"),
            ("Jean Sample", None, "Algues Sept Rivières", "", "+33199000111"),
        ],
    ),
    "a title in small letters and a party that no table knows": (
        "it",
        "Contatti per la stampa:\nLuca Prova, capogruppo Fiumi Civici – +39 06 5555 0105",
        [("Luca Prova", "capogruppo", "Fiumi Civici", "", "+390655550105")],
    ),
    "a house in small words behind a title, called as the mailbox": (
        "pt",
        "Contacto para imprensa\nAda Prova · Vereadora do Verde Foz · +351 21 000 01 02 · verde@example.org",
        [("Ada Prova", "Vereadora do Verde Foz", None, "verde@example.org", "+351210000102")],
    ),
    "a heading that announces contacts is no title": (
        "es",
        "Contactos de Prensa CTX Autónoma\nMarta Prueba – +34 93 555 01 07",
        [("Marta Prueba", None, None, "", "+34935550107")],
    ),
    "a confederation with its letters behind a dash": (
        "es",
        "Mayor información:\nAlianza Obrera de Trabajadores – AOT\nDepartamento de Comunicaciones\n+34 93 555 01 08",
        [("Departamento de Comunicaciones", None, "Alianza Obrera de Trabajadores – AOT", "", "+34935550108")],
    ),
    "the provincial seat of the police": (
        "es",
        "Comisaría Provincial de Ejemplares – Gabinete de Prensa – +34 93 555 01 09",
        [("Gabinete de Prensa", None, "Comisaría Provincial de Ejemplares", "", "+34935550109")],
    ),
    "a rank said short": (
        "it",
        "Questura di Fiumara\nDirigente: V.Q. Luca Prova\nTel. +39 06 5555 0106",
        [("Luca Prova", "Dirigente", "Questura di Fiumara", "", "+390655550106")],
    ),
    "the line below a press office, cut at its joining word": (
        "fr",
        "Relations avec les médias\nAlgues et Océans Canada\n613-555-0101\nmedia@example.org",
        [("Relations avec les médias", None, "Algues et Océans Canada", "media@example.org", "+16135550101")],
    ),
    "a forename first in brackets behind a union": (
        "ca",
        "Contacte: Sindicat de Llogateres (Jaume, +34 93 555 01 10)",
        [("Jaume", None, "Sindicat de Llogateres", "", "+34935550110")],
    ),
    "unions with their letters and the titles of their people": (
        "fr",
        "Syndicat national des algues (SNA) – Dr Jean Sample, président – 01 99 00 01 12\nJeunes Médecins Algues – Dre Louise Probe – "
        "01 99 00 01 13",
        [
            ("Jean Sample", "président", "Syndicat national des algues (SNA)", "", "+33199000112"),
            ("Louise Probe", None, "Jeunes Médecins Algues", "", "+33199000113"),
        ],
    ),
    "a sentence in the passive": (
        "it",
        "Il comitato può essere contattato al +39 06 5555 0103 (Luca) o al +39 06 5555 0104 (Paola).",
        [("Luca", None, None, "", "+390655550103"), ("Paola", None, None, "", "+390655550104")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS, ids=str)
def test_contacts_are_whole(case: str) -> None:
    language, text, expected = BLOCKS[case]
    assert contacts(language, text) == expected


def test_a_landline_and_a_mobile_behind_two_names_are_both_theirs() -> None:
    found = contacts("fr", "Contacts presse\nLouise Probe & Jean Sample\n01 99 00 01 01 / 06 99 00 01 02")
    assert [numbers for *_, numbers in found] == ["+33199000101 +33699000102"] * 2
