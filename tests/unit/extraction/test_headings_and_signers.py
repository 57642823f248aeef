"""Headings between marks of any kind, who signs for others, and people named one after the other without a heading."""

from __future__ import annotations

import pytest

from tests.unit.extraction.northern_news import DANISH, DUTCH, GERMAN, SWEDISH, contacts

ICELANDIC = (
    "Brúin verður opnuð í dag með hátíð og allir eru velkomnir þegar það rignir, sem er ekki sjaldan hjá okkur.\n\n"
)
JAPANESE = "財団は本日、新しい橋を開きました。どなたでも渡ることができます。\n\n"
KOREAN = "재단은 오늘 새로운 다리를 열었다고 밝혔다. 누구나 건널 수 있다.\n\n"
TAIWANESE = "基金會今天宣布，新橋已經開放，歡迎各界參觀。\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "(Pressekontakt)",
        "[Pressekontakt]",
        "<Pressekontakt>",
        "~ Pressekontakt ~",
        "=== Pressekontakt ===",
        "+++ Pressekontakt +++",
        "/// Pressekontakt",
        "„Pressekontakt“",
        "{Pressekontakt}",
        "★ Pressekontakt ★",
        "Pressekontakt …",
        "Pressekontakt ↓",
    ],
)
def test_marks_of_any_kind_may_stand_around_a_heading(heading: str) -> None:
    text = f"{GERMAN}{heading}\nVerein Probe e.V.\nAda Probe\nTelefon 030 23125 101\n"
    assert [(name, values) for name, _, _, values in contacts(text)] == [("Ada Probe", ("+493023125101",))]


@pytest.mark.parametrize(
    "heading",
    [
        "(問い合わせ先)",
        "[問い合わせ先]",
        "＝お問い合わせ＝",
        "～お問い合わせ～",
        "― お問い合わせ先 ―",
        "（４）問い合わせ先",
    ],
)
def test_marks_around_a_japanese_heading(heading: str) -> None:
    text = f"{JAPANESE}{heading}\n例示労働組合\n書記長　見本 花子\npress@example.org\n"
    assert contacts(text) == [("見本 花子", "書記長", "例示労働組合", ("press@example.org",))]


def test_a_korean_heading_in_square_brackets() -> None:
    text = KOREAN + "[담당자 연락처]\n예시연대 정책팀장 김예시 (yesi@example.org)\n"
    assert contacts(text) == [("김예시", "정책팀장", "예시연대", ("yesi@example.org",))]


@pytest.mark.parametrize(
    "signed", ["i. A. Ada Probe", "i.V. Ada Probe", "z. Hd. Frau Ada Probe", "zu Händen Ada Probe", "Inh. Ada Probe"]
)
def test_by_whose_order_somebody_signs_is_no_part_of_the_name(signed: str) -> None:
    text = f"{GERMAN}Kontakt:\nGemeinde Probdorf\n{signed}\nTel.: 030 23125 101\n"
    assert [name for name, _, _, _ in contacts(text)] == ["Ada Probe"]


def test_a_countess_keeps_the_small_word_of_her_name() -> None:
    text = GERMAN + "Pressesprecherin: Gräfin Ada von Proben, Tel. 030 23125 101"
    assert [name for name, _, _, _ in contacts(text)] == ["Ada von Proben"]


def test_people_one_after_the_other_each_with_a_number_need_no_heading() -> None:
    text = (
        GERMAN + "Für die BI: Dr. Ada Probe, Tel. 030 23125 101, Jan Prüfer 030 23125 102, Nora Zumtest 030 23125 103"
    )
    assert [(name, values) for name, _, _, values in contacts(text)] == [
        ("Ada Probe", ("+493023125101",)),
        ("Jan Prüfer", ("+493023125102",)),
        ("Nora Zumtest", ("+493023125103",)),
    ]


def test_what_small_letters_call_an_association_is_no_second_human() -> None:
    text = SWEDISH + "Ring Ada Prov på föreningen Svenska Exempel, +44 20 7946 0101, eller maila ada@example.org"
    assert [(name, org) for name, _, org, _ in contacts(text)] == [("Ada Prov", "Svenska Exempel")]


def test_a_line_for_the_press_below_people_is_a_desk() -> None:
    text = DUTCH + (
        "Voor de pers:\n- woordvoering minister: Ada Proef +44 20 7946 0101\n"
        "- algemeen persnummer ministerie: +44 20 7946 0102\n"
    )
    assert contacts(text) == [
        ("Ada Proef", "woordvoering minister", None, ("+442079460101",)),
        ("algemeen persnummer ministerie", None, None, ("+442079460102",)),
    ]


def test_an_office_that_begins_a_line_is_of_the_one_whom_the_line_names() -> None:
    text = TAIWANESE + "發言人：例示局副局長 王小例\n承辦單位：見本局見本科 科長 林小樣\n電子信箱：press@example.org"
    assert ("林小樣", "科長", "見本局見本科", ("press@example.org",)) in contacts(text)


@pytest.mark.parametrize("heading", ["Press", "Presse", "Pers", "Media"])
def test_one_word_for_the_press_heads_a_name_with_a_number(heading: str) -> None:
    text = f"{DANISH}{heading}\nAda Prøve\n+44 20 7946 0101\n"
    assert [(name, values) for name, _, _, values in contacts(text)] == [("Ada Prøve", ("+442079460101",))]


def test_icelandic_is_read() -> None:
    text = ICELANDIC + (
        "Nánari upplýsingar veitir Guðrún Dæmisdóttir, upplýsingafulltrúi, í netfangi gudrun@example.org\n\n"
        "Tengiliður fjölmiðla:\nÞórður Dæmason\nSamskiptastjóri\nNetfang: thordur@example.org\n"
    )
    assert contacts(text) == [
        ("Guðrún Dæmisdóttir", "upplýsingafulltrúi", None, ("gudrun@example.org",)),
        ("Þórður Dæmason", "Samskiptastjóri", None, ("thordur@example.org",)),
    ]
