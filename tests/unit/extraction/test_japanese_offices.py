"""Whom Japanese offices name to be asked: departments and surnames in one go, and marks of who a letter is for."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "お知らせ\n\n財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。\n\n"

Contact = tuple[str | None, str | None, str | None]

BLOCKS: dict[str, tuple[str, list[Contact]]] = {
    "a department and a surname with a dot between, and to whom to write": (
        "【本件に関するお問い合わせ先】\n社名：見本株式会社\n担当部署・担当者名：PR事業部・見本宛 / TEL：03-5550-8833\n",
        [("見本", "PR事業部", "見本株式会社")],
    ),
    "a surname to whom to write": (
        "お問い合わせ\n社名：例示株式会社\n担当：見本宛 E-mail：press@example.org\nTEL：03-5550-8833\n",
        [("見本", None, "例示株式会社")],
    ),
    "a role and a surname with a dot between": (
        "お問い合わせ先\n実行委員長・見本\n電話：03-5550-8833\n",
        [("見本", "実行委員長", None)],
    ),
    "a polite form between the name and the mark": (
        "お問い合わせ先\n広報部 見本太郎様 宛\npress@example.org\n",
        [("見本太郎", "広報部", None)],
    ),
    "a firm in Latin letters with its legal form before its press office": (
        "お問い合わせ先\nHarbourWorks Inc. 広報担当\nメール: press@example.org\n",
        [("広報担当", None, "HarbourWorks Inc.")],
    ),
    "a firm whose legal form has a comma, its department and a name": (
        "お問い合わせ先\nExample Harbour Co., Ltd. 広報部 見本花子\nメール: press@example.org\n",
        [("見本花子", "広報部", "Example Harbour Co., Ltd.")],
    ),
    "an organisation that begins with Latin words": (
        "お問い合わせ\nExample Challenge 東京事務局\n事務局長 見本\nメール: space@example.org\n",
        [("見本", "事務局長", "Example Challenge 東京事務局")],
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_is_read_as_the_office_set_it(kind: str) -> None:
    text, offered = BLOCKS[kind]
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))

    assert [(m.name, m.role, m.org) for m in reading.mentions] == offered
