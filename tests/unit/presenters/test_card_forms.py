"""The other forms of a card: vCard 4.0, jCard, JSContact, CSV and ZIP, each read back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.addresses import Addresses
from directory.presenters.cards import archive, columns, jscontact, vcard4
from directory.presenters.cards.forms import FORMS, JCARD, JSCONTACT, VCARD3, VCARD4, Form
from directory.presenters.cards.properties import Property, of_card, of_group, uid
from directory.records import Card
from tests.unit.presenters.cards import OFFICE, card, cited, detail, ref

TO = Addresses("https://press.example.org")
ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\r\n\0\x85\u2028\u202e;,:\\\"'^ =+-@漢é👩🏽\u200d")), max_size=120
)


def desk() -> Card:
    return replace(card(), id="1123456789", kind="desk", name="Night; desk", details=(detail("topic", "Mars, Moon"),))


def lines(made: bytes) -> list[str]:
    """Unfolded content lines."""
    return made.decode().replace("\r\n ", "").split("\r\n")


def written(form: Form, made: Card, *related: str) -> bytes:
    return form.write(of_card(made, TO, related))


class TestVcard4:
    def test_every_field_is_as_rfc_6350_has_it(self) -> None:
        speaking = replace(card(), details=(*card().details, detail("language", "de")))
        found = lines(written(VCARD4, speaking, "1123456789"))
        assert found[:5] == [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "PRODID:-//Press Directory//EN",
            f"UID:{uid('0123456789')}",
            "REV:20261122T120000Z",
        ]
        assert {
            "KIND:individual",
            "FN:Pascale Example",
            "N:Example;Pascale;;;",
            "ORG:Example Agency",
            "TITLE:Press Officer",
            "TEL;TYPE=work;TYPE=voice:+33 1 99 00 12 34",
            "TEL;TYPE=work;TYPE=cell:+33 6 39 98 12 34",
            "TEL;TYPE=work;TYPE=fax:+33 1 99 00 12 35 ext. 12",
            "EMAIL;TYPE=work:pascale@agency.example",
            "LANG;TYPE=work:de",
            "TZ:Europe/Paris",
            f"RELATED;TYPE=co-worker:{uid('1123456789')}",
        } <= set(found)

    def test_a_desk_is_an_organisation_and_its_topics_are_apart(self) -> None:
        found = lines(written(VCARD4, desk()))
        assert {"KIND:org", r"FN:Night\; desk", r"ORG:Example Agency;Night\; desk"} <= set(found)
        assert r"CATEGORIES:Press,Press desk,Mars\, Moon" in found

    def test_an_office_is_the_group_of_its_contacts(self) -> None:
        found = lines(VCARD4.write(of_group(OFFICE, ["0123456789", "1123456789"], TO)))
        assert {"KIND:group", "FN:Example Agency: press contacts", f"MEMBER:{uid('1123456789')}"} <= set(found)

    @given(name=ODD, role=ODD, org=ODD)
    def test_whatever_a_release_says_no_line_is_long_or_new(self, name: str, role: str, org: str) -> None:
        made = replace(
            card(), name=name, details=(detail("role", role), detail("org", org), detail("email", f"x{org}@b.example"))
        )
        out = written(VCARD4, made)
        assert out.endswith(b"\r\nEND:VCARD\r\n")
        for line in out.split(b"\r\n"):
            assert len(line) <= 75
            assert not re.search(rb"[\x00-\x1f\x7f]", line)
        names = {re.split("[;:]", line)[0] for line in lines(out)[:-1]}
        assert names <= {
            *"BEGIN VERSION PRODID UID REV SOURCE KIND FN N ORG TITLE CATEGORIES EMAIL URL NOTE END".split()
        }


class TestJson:
    def test_a_jcard_has_the_values_of_the_vcard_each_with_its_type(self) -> None:
        kind, properties = json.loads(written(JCARD, card()))
        assert kind == "vcard"
        assert properties[0] == ["version", {}, "text", "4.0"]
        assert ["rev", {}, "timestamp", "2026-11-22T12:00:00Z"] in properties
        assert ["n", {}, "text", ["Example", "Pascale", "", "", ""]] in properties
        assert ["org", {}, "text", "Example Agency"] in properties
        assert ["tel", {"type": ["work", "cell"]}, "text", "+33 6 39 98 12 34"] in properties
        assert ["email", {"type": "work"}, "text", "pascale@agency.example"] in properties
        assert ["source", {}, "uri", "https://press.example.org/contacts/0123456789"] in properties

    def test_several_values_of_a_jcard_follow_each_other(self) -> None:
        _, properties = json.loads(written(JCARD, desk()))
        assert ["categories", {}, "text", "Press", "Press desk", "Mars, Moon"] in properties
        assert ["org", {}, "text", ["Example Agency", "Night; desk"]] in properties

    def test_jscontact_says_the_same_in_its_own_words(self) -> None:
        found = json.loads(written(JSCONTACT, card(), "1123456789"))
        assert (found["@type"], found["version"], found["kind"]) == ("Card", "1.0", "individual")
        assert found["uid"] == uid("0123456789")
        assert found["name"]["components"] == [
            {"kind": "surname", "value": "Example"},
            {"kind": "given", "value": "Pascale"},
        ]
        assert found["phones"]["tel2"] == {
            "number": "+33 6 39 98 12 34",
            "features": {"mobile": True},
            "contexts": {"work": True},
        }
        assert found["titles"] == {"title1": {"name": "Press Officer", "kind": "title"}}
        assert found["relatedTo"] == {uid("1123456789"): {"@type": "Relation", "relation": {"co-worker": True}}}

    def test_a_group_of_jscontact_has_its_members(self) -> None:
        found = jscontact.made(of_group(OFFICE, ["0123456789"], TO))
        assert (found["kind"], found["members"]) == ("group", {uid("0123456789"): True})

    @pytest.mark.parametrize("form", [JCARD, JSCONTACT], ids=lambda form: form.name)
    def test_many_are_a_list(self, form: Form) -> None:
        for cards in ([], [card()], [card(), desk()]):
            found = json.loads(b"".join(form.many([[written(form, one) for one in cards]])))
            assert found == [json.loads(written(form, one)) for one in cards]


def rows(form: Form, *cards: Card) -> list[dict[str, str]]:
    made = b"".join(form.many([[written(form, one) for one in cards]]))
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def columns_of(name: str) -> Form:
    return next(form for form in FORMS if form.name == name)


class TestColumns:
    def test_google_finds_each_number_under_its_label(self) -> None:
        (row,) = rows(columns_of("google"), card())
        assert (row["First Name"], row["Last Name"], row["Organization Title"]) == (
            "Pascale",
            "Example",
            "Press Officer",
        )
        assert [(row[f"Phone {n} - Label"], row[f"Phone {n} - Value"]) for n in (1, 2, 3)] == [
            ("Work", "+33 1 99 00 12 34"),
            ("Mobile", "+33 6 39 98 12 34"),
            ("Work Fax", "+33 1 99 00 12 35 ext. 12"),
        ]
        assert row["E-mail 1 - Value"] == "pascale@agency.example"
        assert row["Website 1 - Value"] == "https://press.example.org/contacts/0123456789"

    def test_outlook_finds_each_number_in_its_column(self) -> None:
        (row,) = rows(columns_of("outlook"), card())
        assert (row["Company"], row["Job Title"]) == ("Example Agency", "Press Officer")
        assert row["Business Phone"] == "+33 1 99 00 12 34"
        assert row["Mobile Phone"] == "+33 6 39 98 12 34"
        assert row["Business Fax"] == "+33 1 99 00 12 35 ext. 12"

    def test_a_desk_is_called_by_its_whole_name(self) -> None:
        for name in ("google", "outlook"):
            (row,) = rows(columns_of(name), desk())
            assert row["Last Name"] == "Night; desk"

    @given(name=ODD, role=ODD, org=ODD, number=ODD)
    def test_no_cell_begins_like_a_formula_but_for_numbers(self, name: str, role: str, org: str, number: str) -> None:
        made = replace(
            card(), name=name, details=(detail("role", role), detail("org", org), detail("phone", number, type="voice"))
        )
        for form in (columns_of("google"), columns_of("outlook")):
            (row,) = rows(form, made)
            for cell in row.values():
                assert not re.match(r"[=@\t\r\n-]|\+(?![0-9(][0-9 ()./-]*( ext\. [0-9]+)?$)", cell)

    def test_what_has_no_column_left_is_left_to_the_page(self) -> None:
        many = replace(card(), details=tuple(detail("phone", f"+3319900{n:04}", type="voice") for n in range(9)))
        assert len(rows(columns_of("google"), many)[0]) == len(columns.GOOGLE)
        assert len(rows(columns_of("outlook"), many)[0]) == len(columns.OUTLOOK)


class TestZip:
    def test_each_card_is_a_file_and_the_same_cards_are_the_same_bytes(self) -> None:
        files = [("pascale-0123456789.vcf", written(VCARD3, card())), ("desk-1123456789.vcf", written(VCARD3, desk()))]
        made = b"".join(archive.zipped(files))
        assert made == b"".join(archive.zipped(files))
        with zipfile.ZipFile(io.BytesIO(made)) as read:
            assert read.testzip() is None
            assert [(name, read.read(name)) for name in read.namelist()] == files

    def test_one_without_cards_is_whole(self) -> None:
        with zipfile.ZipFile(io.BytesIO(b"".join(archive.zipped([])))) as read:
            assert read.namelist() == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_same_card_is_the_same_bytes(form: Form) -> None:
    assert written(form, card()) == written(form, card())


def test_all_forms_are_made_from_the_same_list() -> None:
    properties: tuple[Property, ...] = of_card(replace(card(), citations=(cited(ref("r1", date(2020, 1, 1))),)), TO)
    assert [said.name for said in properties if said.name in {"uid", "fn", "n"}] == ["uid", "fn", "n"]
    assert vcard4.written(properties).count(b"\r\nTEL;") == 3


def test_a_card_of_nothing_but_a_name_is_whole_in_every_form() -> None:
    bare: Any = replace(card(), details=(), citations=(), office=None)
    for form in FORMS:
        assert b"Example" in written(form, bare)
