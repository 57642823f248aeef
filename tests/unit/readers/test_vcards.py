"""vCards as they come out of address books, and as nobody should send them."""

from __future__ import annotations

from datetime import date

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError
from directory.limits import Limits
from directory.readers import vcard_lines
from directory.reading import read_release
from directory.records import Document, Mention, Reading


def read(content: bytes | str, limits: Limits | None = None) -> Reading:
    data = content if isinstance(content, bytes) else content.encode()
    return read_release(Document("file:///book.vcf", "book.vcf", data), limits=limits or Limits())


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def one(*lines: str, version: str = "3.0") -> Mention:
    (mention,) = read(card(*lines, version=version)).mentions
    return mention


def phones(mention: Mention) -> list[tuple[str, str | None, str | None]]:
    return [(claim.value, claim.type, claim.extension) for claim in mention.of("phone")]


ADA = ("FN:Ada Probe", "N:Probe;Ada;;;", "ORG:Example House;Press", "TITLE:Press officer")
WORK = "TEL;TYPE=WORK,VOICE:+49 30 1234567"


def test_a_card_says_who_it_is_and_how_to_reach_them() -> None:
    ada = one(
        *ADA, WORK, "TEL;TYPE=CELL:+49 170 1234567", "EMAIL;TYPE=INTERNET:Ada@house.example", "REV:2025-03-04T05:06:07Z"
    )
    assert (ada.kind, ada.name, ada.role, ada.org) == ("person", "Ada Probe", "Press officer", "Example House")
    assert ada.emails == ("ada@house.example",)
    assert phones(ada) == [("+49301234567", "voice", None), ("+491701234567", "mobile", None)]


def test_every_value_stands_on_the_line_that_the_file_has_it_on() -> None:
    content = card(*ADA[:2], "ORG:Example\r\n  House", WORK) + card(
        "FN:Bo Muster", "ORG:Other", "EMAIL:bo@other.example"
    )
    reading = read(content)
    text, lines = reading.release.text, content.split("\r\n")
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert text[claim.quote.start : claim.quote.end] == claim.raw == claim.quote.exact
        assert claim.raw.split()[0] in lines[text.count("\n", 0, claim.quote.start)]


def test_vcard_2_1_comes_with_its_encodings_and_bare_types() -> None:
    content = card(
        "N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller;J=FC=\r\nrgen;;Dr.;",
        "TEL;WORK;FAX:+49 30 1234567",
        version="2.1",
    )
    (mention,) = read(content).mentions
    assert mention.name == "Dr. Jürgen Müller"
    assert phones(mention) == [("+49301234567", "fax", None)]


def test_vcard_4_0_comes_with_uris_and_kinds() -> None:
    desk = one(
        "KIND:org",
        "FN:Press office",
        "ORG:Example House",
        'TEL;VALUE=uri;TYPE="voice,work":tel:+49-30-1234567;ext=12',
        "LANG:de",
        "CATEGORIES:Press,climate\\, energy",
        version="4.0",
    )
    assert desk.kind == "desk"
    assert phones(desk) == [("+49301234567", "voice", "12")]
    assert [claim.value for claim in desk.of("language")] == ["de"]
    assert [claim.value for claim in desk.of("topic")] == ["climate, energy"]


def test_what_is_of_home_alone_and_what_is_nobodys_business_is_neither_taken_nor_shown() -> None:
    secrets = (
        "TEL;TYPE=HOME:+49 30 7654321",
        "EMAIL;TYPE=home:ada@home.example",
        "ADR:;;Hidden Street 1;Town;;;",
        "BDAY:1980-01-02",
        "NOTE:Owes me lunch",
        "PHOTO;ENCODING=b:SGlkZGVu\r\n SGlkZGVu",
        "item1.TEL:+49 30 1111111",
        "item1.X-ABLabel:_$!<Home>!$_",
        "X-SPOUSE:Somebody",
    )
    reading = read(card(*ADA, WORK, *secrets))
    assert phones(reading.mentions[0]) == [("+49301234567", "voice", None)]
    assert reading.mentions[0].emails == ()
    for secret in ("7654321", "home.example", "Hidden", "1980", "lunch", "SGlkZGVu", "1111111", "Somebody"):
        assert secret not in reading.release.text


def test_a_person_of_whom_nothing_tells_that_it_is_of_work_waits_for_review() -> None:
    private = one("FN:Aunt Example", "N:Example;Aunt;;;", "TEL;TYPE=CELL:+49 170 1234567")
    assert private.confidence < 0.95
    assert private.doubts == ("address book: nothing says that this is of work",)
    assert one(*ADA, WORK).confidence > 0.95


@pytest.mark.parametrize(
    ("label", "kind"),
    [("_$!<Mobile>!$_", "mobile"), ("iPhone", "mobile"), ("_$!<WorkFAX>!$_", "fax"), ("Pressetelefon", "voice")],
)
def test_apples_labels_say_what_a_number_is_for(label: str, kind: str) -> None:
    assert phones(one(*ADA, "item1.TEL:+49 30 1234567", f"item1.X-ABLabel:{label}")) == [("+49301234567", kind, None)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("N:Probe;Ada;Eve;Dr.;", "ORG:House"), ("person", "Dr. Ada Eve Probe")),
        (("FN:", "N:Probe;Ada", "ORG:House"), ("person", "Ada Probe")),
        (("FN:Example House", "ORG:Example House"), ("desk", "Example House")),
        (("FN:Example House", "X-ABShowAs:COMPANY", "N:;;;;"), ("desk", "Example House")),
        (("FN:Pressestelle", "ORG:House"), ("desk", "Pressestelle")),
        (("FN:press@house.example", "ORG:House"), ("desk", None)),
    ],
)
def test_a_card_without_all_it_should_have_is_read_as_far_as_it_goes(
    lines: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    mention = one(*lines, WORK, version="2.1")
    assert (mention.kind, mention.name) == expected


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\n\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_line_ends_and_encodings_are_told_whatever_they_are(end: str, encoding: str) -> None:
    (mention,) = read(card("FN:Zoë Müller", "ORG:Société Exemple", WORK, end=end).encode(encoding)).mentions
    assert (mention.name, mention.org) == ("Zoë Müller", "Société Exemple")


def test_one_broken_card_costs_nothing_but_itself_and_is_named_by_its_line() -> None:
    broken = "BEGIN:VCARD\r\nthis is no line\r\nEND:VCARD\r\n"
    unended = "BEGIN:VCARD\r\nFN:Eve Sample\r\nORG:House\r\n"
    reading = read(card(*ADA, WORK) + broken + unended + card("FN:Bo Muster", "ORG:Other", "EMAIL:bo@other.example"))
    assert [mention.name for mention in reading.mentions] == ["Ada Probe", "Eve Sample", "Bo Muster"]
    assert reading.warnings == (
        "line 10 is no line of a card, and was not read",
        "the card of line 9 was left out: it gives nothing to call or write to",
        "the card of line 12 has no end; what could be read of it was kept",
    )


def test_a_group_of_others_is_no_contact() -> None:
    group = card("KIND:group", "FN:House: press contacts", "MEMBER:urn:uuid:1", version="4.0")
    assert [mention.name for mention in read(group + card(*ADA, WORK)).mentions] == ["Ada Probe"]


def test_a_book_is_of_the_house_and_the_day_that_all_its_cards_are_of() -> None:
    ada, bo = (card(f"FN:{name}", "ORG:House", WORK, "REV:20250304") for name in ("Ada Probe", "Bo Muster"))
    release = read(ada + bo).release
    assert (release.issuer, release.date, release.media_type) == ("House", date(2025, 3, 4), "text/vcard")
    assert (release.title, release.number, release.language) == (None, None, None)
    other = read(ada + card("FN:Eve Sample", "ORG:Other", WORK, "REV:20240101")).release
    assert (other.issuer, other.date) == (None, None)


def test_a_friend_in_the_phone_does_not_make_the_book_nobodys() -> None:
    ada, bo = (card(f"FN:{name}", "ORG:House", WORK) for name in ("Ada Probe", "Bo Muster"))
    friend = card("FN:Mum", "TEL;TYPE=HOME:+33 1 99 00 99 99")
    assert read(ada + bo + friend).release.issuer == "House"
    assert read(ada + friend + friend.replace("Mum", "Dad")).release.issuer is None


def test_who_is_given_twice_word_for_word_is_one_and_namesakes_are_two() -> None:
    ada = card(*ADA, WORK)
    assert len(read(ada + ada).mentions) == 1
    assert len(read(ada + card(*ADA, "EMAIL:other.ada@house.example")).mentions) == 2


def test_more_contacts_than_are_allowed_are_left_out_and_told() -> None:
    book = "".join(card(f"FN:Ada Probe {number}", "ORG:House", WORK) for number in range(5))
    reading = read(book, Limits(contacts=3))
    assert len(reading.mentions) == 3
    assert "only the first 3 contacts were read" in reading.warnings


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCARD\n" * 200_000,
        card(*ADA, WORK, *["TEL:+49301234567"] * 50_000).encode(),
        card(*ADA, WORK, "NOTE:" + "x" * 3_000_000).encode(),
        card(*ADA, WORK, "FN:" + "x" * 1_900_000).encode(),
        card(*ADA, WORK, *["N;a=" + "," * 900] * 1_000).encode(),
        card(*ADA, WORK, 'N;X=a"b' + 'a"b' * 300).encode(),
        card(*ADA, WORK, "N;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 500_000).encode(),
        card("FN:A\0da Probe", *ADA[2:], WORK).encode(),
        card("FN:Ada \ud800Probe", *ADA[2:], WORK).encode("utf-8", "surrogatepass"),
        card(*ADA, WORK, "AGENT:\r\nBEGIN:VCARD\r\nFN:Somebody\r\nEND:VCARD").encode(),
    ],
    ids=["nested", "many", "note", "name", "commas", "quotes", "soft", "nul", "surrogate", "agent"],
)
def test_no_card_stops_the_reading(content: bytes) -> None:
    try:
        names = [mention.name for mention in read(content).mentions]
    except DocumentError as error:
        names = [str(error)]
    assert names in (["Ada Probe"], ["Ada Probe"] * 1) or "no card in it is of a contact" in str(names[0])


@given(st.binary(max_size=300))
def test_whatever_stands_between_begin_and_end_the_others_are_read(garbage: bytes) -> None:
    content = card(*ADA, WORK).encode() + b"BEGIN:VCARD\r\n" + garbage + b"\r\nEND:VCARD\r\n"
    try:
        assert (
            "Ada Probe" in [mention.name for mention in read(content).mentions]
            or b"\x1b" in garbage
            or not garbage.isascii()
        )
    except DocumentError:
        assert not garbage.isascii() or any(sign < 32 for sign in garbage)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80))
def test_a_line_that_vobject_writes_is_read_as_vobject_reads_it(value: str) -> None:
    made = vobject.vCard()
    made.add("fn").value = value
    made.add("org").value = [value, "Press; Media"]
    lines = made.serialize(lineLength=2**31).split("\r\n")
    read_ = {one.name: one for number, line in enumerate(lines) if (one := vcard_lines.read(number, line)) is not None}
    again = vobject.readOne(made.serialize())
    assert vcard_lines.whole(read_["FN"].value) == " ".join(again.fn.value.split())
    assert vcard_lines.parted(read_["ORG"].value) == [" ".join(part.split()) for part in again.org.value]
