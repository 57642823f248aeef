"""Invented contacts as releases never name them: each script, each sign that a form escapes, and too much of everything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from directory.records import Card, Citation, Detail, Evidence, Field, Mention, OfficeRef, PhoneType, Quote, ReleaseRef

SCRIPTS = {
    "Latin": "aeioubdklmnrstvzéèüöñłøåšćğ",
    "Greek": "αεηιουβγδκλμνπρστφ",
    "Cyrillic": "аеиоубвгдклмнпрстћїў",
    "Armenian": "աեիոբգդլկմնրստ",
    "Georgian": "აეიოუბგდვლმნრსტ",
    "Hebrew": "אבגדהוזחטלמנרשת",
    "Arabic": "ابتثجحدرسشعفقكلمنوي",
    "Devanagari": "कखगघचजटडतदनपबमरलसह",
    "Bengali": "কখগঘচজটডতদনপবমরলসহ",
    "Tamil": "கஙசஞடணதநபமயரலவ",
    "Thai": "กขคงจชดตนบปพมรลวสห",
    "Khmer": "កខគងចជដតនបផមរលវសហ",
    "Ethiopic": "ሀለመረሰሸበተነአከወዘየደገ",
    "Hangul": "가나다라마바사아자차카타파하",
    "Han": "林王李張陳高山田中小石木",
    "Kana": "あいうえおかきくけこさしすせそタチツテト",
}
"""Letters from which words are drawn that mean nothing."""

SIGNS = (
    *(",", ";", ":", "\\", "\\n", "\\,", "\\;", '"', "'", "=", "^n", "%0D%0A", "&amp;", "<b>", "|", "/", "#"),
    *("\n", "\r\n", "\t", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\u200f", "\u202e", "\u2067", "\ud800"),
    *("🎉", "👩🏽\u200d🚀", "🇫🇷", "e\u0301", "\u00ad", "ﬁ", "\U0001f9d1", "\u00a0", "\u3000"),
    *("BEGIN:VCARD", "\r\nEND:VCARD\r\n", "TEL:+1", "item1.", ";TYPE=home:", "\r\n X-ODD:1", "--", "(", ")", "~"),
)
OFFICES = tuple(
    OfficeRef(f"example-{n}", name) for n, name in enumerate(("Example Agency", "Ministère; de l'Exemple", "例省"))
)
KINDS: tuple[PhoneType, ...] = ("voice", "mobile", "fax")
LANGUAGES = ("en", "fr", "de-CH", "pt-BR", "zh-Hans", "sr-Latn")
NUMBERS = ("+3319900{:04}", "+3363998{:04}", "+493023125{:03}", "+8135550{:04}", "+1202555{:04}", "0{:05}")
DAY = date(2020, 1, 1)


def cards(count: int, seed: int = 6) -> Iterator[tuple[Card, tuple[str, ...]]]:
    """So many contacts, each with the public ids of who stands beside it; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311  # not for secrets
    for number in range(count):
        yield _card(draw, number), tuple(_id(draw.randrange(count)) for _ in range(draw.choice((0, 0, 1, 3))))


def _id(number: int) -> str:
    return f"{number:010d}"


def _card(draw: random.Random, number: int) -> Card:
    desk = draw.random() < 0.25
    releases = [_release(draw, n) for n in range(draw.choice((1, 1, 2, 13)))]
    details = [_detail(field, _words(draw), releases) for field in _fields(draw)]
    details += [_number(draw, releases) for _ in range(draw.choice((0, 1, 2, 5)))]
    details += [_detail("email", f"p{number}.{n}@agency.example", releases) for n in range(draw.choice((0, 1, 3)))]
    details += [_detail("language", code, releases) for code in draw.sample(LANGUAGES, draw.choice((0, 0, 1, 2)))]
    return Card(
        _id(number),
        f"contact-{number}",
        "desk" if desk else "person",
        _name(draw),
        draw.choice((None, *OFFICES)),
        tuple(details),
        tuple(Citation(release, 1, Mention("person", (), 0.9)) for release in releases),
        datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number * 977),
    )


def _fields(draw: random.Random) -> list[Field]:
    several: tuple[Field, ...] = ("role", "org", "territory", "topic", "topic")
    return [field for field in several if draw.random() < 0.6]


def _detail(field: Field, value: str, releases: list[ReleaseRef]) -> Detail:
    proof = Evidence(releases[0], Quote(0, len(value), value, "", ""), 1)
    return Detail(field, value, True, (proof,), None, None, value)


def _number(draw: random.Random, releases: list[ReleaseRef]) -> Detail:
    value = draw.choice(NUMBERS).format(draw.randrange(1000))
    proof = Evidence(releases[0], Quote(0, len(value), value, "", ""), 1)
    extension = draw.choice((None, None, "12", "4711"))
    return Detail("phone", value, True, (proof,), draw.choice((None, *KINDS)), extension, value)


def _release(draw: random.Random, number: int) -> ReleaseRef:
    day = draw.choice((None, DAY + timedelta(days=draw.randrange(2000))))
    title = draw.choice((None, _words(draw)))
    return ReleaseRef(f"r{number}", draw.choice((None, _words(draw))), title, day, f"r{number}.txt", OFFICES[0])


def _name(draw: random.Random) -> str:
    if draw.random() < 0.02:
        return "".join(_word(draw) + draw.choice((" ", "", *SIGNS)) for _ in range(200))[:500]
    return _words(draw)


def _words(draw: random.Random) -> str:
    letters = draw.choice(tuple(SCRIPTS.values()))
    words = [_word(draw, letters).capitalize() for _ in range(draw.choice((1, 2, 2, 3, 5)))]
    for _ in range(draw.choice((0, 0, 1, 2, 4))):
        words.insert(draw.randrange(len(words) + 1), draw.choice(SIGNS))
    return draw.choice((" ", " ", "")).join(words)


def _word(draw: random.Random, letters: str = SCRIPTS["Latin"]) -> str:
    return "".join(draw.choices(letters, k=draw.choice((1, 2, 4, 7, 11))))
