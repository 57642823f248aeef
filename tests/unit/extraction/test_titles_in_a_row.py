"""People in a row on one line, each with a title before the name and a number behind it; Finnish genitives; surnames that are
other words, too."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

PROSE = {
    "de": "Die Brücke wird heute mit einem Fest eröffnet, und alle sind auch bei Regen eingeladen.\n\n",
    "sv": "Bron öppnas i dag med en fest, och alla är också välkomna när det regnar mycket i staden.\n\n",
    "da": "Broen bliver åbnet i dag med en fest, og alle er også velkomne, når det regner meget i byen af og til.\n\n",
    "nl": "De brug wordt vandaag met een feest geopend, en iedereen is ook bij regen van harte welkom.\n\n",
    "fi": "Silta avataan tänään, ja kaikki ovat myös sateella tervetulleita, sekä vanhat että nuoret, kun se on auki.\n\n",
}

Contact = tuple[str | None, str | None, str | None, tuple[str, ...]]


def contacts(language: str, text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", (PROSE[language] + text).encode()))
    return [
        (
            m.name,
            m.role,
            next((c.value for c in m.claims if c.field == "org"), None),
            (*m.emails, *(c.value for c in m.of("phone"))),
        )
        for m in reading.mentions
    ]


@pytest.mark.parametrize(
    ("language", "line", "first", "second"),
    [
        ("de", "Kontakt: Pressesprecherin Anna Probe, {}, Vorsitzender Jan Prüfer, {}", "Anna Probe", "Jan Prüfer"),
        ("sv", "Kontakt: pressekreterare Anna Prov, {}, ordförande Jan Exempel, {}", "Anna Prov", "Jan Exempel"),
        ("da", "Kontakt: Direktør Mette Prøve, {}, pressechef Lars Eksempel, {}", "Mette Prøve", "Lars Eksempel"),
        ("nl", "Contact: directeur Anna Proef, {}, persvoorlichter Jan Voorbeeld, {}", "Anna Proef", "Jan Voorbeeld"),
        ("fi", "Lisätietoja: johtaja Anna Esimerkki, {}, tiedottaja Pekka Malli, {}", "Anna Esimerkki", "Pekka Malli"),
    ],
)
def test_the_second_of_a_row_begins_with_the_title(language: str, line: str, first: str, second: str) -> None:
    found = contacts(language, line.format("+44 20 7946 0101", "+44 20 7946 0102"))
    assert [(name, values) for name, _, _, values in found] == [
        (first, ("+442079460101",)),
        (second, ("+442079460102",)),
    ]


@pytest.mark.parametrize(
    ("employer", "expected"),
    [
        ("Suomen Esimerkki ry:n", "Suomen Esimerkki ry"),
        ("Suomen Esimerkkiliiton", "Suomen Esimerkkiliiton"),
        ("Malli Oyj:n", "Malli Oyj"),
    ],
)
def test_a_genitive_says_for_whom_a_title_is_held(employer: str, expected: str) -> None:
    text = f"Lisätietoja:\n{employer} toiminnanjohtaja Pekka Malli, +44 20 7946 0101"
    assert contacts("fi", text) == [("Pekka Malli", "toiminnanjohtaja", expected, ("+442079460101",))]


def test_a_publisher_and_who_works_there_are_parted_by_strokes() -> None:
    text = "Haastattelupyynnöt:\nKustannusosakeyhtiö Malli / Tiedotus / Anna Esimerkki\nanna.esimerkki@example.org"
    assert [(name, values) for name, _, _, values in contacts("fi", text)] == [
        ("Anna Esimerkki", ("anna.esimerkki@example.org",))
    ]


@pytest.mark.parametrize("name", ["Uwe Bund", "Jens Stadt", "Anna Leiter", "Jan Kammer"])
def test_a_forename_makes_a_surname_of_what_an_organisation_is_called(name: str) -> None:
    text = f"Pressekontakt:\n{name}\nVorstand\n030 23125 101\n"
    assert [found for found, *_ in contacts("de", text)] == [name]


def test_titles_before_colons_part_a_pair_that_shares_two_lines() -> None:
    text = (
        "Landespressesprecher: Jan Prüfer / Stellvertreterin: Anna Probe\n"
        "Telefon: 030 23125-110 / 030 23125-111\nE-Mail: presse@example.org\n"
    )
    assert contacts("de", text) == [
        ("Jan Prüfer", "Landespressesprecher", None, ("presse@example.org", "+493023125110")),
        ("Anna Probe", "Stellvertreterin", None, ("presse@example.org", "+493023125111")),
    ]


def test_a_question_begins_no_name() -> None:
    text = "Wer Interesse hat, ruft Anna Probe an: 030 23125 101. Presseanfragen an Jan Prüfer, Tel. 030 23125 102."
    assert "Wer Interesse" not in [name for name, *_ in contacts("de", text)]


def test_lawyers_have_their_title_before_the_name() -> None:
    assert [name for name, *_ in contacts("de", "Pressekontakt: RAin Anna Probe, 030 23125 101")] == ["Anna Probe"]
