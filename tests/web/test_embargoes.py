"""A release under embargo is not told before its time, nor who only it names."""

from __future__ import annotations

import json
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
                *([mention("Ana Secret", email="ana@keeper.example")] if name == "held" else []),
                title=f"{TITLE} ({name})",
                body=BODY,
                issuer="Keeper Institute",
                place="Exampleton",
                embargo=Embargo(WORDS, moment, moment),
                links=[("Photo library", f"https://keeper.example/{name}")],
                name=f"{name}.txt",
            )
        )


def _held(client: FlaskClient) -> str:
    return next(r["id"] for r in client.get("/api/v1/releases").json["items"] if r["embargo"]["in_force"])


def _of_file(client: FlaskClient, name: str) -> str:
    return next(r["id"] for r in client.get("/api/v1/releases").json["items"] if r["file"] == f"{name}.txt")


def test_its_page_says_until_when_and_nothing_of_what_it_says(client: FlaskClient) -> None:
    shown = client.get(f"/releases/{_held(client)}").text
    assert "Embargoed until 3 May 2999, 00:01 UTC" in shown
    assert "A release under embargo" in shown
    for said in (TITLE, BODY, "keeper.example/held", "held.txt", "Exampleton", "Zoe Keeper", "Ana Secret"):
        assert said not in shown


def test_who_is_named_elsewhere_too_is_shown_as_there(client: FlaskClient) -> None:
    (contact,) = client.get("/api/v1/contacts?q=Zoe Keeper").json["items"]
    told = client.get(f"/api/v1/contacts/{contact['id']}").json
    assert [r["file"] for r in client.get(f"/api/v1/releases?contact={contact['id']}").json["items"]] == ["free.txt"]
    assert "Nobody" not in json.dumps(told)
    assert "held" not in json.dumps(told)


def test_who_is_named_by_it_alone_is_shown_to_nobody(client: FlaskClient, put: Keep) -> None:
    assert client.get("/api/v1/contacts?q=Ana Secret").json["items"] == []
    assert "Ana Secret" not in client.get("/contacts").text
    assert "Ana Secret" not in client.get("/offices/keeper-institute").text
    assert "Secret" not in client.get("/contacts.vcf?q=Keeper").text
    assert client.get("/api/v1/offices/keeper-institute").json["contact_count"] == 1
    free = release(mention("Ana Secret", email="ana@keeper.example"), issuer="Keeper Institute", name="later.txt")
    put(*free)
    (contact,) = client.get("/api/v1/contacts?q=Ana Secret").json["items"]
    assert client.get(f"/api/v1/contacts/{contact['id']}").status_code == 200


def test_an_embargo_without_an_end_holds_until_the_release_is_put_anew(client: FlaskClient, put: Keep) -> None:
    put(*release(mention("Ben Wait"), title="Words that wait", embargo=Embargo("EMBARGOED"), name="bare.txt"))
    shown = client.get("/releases").text
    assert "Under embargo: “EMBARGOED”. It is not told when it ends." in shown
    assert "Words that wait" not in shown
    assert client.get("/api/v1/contacts?q=Ben Wait").json["items"] == []
    put(*release(mention("Ben Wait"), title="Words that wait", name="bare.txt"))
    assert "Words that wait" in client.get("/releases").text
    assert len(client.get("/api/v1/contacts?q=Ben Wait").json["items"]) == 1


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
    held = client.get(f"/api/v1/releases/{_held(client)}").json
    free = client.get(f"/api/v1/releases/{_of_file(client, 'free')}").json
    assert held["embargo"] == {"words": WORDS, "until": "2999-05-03T00:01:00Z", "in_force": True}
    assert (held["title"], held["text"], held["links"], held["history"]) == (None, "", [], [])
    assert (held["file"], held["place"], held["mentions"], held["original"]) == ("", None, [], None)
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
