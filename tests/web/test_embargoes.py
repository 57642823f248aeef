"""A release under embargo is not told before its time; whom to ask about it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator

from directory.records import Embargo
from tests.builders import mention, release
from tests.web.conftest import Keep

TITLE = "A cure for invented ills"
BODY = "Nobody is to read this sentence yet."
LATER = datetime(2999, 5, 3, 0, 1, tzinfo=UTC)
EARLIER = datetime(2020, 5, 3, 0, 1, tzinfo=UTC)
WORDS = "Embargoed until 3 May, 00:01 GMT"


@pytest.fixture(autouse=True)
def _two_releases(put: Keep) -> None:
    for name, moment in (("held", LATER), ("free", EARLIER)):
        put(
            *release(
                mention("Zoe Keeper", email="zoe@keeper.example"),
                title=f"{TITLE} ({name})",
                body=BODY,
                issuer="Keeper Institute",
                place="Exampleton",
                embargo=Embargo(WORDS, moment, moment),
                links=[("Photo library", f"https://keeper.example/{name}")],
                name=f"{name}.txt",
            )
        )


def _of_file(client: FlaskClient, name: str) -> str:
    return next(r["id"] for r in client.get("/api/v1/releases").json["items"] if r["file"] == f"{name}.txt")


def test_its_page_says_until_when_and_shows_whom_to_ask_only(client: FlaskClient) -> None:
    shown = client.get(f"/releases/{_of_file(client, 'held')}").text
    assert "Embargoed until 3 May 2999, 00:01 UTC" in shown
    assert "Zoe Keeper" in shown
    assert TITLE not in shown
    assert BODY not in shown
    assert "keeper.example/held" not in shown


def test_once_it_is_over_the_page_shows_all_and_what_was_asked(client: FlaskClient) -> None:
    shown = client.get(f"/releases/{_of_file(client, 'free')}").text
    assert TITLE in shown
    assert BODY in shown
    assert f"“{WORDS}”; it is over" in shown
    assert "Exampleton" in shown
    assert "keeper.example/free" in shown


@pytest.mark.parametrize("path", ["/", "/releases", "/offices/keeper-institute", "/contacts.vcf?q=Keeper"])
def test_no_list_and_no_card_tells_its_title(client: FlaskClient, path: str) -> None:
    shown = client.get(path).text.replace("\r\n ", "")
    assert f"{TITLE} (held)" not in shown
    assert "keeper.example/held" not in shown
    if not path.startswith("/contacts"):
        assert "Embargoed until 3 May 2999" in shown
    assert f"{TITLE} (free)" in shown


def test_no_search_finds_its_words(client: FlaskClient) -> None:
    titles = [r["title"] for r in client.get("/api/v1/releases?q=invented ills").json["items"]]
    assert titles == [f"{TITLE} (free)"]


def test_the_api_says_the_same(client: FlaskClient) -> None:
    shapes = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    held = client.get(f"/api/v1/releases/{_of_file(client, 'held')}").json
    free = client.get(f"/api/v1/releases/{_of_file(client, 'free')}").json
    assert held["embargo"] == {"words": WORDS, "until": "2999-05-03T00:01:00Z", "in_force": True}
    assert (held["title"], held["text"], held["links"], held["history"]) == (None, "", [], [])
    assert [m["contact"]["name"] for m in held["mentions"]] == ["Zoe Keeper"]
    assert free["embargo"]["in_force"] is False
    assert free["place"] == "Exampleton"
    OAS31Validator(shapes["Embargo"]).validate(held["embargo"])


def test_entity_tags_change_when_an_embargo_ends(client: FlaskClient, put: Keep) -> None:
    put(*release(title="Nothing held back", name="plain.txt"))
    before = client.get("/api/v1/releases").headers["ETag"]
    soon = datetime.now(UTC) + timedelta(milliseconds=400)
    put(*release(title=TITLE, embargo=Embargo(WORDS, soon, soon), name="soon.txt"))
    held = client.get("/api/v1/releases")
    time.sleep(max(0.0, (soon - datetime.now(UTC)).total_seconds()) + 0.01)
    free = client.get("/api/v1/releases", headers={"If-None-Match": held.headers["ETag"]})
    assert before != held.headers["ETag"]
    assert free.status_code == 200
    assert TITLE in {r["title"] for r in free.json["items"]}
