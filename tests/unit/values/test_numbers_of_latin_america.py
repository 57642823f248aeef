"""Numbers as Latin America and Spain write them: areas in brackets, the old `1` of mobiles, two of them with a dash between."""

from __future__ import annotations

import pytest

from directory.values import phones
from tests.unit.extraction.associations import contacts


@pytest.mark.parametrize("raw", ["+52 1 55 5555 0101", "+52 (1) 55 5555 0101", "+5215555550101", "0052 1 55 5555 0101"])
def test_the_digit_that_mexico_dials_no_more_is_left_out(raw: str) -> None:
    number = phones.parse(raw, None)
    assert number is not None
    assert number.e164 == "+525555550101"


@pytest.mark.parametrize("raw", ["(64) 3555-0101", "(81) 9.5555.0101", "(81) 8555-0101", "(44) 9 5555-0101"])
def test_two_digits_in_brackets_before_eight_are_no_country(raw: str) -> None:
    number = phones.parse(raw, None)
    assert number is not None
    assert number.e164 is None


def test_a_country_in_brackets_is_one_still() -> None:
    number = phones.parse("(44) 20 7946 0101", None)
    assert number is not None
    assert number.e164 == "+442079460101"


@pytest.mark.parametrize(
    ("language", "line", "numbers"),
    [
        ("es", "600 55 01 05 - 95 555 01 06", ["+34600550105", "+34955550106"]),
        ("pt", "(64) 3555-0108 | 99555-0109", ["+556435550108", "+5564995550109"]),
        ("pt", "61 9 5555 0118", ["+5561955550118"]),
        ("es", "600554013", ["+34600554013"]),
    ],
)
def test_numbers_of_one_line_are_each_read(language: str, line: str, numbers: list[str]) -> None:
    assert [found[-1].split() for found in contacts(language, f"Contacto:\nAda Prova\n{line}")] == [numbers]


def test_the_other_end_of_a_number_above_a_desk_is_kept() -> None:
    text = "Contatos:\nAssessoria de Imprensa\n(65) 3555-0117/0118\nimprensa@example.org"
    assert [found[-1] for found in contacts("pt", text)] == ["+556535550117 +556535550118"]


def test_where_a_declaration_was_made_tells_whose_its_numbers_are() -> None:
    text = "Pour le Syndicat des Algues\nLa Présidente\nAda Probe\n70 55 01 01\n\nFait à Ouagadougou, le 3 mai 2027"
    assert [found[-1] for found in contacts("fr", text)] == ["+22670550101"]
