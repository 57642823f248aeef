"""Address books on pages, in the API and in the layout lab: cited by their lines, and never called a release."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy.orm import Session, sessionmaker

from directory.ingest import ingest
from directory.records import Document
from directory.registry.rebuild import republish
from directory.registry.store import Kept
from tests.builders import NOW
from tests.web.conftest import Finder
from tests.web.test_api import holds

BOOK = """BEGIN:VCARD
VERSION:3.0
FN:Ida Sample <b>
ORG:Sample House
TITLE:Press officer
TEL;TYPE=WORK,VOICE:+33 1 99 00 77 77
TEL;TYPE=HOME:+33 1 99 00 88 88
NOTE:nobody's business
END:VCARD
"""
FRIENDS = """BEGIN:VCARD
VERSION:3.0
FN:Uri Friend
TEL;TYPE=CELL:+33 6 39 98 99 99
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nobody Reached
END:VCARD
"""


@pytest.fixture
def book(session_factory: sessionmaker[Session], filled: None) -> str:  # noqa: ARG001  # among releases
    """The public id of the address book."""
    return keep(session_factory, BOOK)


def keep(session_factory: sessionmaker[Session], content: str, name: str = "press.vcf") -> str:
    document = Document(f"file:///{name}", name, content.encode())
    (kept,) = ingest(session_factory, [document], default_country=None, now=lambda: NOW)
    assert isinstance(kept, Kept)
    return kept.release


IN_JSON = """[{"@type":"Card","version":"1.0","uid":"1","name":{"full":"Ida Sample"},"organizations":{"o":{"name":"Sample House"}},
"phones":{"t1":{"number":"+33 1 99 00 77 77","contexts":{"work":true}},"t2":{"number":"+33 1 99 00 88 88","contexts":{"private":true}}}},
{"@type":"Card","version":"1.0","uid":"2","name":{"full":"Uri Friend"},"phones":{"t":{"number":"+33 6 39 98 99 99"}}}]"""


def words(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    body = LexborHTMLParser(answer.text).css_first("main")
    assert body is not None
    return " ".join(body.text().split())


def test_a_contact_is_cited_by_the_book_and_the_line(client: FlaskClient, book: str) -> None:
    ida = Finder(client).contact("sample")
    shown = words(client, f"/contacts/{ida}/ida-sample-b")
    assert "address book of Sample House, line 6" in shown
    assert "Given in an address book, which has no date" in shown
    assert "What names Ida Sample <b>" in shown
    for wrong in ("Cited in", "release"):
        assert wrong not in shown.partition("Save to contacts")[0]
    assert "carnet d’adresses de Sample House" in words(client, f"/fr/contacts/{ida}/ida-sample-b")
    assert f"/releases/{book}" in client.get(f"/contacts/{ida}/ida-sample-b").text


def test_the_book_has_a_page_that_shows_what_is_of_work(client: FlaskClient, book: str) -> None:
    shown = words(client, f"/releases/{book}")
    assert "Address book of Sample House" in shown
    assert "77 77" in shown
    for secret in ("88 88", "nobody"):
        assert secret not in client.get(f"/releases/{book}").text
        assert secret not in client.get(f"/api/v1/releases/{book}").text


@pytest.mark.usefixtures("filled")
def test_who_waits_for_review_is_shown_nowhere(client: FlaskClient, session_factory: sessionmaker[Session]) -> None:
    """A friend's mobile among the contacts of an office: unlike a release, no address book was published."""
    book = keep(session_factory, BOOK + FRIENDS)
    with session_factory.begin() as session:
        republish(session, 0.95, NOW)
    ida = Finder(client).contact("sample")
    assert re.search("waits? for review", words(client, f"/releases/{book}"))
    pages = [f"/contacts/{ida}/ida-sample-b", f"/contacts/{ida}.vcf", f"/contacts/{ida}.atom", f"/releases/{book}"]
    for address in (*pages, f"/api/v1/contacts/{ida}", f"/api/v1/releases/{book}"):
        told = client.get(address).text
        for secret in ("Friend", "99 99", "9999", "Nobody"):
            assert secret not in told, (address, secret)


def test_no_list_of_releases_has_it(client: FlaskClient, book: str) -> None:
    for address in (
        "/releases",
        "/releases?q=press.vcf",
        "/releases.atom",
        "/releases.feed.json",
        "/api/v1/releases",
    ):
        assert book not in client.get(address).text, address
    parts = [part for part in client.get("/sitemap.xml").text.split("<loc>") if "releases" in part]
    assert parts
    assert all(book not in client.get(part.partition("<")[0].partition("example.org")[2]).text for part in parts)


def test_the_api_says_which_evidence_is_of_a_book(client: FlaskClient, book: str) -> None:
    answer = client.get(f"/api/v1/releases/{book}").json
    holds(client, "Release", answer)
    assert answer["kind"] == "address-book"
    assert {item["kind"] for item in client.get("/api/v1/releases").json["items"]} == {"release"}


def test_a_pasted_card_is_shown_as_it_is_read(client: FlaskClient) -> None:
    answer = client.post("/lab", data={"text": BOOK})
    page = LexborHTMLParser(answer.text)
    assert [node.text() for node in page.css("mark.said.name")][1:] == ["Ida Sample <b>"]
    assert "The address book says what it is." in answer.text
    explained = client.post("/api/v1/explain?name=press.vcf", data=BOOK.encode())
    holds(client, "Explanation", explained.json)
    assert explained.json["contacts"][0]["name"] == "Ida Sample <b>"


@pytest.mark.usefixtures("filled")
def test_of_a_book_in_json_each_detail_stands_behind_its_place_in_the_file(
    client: FlaskClient, session_factory: sessionmaker[Session]
) -> None:
    book = keep(session_factory, IN_JSON, "press.json")
    with session_factory.begin() as session:
        republish(session, 0.95, NOW)
    ida = Finder(client).contact("ida sample")
    shown = words(client, f"/contacts/{ida}/ida-sample")
    assert "address book press.json, line 4" in shown
    page = words(client, f"/releases/{book}")
    assert "/0/phones/t1 TEL (work): +33 1 99 00 77 77" in page
    for nobodys in ("88 88", "Uri Friend", "99 99"):
        assert nobodys not in page
    assert words(client, "/releases").count("press.json") == 0
