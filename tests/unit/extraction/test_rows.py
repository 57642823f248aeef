"""Lines that hold a contact each: titles before names, names of one word, numbers before names."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


@pytest.mark.parametrize(
    ("heading", "line", "name", "role"),
    [
        ("Auskünfte erteilen:", "Gemeindepräsidentin Ada Probe, +41 31 000 01 01", "Ada Probe", "Gemeindepräsidentin"),
        ("Yderligere oplysninger:", "Direktør Ada Probe, tlf. +45 33 00 01 01", "Ada Probe", "Direktør"),
        ("Contact", "Press Officer Ada Probe, +44 20 7946 0101", "Ada Probe", "Press Officer"),
        (
            "Pressekontakt",
            "Richter am Landgericht Dr. Bo Muster\nTel. +49 30 23125 101",
            "Bo Muster",
            "Richter am Landgericht",
        ),
    ],
)
def test_a_title_right_before_a_name_is_told_from_it(heading: str, line: str, name: str, role: str) -> None:
    assert [(n, r) for n, r, _ in contacts(f"{BODY}{heading}\n{line}\n")] == [(name, role)]


def test_what_a_person_does_is_not_split_where_it_stands_below_the_name() -> None:
    text = f"{BODY}Press contact\nAda Probe\nDirector Renewable Fuels\n+44 20 7946 0101\n"

    assert contacts(text) == [("Ada Probe", "Director Renewable Fuels", ("+442079460101",))]


def test_forenames_that_begin_lines_with_numbers_are_people() -> None:
    text = f"{BODY}Contacts:\nAda : +33 1 99 00 01 01\nOla : +33 1 99 00 01 02\nKit : +33 1 99 00 01 03\n"

    assert contacts(text) == [
        ("Ada", None, ("+33199000101",)),
        ("Ola", None, ("+33199000102",)),
        ("Kit", None, ("+33199000103",)),
    ]


def test_forenames_in_one_line_each_have_the_number_behind_them() -> None:
    text = f"{BODY}For more information call: Ada +44 20 7946 0101 - Marco +44 20 7946 0102 - Kit +44 20 7946 0103.\n"

    assert contacts(text) == [
        ("Ada", None, ("+442079460101",)),
        ("Marco", None, ("+442079460102",)),
        ("Kit", None, ("+442079460103",)),
    ]


def test_a_forename_among_lines_that_name_people_is_one_of_them() -> None:
    text = f"{BODY}Ada Probe (EN): +44 20 7946 0101\nBo Muster (EN): +44 20 7946 0102\nKit (EN): +44 20 7946 0103\n"

    assert [name for name, _, _ in contacts(text)] == ["Ada Probe", "Bo Muster", "Kit"]


def test_cities_with_numbers_are_nobodys_names() -> None:
    text = f"{BODY}Contact: Ada Probe, +44 20 7946 0101\nLondon: +44 20 7946 0102\nDublin: +44 20 7946 0103\n"

    assert [name for name, _, _ in contacts(text)] == ["Ada Probe"]


def test_a_number_before_each_name_is_that_ones() -> None:
    text = f"{BODY}Press contacts\n+44 20 7946 0101 - Ada Probe, organiser\n+44 20 7946 0102 - Bo Muster, treasurer\n"

    assert contacts(text) == [
        ("Ada Probe", "organiser", ("+442079460101",)),
        ("Bo Muster", "treasurer", ("+442079460102",)),
    ]


def test_a_number_cut_by_a_line_end_belongs_to_its_contact_whole() -> None:
    text = f"{BODY}Press contact: Ada Probe\nPhone: +44 20 7946\n0701\n"

    assert contacts(text) == [("Ada Probe", None, ("+442079460701",))]


def test_two_spaces_part_columns_where_a_line_beside_shows_a_wider_gap() -> None:
    text = (
        f"{BODY}Contact:\n"
        "Ada Probe               Bo Muster\n"
        "Communications Manager  Public Information Officer\n"
        "+44 20 7946 0101        +44 20 7946 0102\n"
    )

    assert contacts(text) == [
        ("Ada Probe", "Communications Manager", ("+442079460101",)),
        ("Bo Muster", "Public Information Officer", ("+442079460102",)),
    ]


def test_two_spaces_between_words_of_one_line_part_nothing() -> None:
    assert contacts(f"{BODY}Contact:\nAda  Probe\nPress  Officer\n+44 20 7946 0101\n")[0][:2] == (
        "Ada Probe",
        "Press Officer",
    )


def test_hours_behind_a_number_are_no_part_of_it() -> None:
    text = f"{BODY}Press contact\nAda Probe, +44 20 7946 0101 / 24-hour media line\n"

    assert contacts(text)[0] == ("Ada Probe", None, ("+442079460101",))


def test_a_role_that_is_a_decoys_word_elsewhere_does_not_refuse_what_follows() -> None:
    text = f"{BODY}Contact for journalists: Ada Probe, lead author, Example Institute, tel +44 20 7946 0101\n"

    assert contacts(text) == [("Ada Probe", "lead author", ("+442079460101",))]


def test_a_japanese_surname_and_forename_with_a_space_between_are_one_name() -> None:
    text = "サンプル大学は新しい素材を開発しました。\n\n＜研究に関するお問い合わせ＞\nサンプル大学 工学部 教授 山田 花子\nTEL: +81 3 1234 5601\n"

    assert [name for name, _, _ in contacts(text)] == ["山田 花子"]


def test_a_topic_in_brackets_is_no_second_script_of_a_name() -> None:
    text = f"{BODY}Press contact\nАна Пример (бродски саобраћај), +44 20 7946 0101\n"

    assert [name for name, _, _ in contacts(text)] == ["Ана Пример"]


TWO = """{left}                               {right}
Tel. +47 57 55 01 01                         Tel. +47 57 55 01 02
Mobile +47 926 55 101                        Mobile +47 926 55 102
ada@probe.example                            jane@muster.example
"""


@pytest.mark.parametrize(
    ("left", "right", "roles"),
    [
        ("Ada Probe   ", "Jane Muster", (None, None)),
        ("Director Ada Probe", "Press Officer Jane Muster", ("Director", "Press Officer")),
    ],
)
def test_two_numbers_each_below_two_columns_stay_in_their_column(
    left: str, right: str, roles: tuple[str | None, str | None]
) -> None:
    assert contacts(f"{BODY}Contacts:\n\n{TWO.format(left=left, right=right)}") == [
        ("Ada Probe", roles[0], ("+4757550101", "+4792655101")),
        ("Jane Muster", roles[1], ("+4757550102", "+4792655102")),
    ]


def test_two_numbers_each_that_are_read_out_line_by_line_go_to_the_name_in_their_place() -> None:
    """Cells of a table without a wide gap between them."""
    rows = (
        ("Ada Probe", "Jane Muster"),
        ("Tel. +47 57 55 01 01", "Tel. +47 57 55 01 02"),
        ("Mobile +47 926 55 101", "Mobile +47 926 55 102"),
        ("ada@probe.example", "jane@muster.example"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html lang='en'><body><p>{BODY}</p><p>Contacts:</p><table>{table}</table></body></html>"
    reading = read_release(Document("file:///release.html", "release.html", page.encode()))
    assert [(m.name, tuple(c.value for c in m.of("phone"))) for m in reading.mentions] == [
        ("Ada Probe", ("+4757550101", "+4792655101")),
        ("Jane Muster", ("+4757550102", "+4792655102")),
    ]
