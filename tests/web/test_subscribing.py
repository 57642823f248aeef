"""Pages that tell how to subscribe an address book, and the profiles they give."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from directory.presenters.addresses import Addresses
from directory.records import OfficeRef
from tests.builders import mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

AGENCY = OfficeRef("example-agency", "Example Agency")
TO = Addresses(PUBLIC)


def shown(client: FlaskClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return LexborHTMLParser(answer.text)


def to_copy(page: LexborHTMLParser) -> list[str]:
    return [button.attributes["data-copy"] or "" for button in page.css("[data-copy]")]


def account(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.mimetype == "application/x-apple-aspen-config"
    (found,) = plistlib.loads(answer.data)["PayloadContent"]
    return dict(found)


class TestPages:
    def test_everybodys_book_is_offered_to_every_app(self, client: FlaskClient, filled: None) -> None:  # noqa: ARG002
        page = shown(client, "/en/subscribe")
        root = TO.press_book()
        assert to_copy(page) == [
            f"{root}contacts/",
            "press.example.org/dav/principal/",
            f"{root}principal/",
        ]
        links = {link.attributes.get("href") for link in page.css("main a")}
        assert {"/contacts.mobileconfig", "/en/contacts.outlook.csv"} <= links
        assert "carddavs://reader:reader@press.example.org/dav/contacts/" in links
        assert [one.text() for one in page.css("main h2")] == [
            "The address book",
            "iPhone and iPad",
            "Mac",
            "Android",
            "Thunderbird",
            "Evolution and GNOME",
            "Outlook",
        ]

    def test_a_press_offices_book_is_its_own(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        page = shown(client, "/en/offices/example-agency/subscribe")
        assert to_copy(page)[0] == f"{PUBLIC}/dav/offices/example-agency/contacts/"
        assert "Subscribe to “Example Agency”" in page.css_first("h1").text()

    def test_a_searchs_book_keeps_words_and_filters(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        asked = {"q": "ada", "kind": "person"}
        page = shown(client, "/en/subscribe?q=ada&kind=person")
        assert to_copy(page)[0] == f"{TO.search_book(**asked)}contacts/"
        assert page.css_first("h1").text() == "Subscribe to “ada · People”"
        assert page.css_first('a[href="/en/contacts?q=ada&kind=person"]')
        assert page.css_first('meta[name="robots"][content="noindex"]')

    @pytest.mark.parametrize("query", ["kind=nobody", "cited_since=yesterday", f"q={'x' * 201}"])
    def test_what_nobody_can_be_asked_for_is_refused(self, client: FlaskClient, query: str) -> None:
        for address in (f"/subscribe?{query}", f"/contacts.mobileconfig?{query}"):
            assert client.get(address).status_code == 400, address

    def test_a_reader_finds_it_where_the_contacts_are(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        for address, leads in (
            ("/en/contacts?q=ada", "/en/subscribe?q=ada"),
            ("/en/offices/example-agency", "/en/offices/example-agency/subscribe"),
            ("/en/", "/en/subscribe"),
        ):
            assert shown(client, address).css_first(f'a[href="{leads}"]'), address

    def test_without_https_it_says_that_apples_devices_will_not(self, client: FlaskClient, app: Flask) -> None:
        assert "by https only" not in client.get("/en/subscribe").text
        app.config["PRESS_DIRECTORY"] = replace(app.config["PRESS_DIRECTORY"], public_url="http://127.0.0.1:8000")
        assert "by https only" in client.get("/en/subscribe").text

    def test_an_office_that_is_not_there_has_no_book(self, client: FlaskClient) -> None:
        for address in ("/offices/nobody/subscribe", "/offices/nobody.mobileconfig"):
            assert client.get(address).status_code == 404, address


class TestProfiles:
    def test_they_lead_to_the_book_of_their_page(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        of_office = account(client, "/offices/example-agency.mobileconfig")
        assert of_office["CardDAVPrincipalURL"] == f"{TO.office_book(AGENCY)}principal/"
        assert of_office["CardDAVAccountDescription"] == "Example Agency"
        everybody = account(client, "/contacts.mobileconfig")
        assert everybody["CardDAVPrincipalURL"] == f"{TO.press_book()}principal/"
        search = account(client, "/contacts.mobileconfig?q=ada&kind=person")
        assert search["CardDAVPrincipalURL"] == f"{TO.search_book(q='ada', kind='person')}principal/"
        assert search["CardDAVAccountDescription"] == "ada · People · Press Directory"

    def test_they_are_saved_under_a_name_that_every_system_takes(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        named = client.get("/contacts.mobileconfig?q=%22%0D%0AX-Evil:%201%22").headers["Content-Disposition"]
        assert named == 'attachment; filename="x-evil-1.mobileconfig"'

    def test_they_speak_the_language_of_their_address(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        page = shown(client, "/fr/offices/example-agency/subscribe")
        assert page.css_first('a[href="/fr/offices/example-agency.mobileconfig"]')
        told = plistlib.loads(client.get("/fr/offices/example-agency.mobileconfig").data)
        assert told["PayloadDescription"].startswith("Un carnet d’adresses")

    def test_a_hostile_name_stays_a_name(self, client: FlaskClient, put: Keep) -> None:
        name = '</string><key>PayloadRemovalDisallowed</key><true/> & "'
        put(*release(mention("Ada Example", email="ada@agency.example"), issuer=name, name="h.txt"))
        (slug,) = [office["slug"] for office in client.get("/api/v1/offices").json["items"]]
        told = plistlib.loads(client.get(f"/offices/{slug}.mobileconfig").data)
        assert told["PayloadDisplayName"] == name.strip()
        assert "PayloadRemovalDisallowed" not in told


class TestServer:
    """What pages and profiles give is what the server answers to."""

    @pytest.mark.parametrize(
        ("page", "profile"),
        [
            ("/en/subscribe", "/contacts.mobileconfig"),
            ("/en/subscribe?q=ada&kind=person", "/contacts.mobileconfig?q=ada&kind=person"),
            ("/en/offices/example-agency/subscribe", "/offices/example-agency.mobileconfig"),
        ],
    )
    def test_the_principal_of_a_profile_has_the_book_of_its_page_and_no_other(
        self,
        client: FlaskClient,
        find: Finder,  # noqa: ARG002
        page: str,
        profile: str,
    ) -> None:
        book = to_copy(shown(client, page))[0].removeprefix(PUBLIC)
        principal = account(client, profile)["CardDAVPrincipalURL"].removeprefix(PUBLIC)
        (home,) = hrefs(client, principal, 0, "C:addressbook-home-set", "{urn:ietf:params:xml:ns:carddav}")
        answer = propfind(client, home, 1, "D:resourcetype")
        books = [
            one.findtext(f"{DAV}href")
            for one in answer.iter(f"{DAV}response")
            if one.find(".//{urn:ietf:params:xml:ns:carddav}addressbook") is not None
        ]
        assert books == [book]
        assert hrefs(client, book, 0, "D:current-user-principal", DAV) == [principal]

    def test_a_browser_that_opens_a_book_is_led_to_its_page(self, client: FlaskClient, find: Finder) -> None:  # noqa: ARG002
        for book, page in (
            (TO.press_book(), "/subscribe"),
            (f"{TO.office_book(AGENCY)}contacts/", "/offices/example-agency/subscribe"),
            (TO.search_book(q="ada"), "/subscribe?q=ada"),
        ):
            answer = client.get(book.removeprefix(PUBLIC))
            assert (answer.status_code, answer.headers["Location"]) == (302, page)

    def test_whatever_name_and_password_a_device_sends_nobody_looks_at_them(
        self,
        client: FlaskClient,
        find: Finder,  # noqa: ARG002
    ) -> None:
        for credentials in (("reader", "reader"), ("ada", "")):
            answer = client.open("/dav/contacts/", method="PROPFIND", auth=credentials, headers={"Depth": "0"})
            assert answer.status_code == 207, credentials


DAV = "{DAV:}"


def propfind(client: FlaskClient, path: str, depth: int, prop: str) -> ET.Element:
    body = (
        f'<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><{prop}/></D:prop></D:propfind>'
    )
    answer = client.open(path, method="PROPFIND", data=body, headers={"Depth": str(depth)})
    assert answer.status_code == 207, path
    return ET.fromstring(answer.data)  # noqa: S314  # our own


def hrefs(client: FlaskClient, path: str, depth: int, prop: str, namespace: str) -> list[str]:
    found = propfind(client, path, depth, prop).iter(f"{namespace}{prop.partition(':')[2]}")
    return [one.text or "" for told in found for one in told.iter(f"{DAV}href")]
