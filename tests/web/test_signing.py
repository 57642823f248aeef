"""Who signs releases about a subject, on the page of a search and in the API."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from directory.records import Embargo
from directory.registry.deciding import By, withdraw
from directory.registry.signing import signed
from tests import statements
from tests.builders import NOW, mention, release
from tests.web.conftest import Keep
from tests.web.test_api import holds

ADA = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 12 34")
BO = mention("Bo Muster", email="bo@agency.example")


@pytest.fixture(autouse=True)
def _releases(put: Keep) -> None:
    put(*release(ADA, title="OCEANSAT maps the tides", number="EA-1", on="2019-01-10", name="a.txt"))
    put(*release(ADA, title="OCEANSAT is <b>two</b> years old", number="EA-2", on="2019-06-05", name="b.txt"))
    put(*release(BO, title="A car park for everybody", number="EA-3", on="2019-07-05", name="c.txt"))


def titles(client: FlaskClient, query: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(.*?)</h2>", client.get("/contacts", query_string={"q": query}).text)


def test_where_nobody_is_called_so_the_page_names_who_signs_releases_about_it_and_why(client: FlaskClient) -> None:
    shown = client.get("/contacts?q=oceansat").text
    assert titles(client, "oceansat") == ["Who signs releases about “oceansat”"]
    assert "Signs 2 releases about it, last on 5 June 2019:" in shown
    assert "+33 1 99 00 12 34" in shown
    assert shown.index("is &lt;b&gt;two&lt;/b&gt; years old") < shown.index("maps the tides")
    assert "Bo Muster" not in shown
    for link in re.findall(r'href="(/releases/\w+)"', shown):
        assert "OCEANSAT" in client.get(link).text


def test_one_release_is_told_as_one(client: FlaskClient) -> None:
    assert "Signs 1 release about it, on 5 July 2019:" in client.get("/contacts?q=car+park").text


def test_who_matches_by_words_stands_first_and_is_not_told_twice(client: FlaskClient, put: Keep) -> None:
    put(*release(mention("Cy Oceansat", email="cy@agency.example"), title="OCEANSAT ends", name="d.txt"))
    assert titles(client, "oceansat") == ["Contacts that match “oceansat”", "Who signs releases about “oceansat”"]
    shown = client.get("/contacts?q=oceansat").text
    assert len(re.findall(r'href="/contacts/\w+/cy-oceansat"', shown)) == 1
    assert "Ada Example" in shown


def test_releases_that_have_some_words_only_are_said_to(client: FlaskClient) -> None:
    assert titles(client, "oceansat unheardof")[0] == "Who signs releases about some words of “oceansat unheardof”"


def test_narrowed_lists_and_lists_of_an_office_are_left_alone(client: FlaskClient) -> None:
    for path in ("/contacts?q=oceansat&language=de", "/contacts?q=oceansat&office=example-agency", "/contacts"):
        assert "Who signs" not in client.get(path).text


def test_what_is_under_embargo_or_withdrawn_is_told_nobody(
    client: FlaskClient, put: Keep, session_factory: sessionmaker[Session]
) -> None:
    held = Embargo("Embargoed", datetime(2999, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC))
    put(*release(BO, title="SEASAT is next", embargo=held, name="e.txt"))
    assert client.get("/api/v1/signers?q=seasat").json["items"] == []
    assert "Bo Muster" not in client.get("/contacts?q=seasat").text
    (told,) = client.get("/api/v1/signers?q=oceansat").json["items"]
    with session_factory.begin() as session:
        withdraw(session, told["contact"]["id"], [], By("jane", "asked to be left out", NOW))
    assert client.get("/api/v1/signers?q=oceansat").json["items"] == []
    assert "Ada Example" not in client.get("/contacts?q=oceansat").text


def test_the_api_says_the_same(client: FlaskClient) -> None:
    answer = client.get("/api/v1/signers?q=oceansat")
    (told,) = answer.json["items"]
    assert (told["contact"]["name"], told["releases"], told["last"], told["whole"]) == (
        "Ada Example",
        2,
        "2019-06-05",
        True,
    )
    assert [r["number"] for r in told["newest"]] == ["EA-2", "EA-1"]
    holds(client, "SignerList", answer.json)
    assert client.get("/api/v1/signers").json == {"items": [], "next": None}
    assert client.get("/api/v1/signers?q=a&limit=51").status_code == 400
    assert client.get(f"/api/v1/signers?q={'x' * 201}").status_code == 400


def test_what_is_asked_of_the_database_does_not_grow_with_who_is_found(
    session_factory: sessionmaker[Session], put: Keep
) -> None:
    def asked() -> tuple[int, int]:
        with session_factory() as session:
            with statements.asked(session) as seen:
                found = len(signed(session, "oceansat"))
            return found, len(seen)

    few, before = asked()
    for n, name in enumerate(("Cy Sample", "Di Probe", "Ed Muestra", "Fi Esempio")):
        put(*release(mention(name, email=f"p{n}@agency.example"), title=f"OCEANSAT part {name}", name=f"{n}.txt"))
    many, after = asked()
    assert many == few + 4
    assert after == before
