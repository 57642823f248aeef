"""Lists of contacts and of releases narrowed on their pages, in the API, as vCards and as feeds; on both databases."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
import vobject
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from directory.records import Embargo
from tests.builders import desk, mention, release
from tests.web.conftest import Keep
from tests.web.test_api import PROBLEM, holds

EVERYBODY = ["Ada Example", "Bo Muster", "Cy Sample", "Example press desk"]


@pytest.fixture(autouse=True)
def four(put: Keep) -> None:
    ada = mention(
        "Ada Example",
        role="Press Officer",
        email="ada@agency.example",
        phone="+33 1 99 00 00 01",
        languages=("German", "English"),
        topics="Climate, and énergie",
    )
    bo = mention("Bo Muster", role="Spokesperson", phone="+49 30 23125 001", languages="German")
    cy = mention("Cy Sample", org="Probe & <b>Sons</b>", phone="+33 1 99 00 00 02", languages="French")
    put(*release(ada, desk("Example press desk", phone="+33 1 99 00 00 03"), name="a.txt", on="2026-01-15"))
    put(*release(bo, name="b.txt", on="2019-01-15", issuer="Other Works"))
    put(*release(cy, name="c.txt", on=None, issuer="Other Works"))
    over = datetime(2999, 1, 1, tzinfo=UTC)
    hidden = mention("Ada Example", email="ada@agency.example", languages="Welsh", topics="Merger")
    put(*release(hidden, name="d.txt", embargo=Embargo("later", over, over), issuer="Secret Works"))


def page(client: FlaskClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def listed(client: FlaskClient, address: str) -> list[str]:
    return [node.text() for node in page(client, address).css(".contact-row .row-name")]


def choices(found: LexborHTMLParser) -> dict[str, tuple[int, str]]:
    """Value in words, with its count and address."""
    told = {}
    for link in found.css(".filters .choices a"):
        words, count, _ = (node.text(strip=True) for node in link.css("span"))
        told[words] = int(re.sub(r"\D", "", count)), link.attributes["href"] or ""
    return told


def test_beside_each_value_stands_how_many_its_address_lists(client: FlaskClient) -> None:
    found = choices(page(client, "/contacts"))
    assert {"People", "Press desks", "German", "France", "Press officer", "Not cited for long"} <= found.keys()
    for words, (count, address) in found.items():
        assert len(listed(client, address)) == count, words


def test_counts_are_those_of_now_whenever_a_release_is_read(client: FlaskClient, put: Keep) -> None:
    before = choices(page(client, "/contacts"))["German"][0]
    put(*release(mention("Di Probe", email="di@agency.example", languages="German"), name="e.txt"))
    assert choices(page(client, "/contacts"))["German"][0] == before + 1


def test_choices_combine_and_each_can_be_taken_away(client: FlaskClient) -> None:
    german = choices(page(client, "/contacts"))["German"][1]
    both = choices(page(client, german))["France"][1]
    assert dict(parse_qsl(urlsplit(both).query)) == {"language": "de", "country": "FR"}
    assert listed(client, both) == ["Ada Example"]
    chips = page(client, both).css(".chip")
    assert [chip.css_first("span").text() for chip in chips] == ["Country: France", "Speaks German"]
    assert [chip.attributes["href"] for chip in chips] == ["/contacts?language=de", "/contacts?country=FR"]


def test_what_is_chosen_is_marked_and_leads_back(client: FlaskClient) -> None:
    found = page(client, "/contacts?language=German")
    (marked,) = found.css(".filters [aria-current=true]")
    assert (marked.css_first("span").text(), marked.attributes["href"]) == ("German", "/contacts")


def test_a_search_keeps_what_is_chosen_and_choosing_keeps_the_search(client: FlaskClient) -> None:
    address = choices(page(client, "/contacts?q=example"))["People"][1]
    assert dict(parse_qsl(urlsplit(address).query)) == {"q": "example", "kind": "person"}
    found = page(client, address)
    kept = {node.attributes["name"]: node.attributes["value"] for node in found.css(".ask input[type=hidden]")}
    assert kept == {"kind": "person"}
    assert [node.text() for node in found.css(".row-name")] == ["Ada Example"]


def test_what_is_typed_narrows_too(client: FlaskClient) -> None:
    form = page(client, "/contacts?language=de&role=press").css_first("form.typed")
    assert form.attributes["action"] == "/contacts"
    fields = {node.attributes["name"]: node.attributes["value"] for node in form.css("input")}
    assert fields == {"language": "de", "organisation": "", "role": "press", "topic": "", "cited_since": ""}
    assert listed(client, "/contacts?language=de&organisation=&role=press&topic=&cited_since=") == ["Ada Example"]
    assert listed(client, "/contacts?organisation=probe") == ["Cy Sample"]


def test_where_nobody_is_left_it_says_what_to_take_away(client: FlaskClient) -> None:
    found = page(client, "/contacts?language=fr&country=FR&kind=desk")
    assert "Nobody here is all of that" in found.css_first("#none").text()
    offered = [
        (link.css_first("span").text(), link.css("span")[1].text(deep=False), link.attributes["href"])
        for link in found.css("nav.section .choices a")
    ]
    assert offered == [
        ("Speaks French", "1", "/contacts?country=FR&kind=desk"),
        ("Press desks", "1", "/contacts?country=FR&language=fr"),
    ]


def test_it_is_said_in_french(client: FlaskClient) -> None:
    found = page(client, "/fr/contacts?language=de&standing=current")
    assert [chip.css_first("span").text() for chip in found.css(".chip")] == ["Parle allemand", "À jour"]
    assert "Personnes" in choices(page(client, "/fr/contacts"))


def test_what_a_release_says_is_words_in_the_panel(client: FlaskClient) -> None:
    text = client.get("/contacts?organisation=<b>&topic=<script>").text
    assert "<b>" not in text
    assert "&lt;script&gt;" in text


def test_what_is_under_embargo_is_nowhere_in_the_panel(client: FlaskClient) -> None:
    for address in ("/contacts", "/contacts?language=cy", "/contacts?topic=merger", "/api/v1/contacts/facets"):
        text = client.get(address).text
        assert "Secret" not in text
        assert "Merger" not in text
    assert listed(client, "/contacts?language=cy") == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", EVERYBODY),
        ("country=FR", ["Ada Example", "Cy Sample", "Example press desk"]),
        ("country=germany", ["Bo Muster"]),
        ("kind=desk", ["Example press desk"]),
        ("standing=undated", ["Cy Sample"]),
        ("standing=ageing", ["Bo Muster"]),
        ("cited_since=2019", ["Ada Example", "Bo Muster", "Example press desk"]),
        ("cited_since=2026-01-15", ["Ada Example", "Example press desk"]),
        ("role=officer", ["Ada Example"]),
        ("organisation=sons", ["Cy Sample"]),
        ("office=other-works&language=de", ["Bo Muster"]),
        ("topic=energie&country=FR&kind=person", ["Ada Example"]),
    ],
)
def test_page_api_cards_and_feeds_are_narrowed_alike(client: FlaskClient, query: str, names: list[str]) -> None:
    assert listed(client, f"/contacts?{query}") == names
    found = client.get(f"/api/v1/contacts?{query}").json
    counted = client.get(f"/api/v1/contacts/facets?{query}").json
    assert found is not None
    assert counted is not None
    assert [item["name"] for item in found["items"]] == names
    assert counted["total"] == len(names)
    assert [card.fn.value for card in vobject.readComponents(client.get(f"/contacts.vcf?{query}").text)] == names
    feed = client.get(f"/contacts.feed.json?{query}").text
    assert [name for name in EVERYBODY if name in feed] == names


class TestFacetsInTheApi:
    def test_each_value_is_told_with_its_count_and_its_list(self, client: FlaskClient) -> None:
        found = client.get("/api/v1/contacts/facets?language=german").json
        assert found is not None
        holds(client, "Tally", found)
        values = {facet["parameter"]: facet["values"] for facet in found["facets"]}
        assert [(v["value"], v["count"], v["chosen"]) for v in values["language"]] == [
            ("de", 2, True),
            ("en", 1, False),
            ("fr", 1, False),
        ]
        for one in (one for every in values.values() for one in every):
            parts = urlsplit(one["contacts"])
            listed_ = client.get(f"{parts.path}?{parts.query}").json
            assert listed_ is not None
            assert len(listed_["items"]) == one["count"]

    def test_so_many_values_of_each_are_told_as_are_asked_for(self, client: FlaskClient) -> None:
        found = client.get("/api/v1/contacts/facets?limit=1&language=fr").json
        assert found is not None
        values = {facet["parameter"]: [v["value"] for v in facet["values"]] for facet in found["facets"]}
        assert values["language"] == ["de", "fr"]
        assert len(values["country"]) == 1

    @pytest.mark.parametrize("path", ["/api/v1/contacts", "/api/v1/contacts/facets"])
    @pytest.mark.parametrize(
        ("query", "parameter", "told"),
        [
            ("kind=robot", "kind", "person, desk"),
            ("standing=old", "standing", "current, ageing, undated"),
            ("cited_since=2026-02-30", "cited_since", "2026-01-15"),
            ("role_kind=king", "role_kind", "press-officer"),
        ],
    )
    def test_what_there_is_not_is_a_problem_that_tells_what_there_is(
        self, client: FlaskClient, path: str, query: str, parameter: str, told: str
    ) -> None:
        answer = client.get(f"{path}?{query}")
        assert (answer.status_code, answer.content_type) == (400, PROBLEM)
        assert answer.json is not None
        (error,) = answer.json["errors"]
        assert error["parameter"] == parameter
        assert told in error["detail"]

    def test_it_is_described_with_examples(self, client: FlaskClient) -> None:
        described = client.get("/api/v1/openapi.json").json
        assert described is not None
        operation = described["paths"]["/api/v1/contacts/facets"]["get"]
        assert operation["operationId"] == "list-contacts-facets"
        examples = {p["name"] for p in operation["parameters"] if "name" in p and "example" in p["schema"]}
        assert {"country", "language", "kind", "standing", "cited_since", "role"} <= examples


def test_a_page_that_cannot_be_narrowed_so_says_why(client: FlaskClient) -> None:
    answer = client.get("/contacts?cited_since=soon")
    assert answer.status_code == 400
    assert "is no day (2026-01-15), month (2026-01) or year" in answer.text
    assert client.get("/contacts?office=nobody").status_code == 404


class TestReleases:
    @pytest.fixture(autouse=True)
    def named(self, put: Keep) -> None:
        cy = mention("Cy Sample", email="cy@other.example")
        put(*release(cy, title="Les bacs partent", language="fr", on="2026-03-01", name="bacs.txt"))
        put(*release(title="Ferries sail", language="en", on="2019-05-01", issuer="Ferry Line", name="sail.txt"))
        put(*release(title="Ferries <b>stop</b>", language="en", on="2026-02-01", name="stop.txt"))

    def test_beside_each_value_stands_how_many_its_address_lists(self, client: FlaskClient) -> None:
        found = choices(page(client, "/releases"))
        assert {"French", "English", "Ferry Line", "Example Agency", "2026"} <= found.keys()
        for words, (count, address) in found.items():
            rows = page(client, address).css(".release-row")
            assert len([row for row in rows if not row.css(".embargo")]) == count, words

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("language=fr", ["Les bacs partent"]),
            ("language=english&office=ferry-line", ["Ferries sail"]),
            ("q=ferries", ["Ferries <b>stop</b>", "Ferries sail"]),
            ("q=ferries&since=2026-01", ["Ferries <b>stop</b>"]),
            ("since=2019-05-01&until=2019-05", ["Ferries sail"]),
            ("language=tlh", []),
        ],
    )
    def test_page_api_and_feeds_are_narrowed_alike(self, client: FlaskClient, query: str, titles: list[str]) -> None:
        shown = [node.text() for node in page(client, f"/releases?{query}").css(".release-row .p-name")]
        listed_ = client.get(f"/api/v1/releases?{query}").json
        counted = client.get(f"/api/v1/releases/facets?{query}").json
        feed = client.get(f"/releases.feed.json?{query}").json
        assert listed_ is not None
        assert counted is not None
        assert feed is not None
        assert shown == titles
        assert [item["title"] for item in listed_["items"]] == titles
        assert counted["total"] == len(titles)
        assert [item["title"] for item in feed["items"]] == titles
        assert client.get(f"/releases.atom?{query}").text.count("<entry>") == len(titles)

    def test_each_value_in_the_api_leads_to_its_list(self, client: FlaskClient) -> None:
        told = client.get("/api/v1/releases/facets?language=fr&limit=1").json
        assert told is not None
        holds(client, "ReleaseTally", told)
        values = [value for facet in told["facets"] for value in facet["values"]]
        assert [value["value"] for value in values if value["chosen"]] == ["fr"]
        for value in values:
            parts = urlsplit(value["releases"])
            listed_ = client.get(f"{parts.path}?{parts.query}").json
            assert listed_ is not None
            assert len(listed_["items"]) == value["count"]

    def test_the_next_stretch_of_a_narrowed_list_is_narrowed_too(self, client: FlaskClient) -> None:
        first = client.get("/api/v1/releases?q=ferries&language=en&limit=1").json
        assert first is not None
        parts = urlsplit(first["next"])
        again = client.get(f"{parts.path}?{parts.query}").json
        assert again is not None
        assert [item["title"] for item in again["items"]] == ["Ferries sail"]
        assert again["next"] is None

    def test_what_is_chosen_can_be_taken_away_in_french_too(self, client: FlaskClient) -> None:
        found = page(client, "/fr/releases?language=fr&until=2026-03&office=example-agency")
        told = {chip.css_first("span").text(): chip.attributes["href"] for chip in found.css(".chip")}
        assert told == {
            "En français": "/fr/releases?office=example-agency&until=2026-03",
            "Jusqu’à\u00a0: 31 mars 2026": "/fr/releases?office=example-agency&language=fr",
            "Service de presse\u00a0: Example Agency": "/fr/releases?language=fr&until=2026-03",
        }

    def test_what_is_typed_is_kept_beside_what_is_chosen(self, client: FlaskClient) -> None:
        form = page(client, "/releases?language=en&since=2026&q=ferries").css_first("form.typed")
        fields = {node.attributes["name"]: node.attributes["value"] for node in form.css("input")}
        assert fields == {"q": "ferries", "language": "en", "since": "2026", "until": ""}

    def test_where_none_is_left_it_says_what_to_take_away(self, client: FlaskClient) -> None:
        found = page(client, "/releases?language=fr&office=ferry-line")
        assert "No release here fits all of that" in found.css_first("#none").text()
        offered = {
            link.css_first("span").text(): link.attributes["href"] for link in found.css("nav.section .choices a")
        }
        assert offered == {
            "In French": "/releases?office=ferry-line",
            "Press office: Ferry Line": "/releases?language=fr",
        }
        nothing = page(client, "/releases?q=nowhere")
        assert "No release matches “nowhere”" in nothing.css_first("#none").text()
        assert "/contacts?q=nowhere" in [link.attributes["href"] for link in nothing.css("nav.more a")]

    def test_a_feed_is_called_what_it_is_narrowed_to_and_its_entries_are_the_same_in_each_language(
        self, client: FlaskClient
    ) -> None:
        here, there = (client.get(f"{to}/releases.feed.json?language=fr&since=2026").json for to in ("", "/fr"))
        assert here is not None
        assert there is not None
        assert here["title"] == "Releases: In French · Since 2026 · Press Directory"
        assert there["title"] == "Communiqués\u00a0: En français · Depuis\u00a0: 2026 · Press Directory"
        assert [item["id"] for item in here["items"]] == [item["id"] for item in there["items"]] != []

    def test_what_is_under_embargo_is_in_no_narrowed_list_and_no_feed(self, client: FlaskClient) -> None:
        assert "Secret Works" in client.get("/releases").text  # who, and nothing of what (note 25)
        for address in ("/releases?language=en", "/releases.atom", "/api/v1/releases/facets", "/releases?q=merger"):
            assert "Secret" not in client.get(address).text, address

    @pytest.mark.parametrize("path", ["/releases", "/api/v1/releases", "/api/v1/releases/facets", "/releases.atom"])
    def test_what_is_no_date_is_a_problem_that_says_so(self, client: FlaskClient, path: str) -> None:
        answer = client.get(f"{path}?until=soon")
        assert answer.status_code == 400
        assert "is no day (2026-01-15), month (2026-01) or year" in answer.text

    def test_a_contact_that_was_kept_back_leads_nowhere(self, client: FlaskClient) -> None:
        assert client.get("/releases?contact=7m3k9p2d4q").status_code == 404
        assert client.get("/releases.atom?contact=7m3k9p2d4q").status_code == 404
