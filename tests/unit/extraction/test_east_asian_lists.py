"""People listed with their titles, paired with their numbers, or signing without a word before them, as East Asia writes it."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

JA = "新しい橋\n\n財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。\n\n"
KO = "새 다리 개통\n\n재단은 오늘 새로운 사업을 시작한다고 밝혔다. 이 사업은 지역 주민과 함께 진행된다.\n\n"
ZH = "新桥通车\n\n基金会今天宣布，将与合作伙伴共同开展新项目，该项目将向所有居民开放。\n\n"

Contact = tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.emails, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


LISTS: dict[str, tuple[str, list[Contact]]] = {
    "two Japanese officials on a line, each behind a title": (
        f"{JA}担当者　課長　見本、係長　例田\n電　話　03-1234-5678（内線2345）\n",
        [("見本", "課長", (), ("+81312345678",)), ("例田", "係長", (), ("+81312345678",))],
    ),
    "a title and a function with two surnames": (
        f"{JA}【本リリースについてのお問い合わせ】\n例示実行委員会\n事務局長 見本、 広報担当 例田、横見\nメール: info@example.org\n",
        [
            ("見本", "事務局長", ("info@example.org",), ()),
            ("例田", "広報担当", ("info@example.org",), ()),
            ("横見", "広報担当", ("info@example.org",), ()),
        ],
    ),
    "Japanese officials on lines of their own, each with an extension": (
        f"{JA}照会先\n例示課\n課長補佐　見本 誠（内線2765）\n主査　　　例田 由紀（内線2771）\n（代表電話）03-1234-5678\n",
        [("見本 誠", "課長補佐", (), ("+81312345678",)), ("例田 由紀", "主査", (), ("+81312345678",))],
    ),
    "two Korean officials with a slash between": (
        f"{KO}담당부서: 예시과\n담 당 자: 과장 오예시 / 주무관 한보기\n연 락 처: 02-2000-0101\n",
        [("오예시", "과장", (), ("+82220000101",)), ("한보기", "주무관", (), ("+82220000101",))],
    ),
    "two Korean officials before their titles, and a number with two ends": (
        f"{KO}문의 : 예시정책과 안보기 과장, 조예시 사무관 (02-2000-0101, 0102)\n",
        [("안보기", "과장", (), ("+82220000101",)), ("조예시", "사무관", (), ("+82220000102",))],
    ),
    "two Chinese names with forms of address, paired with numbers and addresses": (
        f"{ZH}媒体联系人：\n张示例 女士 / 刘见本 先生\n电话：021-6193 7588 / 021-6193 7589\n"
        "电子邮件：one@example.com / two@example.com\n",
        [
            ("张示例", None, ("one@example.com",), ("+862161937588",)),
            ("刘见本", None, ("two@example.com",), ("+862161937589",)),
        ],
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_everybody_in_a_list_keeps_their_title_and_the_number_that_serves_all(kind: str) -> None:
    text, expected = LISTS[kind]
    assert contacts(text) == expected


def test_a_firm_and_a_name_sign_above_an_address_that_an_empty_line_parts_from_them() -> None:
    text = f"{JA}■サービス\n\nアプリです。\n\n例示合同会社　見本花子\n\nE-Mail: mihon@example.com\n"
    assert contacts(text) == [("見本花子", None, ("mihon@example.com",), ())]


def test_who_is_in_charge_below_an_address_has_it() -> None:
    text = f"{JA}リリースに関するお問い合わせ\n　例示運営事務局　(info@example.com)\n　担当：見本\n"
    assert contacts(text) == [("見本", None, ("info@example.com",), ())]


@pytest.mark.parametrize("name", ["服部", "阿部 花子", "日下部 誠", "田所 葵", "長谷部"])
def test_surnames_that_end_as_departments_do_are_names(name: str) -> None:
    assert contacts(f"{JA}お問い合わせ先\n例示株式会社　広報担当：{name}\n電話 03-1234-5678\n")[0][0] == name


@pytest.mark.parametrize("word", ["下記", "当社", "弊社", "店舗", "右記"])
def test_words_for_what_stands_below_are_no_names(word: str) -> None:
    assert [c[0] for c in contacts(f"{JA}お問い合わせは{word}\ninfo@example.com\nまで。\n")] == [None]


def test_latin_letters_right_behind_a_name_spell_it_once_more() -> None:
    text = f"{ZH}媒体联系人：\n陈示例 Example Chan\n电话 021-6193 7588\n"
    assert contacts(text) == [("陈示例 Example Chan", None, (), ("+862161937588",))]


@pytest.mark.parametrize("surname", ["邓", "欧", "佟", "楼", "兰", "隋", "丛", "阳"])
def test_rarer_chinese_surnames_are_known(surname: str) -> None:
    assert contacts(f"{ZH}媒体联系人：{surname}示例\n电话 021-6193 7588\n")[0][0] == f"{surname}示例"


def test_words_of_a_korean_sentence_are_nobodys_names() -> None:
    text = f"{KO}보도자료 문의\n\n취재 및 보도자료 요청은\n아래 연락처로 문의해 주시기 바랍니다.\n\npress@example.com\n"
    assert contacts(text) == [(None, None, ("press@example.com",), ())]


def test_a_publisher_is_no_judge() -> None:
    text = f"{KO}문의\n나무출판사 편집부 (02-2000-0101)\n"
    assert [c[0] for c in contacts(text)] == ["편집부"]


def test_what_a_label_says_that_somebody_does_is_whole() -> None:
    text = f"{KO}보도자료 문의\n담당자: 류예시\n직책: PR 매니저\n이메일: ryu@example.com\n"
    assert contacts(text) == [("류예시", "PR 매니저", ("ryu@example.com",), ())]


def test_a_section_its_official_and_the_title_in_one_go_are_three() -> None:
    text = (
        "新橋通車\n\n基金會今天宣布，將與合作夥伴共同推動新計畫，該計畫將向所有居民開放。\n\n"
        "新聞稿聯絡人：示例科廖股長\n聯絡電話：02-2345-6789轉1436\n"
    )
    assert contacts(text) == [("廖", "股長", (), ("+886223456789",))]


@pytest.mark.parametrize("cue", ["БАҚ үшін байланыс", "Nánari upplýsingar veitir", "Kontakt për media"])
def test_languages_without_a_table_announce_contacts_too(cue: str) -> None:
    text = f"Sample\n\nNobody announced anything today.\n\n{cue}: Ada Probe, ada.probe@example.org\n"
    assert contacts(text) == [("Ada Probe", None, ("ada.probe@example.org",), ())]


def test_korean_officials_with_rarer_surnames_have_a_number_each() -> None:
    text = f"{KO}문의: 정보화담당관 정보보호팀장 설예시 (☎ 02-2000-0101) / 주무관 피보기 (☎ 02-2000-0102)\n"
    assert [(c[0], c[3]) for c in contacts(text)] == [("설예시", ("+82220000101",)), ("피보기", ("+82220000102",))]


def test_a_surname_written_by_its_sound_behind_a_title_is_a_name() -> None:
    text = f"{JA}問い合わせ先\n国際交流課　主任　オニール\n電話：03-1234-5678\n"
    assert contacts(text) == [("オニール", "主任", (), ("+81312345678",))]
