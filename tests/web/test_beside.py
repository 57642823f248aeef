"""What stands beside a contact, on pages and in the API; on both databases."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
import vobject
from flask.testing import FlaskClient

from tests.builders import mention, release
from tests.web.conftest import Keep
from tests.web.test_api import PROBLEM, holds


@pytest.fixture(autouse=True)
def two(put: Keep) -> None:
    ada = mention(
        "Ada Example",
        role="Press Officer",
        email="ada@agency.example",
        languages=("Deutsch", "English"),
        territories=("Deutschland", "Europe"),
        topics=("Climate, and energy", "Ferries"),
    )
    put(*release(ada, name="ada.txt"))
    put(
        *release(mention("Bo Muster", email="bo@agency.example", role="Spokesperson", languages="French"), name="b.txt")
    )


def names(client: FlaskClient, address: str) -> list[str]:
    found = client.get(address).json
    assert found is not None
    holds(client, "ContactList", found)
    return [item["name"] for item in found["items"]]


def test_the_api_gives_it_with_codes_and_evidence(client: FlaskClient) -> None:
    listed = client.get("/api/v1/contacts?language=de").json
    assert listed is not None
    (item,) = listed["items"]
    assert item["languages"] == ["de", "en"]
    assert item["territories"] == [
        {"words": "Deutschland", "country": "DE"},
        {"words": "Europe", "country": None},
    ]
    assert item["topics"] == ["Climate, and energy", "Ferries"]
    contact = client.get(urlsplit(item["api"]).path).json
    assert contact is not None
    holds(client, "Contact", contact)
    proofs = {(d["field"], d["value"], d["shown"], d["evidence"][0]["quote"]["exact"]) for d in contact["details"]}
    assert ("language", "de", "German", "Deutsch") in proofs
    assert contact["citations"][0]["says"]["languages"] == ["de", "en"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=DE", ["Ada Example"]),
        ("language=french", ["Bo Muster"]),
        ("territory=de", ["Ada Example"]),
        ("territory=Allemagne", ["Ada Example"]),
        ("territory=europe", ["Ada Example"]),
        ("topic=energy", ["Ada Example"]),
        ("role_kind=spokesperson", ["Bo Muster"]),
        ("role_kind=press-officer&language=fr", []),
        ("q=bo&language=fr", ["Bo Muster"]),
        ("language=%27%25%00", []),
    ],
)
def test_lists_are_narrowed_by_it(client: FlaskClient, query: str, found: list[str]) -> None:
    assert names(client, f"/api/v1/contacts?{query}") == found
    page = re.sub("</?mark>", "", client.get(f"/contacts?{query}").text)
    assert [name for name in ("Ada Example", "Bo Muster") if name in page] == found
    cards = client.get(f"/contacts.vcf?{query}").text
    assert [card.fn.value for card in vobject.readComponents(cards)] == found


def test_a_next_address_keeps_what_the_list_is_narrowed_to(client: FlaskClient, put: Keep) -> None:
    put(*release(mention("Cy Sample", email="cy@agency.example", languages="German"), name="c.txt"))
    first = client.get("/api/v1/contacts?language=de&limit=1").json
    assert first is not None
    following = urlsplit(first["next"])
    assert names(client, f"{following.path}?{following.query}") == ["Cy Sample"]


def test_a_kind_of_role_that_there_is_not_is_a_problem(client: FlaskClient) -> None:
    answer = client.get("/api/v1/contacts?role_kind=king")
    assert (answer.status_code, answer.content_type) == (400, PROBLEM)
    assert client.get("/contacts?role_kind=king").status_code == 400


def test_the_contacts_page_shows_each_value_with_its_proof(client: FlaskClient) -> None:
    address = urlsplit(client.get("/api/v1/contacts?language=de").json["items"][0]["address"]).path  # type: ignore[index]
    page = client.get(address).text
    for words in ("Speaks", "German", "Answers for", "Deutschland", "Asked about", "Climate, and energy"):
        assert words in page
    assert 'href="/contacts?language=de"' in page
    assert "<mark>Deutsch</mark>" in page


def test_a_vcard_has_topics_as_categories_and_tells_the_rest(client: FlaskClient) -> None:
    card = vobject.readOne(client.get("/contacts.vcf?language=de").text)
    assert card.categories.value == ["Press", "Climate, and energy", "Ferries"]
    assert [line.value for line in card.contents["x-lang"]] == ["de", "en"]
    assert "Speaks: German, English" in card.note.value
    assert "Answers for: Deutschland, Europe" in card.note.value
