"""Sentences that tell the press where to turn, with the verb behind the address, or with words that no table has."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODIES = {
    "tr": "Vakıf bugün, yeni proje üzerinde ortakları ile birlikte çalışacağını ve bunun herkese açık olacağını duyurdu.",
    "ja": "財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。",
    "ko": "재단은 오늘 새로운 사업을 시작한다고 밝혔다. 이 사업은 지역 주민과 함께 3년 동안 진행된다.",
    "hu": "Az alapítvány ma bejelentette, hogy partnereivel együtt dolgozik az új projekten, amely mindenki előtt nyitva áll.",
    "zh": "基金会今天宣布，将与合作伙伴共同开展新项目，该项目已获得未来三年的资助，并将向所有居民开放。",
    "sv": "Stiftelsen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet, som är det första.",
    "nb": "Stiftelsen kunngjorde i dag at den vil arbeide sammen med sine partnere om det nye prosjektet, som er det første.",
    "fi": "Säätiö kertoi tänään, että se aikoo työskennellä kumppaniensa kanssa uudessa hankkeessa, joka on ensimmäinen.",
    "ru": "Фонд сегодня объявил, что будет работать вместе с партнёрами над новым проектом, который открыт для всех.",
}
SENTENCES = [
    ("tr", "Basın bağlantıları için info@example.org adresinden bizimle iletişime geçebilirsiniz."),
    ("tr", "Gazeteciler aşağıdaki adresi kullanabilir.\n\ninfo@example.org"),
    ("ja", "メディア関係者の方は、info@example.org 宛にご連絡ください。"),
    ("ja", "取材のお申し込みは info@example.org までメールにてお願いいたします。"),
    ("ko", "취재 및 인터뷰 요청은 info@example.org 로 보내 주시기 바랍니다."),
    ("ko", "보도자료 관련 문의사항은 아래로 연락 부탁드립니다.\n이메일 info@example.org"),
    ("hu", "Sajtómegkeresések info@example.org"),
    ("hu", "Újságírók az alábbi elérhetőségen vehetik fel velünk a kapcsolatot:\n\ninfo@example.org"),
    ("zh", "媒体合作请加微信或发邮件到 info@example.org"),
    ("sv", "För pressfrågor når du oss enklast via info@example.org."),
    ("nb", "Er du journalist? Send oss en e-post på info@example.org."),
    ("fi", "Toimittajat voivat ottaa yhteyttä osoitteeseen info@example.org."),
    ("ru", "Запросы журналистов присылайте на info@example.org с пометкой «Интервью»."),
]

Contact = tuple[str, str | None, str | None, tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.kind, m.name, m.org, m.emails) for m in reading.mentions]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_sentence_to_the_press_offers_its_mailbox(language: str, sentence: str) -> None:
    assert contacts(f"Sample\n\n{BODIES[language]}\n\n{sentence}\n") == [("desk", None, None, ("info@example.org",))]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Prenumerera på våra pressmeddelanden: nyhetsbrev@example.org"),
        ("sv", "Följ oss i sociala medier eller köp biljetter på biljetter@example.org."),
        ("ja", "サポートは help@example.org までご連絡ください。"),
        ("tr", "Sosyal medya hesaplarımız için destek@example.org"),
    ],
)
def test_a_sentence_about_something_else_offers_nobody(language: str, sentence: str) -> None:
    assert contacts(f"Sample\n\n{BODIES[language]}\n\n{sentence}\n") == []


def test_a_forename_that_a_sentence_says_to_ring_is_a_name() -> None:
    text = f"Sample\n\n{BODIES['sv']}\n\nVill du skriva om oss? Ring Anna, 070-174 06 05.\n"
    assert contacts(text) == [("person", "Anna", None, ())]


def test_what_a_sentence_goes_on_from_is_no_institution() -> None:
    text = f"Sample\n\n{BODIES['ko']}\n\n취재 요청은 press@example.org 로 보내 주세요.\n"
    assert contacts(text) == [("desk", None, None, ("press@example.org",))]
