"""How machines find their way: search description, sitemap, robots."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.records import Embargo
from directory.registry import sitemap
from tests.builders import mention, release
from tests.web.conftest import PUBLIC, Keep

OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FAR = datetime(2999, 1, 1, tzinfo=UTC)


def _addresses(client: FlaskClient) -> list[str]:
    """All that the sitemap leads to."""
    found: list[str] = []
    for part in ElementTree.fromstring(client.get("/sitemap.xml").data).findall(".//s:loc", MAP):  # noqa: S314  # our own
        root = ElementTree.fromstring(client.get((part.text or "").removeprefix(PUBLIC)).data)  # noqa: S314  # our own
        found += [loc.text or "" for loc in root.findall("s:url/s:loc", MAP)]
        assert len(root.findall("s:url/s:lastmod", MAP)) == len(root.findall("s:url", MAP)) > 0
    return found


@pytest.mark.usefixtures("filled")
class TestSitemap:
    def test_it_leads_to_every_public_page_and_to_nothing_else(self, client: FlaskClient) -> None:
        found = _addresses(client)
        wanted = {
            item["address"]
            for kind in ("contacts", "offices", "releases")
            for item in client.get(f"/api/v1/{kind}?limit=100").json["items"]
        }
        assert len(wanted) > 10
        assert sorted(found) == sorted(wanted)
        assert {client.get(address.removeprefix(PUBLIC)).status_code for address in found} == {200}

    def test_what_is_under_embargo_or_waits_is_not_in_it(self, client: FlaskClient, put: Keep) -> None:
        before = _addresses(client)
        held = Embargo("Embargoed", FAR, FAR)
        put(*release(mention("Zoe Keeper", email="zoe@agency.example"), title="Not yet", embargo=held))
        assert _addresses(client) == before

    def test_long_ones_are_read_in_stretches_and_cut_into_parts(
        self, client: FlaskClient, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = _addresses(client)
        monkeypatch.setattr(sitemap, "PART", 3)
        monkeypatch.setattr(sitemap, "STRETCH", 2)
        parts = sitemap.parts(session)
        assert len(parts) >= 5
        assert sorted(_addresses(client)) == sorted(whole)
        assert max(len(s) for s in sitemap.part(session, "contacts", 0)) <= 2

    @pytest.mark.parametrize("path", ["contacts-9", "people-0", "contacts-99999999999999999999"])
    def test_a_part_that_there_is_not_is_not_found(self, client: FlaskClient, path: str) -> None:
        assert client.get(f"/sitemap-{path}.xml").status_code == 404


def test_an_empty_registry_has_an_empty_sitemap(client: FlaskClient) -> None:
    assert _addresses(client) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestOpenSearch:
    def test_a_browser_learns_how_to_search_here(self, client: FlaskClient) -> None:
        root = ElementTree.fromstring(client.get("/opensearch.xml").data)  # noqa: S314  # our own
        urls = {url.get("type"): url.get("template") for url in root.findall("o:Url", OPENSEARCH)}
        assert urls["text/html"] == f"{PUBLIC}/contacts?q={{searchTerms}}"
        assert len(root.findtext("o:ShortName", "", OPENSEARCH)) <= 16
        assert client.get("/opensearch.xml").mimetype == "application/opensearchdescription+xml"

    def test_suggestions_are_offered_where_there_are_any(self, client: FlaskClient, app: Flask) -> None:
        there = any(rule.rule == "/suggest" for rule in app.url_map.iter_rules())
        assert ("/suggest?q={searchTerms}" in client.get("/opensearch.xml").text) == there

    def test_every_page_names_it(self, client: FlaskClient) -> None:
        for path in ("/", "/contacts", "/offices", "/releases", "/lab", "/nowhere"):
            assert 'type="application/opensearchdescription+xml"' in client.get(path).text, path


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_crawlers_learn_what_to_fetch(client: FlaskClient) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").text.splitlines())
    assert robots.site_maps() == [f"{PUBLIC}/sitemap.xml"]
    assert robots.can_fetch("any", f"{PUBLIC}/contacts/7m3k9p2d4q/ada")
    assert not robots.can_fetch("any", f"{PUBLIC}/api/v1/contacts")
