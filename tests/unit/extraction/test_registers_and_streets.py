"""What stands beside a house's contacts and is none of them: its numbers in registers and programs, and its street."""

from __future__ import annotations

import pytest

from tests.unit.extraction.northern_news import contacts

CZECH = "Muzeum otevírá novou výstavu, která bude pro všechny návštěvníky zdarma až do konce roku.\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "P.IVA 03940942891",
        "Codice fiscale: 03940942891",
        "NIP: 5252248481",
        "IČO: 25596641",
        "USt-IdNr. 394094289",
        "Org.nr 556012-5790",
        "ИНН 7707083893",
        "法人番号：3940942891234",
        "사업자등록번호 394-09-42891",
        "QQ： 394094289",
        "商务QQ： 394094289",
        "WeChat: 394094289",
    ],
)
def test_a_number_in_a_register_or_a_program_for_messages_is_not_one_to_call(said: str) -> None:
    text = f"Press contact\nAda Example\nTel. +44 20 7946 0101\nada@example.org\n{said}\n"
    assert contacts(text) == [("Ada Example", None, None, ("ada@example.org", "+442079460101"))]


@pytest.mark.parametrize("between", [", ", ","])
@pytest.mark.parametrize("behind", [",\n110 00 Praha 1", ", 110 00 Praha 1", "\n11000 Praha"])
def test_a_street_named_for_a_house_is_an_address_where_a_code_and_a_town_stand_behind(
    between: str, behind: str
) -> None:
    text = f"{CZECH}Kontaktní informace\nMuzeum příkladů{between}Muzejní 4{behind}\nE-mail: tisk@example.org\n"
    assert contacts(text) == [(None, None, "Muzeum příkladů", ("tisk@example.org",))]
