"""Numbers with hours in brackets behind them, country codes without a plus sign, labels in one go with numbers; clauses that
are no desks, and names written in one go."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

PROSE = {
    "ja": "財団は本日、新しい橋を開きました。どなたでも渡ることができます。\n\nお問い合わせ先\n担当：三田\n",
    "zh": "基金会今天宣布，新桥已经开放，欢迎大家参观，让我们说说这个新项目。\n\n媒体联系人：王小例\n",
    "zht": "基金會今天宣布，新橋已經開放，歡迎大家參觀，讓我們說說這個新計畫。\n\n媒體聯絡人：王小例\n",
    "ko": "재단은 오늘 새로운 다리를 열었다고 밝혔다. 누구나 건널 수 있다.\n\n담당자: 김예시\n",
    "de": "Die Brücke wird heute mit einem Fest eröffnet, und alle sind auch bei Regen eingeladen.\n\nPresse: Ada Probe\n",
}


def numbers(language: str, line: str) -> list[str]:
    text = f"{PROSE[language]}{line}\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [c.value for m in reading.mentions for c in m.of("phone")]


@pytest.mark.parametrize(
    "line",
    [
        "TEL 03-5550-0123（9:00～17:00 月曜休館）",
        "TEL 03-5550-0123（10時～18時）",
        "TEL 03-5550-0123（24時間）",
        "TEL.03-5550-0123",
    ],
)
def test_hours_in_wide_brackets_are_no_part_of_a_number(line: str) -> None:
    assert numbers("ja", line) == ["+81355500123"]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("zh", "电话：(86-21) 6055-0123", "+862160550123"),
        ("zh", "电话：86-21-60550123", "+862160550123"),
        ("zht", "電話：(886-2) 2555-0123", "+886225550123"),
        ("ko", "전화: (82-2) 555-0123", "+8225550123"),
        ("ko", "전화: 1544-0123", "+8215440123"),
    ],
)
def test_the_code_of_a_country_of_the_language_needs_no_plus_sign(language: str, line: str, expected: str) -> None:
    assert numbers(language, line) == [expected]


@pytest.mark.parametrize("label", ["Tel.", "Fon.", "T.", "tel."])
def test_a_number_stands_right_behind_the_full_stop_of_its_label(label: str) -> None:
    assert numbers("de", f"{label}030 23125-101") == ["+493023125101"]


def test_two_labels_of_one_letter() -> None:
    assert numbers("ko", "T.02-555-0123 F.02-555-0124") == ["+8225550123", "+8225550124"]


def test_a_chinese_clause_is_no_desk() -> None:
    text = (
        "基金会今天宣布，新桥已经开放，让我们说说这个新项目。\n\n如有任何媒体相关问题，请发邮件至 media@example.org。\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [(m.name, m.emails) for m in reading.mentions] == [(None, ("media@example.org",))]


def test_a_japanese_given_name_in_hiragana_goes_on_from_the_surname() -> None:
    text = "財団は本日、新しい橋を開きました。\n\nメディアお問い合わせ: 広報 見本あかり <akari@example.org>\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [(m.name, m.role, m.emails) for m in reading.mentions] == [("見本あかり", "広報", ("akari@example.org",))]


@pytest.mark.parametrize("sign", "◎☆＊")
def test_a_text_says_which_sign_stands_for_the_at_sign(sign: str) -> None:
    text = (
        f"財団は本日、新しい橋を開きました。\n\n連絡先\n例示大学 広報課\nE-mail：press{sign}example.org"
        f"（{sign}を@に置き換えてください）\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [m.emails for m in reading.mentions] == [("press@example.org",)]
