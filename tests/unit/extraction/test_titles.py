"""Titles with a name right behind them, and the topics that lines of contacts begin with."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"
NORSK = "Utvalget legger fram sin rapport i dag, og det er også mulig å følge med på nett etter møtet.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


@pytest.mark.parametrize(
    ("heading", "line", "name", "role"),
    [
        ("Contact", "Head of Press Ada Probe, +44 20 7946 0101", "Ada Probe", "Head of Press"),
        (
            "Contact",
            "Director of Communications Ada Probe, +44 20 7946 0101",
            "Ada Probe",
            "Director of Communications",
        ),
        ("Pressekontakt", "Pressesprecherin Ada Maria Probe, +49 30 23125 101", "Ada Maria Probe", "Pressesprecherin"),
        (
            "Contact presse",
            "Chargée de communication Ada Probe, +33 1 99 00 01 01",
            "Ada Probe",
            "Chargée de communication",
        ),
        (
            "Kontakt prasowy",
            "Specjalistka ds. PR Ada Przykład, +48 22 555 01 34",
            "Ada Przykład",
            "Specjalistka ds. PR",
        ),
        ("お問い合わせ先：", "広報課長 見本 花子, 03-5550-0150", "見本 花子", "広報課長"),
        ("للإعلام:", "منسق إعلامي عمر المثال, +971 4 555 0189", "عمر المثال", "منسق إعلامي"),
    ],
)
def test_a_title_of_one_word_or_several_is_told_from_the_name_behind_it(
    heading: str, line: str, name: str, role: str
) -> None:
    assert [(n, r) for n, r, _ in contacts(f"{BODY}{heading}\n{line}\n")] == [(name, role)]


def test_titled_names_on_lines_that_follow_each_other_have_a_number_each() -> None:
    text = f"{BODY}Contact\nHead of Press Ada Probe, +44 20 7946 0101\nPress Secretary Bo Muster, +44 20 7946 0102\n"

    assert contacts(text) == [
        ("Ada Probe", "Head of Press", ("+442079460101",)),
        ("Bo Muster", "Press Secretary", ("+442079460102",)),
    ]


def test_what_somebody_is_in_charge_of_is_no_name() -> None:
    text = f"{BODY}Contact\nAda Probe, +44 20 7946 0101, Director Renewable Fuels, ada.probe@trust.example\n"

    assert [name for name, _, _ in contacts(text)] == ["Ada Probe"]


def test_for_whom_somebody_speaks_is_not_what_they_do() -> None:
    text = (
        f"{NORSK}Pressekontakter:\n"
        "For prøvedirektøren: Kommunikasjonssjef Ada Eksempel,\n22 55 50 12.\n"
        "For prøve- og eksempelministeren: Kommunikasjonsrådgjevar Bo Prøve Bakken, mobil 22 55 50 13.\n"
    )

    assert contacts(text) == [
        ("Ada Eksempel", "Kommunikasjonssjef", ("+4722555012",)),
        ("Bo Prøve Bakken", "Kommunikasjonsrådgjevar", ("+4722555013",)),
    ]


def test_a_topic_that_looks_like_a_name_is_none() -> None:
    text = f"{BODY}Contacts:\nOpen Sesame: Ada Probe, +44 20 7946 0101\nSlow Seeds: Bo Muster, +44 20 7946 0102\n"

    assert [name for name, _, _ in contacts(text)] == ["Ada Probe", "Bo Muster"]


def test_whose_office_it_is_makes_no_name() -> None:
    text = f"{BODY}Contact:\nAda Probe, Beispielhilfe der Musterischen Musterei, +49 30 23125 101\nPiet van der Muster, +49 30 23125 102\n"

    assert [(name, numbers) for name, _, numbers in contacts(text)] == [
        ("Ada Probe", ("+493023125101",)),
        ("Piet van der Muster", ("+493023125102",)),
    ]
