"""What is the same for who reads it, though typed, wrapped or spelled otherwise, is read as the same."""

from __future__ import annotations

from textwrap import wrap

import pytest

from directory.extraction.words.language import language
from directory.reading import read_release
from directory.records import Document, Text

BODY = (
    "The council announced today that the new report on the water of the region is now available to the public,\n"
    "and that everybody who lives there can have it sent to them free of charge from the first day of next month\n"
    "on. It was written by those who look after the wells, and says how much of it there is, for how long, and to\n"
    "whom it is given. There will be another one in two years, when the new works are finished and have been used."
)
TAIWAN = "本公司今日公布新年度之營收報告，較上月減少，並向所有股東公開，歡迎大家閱讀。"

Contact = tuple[str | None, list[str], list[str], list[str]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact
    return [
        (m.name, [c.value for c in m.of("role")], [c.value for c in m.of("org")], [c.value for c in m.of("phone")])
        for m in reading.mentions
    ]


@pytest.mark.parametrize("number", ["202-555-0143", "202–555–0143", "202/555–0143", "(202) 555–0143"])
def test_a_dash_between_digits_is_the_hyphen_that_somebody_typed(number: str) -> None:
    assert contacts(f"{BODY}\n\nContact: Ada Sample, {number}\n") == [("Ada Sample", [], [], ["+12025550143"])]


def test_what_was_written_is_what_is_quoted() -> None:
    reading = read_release(
        Document("file:///a.txt", "a.txt", f"{BODY}\n\nContact: Ada Sample, 202–555–0143\n".encode())
    )
    (phone,) = reading.mentions[0].of("phone")
    assert phone.quote.exact == phone.raw == "202–555–0143"


@pytest.mark.parametrize("width", [56, 60, 64, 72, 80, 100])
@pytest.mark.parametrize("indented", ["", "   "])
def test_a_paragraph_goes_on_in_the_next_line_though_its_first_is_indented(width: int, indented: str) -> None:
    people = (("Ada Sample", "0143"), ("Bo Probe", "0144"), ("Cy Muster", "0145"), ("Di Model", "0146"))
    asked = "Contact: " + "; ".join(f"{name}, 202/555-{number}" for name, number in people) + "."
    wrapped = [wrap(said, width, initial_indent=indented) for said in (BODY.replace("\n", " "), asked)]
    text = "\n".join("\n".join(lines) for lines in wrapped)
    assert contacts(text) == [(name, [], [], [f"+1202555{number}"]) for name, number in people]


def test_one_line_in_ten_may_be_longer_than_the_page() -> None:
    said = " ".join([BODY.replace("\n", " ")] * 3)
    asked = "Contact: Ada Sample, 202/555-0143; Bo Probe, 202/555-0144; Cy Muster, 202/555-0145."
    table = "\n".join(f"Well {n}: {'about as much as in the year before, ' * 4}or more" for n in range(2))
    text = "\n".join([*wrap(said, 72), table, *wrap(asked, 72)])
    assert [name for name, *_ in contacts(text)] == ["Ada Sample", "Bo Probe", "Cy Muster"]


@pytest.mark.parametrize("name", ["陳大文 Richie", "陳大文 Richie Chen", "陳大文（Richie）"])
def test_a_name_and_its_other_form_beside_it_are_one(name: str) -> None:
    text = f"{TAIWAN}\n\n新聞聯絡人：{name}\n電話：(02) 5550-0123\n"
    assert contacts(text) == [(name, [], [], ["+886255500123"])]


def test_a_chinese_year_behind_a_number_is_no_part_of_it() -> None:
    text = f"{TAIWAN}\n\n新聞聯絡人：陳大文\n電話：(02) 5550-0123\n本公司（範例*，8070）2027年12月合併營收\n"
    assert contacts(text) == [("陳大文", [], [], ["+886255500123"])]


@pytest.mark.parametrize("house", ["Πανεπιστήμιο Κρήτης", "Δήμος Αθηναίων", "Υπουργείο Υγείας"])
def test_a_line_that_says_it_is_a_house_is_no_role_whatever_it_ends_in(house: str) -> None:
    body = "Ο σύλλογος παρουσιάζει σήμερα τη νέα έκθεση για το νερό στην περιοχή και τη διαθέτει σε όλους."
    text = f"{body}\n\nΓια περισσότερες πληροφορίες:\nΆντα Δείγμα\n{house}\noffice@presse.example.net\n"
    assert contacts(text) == [("Άντα Δείγμα", [], [house], [])]


def test_a_country_called_in_another_language_is_nobodys_name() -> None:
    body = "El proyecto anuncia hoy la nueva versión del programa para todos los usuarios de la comunidad."
    text = (
        f"{body}\n\nContactos de prensa\n\nArgentina\nAda Ejemplo\nar@example.org\n\n"
        "Dominican Republic\nBo Muestra\ndo@example.org\n"
    )
    assert [name for name, *_ in contacts(text)] == ["Ada Ejemplo", "Bo Muestra"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", "Föreningen presenterar i dag sin nya rapport om vattnet i regionen och gör den tillgänglig för alla."),
        (
            "nb",
            "Foreningen legger i dag fram sin nye rapport om vannet i regionen, og gjør den tilgjengelig for økt nøye bruk.",
        ),
    ],
)
def test_swedish_and_norwegian_are_told_apart_by_their_vowels(code: str, words: str) -> None:
    told = language(Text(words, "text/plain"))
    assert told is not None
    assert told.value == code


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Mobile phone:", "mobile"),
        ("Cell phone", "mobile"),
        ("Мобильный телефон:", "mobile"),
        ("моб. тел.:", "mobile"),
        ("Phone:", "voice"),
        ("Mobile: +44 20 7946 0102, phone:", "voice"),
    ],
)
def test_a_label_of_two_words_says_what_both_say(label: str, kind: str) -> None:
    text = f"{BODY}\n\nContact:\nAda Sample\n{label} +44 20 7946 0101\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [c.type for c in reading.mentions[0].of("phone") if c.value == "+442079460101"] == [kind]
