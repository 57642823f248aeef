"""What pages say to machines, as other programs read it: JSON-LD of schema.org, and microformats."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import mf2py
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SDO, Graph, Literal, URIRef
from selectolax.lexbor import LexborHTMLParser

from directory.records import Embargo
from tests.builders import mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
FAR = datetime(2999, 1, 1, tzinfo=UTC)


def _linked(text: str) -> list[dict[str, Any]]:
    page = LexborHTMLParser(text)
    return [json.loads(node.text()) for node in page.css("script[type='application/ld+json']")]


def _graph(said: dict[str, Any]) -> Graph:
    """What another program makes of it: triples. The context is schema.org's own in so far as it says of which vocabulary the
    words are; the rest of it would have to be fetched."""
    return Graph().parse(data=json.dumps(said | {"@context": {"@vocab": str(SDO)}}), format="json-ld")


def _formats(text: str, type_: str) -> list[dict[str, Any]]:
    """All of a type, those within others too."""
    found: list[dict[str, Any]] = []
    left = list(mf2py.parse(text, url=PUBLIC)["items"])
    while left:
        item = left.pop(0)
        found += [item] if type_ in item["type"] else []
        left += item.get("children", [])
        left += [value for values in item["properties"].values() for value in values if "type" in value]
    return found


@pytest.mark.usefixtures("filled")
class TestPages:
    def test_a_contact_is_a_person_with_a_point_of_contact(self, client: FlaskClient, find: Finder) -> None:
        id_ = find.contact("ada")
        text = client.get(f"/contacts/{id_}").text
        (said,) = _linked(text)
        assert (said["@context"], said["@type"], said["name"]) == ("https://schema.org", "Person", "Ada Example")
        assert said["jobTitle"] == "Director of Communications"
        assert said["worksFor"]["name"] == "Example Agency"
        assert said["contactPoint"]["telephone"] == ["+33199009999", "+33639981234"]
        assert said["contactPoint"]["email"] == "ada@agency.example"
        card = _formats(text, "h-card")[0]["properties"]
        assert card["name"] == ["Ada Example"]
        assert card["job-title"] == ["Director of Communications"]
        assert card["org"] == ["Example Agency"]
        assert card["tel"] == ["+33 1 99 00 99 99", "+33 6 39 98 12 34"]
        assert card["email"] == ["mailto:ada@agency.example"]
        assert card["url"] == [said["url"]]

    def test_an_office_is_an_organisation_with_its_contacts(self, client: FlaskClient) -> None:
        text = client.get("/offices/example-agency").text
        (said,) = _linked(text)
        assert (said["@type"], said["name"]) == ("Organization", "Example Agency")
        assert {"Ada Example", "Bo Placeholder"} <= {point["name"] for point in said["contactPoint"]}
        assert {point["contactType"] for point in said["contactPoint"]} == {"press"}
        office, *people = _formats(text, "h-card")
        assert office["properties"]["name"] == ["Example Agency"]
        assert {"Ada Example", "Bo Placeholder"} <= {card["properties"]["name"][0] for card in people}

    def test_a_release_is_an_article_that_mentions_its_contacts(self, client: FlaskClient, find: Finder) -> None:
        text = client.get(f"/releases/{find.release('EA-1')}").text
        (said,) = _linked(text)
        assert (said["@type"], said["headline"]) == ("NewsArticle", "Agency launches an invented satellite")
        assert (said["datePublished"], said["inLanguage"]) == ("2026-01-15", "en")
        assert said["isBasedOn"] == "https://agency.example/releases/1"
        assert {m["name"]: m["@type"] for m in said["mentions"]} == {
            "Ada Example": "Person",
            "Example Agency press desk": "Organization",
        }
        (entry,) = _formats(text, "h-entry")
        assert entry["properties"]["name"] == [said["headline"]]
        assert entry["properties"]["published"] == ["2026-01-15"]
        assert entry["properties"]["url"] == [said["url"]]
        assert "Nothing of this has happened." in entry["properties"]["content"][0]["value"]

    def test_lists_are_lists_and_the_first_page_tells_how_to_search(self, client: FlaskClient) -> None:
        for path in ("/contacts", "/offices", "/releases"):
            (said,) = _linked(client.get(path).text)
            assert said["@type"] == "ItemList"
            assert said["numberOfItems"] == len(said["itemListElement"]) > 2
            for item in said["itemListElement"]:
                assert client.get(item["url"].removeprefix(PUBLIC)).status_code == 200
        (said,) = _linked(client.get("/").text)
        assert said["potentialAction"]["target"]["urlTemplate"] == f"{PUBLIC}/contacts?q={{search_term_string}}"

    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
    def test_as_triples_every_word_is_one_of_schema_org_and_a_contact_is_reached_from_its_release(
        self, client: FlaskClient, find: Finder
    ) -> None:
        ada, release_ = find.contact("ada"), find.release("EA-1")
        paths = ("/", "/contacts", "/offices", "/releases", "/offices/example-agency", f"/contacts/{ada}")
        everything = Graph()
        for path in (*paths, f"/releases/{release_}"):
            for said in _linked(client.get(path).text):
                everything += _graph(said)
        words = {*everything.predicates(), *everything.objects(None, RDF.type)} - {RDF.type}
        # Google's annotation of a SearchAction is of no vocabulary.
        unknown = {word for word in words if word not in SDO} - {URIRef(f"{SDO}query-input")}
        assert len(words) > 20
        assert unknown == set()
        (article,) = everything.subjects(SDO.headline, Literal("Agency launches an invented satellite"))
        mentioned = {everything.value(one, SDO.name): one for one in everything.objects(article, SDO.mentions)}
        points = everything.objects(mentioned[Literal("Ada Example")], SDO.contactPoint)
        numbers = {str(number) for point in points for number in everything.objects(point, SDO.telephone)}
        assert "+33199009999" in numbers

    def test_of_a_release_under_embargo_nothing_is_said(self, client: FlaskClient, put: Keep) -> None:
        held = Embargo("Embargoed", FAR, FAR)
        put(*release(mention("Zoe Keeper", email="z@k.example"), title="Secret words", embargo=held, on="2027-01-01"))
        id_ = client.get("/api/v1/releases").json["items"][0]["id"]
        for path in (f"/releases/{id_}", "/releases", "/"):
            text = client.get(path).text
            assert "Secret words" not in text
            assert "Zoe" not in text
        assert _linked(client.get(f"/releases/{id_}").text) == []


ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
TRAPS = st.sampled_from(["</script>", "<!--", "<script>", "]]>", '"', "\\", "\u2028", "&lt;", "</SCRIPT >", "'"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(ODD, TRAPS), min_size=1, max_size=4).map("".join), TRAPS)
def test_no_word_of_a_release_leaves_its_place_in_the_data(
    client: FlaskClient, put: Keep, words: str, trap: str
) -> None:
    put(
        *release(
            mention(f"Jane {words}{trap}", role=f"{trap}{words}", email="jane@hostile.example"),
            issuer="Hostile Office",
            title=f"{words}{trap}",
            name="hostile.txt",
        )
    )
    id_ = client.get("/api/v1/releases").json["items"][0]["id"]
    said = client.get(f"/api/v1/releases/{id_}").json
    contact = said["mentions"][0]["contact"]
    (article,) = _linked(client.get(f"/releases/{id_}").text)
    (person,) = _linked(client.get(contact["address"].removeprefix(PUBLIC)).text)
    assert article["headline"] == said["title"]
    assert person["name"] == contact["name"]
