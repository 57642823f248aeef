"""What readers see on each page, on both databases."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.web import scripts
from tests.builders import mention, release
from tests.web.conftest import Finder, Keep


def page(client: FlaskClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return LexborHTMLParser(answer.text)


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    found = node.body if isinstance(node, LexborHTMLParser) else node
    assert found is not None
    return re.sub(r"\s+", " ", found.text(separator=" ")).strip()


def links(node: LexborHTMLParser | LexborNode) -> list[str]:
    return [a.attributes["href"] or "" for a in node.css("a[href]")]


class TestHome:
    @pytest.mark.usefixtures("filled")
    def test_it_asks_one_question_and_its_worked_examples_all_find_somebody(self, client: FlaskClient) -> None:
        home = page(client, "/")
        assert words(home.css_first("h1")) == "Who do you need to reach?"
        examples = links(home.css_first(".examples"))
        assert len(examples) == 3
        for example in examples:
            assert page(client, example).css(".contact-row"), example

    @pytest.mark.usefixtures("filled")
    def test_it_shows_offices_and_the_newest_releases_first(self, client: FlaskClient) -> None:
        home = page(client, "/")
        assert "Example Agency" in words(home)
        assert words(home.css_first(".release-row")).startswith("Agency hires Bo")

    def test_an_empty_registry_says_how_to_fill_it(self, client: FlaskClient) -> None:
        assert "press-directory ingest" in words(page(client, "/"))


class TestSearch:
    @pytest.mark.parametrize(
        "query", ["placeholder", "PLACEHOLDER bo", "bo@agency", "01 99 00 55 55", "+33 (0)1 99 00 55 55", "5555"]
    )
    @pytest.mark.usefixtures("filled")
    def test_part_of_a_name_address_or_number_finds_the_contact(self, client: FlaskClient, query: str) -> None:
        answer = client.get("/contacts", query_string={"q": query})
        rows = LexborHTMLParser(answer.text).css(".contact-row")
        assert [words(row.css_first(".row-name")) for row in rows] == ["Bo Placeholder"]
        assert "tel:+33199005555" in links(rows[0])
        assert "mailto:bo@agency.example" in links(rows[0])

    @pytest.mark.usefixtures("filled")
    def test_no_result_says_what_was_tried_and_offers_the_nearest(self, client: FlaskClient) -> None:
        found = page(client, "/contacts?q=placeholderr+nowhere")
        assert "Nobody here matches “placeholderr nowhere”" in words(found)
        assert "“placeholderr”, “nowhere”" in words(found)
        assert words(found.css_first(".contact-row .row-name")) == "Bo Placeholder"
        assert {"/offices", "/contacts", "/releases"} <= set(links(found))

    @pytest.mark.usefixtures("filled")
    def test_what_answers_the_question_gets_the_stroke(self, client: FlaskClient) -> None:
        shown = page(client, "/contacts?q=PLACE+agency")
        assert [words(mark) for mark in shown.css(".contact-row mark")] == ["Place", "Agency", "agency"]

    @pytest.mark.usefixtures("filled")
    def test_a_long_list_is_paged_without_losing_or_repeating_anybody(self, client: FlaskClient) -> None:
        answer = client.get("/api/v1/contacts?limit=2").json
        seen = [item["name"] for item in answer["items"]]
        while answer["next"]:
            answer = client.get(answer["next"]).json
            seen += [item["name"] for item in answer["items"]]
        assert seen == [words(row) for row in page(client, "/contacts").css(".contact-row .row-name")]
        assert len(seen) == len(set(seen)) == 5

    def test_a_question_that_nobody_can_have_meant_is_refused_in_words(self, client: FlaskClient) -> None:
        answer = client.get("/contacts", query_string={"q": "x" * 201})
        assert answer.status_code == 400
        assert "up to 200 characters" in answer.text

    @pytest.mark.parametrize("query", ["\0", "%", "_", "'; DROP TABLE contact; --", "\ud800", "💥", "\\"])
    @pytest.mark.usefixtures("filled")
    def test_odd_characters_are_looked_for_like_any_others(self, client: FlaskClient, query: str) -> None:
        answer = client.get("/contacts", query_string={"q": query.encode("utf-8", "surrogatepass")})
        assert answer.status_code == 200
        assert client.get("/contacts?q=bo+placeholder").status_code == 200


class TestContact:
    def test_it_says_how_well_the_contact_stands(self, client: FlaskClient, find: Finder) -> None:
        shown = words(page(client, f"/contacts/{find.contact('ada')}"))
        assert (
            "Cited in 2 releases, last on 15 June 2026; newer releases changed the role and number given before."
            in shown
        )
        assert "not cited since 15 June 2026; Example Agency released again on 1 July 2026" in shown

    def test_every_way_to_reach_it_can_be_followed_and_copied(self, client: FlaskClient, find: Finder) -> None:
        shown = page(client, f"/contacts/{find.contact('press desk')}")
        ways = shown.css(".way")
        assert [words(way.css_first(".way-value")) for way in ways] == [
            "+33 1 99 00 12 00 ext. 12",
            "+33 1 99 00 12 01",
            "press@ agency.example",
        ]
        assert [way.css_first("a.way-link") and way.css_first("a.way-link").attributes["href"] for way in ways] == [
            "tel:+33199001200;ext=12",
            None,
            "mailto:press@agency.example",
        ]
        assert ways[2].css_first("button").attributes["data-copy"] == "press@agency.example"

    def test_beneath_each_value_stand_the_words_that_prove_it_and_their_place(
        self, client: FlaskClient, find: Finder
    ) -> None:
        way = page(client, f"/contacts/{find.contact('bo placeholder')}").css(".way")[0]
        assert words(way.css_first("q")) == "phone: +33 1 99 00 55 55"
        assert words(way.css_first("q mark")) == "+33 1 99 00 55 55"
        address, _, place = links(way.css_first(".proofs"))[0].partition("#")
        release = page(client, address)
        assert words(release.css_first(f"#{place}")) == "+33 1 99 00 55 55"

    def test_every_field_is_proved_on_the_page(self, client: FlaskClient, find: Finder) -> None:
        shown = page(client, f"/contacts/{find.contact('ada')}")
        proved = {words(node) for node in shown.css("q mark")}
        assert proved >= {
            "Ada Example",
            "Director of Communications",
            "Example Agency",
            "ada@agency.example",
            "+33 1 99 00 99 99",
            "+33 6 39 98 12 34",
        }

    def test_former_values_are_told_apart_in_words(self, client: FlaskClient, find: Finder) -> None:
        shown = page(client, f"/contacts/{find.contact('ada')}")
        former = words(shown.css_first("[aria-labelledby=former]"))
        assert "+33 1 99 00 12 34 a newer release gives another number; last given on 15 January 2026" in former
        assert "+33 1 99 00 12 34" not in words(shown.css_first(".ways"))

    def test_it_leads_to_the_office_the_colleagues_and_the_file(self, client: FlaskClient, find: Finder) -> None:
        id_ = find.contact("ada")
        shown = page(client, f"/contacts/{id_}")
        assert {"/offices/example-agency", f"/contacts/{id_}.vcf"} <= set(links(shown))
        assert "Bo Placeholder" in words(shown.css_first("[aria-labelledby=colleagues]"))

    def test_a_slug_may_follow_the_id_and_a_wrong_one_leads_to_the_right_one(
        self, client: FlaskClient, find: Finder
    ) -> None:
        id_ = find.contact("ada")
        assert client.get(f"/contacts/{id_}/ada-example").status_code == 200
        answer = client.get(f"/contacts/{id_}/somebody-else")
        assert (answer.status_code, answer.location) == (301, f"/contacts/{id_}/ada-example")

    def test_one_address_answers_as_page_card_or_json(self, client: FlaskClient, find: Finder) -> None:
        address = f"/contacts/{find.contact('ada')}"
        kinds = {
            accept: client.get(address, headers={"Accept": accept}).mimetype
            for accept in ("text/vcard", "application/json", "*/*")
        }
        assert kinds == {"text/vcard": "text/vcard", "application/json": "application/json", "*/*": "text/html"}
        assert "Accept" in client.get(address).headers["Vary"]


class TestRelease:
    def test_its_text_is_kept_line_by_line_with_each_claim_marked_once(self, client: FlaskClient, find: Finder) -> None:
        id_ = find.release("EA-1")
        shown = page(client, f"/releases/{id_}")
        read = client.get(f"/api/v1/releases/{id_}").json
        text = shown.css_first(".text")
        for number in text.css(".tie"):
            number.decompose()
        lines = [line for paragraph in text.css("p") for line in paragraph.text().split("\n")]
        assert [line for line in lines if line] == [line for line in read["text"].split("\n") if line]
        places = [claim["quote"] for m in read["mentions"] for claim in m["claims"]]
        assert len(places) == 10
        for quote in places:
            assert len(shown.css(f"#c{quote['start']}-{quote['end']}")) == 1

    def test_each_contact_has_a_card_tied_to_its_lines(self, client: FlaskClient, find: Finder) -> None:
        shown = page(client, f"/releases/{find.release('EA-1')}")
        card = shown.css_first("#m1")
        assert f"/contacts/{find.contact('ada')}/ada-example" in links(card)
        for place in [link for link in links(card) if link.startswith("#")]:
            assert "of-1" in (shown.css_first(place).attributes["class"] or "")
        assert [tie.attributes["href"] for tie in shown.css(".tie")] == ["#m1", "#m2"]

    def test_the_original_is_linked_only_where_it_is_on_the_web(self, client: FlaskClient, find: Finder) -> None:
        assert "https://agency.example/releases/1" in links(page(client, f"/releases/{find.release('EA-1')}"))
        elsewhere = client.get(f"/releases/{find.release('EA-2')}").text
        assert "file:" not in elsewhere
        assert "/releases/release-" not in elsewhere

    @pytest.mark.usefixtures("edited")
    def test_a_replaced_release_tells_what_it_said_before(self, client: FlaskClient) -> None:
        shown = page(client, f"/releases/{Finder(client).release('EA-3')}")
        history = words(shown.css_first("[aria-labelledby=history]"))
        assert "titled “Agency hires Bo”" in history
        assert "+33 1 99 00 55 55" in history
        assert "+33 1 99 00 66 66" not in history

    def test_a_release_without_contacts_says_so(self, client: FlaskClient, find: Finder) -> None:
        assert "offers no contact" in words(page(client, f"/releases/{find.release('Nobody to call')}"))


class TestLists:
    @pytest.mark.usefixtures("filled")
    def test_an_office_shows_its_contacts_links_releases_and_the_line_to_embed(self, client: FlaskClient) -> None:
        shown = page(client, "/offices/example-agency")
        assert "3 contacts from 3 releases, the last on 1 July 2026." in words(shown)
        assert [words(row) for row in shown.css("tr .row-name")] == [
            "Example Agency press desk",
            "Bo Placeholder",
            "Ada Example",
        ]
        assert "https://agency.example/photos" in links(shown)
        assert words(shown.css_first(".line-to-copy code")) == (
            f'<script type="module" src="https://press.example.org/embed/v1.js" integrity="{scripts.V1.integrity}" '
            'crossorigin="anonymous"></script>'
            '<press-contacts office="example-agency" style="display:block;min-height:25.5em"></press-contacts>'
        )

    @pytest.mark.usefixtures("filled")
    def test_releases_are_listed_newest_first_and_undated_ones_last(self, client: FlaskClient) -> None:
        rows = [words(row) for row in page(client, "/releases").css(".release-row .meta")]
        assert rows[0].startswith("1 July 2026")
        assert "2026" not in rows[-1]

    @pytest.mark.usefixtures("filled")
    def test_offices_are_listed_by_name(self, client: FlaskClient) -> None:
        rows = [words(row) for row in page(client, "/offices").css(".office-row .row-name")]
        assert [row for row in rows if "<" not in row] == ["Example Agency", "Musterwerke AG", "Quiet Office"]

    def test_releases_of_one_office_or_contact_can_be_listed(self, client: FlaskClient, find: Finder) -> None:
        assert len(page(client, "/releases?office=example-agency").css(".release-row")) == 3
        assert len(page(client, f"/releases?contact={find.contact('ada')}").css(".release-row")) == 2


class TestEveryPage:
    def test_sample_data_is_marked_on_every_page_errors_included(
        self, app: Flask, client: FlaskClient, find: Finder
    ) -> None:
        app.config["PRESS_DIRECTORY"] = replace(app.config["PRESS_DIRECTORY"], sample_data=True)
        for address in (
            "/",
            "/contacts",
            "/offices",
            "/releases",
            f"/contacts/{find.contact('ada')}",
            "/api/",
            "/nowhere",
        ):
            assert "Sample data: invented people and organisations." in client.get(address).text, address

    def test_otherwise_no_page_claims_to_be_made_of_samples(self, client: FlaskClient) -> None:
        assert "Sample data" not in client.get("/").text


class TestChecking:
    def test_a_press_officer_sees_where_the_newest_release_differs(self, client: FlaskClient, put: Keep) -> None:
        for day, number in (("2026-01-01", "01"), ("2026-02-01", "01"), ("2026-03-01", "02")):
            ada = mention("Ada Example", email="ada@agency.example", phone=f"+33 1 99 00 00 {number}")
            put(*release(ada, issuer="Example Agency", on=day, title=f"News of {day}"))
        text = client.get("/offices/example-agency/check").text
        assert (
            "The number in the newest release, +33 1 99 00 00 02, differs from the one in the 2 before it, "
            "+33 1 99 00 00 01."
        ) in text
        assert "News of 2026-03-01" in text
        assert "News of 2026-02-01" in text
        assert "/offices/example-agency/check" in client.get("/offices/example-agency").text

    def test_who_is_not_named_for_long_is_listed_and_nobody_else(self, client: FlaskClient, put: Keep) -> None:
        put(*release(mention("Ada Example", email="ada@agency.example"), on="2001-01-01", title="Old"))
        put(*release(mention("Bo Muster", email="bo@agency.example"), on="2026-11-01", title="New"))
        listed = client.get("/offices/example-agency/check").text
        assert "Ada Example" in listed
        assert "Bo Muster" not in listed
        assert client.get("/offices/nowhere/check").status_code == 404
