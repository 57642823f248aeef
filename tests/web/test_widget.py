"""What foreign pages are promised: an open, cached, lasting answer, read only."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from tests.builders import mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

DATA = "/embed/offices/example-agency.json"


@pytest.mark.usefixtures("filled")
class TestData:
    def test_it_has_what_the_widget_shows_and_nothing_else(self, client: FlaskClient, find: Finder) -> None:
        answer = client.get(DATA).json
        assert answer["office"] == {"name": "Example Agency", "address": f"{PUBLIC}/offices/example-agency"}
        assert answer["directory"] == {"name": "Press Directory", "address": f"{PUBLIC}/"}
        assert [c["name"] for c in answer["contacts"]] == ["Ada Example", "Bo Placeholder", "Example Agency press desk"]
        assert answer["contacts"][1] == {
            "name": "Bo Placeholder",
            "kind": "person",
            "role": None,
            "address": f"{PUBLIC}/contacts/{find.contact('bo placeholder')}/bo-placeholder",
            "ways": [
                {"label": "Phone", "shown": "+33 1 99 00 55 55", "href": "tel:+33199005555"},
                {"label": "E-mail", "shown": "bo@agency.example", "href": "mailto:bo@agency.example"},
            ],
        }

    def test_it_may_be_read_from_everywhere_but_only_read(self, client: FlaskClient) -> None:
        answer = client.get(DATA, headers={"Origin": "https://newsroom.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert client.post(DATA).status_code == 405

    def test_errors_may_be_read_from_everywhere_too(self, client: FlaskClient) -> None:
        answer = client.get("/embed/offices/nobody.json")
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (404, "*")

    def test_its_caching_is_stated_and_its_tag_follows_the_registry(self, client: FlaskClient, put: Keep) -> None:
        first = client.get(DATA)
        assert (
            first.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800"
        )
        put(*release(mention("New Person", email="new@agency.example"), title="News"))
        second = client.get(DATA, headers={"If-None-Match": first.headers["ETag"]})
        assert second.status_code == 200
        assert "New Person" in [c["name"] for c in second.json["contacts"]]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestScript:
    def test_any_page_may_load_it_as_a_module(self, client: FlaskClient) -> None:
        answer = client.get("/embed/v1.js")
        assert answer.content_type == "text/javascript; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"].startswith("public, max-age=3600")

    def test_it_is_small_and_writes_no_markup(self, client: FlaskClient) -> None:
        script = client.get("/embed/v1.js").data
        assert len(gzip.compress(script)) <= 1500
        for writer in (
            b"innerHTML",
            b"outerHTML",
            b"insertAdjacentHTML",
            b"document.write",
            b"eval(",
            b"cookie",
            b"localStorage",
        ):
            assert writer not in script.replace(b"No cookie", b"")
