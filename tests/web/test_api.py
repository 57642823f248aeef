"""The JSON API: its description, its shapes, its lists, its problems; on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from sqlalchemy.orm import Session, sessionmaker

from directory.registry.assemble import contact_card
from directory.registry.deciding import By, decide
from tests.builders import NOW, mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

PROBLEM = "application/problem+json"


def spec(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json
    return found


def holds(client: FlaskClient, schema: str, value: object) -> None:
    """Fails where the value is not what the description promises, or has a field that it does not know."""
    document = spec(client)
    for shape in document["components"]["schemas"].values():
        shape["additionalProperties"] = False
    registry = Registry().with_resource("urn:spec", Resource.from_contents(document, default_specification=DRAFT202012))
    checker = OAS31Validator({"$ref": f"urn:spec#/components/schemas/{schema}"}, registry=registry)
    assert [f"{error.json_path}: {error.message}" for error in checker.iter_errors(value)] == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestDescription:
    def test_it_is_valid_openapi_3_1(self, client: FlaskClient) -> None:
        document = spec(client)
        assert document["openapi"].startswith("3.1")
        validate(document)

    def test_it_names_every_route_of_the_api(self, client: FlaskClient) -> None:
        assert set(spec(client)["paths"]) == {
            "/api/v1/contacts",
            "/api/v1/contacts/facets",
            "/api/v1/contacts/{contact_id}",
            "/api/v1/releases",
            "/api/v1/releases/facets",
            "/api/v1/signers",
            "/api/v1/releases/{release_id}",
            "/api/v1/offices",
            "/api/v1/offices/{slug}",
            "/api/v1/explain",
        }

    def test_every_error_it_names_is_problem_details(self, client: FlaskClient) -> None:
        for response in spec(client)["components"]["responses"].values():
            assert set(response.get("content", {PROBLEM: 0})) == {PROBLEM}

    def test_the_page_shows_every_route_and_shape(self, client: FlaskClient) -> None:
        text, document = client.get("/api/").text, spec(client)
        for path, item in document["paths"].items():
            assert f"{'POST' if 'post' in item else 'GET'} {path}" in text
        for shape in document["components"]["schemas"]:
            assert f'id="schema-{shape}"' in text


class TestShapes:
    def test_every_answer_is_what_the_description_promises(self, client: FlaskClient, find: Finder) -> None:
        for query in ("ada", "press desk", "heinz", "script", "bo placeholder"):
            holds(client, "Contact", client.get(f"/api/v1/contacts/{find.contact(query)}").json)
        for query in ("EA-1", "EA-2", "Nobody to call"):
            holds(client, "Release", client.get(f"/api/v1/releases/{find.release(query)}").json)
        holds(client, "Office", client.get("/api/v1/offices/example-agency").json)
        holds(client, "ContactList", client.get("/api/v1/contacts").json)
        holds(client, "ReleaseList", client.get("/api/v1/releases").json)
        holds(client, "OfficeList", client.get("/api/v1/offices").json)
        holds(client, "Problem", client.get("/api/v1/contacts/unknown").json)
        holds(client, "Problem", client.get("/api/v1/contacts?limit=0").json)

    @pytest.mark.usefixtures("edited")
    def test_a_replaced_release_has_its_history(self, client: FlaskClient) -> None:
        found = client.get(f"/api/v1/releases/{Finder(client).release('EA-3')}").json
        holds(client, "Release", found)
        assert [claim["value"] for claim in found["history"][0]["dropped"]] == ["+33199005555"]

    def test_each_value_comes_with_the_words_and_place_that_prove_it(self, client: FlaskClient, find: Finder) -> None:
        contact = client.get(f"/api/v1/contacts/{find.contact('ada')}").json
        phone = next(d for d in contact["details"] if d["value"] == "+33199009999")
        evidence = phone["evidence"][0]
        text = client.get(evidence["release"]["api"].removeprefix(PUBLIC)).json["text"]
        quote = evidence["quote"]
        assert text[quote["start"] : quote["end"]] == quote["exact"] == "+33 1 99 00 99 99"
        assert text.split("\n")[evidence["line"] - 1] == "phone: +33 1 99 00 99 99"
        assert evidence["address"] == f"{evidence['release']['address']}#c{quote['start']}-{quote['end']}"

    def test_former_values_are_there_and_said_to_be_former(self, client: FlaskClient, find: Finder) -> None:
        details = client.get(f"/api/v1/contacts/{find.contact('ada')}").json["details"]
        assert {d["value"]: d["current"] for d in details if d["field"] == "phone"} == {
            "+33199009999": True,
            "+33639981234": True,
            "+33199001234": False,
        }


@pytest.mark.usefixtures("filled")
class TestLists:
    @pytest.mark.parametrize("path", ["/api/v1/contacts", "/api/v1/releases", "/api/v1/offices"])
    def test_following_next_gives_each_item_once_in_the_same_order(self, client: FlaskClient, path: str) -> None:
        whole = client.get(path).json
        assert whole["next"] is None
        seen, address = [], f"{path}?limit=1"
        while address:
            stretch = client.get(address).json
            assert len(stretch["items"]) == 1
            seen += stretch["items"]
            address = stretch["next"]
        assert seen == whole["items"]

    def test_next_keeps_what_was_asked(self, client: FlaskClient) -> None:
        following = client.get("/api/v1/contacts?q=agency&office=example-agency&limit=1").json["next"]
        assert following.startswith(f"{PUBLIC}/api/v1/contacts?")
        assert {"q=agency", "office=example-agency", "limit=1"} <= set(following.partition("?")[2].split("&"))

    def test_releases_of_an_office_or_a_contact_can_be_asked_for(self, client: FlaskClient) -> None:
        numbers = [r["number"] for r in client.get("/api/v1/releases?office=example-agency").json["items"]]
        assert numbers == ["EA-3", "EA-2", "EA-1"]
        ada = Finder(client).contact("ada")
        assert [r["number"] for r in client.get(f"/api/v1/releases?contact={ada}").json["items"]] == ["EA-2", "EA-1"]

    def test_a_list_changes_its_tag_when_the_registry_learns_something(self, client: FlaskClient, put: Keep) -> None:
        before = client.get("/api/v1/contacts").headers["ETag"]
        put(*release(mention("New Person", email="new@agency.example"), title="News"))
        assert client.get("/api/v1/contacts", headers={"If-None-Match": before}).status_code == 200


@pytest.mark.usefixtures("filled")
class TestProblems:
    @pytest.mark.parametrize(
        ("address", "status", "type_"),
        [
            ("/api/v1/contacts/0000000000", 404, "not-in-registry"),
            ("/api/v1/releases/0000000000", 404, "not-in-registry"),
            ("/api/v1/offices/nobody", 404, "not-in-registry"),
            ("/api/v1/contacts/no%00id", 404, "not-found"),
            ("/api/v1/nowhere", 404, "not-found"),
            ("/api/v2/contacts", 404, "not-found"),
            ("/api/v1/contacts?limit=0", 400, "invalid-query"),
            ("/api/v1/contacts?limit=many", 400, "invalid-query"),
            ("/api/v1/contacts?after=nonsense", 400, "invalid-query"),
            ("/api/v1/releases?after=%F0%9F%92%A5", 400, "invalid-query"),
            ("/api/v1/contacts?q=" + "x" * 201, 400, "invalid-query"),
        ],
    )
    def test_every_error_is_problem_details(self, client: FlaskClient, address: str, status: int, type_: str) -> None:
        answer = client.get(address)
        assert (answer.status_code, answer.content_type) == (status, PROBLEM)
        assert answer.json["status"] == status
        assert answer.json["type"] == f"{PUBLIC}/api/#{type_}"
        assert answer.json["instance"] == address.partition("?")[0].replace("%00", "\0")
        assert f'id="{type_}"' in client.get("/api/").text

    def test_a_wrong_parameter_is_named(self, client: FlaskClient) -> None:
        problem = client.get("/api/v1/contacts?limit=many").json
        assert problem["errors"] == [{"parameter": "limit", "detail": "Not a valid integer"}]

    def test_a_wrong_method_says_which_are_right(self, client: FlaskClient) -> None:
        answer = client.post("/api/v1/contacts")
        assert (answer.status_code, answer.content_type) == (405, PROBLEM)
        assert "GET" in answer.headers["Allow"]

    def test_answers_vary_by_what_is_accepted(self, client: FlaskClient) -> None:
        for address in ("/api/v1/contacts", "/api/v1/nowhere", "/api/v1/contacts/0000000000"):
            assert "Accept" in client.get(address).headers["Vary"]


class TestLastingIds:
    def test_a_merged_id_leads_to_the_contact_that_stayed_and_back_when_the_merge_is_undone(
        self, client: FlaskClient, put: Keep, session_factory: sessionmaker[Session]
    ) -> None:
        put(*release(mention("Ada Example", email="ada@agency.example"), title="One"))
        put(*release(mention("A. Beispiel", email="beispiel@werke.example"), title="Two", issuer="Werke"))
        find = Finder(client)
        ids = [find.contact("ada"), find.contact("beispiel")]
        with session_factory.begin() as session:
            pair = tuple(contact_card(session, id_).citations[0].mention_id for id_ in ids)
            decide(session, (pair[0], pair[1]), "same", By("test", "told", NOW))
        stays = find.contact("beispiel")
        gone = next(id_ for id_ in ids if id_ != stays)
        for path, suffix in (("/contacts/", ""), ("/api/v1/contacts/", ""), ("/contacts/", ".vcf")):
            answer = client.get(f"{path}{gone}{suffix}")
            assert answer.status_code == 301
            assert f"{path}{stays}" in answer.location
        with session_factory.begin() as session:
            decide(session, (pair[0], pair[1]), "reopen", By("test", "taken back", NOW))
        assert client.get(f"/contacts/{gone}").status_code == 200

    def test_a_contact_that_no_release_cites_any_more_is_gone_not_unknown(self, client: FlaskClient, put: Keep) -> None:
        first = release(mention("Ada Example", email="ada@agency.example"), title="One", address="https://a.example/1")
        put(*first)
        id_ = Finder(client).contact("ada")
        put(*release(title="One, without contacts", address="https://a.example/1"))
        assert client.get(f"/contacts/{id_}").status_code == 410
        assert client.get(f"/api/v1/contacts/{id_}").json["type"].endswith("#no-longer-cited")
        put(*first)
        assert client.get(f"/contacts/{id_}").status_code == 200
