"""Names of people that tables know as other words, and titles and firms that look like names, in Latin and Rhenish releases."""

from __future__ import annotations

import pytest

from directory.extraction.stretches.shapes import Shapes
from directory.extraction.words.folding import Folded
from directory.extraction.words.vocabulary import vocabulary
from tests.unit.extraction.associations import Contact, contacts


def is_name(language: str, words: str) -> bool:
    shapes = Shapes(Folded.of(words), vocabulary(language), language)
    return shapes.name(0, len(words)) == (0, len(words))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "Pietro Esempio"),
        ("es", "Emilio Ejemplo"),
        ("es", "Rosario Ejemplo"),
        ("pt", "Salvador Exemplo"),
        ("nl", "Floor Voorbeeld"),
        ("es", "Ana Pastor"),
        ("es", "Ana Mendoza"),
        ("fr", "Marie Paris"),
        ("pt", "Ana Lisboa"),
        ("nl", "Jan Post"),
        ("fr", "LE GOFF Marie"),
        ("fr", "Julie Pasteur"),
        ("fr", "Julie PASTEUR"),
        ("en", "Jane Lord"),
    ],
)
def test_a_name_may_be_another_word(language: str, words: str) -> None:
    assert is_name(language, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Gran Mendoza"),
        ("fr", "Grand Paris"),
        ("nl", "Grote Post"),
        ("fr", "d'Ada Probe"),
        ("fr", "Le Hangar"),
        ("es", "El Salto"),
    ],
)
def test_without_a_forename_it_is_none(language: str, words: str) -> None:
    assert not is_name(language, words)


BLOCKS: dict[str, tuple[str, str, list[Contact]]] = {
    "a line that no table knows a word of, with an address and a number below it": (
        "en",
        "Contact\n\nUSA and Canada\nSample Press Team\npress@example.org\nPhone: +1 202 555 0143\n\n"
        "Indonesia\nSandriyo Probatang\nid@example.org\n+62 816 4858 028",
        [
            ("Sample Press Team", None, None, "press@example.org", "+12025550143"),
            ("Sandriyo Probatang", None, None, "id@example.org", "+628164858028"),
        ],
    ),
    "whose house stands behind with, and could be a name": (
        "en",
        "For more information, please contact Ada Probe with Sara Lee Sample Apparel at 202-555-0143.",
        [("Ada Probe", None, "Sara Lee Sample Apparel", "", "+12025550143")],
    ),
    "a declined title before a name, and an office with its number and mailbox": (
        "de",
        "Für Rückfragen erreichen Sie unseren Vorsitzenden Bo Muster mobil unter 0171 555 01 34 sowie unsere Geschäftsstelle unter"
        " 030 23125 101 bzw. info@example.org.",
        [
            ("Bo Muster", "Vorsitzenden", None, "", "+491715550134"),
            ("Geschäftsstelle", None, None, "info@example.org", "+493023125101"),
        ],
    ),
    "a member of a government who answers within hours of a day": (
        "de",
        "Hinweis für die Redaktionen: Stadträtin Ada Probe steht für Auskünfte von 14 bis 15 Uhr zur Verfügung, Telefon 030 23125 109.",
        [("Ada Probe", "Stadträtin", None, "", "+493023125109")],
    ),
    "what recordings are for is nobody's employer": (
        "de",
        "Ansprechpartnerin: Ada Probe, 030 23125 102; für O-Töne: Bo Muster, 030 23125 103",
        [("Ada Probe", None, None, "", "+493023125102"), ("Bo Muster", None, None, "", "+493023125103")],
    ),
    "who speaks, a line each, and the mailbox of all behind their organisation": (
        "de",
        "Für Rückfragen:\nAda Probe, Präsidentin, 030 23125 104\nBo Muster, Kassier, 030 23125 105\nVerein Tang, medien@example.org",
        [
            ("Ada Probe", "Präsidentin", None, "", "+493023125104"),
            ("Bo Muster", "Kassier", None, "", "+493023125105"),
            (None, None, "Verein Tang", "medien@example.org", ""),
        ],
    ),
    "branches of unions by the number of their department": (
        "fr",
        "Contacts :\nFCPE 35 : Ada Probe 01 99 00 01 01\nSud éducation 35 : Nelly : 01 99 00 01 02",
        [
            ("Ada Probe", None, "FCPE 35", "", "+33199000101"),
            ("Nelly", None, "Sud éducation 35", "", "+33199000102"),
        ],
    ),
    "whose press office it is": (
        "fr",
        "Service presse d'Ada Probe, députée de l'Hérault\nCollaborateur parlementaire : Luc Exemple – 01 99 00 01 03",
        [("Luc Exemple", "Collaborateur parlementaire", None, "", "+33199000103")],
    ),
    "a title that says of what association": (
        "fr",
        "Contact : Ada Probe\nPrésidente de l'AMAP des Trois Algues\nTél. : 01 99 00 01 04",
        [("Ada Probe", "Présidente de l'AMAP des Trois Algues", None, "", "+33199000104")],
    ),
    "numbers of Réunion": (
        "fr",
        "Contact : Ada Probe, présidente, au 0262 55 01 34 ou 0692 55 01 35",
        [("Ada Probe", "présidente", None, "", "+262262550134 +262692550135")],
    ),
    "where somebody works, in small words": (
        "es",
        "Más información: Ada Probe, del área de Incidencia de Algas por Derecho Norte (tel. 634 55 01 38; ada.probe@example.org)",
        [("Ada Probe", None, None, "ada.probe@example.org", "+34634550138")],
    ),
    "somebody's press officer": (
        "es",
        "Contacto: Diputada Romina Ejemplo Guerra - Jefe de Prensa: Bo Muestra 634 55 01 39",
        [("Bo Muestra", "Jefe de Prensa", None, "", "+34634550139")],
    ),
    "a sign of an address that is a letter in brackets": (
        "fr",
        "Contact presse : Ada Probe - presse [a] algue.example.org",
        [("Ada Probe", None, None, "presse@algue.example.org", "")],
    ),
    "a house with what it is behind a dash": (
        "fr",
        "Contact presse :\n\nLe Hangar - Maison de l’architecture d’Algue\n\nAda Probe\n01 99 00 01 05",
        [("Ada Probe", None, "Le Hangar - Maison de l’architecture d’Algue", "", "+33199000105")],
    ),
    "a desk between dashes in an address on one line": (
        "de",
        "Rückfragen bitte an: Polizeidirektion Muster - Pressestelle - Beispielstraße 139 A/ 140 12439 Berlin Telefon: 030 23125"
        " 106 E-Mail: presse@example.org",
        [("Pressestelle", None, "Polizeidirektion Muster", "presse@example.org", "+493023125106")],
    ),
    "whose press office it is, behind a dash": (
        "de",
        "Pressekontakt\n\nFC ProbeBund — Pressestelle\n\nTelefon: 030 23125 107",
        [("Pressestelle", None, "FC ProbeBund", "", "+493023125107")],
    ),
    "a part of a house in small letters behind a name": (
        "es",
        "Contacto de prensa\nAda Probe · Dirección de producción · ada.probe@example.org",
        [("Ada Probe", "Dirección de producción", None, "ada.probe@example.org", "")],
    ),
    "a desk that heads two people": (
        "it",
        "Contatti\n\nInformazioni\ninfo@example.org\n\nUfficio stampa\nAda Probe\ntel. 0574-555018\n\nPietro Esempio\ntel. 0574-555019",
        [
            (None, None, None, "info@example.org", ""),
            ("Ada Probe", "Ufficio stampa", None, "", "+390574555018"),
            ("Pietro Esempio", "Ufficio stampa", None, "", "+390574555019"),
        ],
    ),
    "an organisation and its letters, small ones among them": (
        "de",
        "Kontakt:\n\nInitiative Küste von unten (IKvu)\nBo Muster\ntel 030 23125 108",
        [("Bo Muster", None, "Initiative Küste von unten (IKvu)", "", "+493023125108")],
    ),
    "an association called after a profession": (
        "fr",
        "Contact presse Médecins de la Plage : Ada Probe 01 99 00 01 06",
        [("Ada Probe", None, "Médecins de la Plage", "", "+33199000106")],
    ),
    "an agency called by its trade, which no address spells": (
        "pt",
        "Mais informações:\n2ALGA Comunicação\nAda Probe – (11) 3030-9404",
        [("Ada Probe", None, "2ALGA Comunicação", "", "+551130309404")],
    ),
    "a long desk of a university, and whom it has": (
        "es",
        "Dirección de Comunicación Universidad de Ejemplo Norte\nPeriodista a cargo: Ada Probe\nCelular +56 9 5555 0166",
        [("Ada Probe", "Periodista a cargo", "Universidad de Ejemplo Norte", "", "+56955550166")],
    ),
    "a firm with associates": (
        "it",
        "Contatti media\nProbabino & Associati Lido\nAda Probe – cell 338 5550160\nPietro Esempio – cell 338 5550161",
        [
            ("Ada Probe", None, "Probabino & Associati Lido", "", "+393385550160"),
            ("Pietro Esempio", None, "Probabino & Associati Lido", "", "+393385550161"),
        ],
    ),
    "a desk behind the dash, no cue, and labels of one letter": (
        "it",
        "Associazione Alghe Brenta – Area Comunicazione\nAda Probe T. 0424 555162 M. 349 5550163",
        [("Ada Probe", "Area Comunicazione", "Associazione Alghe Brenta", "", "+390424555162 +393495550163")],
    ),
    "a commission that coordinates": (
        "pt",
        "Mais informações:\nComissão Coordenadora da Alga-Sul\nAda Probe (secretária-geral): 962 555 165",
        [("Ada Probe", "secretária-geral", "Comissão Coordenadora da Alga-Sul", "", "+351962555165")],
    ),
    "the digit before a mobile of Brazil by itself, and a journalist's registration": (
        "pt",
        "Jornalista responsável: Ada Probe (MTb 45.678/SP) – (85) 9 9555-0168",
        [("Ada Probe", "Jornalista responsável", None, "", "+5585995550168")],
    ),
    "a landline and a mobile with a dash between": (
        "nl",
        "Perscontact: Jan Voorbeeld, voorzitter (020 555 01 23 – 06 55 01 23 45)",
        [("Jan Voorbeeld", "voorzitter", None, "", "+31205550123 +31655012345")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_a_block_is_read_whole(case: str) -> None:
    language, text, expected = BLOCKS[case]
    assert contacts(language, text) == expected
