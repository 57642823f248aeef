"""What press books answer to reports that choose cards and parts of cards; on both databases."""

from __future__ import annotations

import pytest
import vobject
from flask.testing import FlaskClient

from tests.web.conftest import Finder
from tests.web.dav_client import NAMESPACES, C, D, Dav, precondition

BOOK = "/dav/contacts/"
pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def dav(client: FlaskClient) -> Dav:
    return Dav(client)


def query(filter_: str, more: str = "", data: str = "<C:address-data/>") -> str:
    return f"<C:addressbook-query {NAMESPACES}><D:prop><D:getetag/>{data}</D:prop>{filter_}{more}</C:addressbook-query>"


def prop(name: str, within: str = "", test: str = "anyof") -> str:
    return f'<C:prop-filter name="{name}" test="{test}">{within}</C:prop-filter>'


def text(words: str, collation: str = "i;unicode-casemap", how: str = "contains", negate: str = "no") -> str:
    about = f'collation="{collation}" match-type="{how}" negate-condition="{negate}"'
    return f"<C:text-match {about}>{words}</C:text-match>"


def of(*conditions: str, test: str = "anyof") -> str:
    return f'<C:filter test="{test}">{"".join(conditions)}</C:filter>'


def names(dav: Dav, filter_: str) -> set[str]:
    parts = dav.parts(dav.report(BOOK, query(filter_)))
    return {vobject.readOne(part.text(f"{C}address-data")).fn.value for part in parts.values()}


ADA, BO, DESK = "Ada Example", "Bo Placeholder", "Example Agency press desk"
HEINZ, HOSTILE = "Heinz-Georg Musterberg-Langenfeldhausen", "<script>alert(1)</script>"
ALL = {ADA, BO, DESK, HEINZ, HOSTILE}


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        (of(), ALL),
        (of(prop("FN", text("ada"))), {ADA}),
        (of(prop("fn", text("ADA", "i;ascii-casemap"))), {ADA}),
        (of(prop("FN", text("ada", "i;octet"))), set()),
        (of(prop("FN", text("Öffentlichkeitsarbeit")), prop("TITLE", text("öffentlichkeitsarbeit"))), {HEINZ}),
        (of(prop("TITLE", text("öffentlichkeitsarbeit", "i;ascii-casemap"))), set()),
        (of(prop("FN", text("bo", how="starts-with"))), {BO}),
        (of(prop("FN", text("placeholder", how="ends-with"))), {BO}),
        (of(prop("FN", text("bo placeholder", how="equals"))), {BO}),
        (of(prop("FN", text("example", negate="yes"))), {BO, HEINZ, HOSTILE}),
        (of(prop("EMAIL", "<C:is-not-defined/>")), set()),
        (of(prop("TITLE", "<C:is-not-defined/>")), {BO, DESK}),
        (of(prop("TITLE")), {ADA, HEINZ, HOSTILE}),
        (of(prop("FN", text("ada") + text("bo"))), {ADA, BO}),
        (of(prop("FN", text("ada") + text("bo"), "allof")), set()),
        (of(prop("FN", text("example")), prop("TITLE"), test="allof"), {ADA}),
        (of(prop("TEL", f'<C:param-filter name="type">{text("fax")}</C:param-filter>')), {DESK}),
        (of(prop("TEL", f'<C:param-filter name="TYPE">{text("cell", how="equals")}</C:param-filter>')), {ADA}),
        (of(prop("TEL", '<C:param-filter name="X-NONE"/>')), set()),
        (of(prop("TEL", '<C:param-filter name="X-NONE"><C:is-not-defined/></C:param-filter>')), {ADA, BO, DESK, HEINZ}),
        (of(prop("FN", text("&lt;SCRIPT&gt;"))), {HOSTILE}),
        (of(prop("TITLE", text("Presse- und Öffentlichkeitsarbeit, Sprecher"))), {HEINZ}),
    ],
)  # fmt: skip
def test_a_filter_finds_those_who_are_so(dav: Dav, filter_: str, found: set[str]) -> None:
    assert names(dav, filter_) == found


@pytest.mark.parametrize(
    ("filter_", "refused"),
    [
        (of(prop("FN", text("ada", "i;martian-casemap"))), f"{C}supported-collation"),
        (of(prop("FN", text("ada", how="resembles"))), f"{C}valid-filter"),
        (of(prop("", text("ada"))), f"{C}valid-filter"),
        (of(prop("FN", text("ada"), test="some")), f"{C}valid-filter"),
        (of(prop("FN", f"<C:is-not-defined/>{text('ada')}")), f"{C}valid-filter"),
        (of(*[prop("FN", text("ada"))] * 60), f"{C}supported-filter"),
        ("", f"{C}valid-filter"),
    ],
)
def test_a_filter_that_is_not_understood_is_refused_and_not_answered_with_nobody(
    dav: Dav, filter_: str, refused: str
) -> None:
    answer = dav.report(BOOK, query(filter_))
    assert (answer.status_code, precondition(answer)) == (403, refused)


def test_no_more_are_found_than_asked_for_and_it_is_said(dav: Dav) -> None:
    parts = dav.parts(dav.report(BOOK, query(of(), "<C:limit><C:nresults>2</C:nresults></C:limit>")))
    assert "507" in parts.pop(BOOK).status
    assert len(parts) == 2
    assert len(dav.parts(dav.report(BOOK, query(of(), "<C:limit><C:nresults>5</C:nresults></C:limit>")))) == 5


def test_some_properties_of_a_card_are_told_with_those_that_every_card_needs(dav: Dav) -> None:
    data = '<C:address-data><C:prop name="EMAIL"/><C:prop name="TEL" novalue="yes"/></C:address-data>'
    (part,) = dav.parts(dav.report(BOOK, query(of(prop("FN", text("ada"))), data=data))).values()
    card = vobject.readOne(part.text(f"{C}address-data"))
    assert {line.name for line in card.getChildren()} == {"VERSION", "UID", "FN", "N", "EMAIL", "TEL"}
    assert card.email.value == "ada@agency.example"
    assert {tel.value for tel in card.tel_list} == {""}


def test_cards_come_in_the_version_that_is_asked_for(dav: Dav, find: Finder) -> None:
    path = f"{BOOK}{find.contact('ada')}.vcf"
    for version in ("3.0", "4.0"):
        data = f'<C:address-data content-type="text/vcard" version="{version}"/>'
        asked = f"<D:prop>{data}</D:prop><D:href>{path}</D:href>"
        answer = dav.report(BOOK, f"<C:addressbook-multiget {NAMESPACES}>{asked}</C:addressbook-multiget>")
        (part,) = dav.parts(answer).values()
        assert f"VERSION:{version}\r\n" in part.text(f"{C}address-data")
    for wrong in ('version="2.1"', 'content-type="application/vcard+json"'):
        answer = dav.report(BOOK, query(of(), data=f"<C:address-data {wrong}/>"))
        assert (answer.status_code, precondition(answer)) == (403, f"{C}supported-address-data")


def test_of_many_addresses_each_is_answered_and_those_that_are_none_are_not_there(dav: Dav, find: Finder) -> None:
    here = f"{BOOK}{find.contact('ada')}.vcf"
    strange = [
        f"{BOOK}0123456789.vcf",
        "/elsewhere.vcf",
        "http://[broken",
        f"{BOOK}a%00b.vcf",
        BOOK,
        "",
        "/dav/contacts/.vcf",
    ]
    hrefs = "".join(f"<D:href>{href}</D:href>" for href in [here, f"http://localhost{here}", *strange])
    answer = dav.report(
        BOOK, f"<C:addressbook-multiget {NAMESPACES}><D:prop><D:getetag/></D:prop>{hrefs}</C:addressbook-multiget>"
    )
    parts = dav.parts(answer)
    assert [path for path, part in parts.items() if part.found] == [here]
    assert all("404" in part.status for path, part in parts.items() if path != here)


def test_another_report_is_refused_by_its_name(dav: Dav) -> None:
    for name in ("expand-property", "principal-property-search", "version-tree"):
        answer = dav.report(BOOK, f"<D:{name} {NAMESPACES}/>")
        assert (answer.status_code, precondition(answer)) == (403, f"{D}supported-report")
    answer = dav.report("/dav/", f"<D:sync-collection {NAMESPACES}><D:sync-token/><D:prop/></D:sync-collection>")
    assert (answer.status_code, precondition(answer)) == (403, f"{D}supported-report")
