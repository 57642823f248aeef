"""jCard and JSContact as they come out of programs, and as nobody should send them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, DocumentTooLarge, EmptyDocument, UnreadableDocument
from directory.limits import Limits
from directory.reading import read_release
from directory.records import Document, Mention, Reading

WORK = {"work": True}


def read(said: Any, limits: Limits | None = None) -> Reading:
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    return read_release(Document("file:///book.json", "book.json", content), limits=limits or Limits())


def jcard(*properties: list[Any]) -> list[Any]:
    return ["vcard", [["version", {}, "text", "4.0"], *properties]]


def card(**said: Any) -> dict[str, Any]:
    return {"@type": "Card", "version": "1.0", "uid": "urn:uuid:1", **said}


def phones(mention: Mention) -> list[tuple[str, str | None, str | None]]:
    return [(claim.value, claim.type, claim.extension) for claim in mention.of("phone")]


NAME = ["fn", {}, "text", "Ada Probe"]
ORG = ["org", {}, "text", ["Example House", "Press"]]
TEL = ["tel", {"type": ["work", "voice"]}, "uri", "tel:+49-30-1234567;ext=12"]
ADA: dict[str, Any] = {
    "name": {"full": "Ada Probe"},
    "organizations": {"o": {"name": "Example House", "units": [{"name": "Press"}]}},
    "phones": {"tel1": {"number": "+49 30 1234567", "features": {"voice": True}, "contexts": WORK}},
}


@pytest.mark.parametrize(
    "book",
    [
        jcard(
            NAME,
            ["n", {}, "text", ["Probe", "Ada", "", "", ""]],
            ORG,
            ["title", {}, "text", "Press officer; Science, Space"],
            TEL,
            ["tel", {"type": "cell"}, "text", "+49 170 1234567"],
            ["email", {"type": "work"}, "text", "Ada@house.example"],
            ["lang", {}, "language-tag", "de"],
            ["categories", {}, "text", "Press", "climate, energy", "Mars"],
            ["rev", {}, "timestamp", "20250304T050607Z"],
        ),
        card(
            name={"components": [{"kind": "given", "value": "Ada"}, {"kind": "surname", "value": "Probe"}]},
            kind="individual",
            organizations=ADA["organizations"],
            titles={"t": {"name": "Press officer; Science, Space"}},
            phones={
                "tel1": {"number": "tel:+49-30-1234567;ext=12", "features": {"voice": True}, "contexts": WORK},
                "tel2": {"number": "+49 170 1234567", "features": {"mobile": True}},
            },
            emails={"e": {"address": "Ada@house.example"}},
            preferredLanguages={"l": {"language": "de"}},
            keywords={"Press": True, "climate, energy": True, "Mars": True, "Venus": False},
            updated="2025-03-04T05:06:07Z",
        ),
    ],
    ids=["jCard", "JSContact"],
)
def test_a_card_says_who_it_is_and_how_to_reach_them(book: Any) -> None:
    reading = read(book)
    (ada,) = reading.mentions
    assert (ada.kind, ada.name, ada.role, ada.org) == (
        "person", "Ada Probe", "Press officer; Science, Space", "Example House",
    )  # fmt: skip
    assert ada.emails == ("ada@house.example",)
    assert phones(ada) == [("+49301234567", "voice", "12"), ("+491701234567", "mobile", None)]
    assert [claim.value for claim in ada.of("language")] == ["de"]
    assert [claim.value for claim in ada.of("topic")] == ["climate, energy", "Mars"]
    assert reading.release.date == date(2025, 3, 4)
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("book", "place", "media_type"),
    [
        ([jcard(NAME, ORG, TEL)], "/0/1/3 TEL (voice, work): ", "application/vcard+json"),
        (jcard(NAME, ORG, TEL), "/1/3 TEL (voice, work): ", "application/vcard+json"),
        ([card(), card(**ADA)], "/1/phones/tel1 TEL (voice, work): ", "application/jscontact+json"),
        (card(**ADA), "/phones/tel1 TEL (voice, work): ", "application/jscontact+json"),
    ],
)
def test_each_value_stands_on_a_line_of_its_own_behind_its_place_in_the_file(
    book: Any, place: str, media_type: str
) -> None:
    reading = read(book)
    (number,) = reading.mentions[0].of("phone")
    assert reading.release.media_type == media_type
    text = reading.release.text
    assert text[: number.quote.start].rpartition("\n")[2] == place
    lines = [text.count("\n", 0, claim.quote.start) for claim in reading.mentions[0].claims]
    assert len(set(lines)) == len(lines)
    assert all(text[c.quote.start : c.quote.end] == c.raw for c in reading.mentions[0].claims)


@pytest.mark.parametrize("key", ["\u202eevil", "<b>", "x" * 300, "+49 30 7654321", ""])
def test_what_names_an_object_is_shown_only_if_it_is_a_name(key: str) -> None:
    reading = read(card(**{**ADA, "phones": {key: ADA["phones"]["tel1"]}}))
    assert "/phones TEL (voice, work): +49 30 1234567\n" in reading.release.text


def test_what_is_of_home_alone_and_what_is_nobodys_business_is_neither_taken_nor_shown() -> None:
    secrets = [
        ["tel", {"type": "home"}, "uri", "tel:+49-30-7654321"],
        ["adr", {}, "text", ["", "", "Hidden Street 1", "Town", "", "", ""]],
        ["note", {}, "text", "Owes me lunch"],
        ["tel", {"group": "item1"}, "text", "+49 30 1111111"],
        ["x-ablabel", {"group": "item1"}, "unknown", "_$!<Home>!$_"],
        ["photo", {}, "uri", "data:image/png;base64,SGlkZGVu"],
    ]
    other = card(
        **{**ADA, "phones": ADA["phones"] | {"h": {"number": "+49 30 7654321", "contexts": {"private": True}}}},
        addresses={"a": {"full": "Hidden Street 1"}},
        notes={"n": {"note": "Owes me lunch"}},
        emails={"e": {"address": "ada@home.example", "label": "Home"}},
    )
    for reading in (read(jcard(NAME, ORG, TEL, *secrets)), read(other)):
        assert [value for value, *_ in phones(reading.mentions[0])] == ["+49301234567"]
        assert reading.mentions[0].emails == ()
        for secret in ("7654321", "home.example", "Hidden", "lunch", "SGlkZGVu", "1111111"):
            assert secret not in reading.release.text


def test_what_is_no_card_or_no_property_costs_nothing_but_itself_and_is_named_by_its_place() -> None:
    reading = read([jcard(NAME, ORG, TEL, ["fn"], "tel"), {"fn": "x"}, jcard(["fn", {}, "text", "Bo Muster"], TEL)])
    assert [mention.name for mention in reading.mentions] == ["Ada Probe", "Bo Muster"]
    assert reading.warnings == (
        "what stands at /0/1/4 is no property of a card, and was not read",
        "what stands at /0/1/5 is no property of a card, and was not read",
        "what stands at /1 is no card, and was not read",
    )
    reading = read([card(**ADA, emails=["ada@house.example"], notes={"n": 1}), card(name={"full": "Eve Sample"}), 7])
    assert reading.warnings == (
        "what stands at /0/emails is no property of a card, and was not read",
        "what stands at /0/notes/n is no property of a card, and was not read",
        "what stands at /2 is no card, and was not read",
    )


def test_a_group_of_others_is_no_contact() -> None:
    group = card(kind="group", name={"full": "House: press contacts"}, members={"urn:uuid:2": True})
    assert [mention.name for mention in read([group, card(**ADA)]).mentions] == ["Ada Probe"]
    group_in_jcard = jcard(["kind", {}, "text", "group"], NAME, ["member", {}, "uri", "urn:uuid:2"])
    assert [mention.name for mention in read([group_in_jcard, jcard(NAME, ORG, TEL)]).mentions] == ["Ada Probe"]


def test_more_contacts_than_are_allowed_are_left_out_and_told() -> None:
    book = [card(**{**ADA, "name": {"full": f"Ada Probe {number}"}}) for number in range(5)]
    reading = read(book, Limits(contacts=3))
    assert len(reading.mentions) == 3
    assert reading.warnings == ("only the first 3 contacts were read",)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b'["vcard", [["fn", {}, "text", "Ada"], ]]', UnreadableDocument, r"line 1 column 3\d"),
        (b'{"@type": "Card",\n "uid": 1,,}', UnreadableDocument, r"line 2 column 1\d"),
        (b'["vcard", ' + b"[" * 100_000, UnreadableDocument, "nested too deeply"),
        (b'["vcard", [["version", {}, "text", "4.0"]]]', EmptyDocument, "no card in it is of a contact"),
        (b'["vcard", 7]', EmptyDocument, "it holds no card"),
        (b'["vcard", ["' + b"x" * 5_000_000 + b'"]]', DocumentTooLarge, "JSON of more than 4,000,000 bytes"),
        (b'[{"a": {"@type": "Card"}}]', EmptyDocument, "what stands at /0 is no card"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(content: bytes, error: type[DocumentError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(content)


def test_what_only_looks_like_one_is_read_as_what_it_is() -> None:
    page = b'<script type="application/ld+json">{"@type": "Card"}</script><p>Contact: Ada Probe, ada@house.example</p>'
    assert read(page).release.media_type == "text/html"
    linked = b'{"@context": "https://schema.example", "@type": "Card", "uid": "x"}\nContact: ada@house.example'
    assert read(linked).release.media_type == "text/plain"


@pytest.mark.parametrize("text", ["A\\u0000da Probe", "Ada \\ud800Probe", "Ada\\u200b Probe", "Ada\\nProbe"])
def test_characters_that_are_none_go(text: str) -> None:
    content = json.dumps([card(**ADA)]).replace("Ada Probe", text).encode()
    reading = read(content)
    assert str(reading.mentions[0].name).replace("\ufffd", "") == "Ada Probe"
    assert reading.release.text.encode()
    assert "\0" not in reading.release.text


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "full", "number", "kind", "units", "type", "group", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


@given(
    JSON,
    st.sampled_from(["name", "organizations", "titles", "phones", "emails", "keywords", "notes", "kind", "updated"]),
    st.sampled_from(["fn", "n", "org", "tel", "email", "categories", "rev", "kind", "x-ablabel"]),
)
def test_whatever_stands_in_a_card_the_others_are_read(garbage: Any, key: str, name: str) -> None:
    assert "Ada Probe" in [m.name for m in read([card(**{key: garbage}), card(**ADA)]).mentions]
    odd = [jcard([name, garbage, "text", garbage], [name, {}, "text", garbage]), garbage]
    assert "Ada Probe" in [m.name for m in read([jcard(NAME, ORG, TEL), *odd]).mentions]
