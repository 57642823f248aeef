"""What holds for all routes at once, so that a new one cannot forget it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.presenters.addresses import Addresses
from directory.records import OfficeRef, ReleaseRef
from tests.web.conftest import PUBLIC, Finder

OTHERS = ("deciding.", "deciding_offices.", "giving_tokens.", "embedding_sites.", "logos.", "carddav.")
"""Who answers otherwise: see test_deciding.py, test_deciding_offices.py, test_door.py, test_embedding_sites.py, test_logos.py and test_carddav.py."""

ASKED = {
    "widget.contacts": "?office=example-agency",
    "framing.frame": "?office=example-agency",
    "framing.oembed": f"?url={PUBLIC}/offices/example-agency",
}
"""What must be asked of those that answer nothing else."""
FRAMED = "/embed/contacts?"
"""What other pages may frame; its policy is looked at in test_framing.py."""


class Named(NamedTuple):
    id: str
    slug: str = ""


pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def addresses(app: Flask, find: Finder) -> list[str]:
    """One address for each rule that answers GET."""
    contact, release = find.contact("ada"), find.release("EA-1")
    values = {
        "public_id": contact,
        "contact_id": contact,
        "release_id": release,
        "slug": "example-agency",
        "filename": "base.css",
        "section": "contacts",
        "number": 0,
        "form": "atom",
        "suffix": "vcf",
    }
    made = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or rule.endpoint.startswith(OTHERS):
                continue
            of_rule = {name: values[name] for name in rule.arguments}
            if rule.endpoint == "lookup.contact" and "slug" in of_rule:
                of_rule["slug"] = "ada-example"
            if rule.endpoint == "releases.release":
                of_rule["public_id"] = release
            made.append(rule.build(of_rule)[1] + ASKED.get(rule.endpoint, ""))  # type: ignore[index]  # every rule can be built from these
    return made


def test_every_route_is_tried(addresses: list[str]) -> None:
    assert len(addresses) == len(set(addresses)) >= 20


def test_every_answer_carries_the_strict_headers(client: FlaskClient, addresses: list[str]) -> None:
    for address in [*addresses, "/nowhere", "/api/nowhere"]:
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert ("frame-ancestors 'none'" in policy) != address.startswith(FRAMED), address
        assert "unsafe" not in policy, address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert "Set-Cookie" not in headers, address


def within_a_minute(check: Callable[[], None]) -> None:
    """Pages tell the time where a number rings, so what compares two answers must have asked for both within one minute."""
    while True:
        began = time.time() // 60
        try:
            check()
        except AssertionError:
            if time.time() // 60 == began:
                raise
        else:
            return


def test_head_answers_like_get_without_a_body(client: FlaskClient, addresses: list[str]) -> None:
    for address in addresses:

        def check(address: str = address) -> None:
            get, head = client.get(address), client.head(address)
            assert (head.status_code, head.content_type, head.data) == (get.status_code, get.content_type, b""), address
            assert head.headers.get("ETag") == get.headers.get("ETag"), address

        within_a_minute(check)


def test_an_unchanged_answer_is_not_sent_twice(client: FlaskClient, addresses: list[str]) -> None:
    for address in addresses:
        if address == "/healthz":
            continue

        def check(address: str = address) -> None:
            first = client.get(address)
            assert first.status_code == 200, address
            again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b""), address
            assert again.headers["ETag"] == first.headers["ETag"], address
            assert again.headers["Cache-Control"] == first.headers["Cache-Control"], address
            changed = client.get(address, headers={"If-None-Match": 'W/"another"'})
            assert changed.status_code == 200, address

        within_a_minute(check)


def test_nothing_can_be_written(client: FlaskClient, addresses: list[str]) -> None:
    for address in addresses:
        reads_what_is_sent = address == "/lab"  # and keeps nothing: see test_lab.py
        for method in ("PUT", "PATCH", "DELETE") if reads_what_is_sent else ("POST", "PUT", "PATCH", "DELETE"):
            answer = client.open(address, method=method)
            assert answer.status_code == 405, (method, address)
            assert "GET" in answer.headers["Allow"], address


def test_every_address_that_presenters_give_out_leads_somewhere(client: FlaskClient, find: Finder) -> None:
    to = Addresses()
    office = OfficeRef("example-agency", "Example Agency")
    release = ReleaseRef(find.release("EA-1"), None, None, None, "", office)
    contact = find.contact("ada")
    given = [
        to.home(),
        to.contacts(q="ada"),
        to.contact_at(contact),
        to.contact_at(contact, "ada-example"),
        to.contacts_file(q="ada"),
        to.offices(),
        to.office(office),
        to.office_file(office),
        to.subscribe(),
        to.subscribe(q="ada", kind="person"),
        to.office_subscribe(office),
        to.profile(q="ada"),
        to.office_profile(office),
        to.releases(),
        to.releases_feed(),
        to.releases_feed("feed.json", language="en", since="2026"),
        to.release(release),
        to.api("/contacts"),
        to.api_contact(contact),
        to.api_release(release),
        to.api_office(office),
        to.api_page(),
        to.contacts_feed(),
        to.contacts_feed("feed.json", q="ada"),
        to.contact_feed(Named(contact)),
        to.contact_feed(Named(contact), "feed.json"),
        to.office_feed(office),
        to.office_feed(office, "feed.json"),
        to.opensearch(),
        to.suggest(),
        to.sitemap(),
        to.sitemap_part("contacts", 0),
        to.sitemap_part("offices", 0),
        to.sitemap_part("releases", 0),
        to.widget_script(),
        to.widget_data(office=office.slug),
        to.frame(office=office.slug),
        to.frame_script(),
        to.oembed(url=f"{PUBLIC}{to.office(office)}"),
        to.embedding(office=office.slug),
    ]
    assert {address: client.get(address).status_code for address in given} == dict.fromkeys(given, 200)


def test_a_public_address_with_a_path_is_kept_in_every_link(client: FlaskClient, app: Flask, find: Finder) -> None:
    app.config["PRESS_DIRECTORY"] = replace(app.config["PRESS_DIRECTORY"], public_url=f"{PUBLIC}/press")
    text = client.get(f"/contacts/{find.contact('ada')}").text
    assert 'href="/press/contacts"' in text
    assert 'href="/contacts' not in text
    assert 'href="/static' not in text
