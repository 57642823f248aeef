"""Feeds as readers of feeds see them: parsed by others, fetched again, and with hostile words in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from directory.changes import Alteration, Change, ChangedContact
from directory.presenters import feeds
from directory.presenters.addresses import Addresses
from directory.records import Claim, Embargo, OfficeRef, Quote, ReleaseRef
from tests.builders import NOW, mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

FAR = datetime(2999, 1, 1, tzinfo=UTC)
TO = Addresses(PUBLIC)


def _atom(client: FlaskClient, path: str) -> feedparser.FeedParserDict:
    answer = client.get(path)
    assert answer.mimetype == "application/atom+xml", answer.text[:300]
    found = feedparser.parse(answer.data)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.mark.usefixtures("filled")
class TestEveryFeed:
    def test_a_contacts_feed_says_what_changed_and_where_it_stands(self, client: FlaskClient, find: Finder) -> None:
        ada = find.contact("ada")
        found = _atom(client, f"/contacts/{ada}.atom")
        titles = [entry.title for entry in found.entries]
        assert titles[-1] == "New contact: Ada Example"
        assert any(title.startswith("Ada Example: ") and "number" in title for title in titles)
        (newer,) = [entry for entry in found.entries if "number" in entry.title]
        assert "+33 1 99 00 99 99, before +33 1 99 00 12 34" in newer.content[0].value
        assert newer.link.startswith(f"{PUBLIC}/contacts/{ada}")
        via = next(link.href for link in newer.links if link.rel == "via")
        assert client.get(via.removeprefix(PUBLIC)).status_code == 200
        assert via.partition("#")[2] in client.get(via.removeprefix(PUBLIC)).text

    def test_an_offices_feed_and_a_search_have_their_own(self, client: FlaskClient) -> None:
        office = _atom(client, "/offices/example-agency.atom")
        assert {"New contact: Ada Example", "New contact: Bo Placeholder"} <= {e.title for e in office.entries}
        assert not any("Musterberg" in entry.title for entry in office.entries)
        search = _atom(client, "/contacts.atom?q=musterberg")
        assert {e.title for e in search.entries} == {"New contact: Heinz-Georg Musterberg-Langenfeldhausen"}
        assert len(_atom(client, "/contacts.atom").entries) > len(office.entries)

    def test_both_forms_have_the_same_entries(self, client: FlaskClient) -> None:
        for path in ("/contacts", "/offices/example-agency"):
            atom, told = _atom(client, f"{path}.atom"), client.get(f"{path}.feed.json")
            assert told.mimetype == "application/feed+json"
            assert told.json["version"] == "https://jsonfeed.org/version/1.1"
            assert [item["id"] for item in told.json["items"]] == [entry.id for entry in atom.entries]
            assert [item["title"] for item in told.json["items"]] == [entry.title for entry in atom.entries]
            assert len({entry.id for entry in atom.entries}) == len(atom.entries)
            assert all(entry.id.startswith("tag:press.example.org,2026-11-22:") for entry in atom.entries)
            assert client.get(told.json["feed_url"].removeprefix(PUBLIC)).json == told.json

    def test_what_has_not_changed_is_not_sent_again(self, client: FlaskClient, put: Keep) -> None:
        first = client.get("/contacts.atom")
        assert client.get("/contacts.atom", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        since = {"If-Modified-Since": first.headers["Last-Modified"]}
        assert client.get("/contacts.atom", headers=since).status_code == 304
        assert client.get("/contacts.atom", headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}).data
        put(*release(mention("Zoe Keeper", email="zoe@agency.example"), number="EA-9", on="2026-08-01"))
        again = client.get("/contacts.atom", headers={"If-None-Match": first.headers["ETag"]} | since)
        assert again.status_code == 200
        assert "New contact: Zoe Keeper" in again.text

    def test_pages_name_their_feeds_and_list_what_changed(self, client: FlaskClient, find: Finder) -> None:
        for path in ("/", "/contacts?q=ada", "/offices/example-agency", f"/contacts/{find.contact('ada')}"):
            page = client.get(path).text
            for form in ("application/atom+xml", "application/feed+json"):
                _, _, rest = page.partition(f'<link rel="alternate" type="{form}"')
                address = rest.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
                assert client.get(address).mimetype == form, (path, rest[:200])
        assert "This number changed" in client.get("/offices/example-agency").text
        assert "This number changed" in client.get(f"/contacts/{find.contact('ada')}").text

    def test_what_is_not_shown_is_not_told(self, client: FlaskClient, put: Keep) -> None:
        held = Embargo("Embargoed", FAR, FAR)
        put(*release(mention("Zoe Keeper", email="z@k.example"), title="Secret words", embargo=held))
        for path in (
            "/contacts.atom",
            "/contacts.feed.json",
            "/offices/example-agency.atom",
            "/offices/example-agency",
        ):
            assert "Zoe" not in client.get(path).text
            assert "Secret words" not in client.get(path).text

    def test_nobody_there_is_not_found(self, client: FlaskClient) -> None:
        for path in (
            "/contacts/zzzzzzzzzz.atom",
            "/offices/nowhere.atom",
            "/offices/nowhere.feed.json",
            "/contacts.rss",
        ):
            assert client.get(path).status_code == 404


def test_an_empty_registry_has_an_empty_feed(client: FlaskClient) -> None:
    assert _atom(client, "/contacts.atom").entries == []
    assert client.get("/contacts.feed.json").json["items"] == []


words = st.text(st.characters(exclude_categories=()), max_size=30)


@given(words, words, words, words)
def test_hostile_words_leave_a_feed_that_others_read(name: str, value: str, number: str, office: str) -> None:
    claim = Claim("org", value, value, value, Quote(0, 1, value, "", ""))
    issuer = OfficeRef("example", office)
    of = ReleaseRef("7m3k9p2d4q", number, name, None, "a.txt", issuer)
    contact = ChangedContact("abc", "slug", name, "person")
    change = Change(
        "k.1.2", "cited", NOW, contact, of, (Alteration("org", None, (claim,), (claim,)),), (issuer,), (issuer,)
    )
    feed = feeds.Feed(name, f"{PUBLIC}/a", f"{PUBLIC}/j", PUBLIC, feeds.of_changes([change], TO))
    root = ElementTree.fromstring(feeds.atom(feed, office))  # noqa: S314  # our own
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert len(json.loads(json.dumps(feeds.as_json(feed, TO, office)))["items"]) == 1
