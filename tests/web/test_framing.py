"""Contacts for pages that run no script of ours: a page for a frame, oEmbed of pasted addresses, and markup that stands by itself."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from xml.etree.ElementTree import fromstring

import mf2py
import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy.orm import Session, sessionmaker

from directory.registry import deciding
from directory.registry.deciding import By
from tests.builders import NOW
from tests.web.conftest import PUBLIC, Finder

pytestmark = [pytest.mark.parametrize("database", ["sqlite"], indirect=True), pytest.mark.usefixtures("filled")]

FRAME = "/embed/contacts?office=example-agency"


def hashed(words: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


class TestFrame:
    def test_any_page_may_frame_it_and_nothing_in_it_runs_or_loads_but_what_its_policy_names(
        self, client: FlaskClient
    ) -> None:
        answer = client.get(FRAME)
        policy, page = answer.headers["Content-Security-Policy"], LexborHTMLParser(answer.text)
        assert "frame-ancestors" not in policy
        assert "'self'" not in policy
        (sheet,), (script,) = page.css("style"), page.css("script")
        assert f"style-src {hashed(sheet.text())};" in policy
        assert f"script-src {hashed(script.text())};" in policy
        assert page.css("[src], link[rel=stylesheet]") == []
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Cache-Control"].startswith("public, max-age=300,")

    def test_it_says_what_the_script_is_told(self, client: FlaskClient) -> None:
        page = LexborHTMLParser(client.get(FRAME).text)
        said = client.get("/embed/contacts.json?office=example-agency").json
        assert page.css_first("title").text() == said["label"]
        assert page.css_first("ul").attributes["aria-label"] == said["label"]
        assert [row.css_first("a").text() for row in page.css("li")] == [one["name"] for one in said["contacts"]]
        assert [a.attributes["href"] for a in page.css("li div a")] == [
            way["href"] for one in said["contacts"] for way in one["ways"] if way["href"]
        ]

    def test_it_speaks_the_language_asked_for(self, client: FlaskClient) -> None:
        for address in (f"{FRAME}&lang=fr", f"/fr{FRAME}"):
            page = LexborHTMLParser(client.get(address).text)
            assert page.css_first("html").attributes["lang"] == "fr"
            assert page.css_first("title").text() == "Contacts presse\N{NO-BREAK SPACE}: Example Agency"

    @pytest.mark.parametrize(
        ("asked", "status"),
        [("office=nobody", 404), ("contacts=0000", 404), ("", 400), ("office=a&fields=salary", 400)],
    )
    def test_what_cannot_be_shown_is_said_within_the_frame(self, client: FlaskClient, asked: str, status: int) -> None:
        answer = client.get(f"/embed/contacts?{asked}")
        assert (answer.status_code, answer.mimetype) == (status, "text/html")
        assert "frame-ancestors" not in answer.headers["Content-Security-Policy"]
        assert f'href="{PUBLIC}/"' in answer.text

    def test_markup_in_names_is_text(self, client: FlaskClient) -> None:
        text = client.get("/embed/contacts?q=script+alert").text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text


class TestOembed:
    def test_the_page_of_an_office_a_contact_a_release_and_a_search_is_a_frame(
        self, client: FlaskClient, find: Finder
    ) -> None:
        ada, release = find.contact("ada"), find.release("EA-1")
        for page, frame in {
            "/offices/example-agency": "office=example-agency",
            f"/contacts/{ada}/ada-example": f"contacts={ada}",
            f"/contacts/{ada}": f"contacts={ada}",
            f"/releases/{release}#c1-2": f"release={release}",
            "/contacts?kind=person&q=agency&after=x": "q=agency&kind=person",
            f"{FRAME}&layout=cards": "office=example-agency&layout=cards",
        }.items():
            answer = client.get("/oembed", query_string={"url": f"{PUBLIC}{page}"})
            assert answer.status_code == 200, (page, answer.json)
            iframe = LexborHTMLParser(answer.json["html"]).css_first("iframe").attributes
            assert iframe["src"] == f"{PUBLIC}/embed/contacts?{frame}", page
            assert iframe["title"] == answer.json["title"], page
            shown = client.get(iframe["src"].removeprefix(PUBLIC))
            assert shown.status_code == 200, page

    def test_it_has_what_the_specification_asks_of_rich_content(self, client: FlaskClient) -> None:
        said = client.get("/oembed", query_string={"url": f"{PUBLIC}/fr/offices/example-agency"}).json
        assert (said["version"], said["type"], said["provider_name"]) == ("1.0", "rich", "Press Directory")
        assert (said["width"], type(said["height"])) == (600, int)
        assert said["title"] == "Contacts presse\N{NO-BREAK SPACE}: Example Agency"
        assert said["author_url"] == f"{PUBLIC}/fr/offices/example-agency"
        assert re.fullmatch(r"<blockquote><a [^>]*>[^<]*</a></blockquote><iframe [^>]*></iframe>", said["html"])
        assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in said["html"]

    def test_xml_says_the_same(self, client: FlaskClient) -> None:
        asked = {"url": f"{PUBLIC}/offices/example-agency"}
        answer = client.get("/oembed", query_string={**asked, "format": "xml"})
        assert answer.content_type == "text/xml; charset=utf-8"
        root = fromstring(answer.data)  # noqa: S314  # our own
        said = client.get("/oembed", query_string=asked).json
        assert root.tag == "oembed"
        assert {one.tag: one.text for one in root} == {name: str(value) for name, value in said.items()}

    def test_it_is_never_larger_than_wanted(self, client: FlaskClient) -> None:
        asked = {"url": f"{PUBLIC}/offices/example-agency", "maxwidth": "320", "maxheight": "200"}
        said = client.get("/oembed", query_string=asked).json
        assert (said["width"], said["height"]) == (320, 200)
        assert 'width="320" height="200"' in said["html"]

    def test_what_has_no_contacts_to_show_is_not_found(self, client: FlaskClient) -> None:
        for url in (
            "https://elsewhere.example/offices/example-agency",
            f"{PUBLIC}.evil.example/offices/example-agency",
            f"{PUBLIC}/offices/nobody",
            f"{PUBLIC}/offices",
            f"{PUBLIC}/nowhere",
            f"{PUBLIC}/contacts",
            f"{PUBLIC}/review",
            "javascript:alert(1)",
            "http://[",
        ):
            answer = client.get("/oembed", query_string={"url": url})
            assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (404, "*"), url

    def test_other_formats_are_not_implemented_and_an_address_is_needed(self, client: FlaskClient) -> None:
        assert client.get(f"/oembed?format=yaml&url={PUBLIC}/offices/example-agency").status_code == 501
        assert client.get("/oembed").status_code == 400
        assert client.get(f"/oembed?maxwidth=-1&url={PUBLIC}/offices/example-agency").status_code == 400

    def test_who_asked_not_to_be_shown_is_not(
        self, client: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        ada = find.contact("ada")
        with session_factory.begin() as session:
            deciding.withdraw(session, ada, [], By("Ed Placeholder", "asked for it", NOW))
        said = client.get("/oembed", query_string={"url": f"{PUBLIC}/contacts/{ada}/ada-example"})
        frame = client.get(f"/embed/contacts?contacts={ada}").text
        assert "Ada" not in said.json["title"]
        assert "Ada Example" not in frame
        assert "Example Agency press desk" in frame

    def test_pages_name_where_their_own_is_found(self, client: FlaskClient, find: Finder) -> None:
        for path in (
            "/offices/example-agency",
            f"/contacts/{find.contact('ada')}",
            f"/releases/{find.release('EA-1')}",
            "/contacts?q=ada",
            FRAME,
        ):
            page = LexborHTMLParser(client.get(path, follow_redirects=True).text)
            for form, media_type in (("json", "application/json+oembed"), ("xml", "text/xml+oembed")):
                (link,) = page.css(f"link[rel=alternate][type='{media_type}']")
                answer = client.get((link.attributes["href"] or "").removeprefix(PUBLIC))
                assert (answer.status_code, form in answer.content_type) == (200, True), path


class TestMarkupThatStandsByItself:
    @pytest.fixture
    def lines(self, client: FlaskClient) -> dict[str, str]:
        """What can be copied, by its name."""
        page = LexborHTMLParser(client.get("/en/embed?office=example-agency").text)
        return {
            (part.attributes["aria-labelledby"] or "").removeprefix("line-"): part.css_first("code").text()
            for part in page.css("section[aria-labelledby^=line-]")
        }

    def test_it_holds_h_cards_that_other_programs_read(self, lines: dict[str, str]) -> None:
        items = mf2py.parse(doc=lines["static"], url=PUBLIC)["items"]
        assert [item["properties"]["name"] for item in items][:2] == [["Ada Example"], ["Bo Placeholder"]]
        assert items[0]["properties"]["email"] == ["mailto:ada@agency.example"]
        assert items[0]["properties"]["tel"][0] == "+33 1 99 00 99 99"

    def test_it_says_the_same_as_linked_data(self, lines: dict[str, str]) -> None:
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', lines["static"])
        ada = json.loads(script)["@graph"][0]
        assert (ada["@type"], ada["name"], ada["jobTitle"]) == ("Person", "Ada Example", "Director of Communications")
        assert ada["contactPoint"]["email"] == ["ada@agency.example"]

    def test_no_address_stands_in_its_source_for_who_gathers_them(self, lines: dict[str, str]) -> None:
        assert "@" not in lines["static"]
        assert "@" not in lines["lasting"]

    def test_every_line_leads_to_this_directory_and_is_whole(self, lines: dict[str, str]) -> None:
        assert lines.keys() == {"script", "lasting", "frame", "oembed", "static", "link"}
        assert all(PUBLIC in line for line in lines.values())
        element = LexborHTMLParser(lines["lasting"]).css_first("press-contacts")
        assert element.attributes["office"] == "example-agency"
        assert len(element.css("li.h-card")) == 3
