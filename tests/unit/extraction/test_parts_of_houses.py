"""Whose part of a house somebody in East Asia works in, and what they do there: a department is what those do of whom no title is told,
else where they do it."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

JA = "お知らせ\n\n財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。\n\nお問い合わせ先\n"
KO = "보도자료\n\n재단은 오늘 새로운 사업을 시작한다고 밝혔다. 이 사업은 지역 주민과 함께 삼 년간 이어진다.\n\n"

Contact = tuple[str | None, str | None, str | None]

BLOCKS: dict[str, tuple[str, list[Contact]]] = {
    "a title below a town's departments": (
        JA + "見本市 危機管理部 防災課\n課長　例田 亮\n電話 046-555-0125\n",
        [("例田 亮", "課長", "見本市 危機管理部 防災課")],
    ),
    "no title, and so the department is one": (
        JA + "◆見本市　企画部　政策推進課　担当：例田\n電話：0985-55-0139\n",
        [("例田", "企画部 政策推進課", "見本市")],
    ),
    "a legal form apart from its name, behind a bracket": (
        JA + "（本件担当）独立行政法人 見本医療センター 経営企画課　広報係長　例田 亮\n直通 052-555-0117\n",
        [("例田 亮", "広報係長", "独立行政法人 見本医療センター 経営企画課")],
    ),
    "a legal form apart from its name, above a department": (
        JA + "財団法人　見本文化財団\n企画事業課　　例田　純\nＴＥＬ　０９５－５５５－０１４６\n",
        [("例田 純", "企画事業課", "財団法人 見本文化財団")],
    ),
    "a firm of two words in capitals": (
        JA + "株式会社MIHON UP 広報担当 例田 亮\n電話 075-555-0119\n",
        [("例田 亮", "広報担当", "株式会社MIHON UP")],
    ),
    "a firm with its town in brackets": (
        "样本科技今日宣布完成融资，由样本资本领投，资金将用于临床试验。\n\n新闻联系人：\n李样本  公共事务总监  样本生物科技（杭州）有限公司\n手机：138 0055 0142\n",
        [("李样本", "公共事务总监", "样本生物科技（杭州）有限公司")],
    ),
    "a team of a department": (
        JA + "見本銀行 コーポレートコミュニケーション部 報道グループ 例田\n電話：06-5555-0138\n",
        [("例田", "コーポレートコミュニケーション部 報道グループ", "見本銀行")],
    ),
    "what somebody is in charge of behind a department": (
        JA + "見本観光株式会社 営業企画部 PR担当 例田 彩\nTel：092-555-0150\n",
        [("例田 彩", "PR担当", "見本観光株式会社 営業企画部")],
    ),
    "titles before surnames with their readings": (
        JA + "見本町役場　産業観光課\n課長　例田（れいだ）、係長　見本（みほん）\n電話　0279-55-1180\n",
        [("例田", "課長", "見本町役場 産業観光課"), ("見本", "係長", "見本町役場 産業観光課")],
    ),
    "the switchboard and the office below two people": (
        JA
        + "見本局　資源課\n課長補佐　　例田　紘一\n係長　　　　見本　千尋\n（代表電話）　03(5555)0101\n（直通電話）　03(5555)0102\n",
        [("例田 紘一", "課長補佐", "見本局 資源課"), ("見本 千尋", "係長", "見本局 資源課")],
    ),
    "who heads a group that no table knows": (
        JA + "さんぷるの記憶 代表 例田 正\n携帯 080-5555-0142\n",
        [("例田 正", "代表", "さんぷるの記憶")],
    ),
    "a postal address in brackets behind a desk": (
        JA + "見本大学　総務企画部 広報室（〒100-0000　見本市例町5-3）\nTEL　0138-55-0101\n",
        [("総務企画部 広報室", None, "見本大学")],
    ),
    "a Korean department and several officials": (
        KO + "담당부서 예시구청 자원순환과\n책임자 과장 김예시 (02-555-0101)\n담당자 주무관 이보기 (02-555-0102)\n",
        [("김예시", "과장", "예시구청 자원순환과"), ("이보기", "주무관", "예시구청 자원순환과")],
    ),
}


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_department_is_what_somebody_does_or_where(kind: str) -> None:
    text, offered = BLOCKS[kind]
    assert contacts(text) == offered


def test_the_reading_of_a_name_is_no_topic() -> None:
    text = JA + "見本町役場\n課長　例田（れいだ）、係長　見本（みほん）\n電話　0279-55-1180\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [claim.field for m in reading.mentions for claim in m.claims if claim.field == "topic"] == []


def test_both_numbers_below_several_people_serve_each() -> None:
    text, _ = BLOCKS["the switchboard and the office below two people"]
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [[c.value for c in m.of("phone")] for m in reading.mentions] == [["+81355550101", "+81355550102"]] * 2
