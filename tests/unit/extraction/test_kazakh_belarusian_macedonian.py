"""Releases in Kazakh, Belarusian and Macedonian, which share their script and many names with their neighbours."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

PROSE = {
    "kk": "Ұйым бүгін серіктестерімен бірге алдағы үш жылға қаржыландырылған және барлық тұрғындар үшін ашық болатын жаңа жобамен жұмыс"
    " істейтінін хабарлады.",
    "be": "Арганізацыя сёння паведаміла, што яна будзе працаваць з партнёрамі над новым праектам, які быў прафінансаваны на наступныя"
    " тры гады і будзе адкрыты для ўсіх жыхароў.",
    "mk": "Организацијата денеска соопшти дека ќе работи со своите партнери на новиот проект, кој е финансиран за следните три години"
    " и ќе биде отворен за сите.",
}
BLOCKS = {
    "a stack in Kazakh": (
        "kk",
        "БАҚ үшін байланыс:\nАйгүл Үлгіова\nбаспасөз хатшысы\nтел.: +7 (7172) 55-01-01\npress@example.org",
        [("Айгүл Үлгіова", "баспасөз хатшысы", None, "press@example.org", "+77172550101")],
    ),
    "whose head he is stands in quotation marks in Kazakh": (
        "kk",
        "Қосымша ақпарат алу үшін: Ерлан Үлгіов, «Жасыл Үлгі» қорының басшысы, +7 (7172) 55-01-02",
        [("Ерлан Үлгіов", "«Жасыл Үлгі» қорының басшысы", None, "", "+77172550102")],
    ),
    "a press office in Kazakh": (
        "kk",
        "Үлгі қаласы әкімдігінің баспасөз қызметі\nТел.: 8 (7172) 55-01-03",
        [("Үлгі қаласы әкімдігінің баспасөз қызметі", None, None, "", "+77172550103")],
    ),
    "a line in Belarusian": (
        "be",
        "Кантакты для СМІ: Алена Узорная, прэс-сакратар, тэл. 8 (017) 255-01-01, press@example.org",
        [("Алена Узорная", "прэс-сакратар", None, "press@example.org", "+375172550101")],
    ),
    "a stack in Macedonian": (
        "mk",
        "Контакт за медиуми:\nЕлена Примероска\nпортпарол\nтел. 02 255 0101\npress@example.org",
        [("Елена Примероска", "портпарол", None, "press@example.org", "+38922550101")],
    ),
    "an association in Macedonian": (
        "mk",
        "За повеќе информации: Горан Примероски, извршен директор, Здружение „Чист Пример“, goran@example.org",
        [("Горан Примероски", "извршен директор", "Здружение „Чист Пример“", "goran@example.org", "")],
    ),
}


@pytest.mark.parametrize("case", BLOCKS, ids=str)
def test_contacts_are_read(case: str) -> None:
    language, text, expected = BLOCKS[case]
    read = read_release(Document("file:///a.txt", "a.txt", f"{PROSE[language]}\n\n{text}".encode()))
    assert read.release.language == language
    found = [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(c.value for c in m.of("phone"))) for m in read.mentions
    ]
    assert found == expected
