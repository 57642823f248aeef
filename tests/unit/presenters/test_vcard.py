"""vCards 3.0 judged by reading them back, odd values included."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.presenters.addresses import Addresses
from directory.presenters.cards import vcard3
from directory.presenters.cards.forms import file_name
from directory.presenters.cards.properties import RELEASES, clean
from directory.records import Card
from tests.builders import NOW
from tests.unit.presenters.cards import card, cited, detail, ref

TO = Addresses("https://press.example.org")


def read(made: Card) -> vobject.base.Component:
    return vobject.readOne(vcard3.write(made, TO).decode("utf-8"))


def lines(made: Card) -> list[str]:
    """Unfolded content lines."""
    return vcard3.write(made, TO).decode("utf-8").replace("\r\n ", "").split("\r\n")


class TestAPerson:
    def test_every_field_is_where_address_books_look_for_it(self) -> None:
        found = read(card())
        assert (found.version.value, found.fn.value) == ("3.0", "Pascale Example")
        assert (found.n.value.family, found.n.value.given) == ("Example", "Pascale")
        assert found.org.value == ["Example Agency"]
        assert found.title.value == "Press Officer"
        assert [(tel.value, tel.params["TYPE"]) for tel in found.tel_list] == [
            ("+33 1 99 00 12 34", ["WORK", "VOICE"]),
            ("+33 6 39 98 12 34", ["WORK", "CELL"]),
            ("+33 1 99 00 12 35 ext. 12", ["WORK", "FAX"]),
        ]
        assert [(mail.value, mail.params["TYPE"]) for mail in found.email_list] == [
            ("pascale@agency.example", ["INTERNET"])
        ]

    def test_it_leads_back_to_the_directory_and_names_the_citing_releases(self) -> None:
        found = read(card())
        assert found.source.value == "https://press.example.org/contacts/0123456789"
        assert [url.value for url in found.url_list] == [
            "https://press.example.org/releases/r2",
            "https://press.example.org/releases/r1",
        ]
        assert found.note.value.split("\n") == [
            "Cited in 2 releases, last on 27 August 2019, nothing newer contradicts it.",
            "EA-2 · 27 August 2019 · Second news",
            "EA-1 · 5 June 2019 · First news",
        ]

    def test_its_organisation_is_what_the_release_states_else_the_office(self) -> None:
        stated = replace(card(), details=(*card().details, detail("org", "Stated; Org, Inc.")))
        assert read(stated).org.value == ["Stated; Org, Inc."]
        assert "org" not in read(replace(card(), office=None)).contents

    def test_former_values_are_left_out(self) -> None:
        former = replace(card(), details=(detail("phone", "+33199009999", current=False, type="voice"),))
        assert "tel" not in read(former).contents


class TestADesk:
    def test_clients_take_it_for_an_organisation(self) -> None:
        found = read(replace(card(), kind="desk", name="Agency press desk"))
        assert found.fn.value == "Agency press desk"
        assert (found.n.value.family, found.n.value.given) == ("", "")
        assert found.org.value == ["Example Agency", "Agency press desk"]
        assert "X-ABShowAs:COMPANY" in lines(replace(card(), kind="desk"))
        assert found.categories.value == ["Press", "Press desk"]

    def test_a_desk_called_like_its_office_names_it_once(self) -> None:
        assert read(replace(card(), kind="desk", name="Example Agency")).org.value == ["Example Agency"]


class TestIdentity:
    def test_the_uid_comes_from_the_public_id_alone(self) -> None:
        again = replace(card(), name="Other", details=(), citations=(), updated=NOW + timedelta(days=1))
        assert read(card()).uid.value == read(again).uid.value == "urn:uuid:371e0245-d532-5f49-8189-baf79ae0a172"
        assert read(card()).uid.value != read(replace(card(), id="1123456789")).uid.value

    def test_rev_comes_from_the_data_not_from_the_clock(self) -> None:
        assert read(card()).rev.value == "2026-11-22T12:00:00Z"

    def test_the_same_data_is_the_same_bytes(self) -> None:
        assert vcard3.write(card(), TO) == vcard3.write(card(), TO)


class TestLength:
    def test_of_many_releases_the_newest_are_named_and_the_rest_counted(self) -> None:
        many = tuple(cited(ref(f"r{n}", date(2020, 1, 1) + timedelta(days=n))) for n in range(25, 0, -1))
        found = read(replace(card(), citations=many))
        assert len(found.url_list) == RELEASES
        assert found.note.value.endswith("and 15 more")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("ada-example",), "ada-example.vcf"),
        (("", "0123456789"), "0123456789.vcf"),
        (('Ada "x"\r\nSet-Cookie: a=b',), "ada-x-set-cookie-a-b.vcf"),
        (("../../etc/passwd",), "etc-passwd.vcf"),
        (("漢字",), "contacts.vcf"),
    ],
)
def test_file_names_hold_letters_digits_and_hyphens_only(words: tuple[str, ...], name: str) -> None:
    assert file_name("vcf", *words) == name


odd = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\0\x07\x1b\x85\u2028\u202e;,:\\\"'^ 漢é👩🏽\u200d🚀"),
    ),
    max_size=120,
)
KNOWN = {
    "BEGIN", "VERSION", "PRODID", "UID", "REV", "SOURCE", "FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "URL", "NOTE", "CATEGORIES",
    "X-ABShowAs", "TZ", "END", "",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(name=odd, role=odd, org=odd, title=odd, kind=st.sampled_from(["person", "desk"]))
def test_whatever_a_release_says_the_card_stays_one_card_that_reads_back(
    name: str, role: str, org: str, title: str, kind: str
) -> None:
    made = replace(
        card(),
        kind=kind,
        name=name,
        details=(
            detail("role", role),
            detail("org", org),
            detail("email", f"x{org}@agency.example"),
            detail("phone", role or "1"),
        ),
        citations=(cited(replace(ref("r1", None), title=title, number=org)),),
    )
    written = vcard3.write(made, TO)
    assert written.endswith(b"END:VCARD\r\n")
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
        assert not re.search(rb"[\x00-\x1f\x7f]", line)
    assert {re.split("[;:]", line)[0] for line in lines(made)} <= KNOWN
    found = vobject.readOne(written.decode("utf-8"))
    assert found.fn.value == (clean(name) or made.id)
    if clean(role):
        assert found.title.value == clean(role)
    assert ";" not in found.note.value
