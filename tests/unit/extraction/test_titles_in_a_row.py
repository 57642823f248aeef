"""People in a row on one line, each with a title before the name and a number behind it; Finnish genitives; surnames that are
other words, too."""

from __future__ import annotations

import pytest

from tests.unit.extraction.northern_news import DANISH, DUTCH, FINNISH, GERMAN, SWEDISH, Contact
from tests.unit.extraction.northern_news import contacts as offered

PROSE = {"de": GERMAN, "sv": SWEDISH, "da": DANISH, "nl": DUTCH, "fi": FINNISH}


def contacts(language: str, text: str) -> list[Contact]:
    return offered(PROSE[language] + text)


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
