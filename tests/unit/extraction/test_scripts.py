"""Names and sentences of scripts other than Latin, and of two scripts side by side."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document


def contacts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Each contact as (name, role, organisation)."""
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


def names(text: str) -> list[str | None]:
    return [name for name, _, _ in contacts(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("詳しくは03-5550-0133の見本太郎までお問い合わせください。", "見本太郎"),
        ("如有查詢，請聯絡示例公關有限公司李示例小姐（電話：2555 0104）。", "李示例"),
        ("采访请联系宣传部刘示，联系电话：010-5555 0106。", "刘示"),
    ],
)
def test_a_sentence_without_spaces_says_whom_to_ask(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_desk_that_a_sentence_says_to_ask_is_no_human() -> None:
    assert names("詳しくは03-5550-0133の事務局までお問い合わせください。") == [None]


def test_surname_and_given_name_behind_a_department_are_one_human() -> None:
    text = "報道に関するお問い合わせ先\n例示大学 広報課 見本 次郎\n電話：022-555-0102\n"

    assert contacts(text) == [("見本 次郎", "広報課", "例示大学")]


def test_a_latin_name_stands_among_words_of_another_script() -> None:
    text = "보도 문의\n예시대학교 홍보팀 Jane Doe 과장\n02-555-0122\n"

    assert names(text) == ["Jane Doe"]


def test_a_firm_joins_its_latin_name_to_its_legal_form() -> None:
    text = "お問い合わせ先\nExample Data合同会社\n見本太郎\n電話：03-5550-0155\n"

    assert contacts(text) == [("見本太郎", None, "Example Data合同会社")]


@pytest.mark.parametrize(
    "text",
    [
        "للتواصل الإعلامي:\nمثال بن عبدالله المثالي\nهاتف: +966 11 555 0101\n\nخدمة العملاء: 8001234567\n",
        "Контакты для СМИ:\nОльга Образцова\nтел.: +7 495 555 01 01\n\nКасса музея: +7 495 555 01 99\n",
    ],
)
def test_an_office_for_others_is_nobodys_name_nor_organisation(text: str) -> None:
    assert [(role, org) for _, role, org in contacts(text)] == [(None, None)]


def test_the_full_stops_of_titles_and_labels_end_no_sentence() -> None:
    text = "Για περισσότερες πληροφορίες επικοινωνήστε με τον κ. Νίκο Δοκιμάκη (τηλ. 2310 555 011)."

    assert names(text) == ["Νίκο Δοκιμάκη"]


def test_a_quotation_mark_opened_within_a_house_is_closed_within_it() -> None:
    text = (
        "За дополнительной информацией обращайтесь к Ольге Образцовой, руководителю пресс-службы АО «Пример», "
        "по телефону +7 495 555 01 11."
    )

    assert contacts(text) == [("Ольге Образцовой", "руководителю пресс-службы", "АО «Пример»")]


def test_a_name_keeps_its_writing_in_another_script() -> None:
    text = "Контакты для СМИ\n\nJane Doe (Джейн Доу)\njane.doe@example.net\n"

    assert names(text) == ["Jane Doe (Джейн Доу)"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "お問い合わせ先\n例示大学 広報課　見本 花子（みほん はなこ）\nTEL 022-555-0121\n",
            [("見本 花子", "広報課", "例示大学")],
        ),
        (
            "【本件に関するお問い合わせ先】\n株式会社例示製作所　広報部　担当：見本、例田\nTEL：03-5550-0101\n",
            [("見本", "広報部", "株式会社例示製作所"), ("例田", "広報部", "株式会社例示製作所")],
        ),
        ("采访请联系宣传部刘示例主任，电话：010-5555 0106。", [("刘示例", "主任", "宣传部")]),
        ("담당: 홍보실 김예시 팀장 02-555-0101\n", [("김예시", "팀장", "홍보실")]),
        ("책임자: 과장 윤예시 (02-555-0151)\n", [("윤예시", "과장", None)]),
    ],
)
def test_a_name_is_without_its_reading_and_its_title_goes_before_its_department(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert contacts(text) == found


def test_a_latin_name_with_its_reading_is_one_human() -> None:
    text = "お問い合わせ先\nJane Doe（ジェーン・ドウ）\njane.doe@example.com\n"

    assert names(text) == ["Jane Doe（ジェーン・ドウ）"]


@pytest.mark.parametrize(
    "address", ["press（at）example.org", "press★example.org（★を@に変えてください）", "press＠example.org"]
)
def test_an_address_is_read_through_the_disguises_of_japan(address: str) -> None:
    text = f"お問い合わせ先\n例示大学 広報課\nE-mail：{address}\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))

    assert [m.emails for m in reading.mentions] == [("press@example.org",)]


def test_a_table_with_few_kana_is_japanese() -> None:
    text = "| 区分 | 担当者 | 電話 | メール |\n|---|---|---|---|\n| 報道 | 佐藤 見本 | 06-5550-0131 | s@example.jp |\n"
    reading = read_release(Document("file:///release.md", "release.md", text.encode()))

    assert (reading.release.language, [m.name for m in reading.mentions]) == ("ja", ["佐藤 見本"])
