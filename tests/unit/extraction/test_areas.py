"""Numbers that leave out what the one before them says, that are dialled on, or whose country a security tells."""

from __future__ import annotations

import pytest

from directory.extraction.details import anchors
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"
DEUTSCH = "Der Vorstand hat heute beschlossen, dass es auch im nächsten Jahr keine Änderungen geben wird.\n\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(a.value, text[a.start : a.end]) for a in anchors.find(text, vocabulary("en"))]


def numbers(text: str) -> list[str]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [c.value for m in reading.mentions for c in m.of("phone")]


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("020 7946 0101, 7946 0102", ("020 7946 0102", "7946 0102")),
        ("02-5550-0151、5550-0152", ("02-5550-0152", "5550-0152")),
        ("02-5550-0151\nfax: 5550-0153", ("02-5550-0153", "5550-0153")),
        ("0825 230001 – 230002", ("0825 230002", "230002")),
    ],
)
def test_a_second_number_has_the_area_code_of_the_first(line: str, second: tuple[str, str]) -> None:
    assert found(f"Tel: {line}\n")[1] == second


@pytest.mark.parametrize(
    "line", ["020 7946 0101, 4155 0102", "020 7946 0101, 5550102", "020 7946 0101 or one of 12: 7946 0102"]
)
def test_a_number_written_otherwise_or_apart_stays_as_it_is(line: str) -> None:
    assert not found(f"Tel: {line}\n")[1][0].startswith("020")


def test_what_stands_behind_the_stroke_of_an_austrian_number_is_dialled_on() -> None:
    text = f"{DEUTSCH}Rückfragen & Kontakt:\nAda Probe, Tel. (++43-1) 545 00 80/29, ada@example.org\n"

    assert numbers(text) == ["+431545008029"]


def test_the_security_of_an_issuer_tells_the_country_of_its_numbers() -> None:
    block = "Rückfragehinweis:\nAda Probe, Tel.: 04277/220011\n\n"

    assert numbers(f"{DEUTSCH}{block}ISIN: AT0000000005\n") == ["+434277220011"]
    assert numbers(f"{DEUTSCH}{block}ISIN: AT0000000001\n") == ["+494277220011"], "the check digit is wrong"
