"""A word for the press by itself announces the address or number right behind or below it; common words are nobody's name."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODIES = {
    "en": "The museum announced today that its new wing will be open to all of the people who live in the area.",
    "sv": "Stiftelsen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet, som är det första.",
    "fi": "Säätiö kertoi tänään, että se aikoo työskennellä kumppaniensa kanssa uudessa hankkeessa, joka on ensimmäinen.",
    "pl": "Fundacja ogłosiła dziś, że będzie współpracować ze swoimi partnerami przy nowym projekcie, który jest pierwszy.",
    "ru": "Фонд сегодня объявил, что будет работать вместе с партнёрами над новым проектом, который открыт для всех.",
    "uk": "Фонд сьогодні оголосив, що працюватиме разом із партнерами над новим проєктом, який буде відкритий для всіх.",
    "tr": "Vakıf bugün, yeni proje üzerinde ortakları ile birlikte çalışacağını ve bunun herkese açık olacağını duyurdu.",
    "ja": "財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。",
    "zh": "基金会今天宣布，将与合作伙伴共同开展新项目，该项目已获得未来三年的资助，并将向所有居民开放。",
    "ko": "재단은 오늘 새로운 사업을 시작한다고 밝혔다. 이 사업은 지역 주민과 함께 3년 동안 진행된다.",
    "ar": "أعلنت المؤسسة اليوم أنها ستعمل مع شركائها على المشروع الجديد الذي حصل على تمويل للسنوات الثلاث المقبلة.",
    "he": "הקרן הודיעה היום כי תעבוד עם שותפיה על הפרויקט החדש, שקיבל מימון לשלוש השנים הבאות.",
    "vi": "Quỹ hôm nay thông báo rằng họ sẽ làm việc với các đối tác trong dự án mới đã được tài trợ cho ba năm tới.",
}
WORDS = {
    "en": "Journalists", "sv": "Pressen", "fi": "Lehdistölle", "pl": "Prasa", "ru": "Пресса", "uk": "ЗМІ", "tr": "Basın",
    "ja": "メディア", "zh": "媒体合作", "ko": "언론", "ar": "وسائل الإعلام", "he": "עיתונות", "vi": "Báo chí",
}  # fmt: skip

Contact = tuple[str, str | None, str | None, tuple[str, ...]]


def contacts(text: str, kind: str = "txt") -> list[Contact]:
    reading = read_release(Document(f"file:///page.{kind}", f"page.{kind}", text.encode()))
    return [(m.kind, m.name, m.org, m.emails) for m in reading.mentions]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("layout", ["{word}: {mail}", "## {word}\n\n{mail}", "- **{word}:** <{mail}>"])
def test_a_word_for_the_press_announces_the_mailbox_behind_it(language: str, layout: str) -> None:
    line = layout.format(word=WORDS[language], mail="hello@example.org")
    assert contacts(f"# Sample\n\n{BODIES[language]}\n\n{line}\n", "md") == [
        ("desk", None, None, ("hello@example.org",))
    ]


def test_the_same_word_among_links_announces_nobody() -> None:
    assert contacts(f"Sample\n\n{BODIES['en']}\n\nAbout\nPress\nJobs\nhello@example.org\n") == []


def test_a_general_mailbox_below_a_heading_of_the_press_is_offered_though_the_page_ends_there() -> None:
    page = f"<h1>Sample</h1><p>{BODIES['sv']}</p><h2>Presskontakt</h2><p>info@example.com</p><footer>© 2027 Sample</footer>"
    assert contacts(page, "html") == [("desk", None, None, ("info@example.com",))]


def test_an_address_with_a_space_behind_its_sign_is_one() -> None:
    text = f"Sample\n\n{BODIES['sv']}\n\nPresskontakt\nJana Probe\nE-post: jana.probe@ example.com\n"
    assert contacts(text) == [("person", "Jana Probe", None, ("jana.probe@example.com",))]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "للاستفسارات الإعلامية وطلبات المقابلات يرجى التواصل معنا عبر البريد الإلكتروني press@example.org"),
        ("he", "לפניות עיתונאים ולתיאום ראיונות: press@example.org"),
    ],
)
def test_interviews_are_nobodys_name(language: str, sentence: str) -> None:
    assert contacts(f"{BODIES[language]}\n\n{sentence}\n") == [("desk", None, None, ("press@example.org",))]


def test_a_question_is_no_institution() -> None:
    text = "# Presse\n\nJobber du i media og ønsker et intervju? Ta kontakt med oss på [presse@example.org](mailto:presse@example.org).\n"
    assert contacts(text, "md") == [("desk", None, None, ("presse@example.org",))]


def employed(text: str) -> list[tuple[str | None, str | None]]:
    """Whom a text offers, and whom they work for."""
    document = Document("file:///release.txt", "release.txt", text.encode())
    return [(m.name, m.org) for m in read_release(document).mentions]


@pytest.mark.parametrize(
    "heading",
    [
        "Notes for the media",
        "Resources for media",
        "Quotes for Media Use",
        "Information for journalists",
        "Ressources pour la presse",
        "Materialien für die Medien",
    ],
)
def test_what_is_prepared_for_the_press_employs_nobody(heading: str) -> None:
    text = f"{BODIES['en']}\n\n{heading}\nPictures: https://example.org/pictures\n\nMedia contact:\nJane Probe, jane@example.org\n"

    assert employed(text) == [("Jane Probe", None)]


def test_an_institution_for_the_media_is_one() -> None:
    text = f"{BODIES['en']}\n\nMedia contact:\nJane Probe\nCentre for the Media\njane@example.org\n"

    assert employed(text) == [("Jane Probe", "Centre for the Media")]


def test_whom_quotes_for_the_media_quote_is_nobodys_contact() -> None:
    quotes = "Quotes for Media Use\n\nJane Probe, Director, Sample Trust: “This is a great day for the harbour.”"
    text = f"{BODIES['en']}\n\n{quotes}\n\nMedia contact: Ann Roe, ann@example.org\n"

    assert employed(text) == [("Ann Roe", None)]
