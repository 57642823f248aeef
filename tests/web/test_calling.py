"""A contact's page tells whom to call now, and carries a code that saves the contact."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from directory.values import hours
from tests.builders import mention, release
from tests.web.conftest import Finder, Keep

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def page(client: FlaskClient, id_: str) -> LexborHTMLParser:
    return LexborHTMLParser(client.get(f"/contacts/{id_}", follow_redirects=True).text)


def test_beside_each_number_stands_the_time_there_and_whether_it_is_office_hours(
    client: FlaskClient, find: Finder
) -> None:
    before = datetime.now(UTC)
    clocks = page(client, find.contact("bo placeholder")).css(".clock")
    after = datetime.now(UTC)
    assert len(clocks) == 1
    told = " ".join(clocks[0].css_first(".now").text().split())
    expected = set()
    for now in (before, after):  # a minute may end between
        there = now.astimezone(ZoneInfo("Europe/Paris"))
        state = "" if hours.is_open(there, range(5)) else "outside "
        expected.add(f"{there:%A %H:%M} there: {state}usual office hours")
    assert told in expected
    assert clocks[0].attributes["data-zones"] == "Europe/Paris"


def test_the_hours_are_said_to_be_an_assumption(client: FlaskClient, find: Finder) -> None:
    said = page(client, find.contact("bo placeholder")).css_first(".assumed").text()
    assert "Usual office hours: Monday to Friday, 9:00 to 18:00 there. An assumption" in said


def test_a_page_with_a_clock_is_asked_for_anew_each_time(client: FlaskClient, find: Finder) -> None:
    answer = client.get(f"/contacts/{find.contact('bo placeholder')}", follow_redirects=True)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"]


def test_a_number_for_the_night_is_marked_so_and_told_by_the_api(client: FlaskClient, put: Keep) -> None:
    document_, read = release(mention("Cy Sample", phone=["+33 1 99 00 77 00", "+33 1 99 00 77 01"]))
    said = read.mentions[0]
    claims = tuple(
        replace(c, quote=replace(c.quote, prefix="Out of hours: ")) if c.value == "+33199007701" else c
        for c in said.claims
    )
    put(document_, replace(read, mentions=(replace(said, claims=claims),)))
    item = client.get("/api/v1/contacts?q=cy+sample").json["items"][0]
    assert {p["value"]: p["answered"] for p in item["phones"]} == {"+33199007700": None, "+33199007701": "after"}
    assert [p["zones"] for p in item["phones"]] == [["Europe/Paris"]] * 2
    ways = page(client, item["id"]).css(".way")
    marked = [way.css_first(".way-value").text().strip() for way in ways if way.css_first(".way-label strong")]
    assert marked == ["+33 1 99 00 77 01"]
    there = datetime.now(UTC).astimezone(ZoneInfo("Europe/Paris"))
    first = ways[1 if hours.is_open(there, range(5)) else 0]
    assert first.css_first(".way-label strong").text() == "out of hours"


def test_the_code_is_a_picture_that_is_not_sent_twice(client: FlaskClient, find: Finder) -> None:
    id_ = find.contact("bo placeholder")
    address = page(client, id_).css_first(".code img").attributes["src"] or ""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert re.match(rb"<svg [^>]*viewBox", answer.data)
    assert len(answer.data) < 12_000
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert client.get("/contacts/0000000000/code.svg").status_code == 404
