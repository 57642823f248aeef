"""Languages spoken, territories and topics beside a contact: found where the layout says so, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.reading import examine, read_release
from directory.records import Document, Mention
from directory.values import territories, tongues

BESIDE = {"language", "territory", "topic"}


def mentions(text: str) -> tuple[Mention, ...]:
    return read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions


def said(mention: Mention, field: str) -> list[str]:
    return [claim.value for claim in mention.claims if claim.field == field]


@pytest.mark.parametrize(
    ("block", "spoken"),
    [
        ("Press contact\nJane Doe, Spokesperson (German, English)\njane.doe@example.org\n", ["de", "en"]),
        ("Press contact:\nJane Doe, jane.doe@example.org\nAvailable for interview in Spanish\n", ["es"]),
        ("Pressekontakt\nErika Muster\nInterviews auf Deutsch und Englisch\nmuster@example.org\n", ["de", "en"]),
        ("Pressekontakt\nErika Muster\nPresse DE/FR\nmuster@example.org\n", ["de", "fr"]),
        ("Contact presse\nJeanne Exemple (parle aussi allemand) +33 1 99 00 12 34\n", ["de"]),
        ("Contacto de prensa\nJuana Ejemplo\nIdiomas: español, inglés\njuana@example.org\n", ["es", "en"]),
        ("Contatto stampa\nGiulia Esempio (parla anche tedesco)\ngiulia@example.org\n", ["de"]),
        ("Kontakt dla mediów\nJan Przykład (mówi także po niemiecku)\njan@example.org\n", ["de"]),
        ("Yhteystiedot medialle\nMaija Esimerkki (puhuu myös saksaa)\nmaija@example.org\n", ["de"]),
        ("Контакты для СМИ\nАнна Примерова (говорит также по-немецки)\nanna@example.org\n", ["de"]),
        ("報道関係お問い合わせ先\n山田花子\nhanako@example.org\n日本語・英語での取材に対応可能\n", ["ja", "en"]),
        (
            "للتواصل مع الصحافة\nسارة النموذجي\nsara@example.org\nمتاح لإجراء مقابلات بالعربية والإنجليزية\n",
            ["ar", "en"],
        ),
    ],
)
def test_the_languages_in_which_somebody_can_be_asked(block: str, spoken: list[str]) -> None:
    (found,) = mentions(block)
    assert said(found, "language") == spoken


@pytest.mark.parametrize(
    ("block", "served"),
    [
        ("Media contact Europe\nJane Doe\njane.doe@example.org\n", [["Europe"]]),
        (
            "Media contacts\n\nNorth America:\nJane Doe\n+1 202-555-0101\n\nUK & Ireland:\nJohn Roe\n+44 20 7946 0101\n",
            [["North America"], ["UK & Ireland"]],
        ),
        ("Media contacts:\nFor Wales: Jane Doe, jane.doe@example.org\n", [["Wales"]]),
        ("Media contact\nJane Doe, Press Officer, Scotland\njane.doe@example.org\n", [["Scotland"]]),
        ("Pressekontakt\nDACH: Max Muster, max.muster@example.org\n", [["DACH"]]),
        ("Pressekontakt Österreich:\nErika Muster\nerika.muster@example.org\n", [["Österreich"]]),
        ("Contact presse\n\nBelgique et Suisse :\nJeanne Exemple\njeanne@example.org\n", [["Belgique", "Suisse"]]),
        ("Contactos de prensa\n\nMéxico\nJuana Ejemplo\njuana@example.org\n", [["México"]]),
        ("Kontakt pro média\n\nSlovensko\nJana Ukázková\njana@example.org\n", [["Slovensko"]]),
        ("Pressekontakt\n\nNorden\nOla Eksempel\nola@example.org\n", [["Norden"]]),
    ],
)
def test_the_territory_that_somebody_answers_for(block: str, served: list[list[str]]) -> None:
    assert [said(found, "territory") for found in mentions(block)] == served


@pytest.mark.parametrize(
    ("block", "asked"),
    [
        (
            "Press contacts\n\nJane Doe - Climate and energy\n+44 20 7946 0101\nJohn Roe - Health\n+44 20 7946 0102\n",
            [["Climate and energy"], ["Health"]],
        ),
        ("Press contact for questions about vaccines: Jane Doe, jane.doe@example.org\n", [["vaccines"]]),
        ("Media contact\nJane Doe, press officer for astrophysics, jane.doe@example.org\n", [["astrophysics"]]),
        (
            "Media contacts\nsea maps: Jane Doe, +44 20 7946 0101\nold clocks: John Roe, +44 20 7946 0102\n",
            [["sea maps"], ["old clocks"]],
        ),
        (
            "Pressekontakt\nErika Muster\nThemen: Mobilität, Klima und Verkehr\nerika.muster@example.org\n",
            [["Mobilität", "Klima", "Verkehr"]],
        ),
        ("Contact presse\nJeanne Exemple (climat), jeanne@example.org\n", [["climat"]]),
        ("Contacto de prensa\nJuana Ejemplo (política energética), juana@example.org\n", [["política energética"]]),
        ("Perscontact\nAnna Voorbeeld (klimaat), anna@example.org\n", [["klimaat"]]),
        ("Kontakt dla mediów\nJan Przykład (klimat), jan@example.org\n", [["klimat"]]),
        ("Контакты для СМИ\nАнна Примерова (климат), anna@example.org\n", [["климат"]]),
    ],
)
def test_what_somebody_is_to_be_asked_about(block: str, asked: list[list[str]]) -> None:
    found = mentions(block)
    assert [said(one, "topic") for one in found] == asked
    assert [one.org for one in found] == [None] * len(found)


@pytest.mark.parametrize(
    "block",
    [
        "Press contact\nJane Doe - Samplewater\njane.doe@example.org\n",
        "Press contact\nJane Doe, Example Energy Ltd\njane.doe@example.org\n",
        "Press contact\nJane Doe, Director, Institute of French Studies\njane.doe@example.org\n",
        "Press contact\nJane French\njane.french@example.org\n",
        "Press contact\nJane Doe, Director of Communications\njane.doe@example.org\n",
        "Press contact\nJane Doe\n+44 20 7946 0101 (UK)\njane.doe@example.org\n",
        "Press contact\nJane Doe\njane.doe@example.org\n12 Sample Street\nLondon\nUnited Kingdom\n",
        "Press contact\nJane Doe (mobile)\n+44 7700 900401\n",
        "Pressekontakt\nErika Muster\nPresse IT/HR\nmuster@example.org\n",
        "Pressekontakt\nErika Muster, Leiterin Presse und Kommunikation\nmuster@example.org\n",
        "Contact presse\nJeanne Exemple, responsable pour la presse\njeanne@example.org\n",
        "Контакты для СМИ\nАнна Примерова\nдиректор по коммуникациям\nanna@example.org\n",
        "For questions about this press release contact Jane Doe, jane.doe@example.org\n",
    ],
)
def test_nothing_is_said_where_nothing_says_it(block: str) -> None:
    for found in mentions(block):
        assert [claim for claim in found.claims if claim.field in BESIDE] == []


def test_a_heading_reaches_to_the_next_one_and_not_over_an_empty_line() -> None:
    block = (
        "Media contacts\n\nEurope\nJane Doe\njane.doe@example.org\nJohn Roe\njohn.roe@example.org\n\n"
        "Ann Sample\nann.sample@example.org\n"
    )
    assert [said(found, "territory") for found in mentions(block)] == [["Europe"], ["Europe"], []]


def test_a_country_is_told_by_its_code_in_whatever_language_it_is_named() -> None:
    names = ["Germany", "Deutschland", "Allemagne", "Niemcy", "Германия", "ドイツ", "ألمانيا", "Saksa"]
    assert {territories.country(name) for name in names} == {"DE"}
    assert territories.country("Europe") is None
    assert territories.is_territory("Europe")
    assert not territories.is_territory("us")


def test_a_language_is_told_by_its_code_in_whatever_language_it_is_named() -> None:
    names = ["German", "Deutsch", "allemand", "niemiecki", "немецкий", "ドイツ語", "الألمانية", "saksaksi"]
    assert {tongues.code_of(name) for name in names} == {"de"}
    assert tongues.english("de") == "German"


def test_each_value_has_its_reason() -> None:
    block = "Media contact Europe\nJane Doe (climate)\nAvailable for interview in German\njane.doe@example.org\n"
    (found,) = examine(Document("file:///a.txt", "a.txt", block.encode())).finding.contacts
    why = {c.field: w[0].code for c, w in zip(found.mention.claims, found.why, strict=True) if c.field in BESIDE}
    assert why == {"territory": "territory", "topic": "topic", "language": "languages-spoken"}


_PARTS = st.sampled_from(
    "Europe|DACH|(German, English)|Themen: Klima|Jane Doe|John Roe|jane.doe@example.org|+44 20 7946 0101|For Wales:| - |"
    "Press contact|speaks French|\n|\n\n|, |: |DE/FR|Climate|for astrophysics|Press officer|（英語可）|日本語|مقابلات بالعربية|"
    "Responsible for: Germany|İ|\t|   |(|)".split("|")
)


@settings(deadline=None, max_examples=200)
@given(st.lists(_PARTS, max_size=25).map(" ".join))
def test_every_value_lies_literally_in_the_text(text: str) -> None:
    examined = examine(Document("file:///a.txt", "a.txt", ("Press contact\n" + text).encode()))
    for found in examined.finding.contacts:
        for claim in found.mention.claims:
            if claim.field in BESIDE:
                quote = claim.quote
                assert examined.text.content[quote.start : quote.end] == quote.exact == claim.raw
                assert tongues.code_of(claim.raw) or tongues.is_code(claim.raw) or claim.field != "language"
                assert claim.field == "language" or claim.value == " ".join(claim.raw.split())
