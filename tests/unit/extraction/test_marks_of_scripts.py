"""Marks and short forms that other scripts part and shorten with: Arabic commas, initials behind surnames, numbers of a town."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

ARABIC = "يفتح الميناء أبوابه يوم الاثنين، والجميع مدعوون لمشاهدة القوارب الجديدة الراسية قرب الجسر.\n\n"
UKRAINIAN = "Порт відкривається в понеділок, і всі запрошені подивитися на нові човни, що стоять біля мосту.\n\n"
KOREAN = "항구가 월요일에 다시 열리며 누구나 다리 옆에 있는 새 배를 보러 올 수 있습니다.\n\n"
ESTONIAN = "Sadam avatakse esmaspäeval ja kõik on oodatud vaatama uusi paate, mis seisavad silla juures.\n\n"
TURKISH = (
    "Liman pazartesi günü yeniden açılıyor ve herkes köprünün yanında duran yeni tekneleri görmeye davetlidir.\n\n"
)
FRENCH = "Le port ouvre de nouveau lundi et tout le monde est invité à voir les nouveaux bateaux près du pont.\n\n"


def contacts(text: str) -> list[tuple[str | None, ...]]:
    """Of each contact its name, role, organisation and numbers, these joined by spaces."""
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [
        (m.name, m.role, m.org, " ".join(p.value for p in m.claims if p.field == "phone")) for m in reading.mentions
    ]


def test_an_arabic_comma_parts_a_name_from_a_title_and_a_semicolon_people() -> None:
    text = "للتواصل الإعلامي: آدا مثال، مديرة العلاقات العامة، هاتف +971501234567؛ سامي نموذج، +971501234568\n"

    assert contacts(ARABIC + text) == [
        ("آدا مثال", "مديرة العلاقات العامة", None, "+971501234567"),
        ("سامي نموذج", None, None, "+971501234568"),
    ]


def test_words_that_ask_to_get_in_touch_are_no_name() -> None:
    text = "لمزيد من المعلومات، يرجى التواصل مع:\nآدا مثال، مسؤولة الإعلام، مؤسسة المثال\nهاتف: +971501234567\n"

    assert contacts(ARABIC + text) == [("آدا مثال", "مسؤولة الإعلام", "مؤسسة المثال", "+971501234567")]


@pytest.mark.parametrize("name", ["Приклад А. Б.", "А. Б. Приклад", "Приклад А.Б."])
def test_initials_that_are_words_as_well_are_part_of_a_name_and_a_town_has_short_numbers(name: str) -> None:
    found = contacts(f"{UKRAINIAN}Контактна особа: {name}, тел. 55-01-01\n")

    assert [((c[0] or "").rstrip("."), c[3]) for c in found] == [(name.rstrip("."), "550101")]


def test_titles_in_cells_of_their_own_stand_before_names() -> None:
    text = "담당부서\t홍보과\t책임자\t과장\t김예시\t(044-200-0101)\n\t\t담당자\t사무관\t이본보\t(044-200-0102)\n"

    assert contacts(KOREAN + text) == [
        ("김예시", "과장", "홍보과", "+82442000101"),
        ("이본보", "사무관", None, "+82442000102"),
    ]


def test_seven_digits_in_threes_below_somebodys_title_are_a_number() -> None:
    text = "Lisainfo:\n\nAda Näide\nSadamate osakonna juhataja\n6 555 012\n"

    assert contacts(ESTONIAN + text) == [("Ada Näide", "Sadamate osakonna juhataja", None, "+3726555012")]


def test_an_amount_in_a_table_is_not() -> None:
    text = "Lisainfo:\n\nAda Näide\nSadamate osakonna juhataja\n6 555 012\n\nTulud 2026\n5 123 456\n7 123 456\n"

    assert [found[3] for found in contacts(ESTONIAN + text)] == ["+3726555012"]


def test_a_stroke_parts_a_name_from_what_stands_behind() -> None:
    text = "Ayrıntılı bilgi için:\nAda Örnek / Örnek Vakfı\n0212 555 01 01\n"

    assert [found[:1] + found[2:] for found in contacts(TURKISH + text)] == [
        ("Ada Örnek", "Örnek Vakfı", "+902125550101")
    ]


def test_a_bar_parts_a_name_from_the_letters_of_a_firm() -> None:
    text = "Contact presse\nAda Modèle | MODAX | Marketing et communications | amodele@modax.example\n"

    assert contacts(FRENCH + text) == [("Ada Modèle", "Marketing et communications", "MODAX", "")]


def test_a_heading_before_a_name_yields_to_the_title_behind_it() -> None:
    text = "The harbour opens again on Monday.\n\nMedia relations: Ada Probe, Vice President, +44 20 7946 0101\n"

    assert contacts(text) == [("Ada Probe", "Vice President", None, "+442079460101")]
