"""Contacts as German, Dutch and Nordic press offices write them."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document
from directory.values import emails
from tests.unit.extraction.northern_news import DANISH, DUTCH, FINNISH, GERMAN, SWEDISH, Contact, contacts

NORWEGIAN = "Broen blir åpnet i dag med en fest, og alle er også velkomne når det ikke regner mer i byen av og til.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GERMAN + "Medienstelle Spital Probe, Tel. 030 23125 101, medien@example.org",
            ("Medienstelle Spital Probe", None, None, ("medien@example.org", "+493023125101")),
        ),
        (
            SWEDISH + "Presskontakt:\nPressjour Region Prov, +44 20 7946 0101",
            ("Pressjour Region Prov", None, None, ("+442079460101",)),
        ),
        (
            DUTCH + "Persvoorlichting Openbaar Ministerie\nTelefoon: +44 20 7946 0101",
            ("Persvoorlichting Openbaar Ministerie", None, None, ("+442079460101",)),
        ),
    ],
)
def test_a_desk_is_called_with_the_organisation_that_stands_right_behind_it(text: str, expected: Contact) -> None:
    assert contacts(text) == [expected]


def test_a_press_office_and_whose_it_is_head_the_paragraph_of_its_people() -> None:
    text = GERMAN + (
        "Pressestelle der Staatsanwaltschaft Probstadt\n"
        "Oberstaatsanwältin Dr. Ada Probe\nTel.: 030 23125 101\n"
        "Staatsanwalt Bo Sample, Tel.: 030 23125 102\n"
    )
    assert [(name, role) for name, role, *_ in contacts(text)] == [
        ("Ada Probe", "Oberstaatsanwältin"),
        ("Bo Sample", "Staatsanwalt"),
    ]


def test_a_contact_begins_above_the_line_that_says_what_its_bearer_does() -> None:
    police = "Landespolizeidirektion Probland\nChefinspektor Bo Sample\nPressestelle\nTel: +49 30 23125 101\n"
    canton = "Kantonspolizei Probberg\nMediensprecher\nBo Sample\n+49 30 23125 101\n"
    assert contacts(GERMAN + police) == [
        ("Bo Sample", "Chefinspektor", "Landespolizeidirektion Probland", ("+493023125101",))
    ]
    assert contacts(GERMAN + canton) == [("Bo Sample", "Mediensprecher", "Kantonspolizei Probberg", ("+493023125101",))]


def test_what_somebody_does_comes_before_the_department_that_they_are_listed_under() -> None:
    text = "Kontakt für Medien:\nBeispielwerk AG\nCorporate Communications\nAda Probe\nLeiterin Medienarbeit\n030 23125 101"
    assert contacts(GERMAN + text) == [("Ada Probe", "Leiterin Medienarbeit", "Beispielwerk AG", ("+493023125101",))]


def test_two_organisations_side_by_side_may_have_their_streets_between_their_names_and_numbers() -> None:
    rows = [
        ("Unternehmenskontakt:", "Pressekontakt:"),
        ("Solarwerk Probe GmbH", "Windrose Kommunikation"),
        ("Bo Sample", "Ada Probe"),
        ("Geschäftsführer", "PR-Beraterin"),
        ("Am Hafen 3", "Lange Gasse 88"),
        ("18055 Probstadt", "20099 Mustern"),
        ("Tel.: 030 23125 101", "Tel.: 030 23125 102"),
    ]
    text = GERMAN + "".join(f"{left:<40}{right}\n" for left, right in rows)
    assert [(name, role, numbers) for name, role, _, numbers in contacts(text)] == [
        ("Bo Sample", "Geschäftsführer", ("+493023125101",)),
        ("Ada Probe", "PR-Beraterin", ("+493023125102",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GERMAN + "Kontakt:\nStänderat Bo Sample, 030 23125 101\n", ("Bo Sample", "Ständerat")),
        (
            GERMAN + "Auskünfte:\nRegierungsrätin Ada Probe, erreichbar heute von 14 bis 15 Uhr, Tel. 030 23125 101\n",
            ("Ada Probe", "Regierungsrätin"),
        ),
        (
            DANISH + "Kontakt venligst sekretariatsleder Bo Prøve-Sample på +44 20 7946 0101.",
            ("Bo Prøve-Sample", "sekretariatsleder"),
        ),
        (
            DANISH + "Specialanklager Ada Prøve kan kontaktes på telefon +44 20 7946 0101",
            ("Ada Prøve", "Specialanklager"),
        ),
        (
            FINNISH + "Lisätietoja antaa kansanedustaja Ada Koe (puh. +44 20 7946 0101).",
            ("Ada Koe", "kansanedustaja"),
        ),
        (NORWEGIAN + "Kontakt: Preses Bo Prøve, mobil +44 20 7946 0101", ("Bo Prøve", "Preses")),
    ],
)
def test_a_title_right_before_a_name_is_the_role(text: str, expected: tuple[str, str]) -> None:
    assert [found[:2] for found in contacts(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        (DUTCH + "Contact: Ada Voorbeeld, persvoorlichter Waterschap Proef, ", "persvoorlichter", "Waterschap Proef"),
        (SWEDISH + "Kontakt: Ada Prov, pressansvarig Naturstyrelsen, ", "pressansvarig", "Naturstyrelsen"),
        (NORWEGIAN + "Kontakt: Ada Prøve, pressesjef i Norske Prøver, mobil ", "pressesjef", "Norske Prøver"),
        (NORWEGIAN + "For intervju: leder Ada Prøve i Natur og Prøve, tlf ", "leder", "Natur og Prøve"),
        (SWEDISH + "Kontakt: Ada Prov, Institutionen för ekologi, ", None, "Institutionen för ekologi"),
        (DUTCH + "Contact: Ada Voorbeeld van Groen Proef, ", None, "Groen Proef"),
        (DUTCH + "Contact: Ada Voorbeeld van den Proef, ", None, None),
        (GERMAN + "Kontakt: Ada Probe, Leiterin Institut für Proben, ", "Leiterin Institut für Proben", None),
    ],
)
def test_whom_somebody_works_for_may_stand_right_behind_the_role(
    text: str, role: str | None, organisation: str | None
) -> None:
    ((name, *said, numbers),) = contacts(text + "+44 20 7946 0101")
    assert name in {"Ada Voorbeeld", "Ada Prov", "Ada Prøve", "Ada Probe", "Ada Voorbeeld van den Proef"}
    assert (*said, numbers) == (role, organisation, ("+442079460101",))


def test_two_titled_names_on_lines_of_their_own_share_the_number_below() -> None:
    text = DANISH + "Kontakt:\nAdm. direktør Ada Prøve\nBestyrelsesformand Bo Sample\nTelefon +44 20 7946 0101"
    assert contacts(text) == [
        ("Ada Prøve", "Adm. direktør", None, ("+442079460101",)),
        ("Bo Sample", "Bestyrelsesformand", None, ("+442079460101",)),
    ]


def test_a_party_in_brackets_is_no_label_of_a_mobile_number() -> None:
    text = SWEDISH + "För mer information:\nOppositionsråd Ada Prov (M), +44 20 7946 0101"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [(c.value, c.type) for m in reading.mentions for c in m.of("phone")] == [("+442079460101", "voice")]


def test_how_an_organisation_spells_its_addresses_is_no_address() -> None:
    text = FINNISH + "Haastattelut: viestintäpäällikkö Ada Koe, p. +44 20 7946 0101, etunimi.sukunimi@example.org"
    assert contacts(text) == [("Ada Koe", "viestintäpäällikkö", None, ("+442079460101",))]
    assert emails.is_placeholder("fornamn.efternamn@example.org")
    assert not emails.is_placeholder("nome@example.org")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ada Süßmilch", "suessmilch@example.org"),
        ("Åse Prøve", "aase@example.org"),
        ("Jörg Muster", "joerg@example.org"),
    ],
)
def test_an_address_spells_a_name_without_the_letters_that_it_cannot_have(name: str, address: str) -> None:
    assert emails.spells(name, address)


def test_a_desk_named_with_its_number_has_the_address_behind_it_on_its_line() -> None:
    text = FINNISH + "Mediapalvelu, puh. +44 20 7946 0101 (arkisin klo 9–16), media@example.org"
    assert contacts(text) == [("Mediapalvelu", None, None, ("media@example.org", "+442079460101"))]


def test_bokmal_is_told_from_danish_by_its_own_small_words() -> None:
    text = (
        "Organisasjonen opplyste i dag at den vil samarbeide med sine partnere om det nye prosjektet, som er finansiert "
        "for de neste tre årene. Det er det første i sitt slag og vil være åpent for alle som bor i området."
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert reading.release.language == "nb"


def test_who_signs_as_press_officer_is_no_decoy_for_a_switchboard_beside_the_number() -> None:
    text = SWEDISH + "Ada Prov\nPressekreterare\n+44 20 7946 0101 (växel)\n+44 20 7946 0102\nada.prov@example.org\n"
    assert [found[0] for found in contacts(text)] == ["Ada Prov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NORWEGIAN
            + "For spørsmål, ta kontakt med lensmann Ada Prøve på telefon 02800 eller mobil +44 20 7946 0101.",
            ("Ada Prøve", "lensmann", None, ("+4702800", "+442079460101")),
        ),
        (
            GERMAN + "Kontakt\nFestspielhaus Probstadt\nPresseabteilung\nLeitung: Ada Probe\n030 23125 101",
            ("Ada Probe", "Leitung", "Festspielhaus Probstadt", ("+493023125101",)),
        ),
    ],
)
def test_a_house_is_an_employer_and_a_short_number_no_postal_code(text: str, expected: Contact) -> None:
    assert contacts(text) == [expected]


def test_a_desk_of_a_town_is_no_human() -> None:
    text = DANISH + "Kontakt: Provestad Kommunes pressevagt på +44 20 7946 0101"
    assert [m.kind for m in read_release(Document("file:///r.txt", "r.txt", text.encode())).mentions] == ["desk"]


def test_the_sentences_of_the_next_part_say_nothing_of_the_contacts_before_it() -> None:
    text = SWEDISH + (
        "## Besök i Lillby\n\nKontakt:\nSara Modell 070-174 06 05 sara.modell@example.org\n\n---\n\n"
        "## Signering i Storby\n\n"
        "Minister för civilt försvar Olle Exempel och grannlandets kultur- och inrikesminister Lisa Prov samt näringsminister "
        "Bo Sample\nsignerar avsiktsförklaringar om vatten.\n\n"
        "Kontakt:\nAda Probe 070-174 06 06 ada.probe@example.org\n"
    )
    assert [(name, role, org) for name, role, org, _ in contacts(text)] == [
        ("Sara Modell", None, None),
        ("Ada Probe", None, None),
    ]
