"""The page on which an editor picks what to show on another page."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.web.conftest import PUBLIC, Finder

pytestmark = [pytest.mark.parametrize("database", ["sqlite"], indirect=True), pytest.mark.usefixtures("filled")]


def built(client: FlaskClient, **asked: object) -> LexborHTMLParser:
    answer = client.get("/en/embed", query_string=asked)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def elements(page: LexborHTMLParser) -> list[dict[str, str | None]]:
    """What the previews are told."""
    return [dict(one.attributes) for one in page.css("press-contacts")]


def test_an_address_of_a_page_here_becomes_what_the_element_is_told(client: FlaskClient, find: Finder) -> None:
    ada, bo, release = find.contact("ada"), find.contact("bo placeholder"), find.release("EA-1")
    for url, attribute, words in (
        (f"{PUBLIC}/offices/example-agency", "office", "example-agency"),
        (f"{PUBLIC}/fr/releases/{release}", "release", release),
        (f"{PUBLIC}/contacts?topic=climate", "topic", "climate"),
        (f"{PUBLIC}/contacts/{bo}/bo-placeholder {PUBLIC}/contacts/{ada}", "contacts", f"{bo},{ada}"),
    ):
        shown = elements(built(client, url=url))
        assert len(shown) == 3, url
        assert all(one[attribute] == words for one in shown), url


def test_what_is_picked_is_in_the_line(client: FlaskClient) -> None:
    asked = {"url": f"{PUBLIC}/offices/example-agency", "fields": ["phone", "release"], "layout": "cards"}
    page = built(client, **asked, order="newest", limit="2", lang="fr")
    line = page.css_first("section[aria-labelledby=line-script] code").text()
    told = 'office="example-agency" fields="phone,release" order="newest" limit="2" layout="cards" lang="fr"'
    assert f"<press-contacts {told} style=" in line
    assert {one.attributes["value"] for one in page.css("[name=fields][checked]")} == {"phone", "release"}


def test_its_own_addresses_say_the_same(client: FlaskClient) -> None:
    """So a link to it, or what its script puts into the address, is enough to come back: nothing else remembers anything."""
    by_name = built(client, office="example-agency", fields="phone")
    by_address = built(client, url=f"{PUBLIC}/offices/example-agency", fields=["phone"])
    assert elements(by_name) == elements(by_address)
    assert by_name.css_first("#url").attributes["value"] == f"{PUBLIC}/offices/example-agency"
    assert "Set-Cookie" not in client.get("/embed?office=example-agency").headers


def test_the_preview_holds_the_contacts_without_a_script(client: FlaskClient) -> None:
    page = built(client, office="example-agency")
    assert all("Ada Example" in one.text() for one in page.css(".host press-contacts"))
    assert "the list is called “Press contacts: Example Agency”" in page.css_first("#result").text()


def test_contrast_is_told_in_numbers_and_words(client: FlaskClient) -> None:
    asked = {"office": "example-agency", "ground": "#ffffff", "ink": "#000000", "link": "#aaaaaa"}
    text, links = (row.text() for row in built(client, **asked).css(".ratios li"))
    assert "21 : 1, enough to be read" in " ".join(text.split())
    assert "2.3 : 1, too little" in " ".join(links.split())
    assert built(client, **{**asked, "ink": '"><script>'}).css(".ratios [fill='#1a1a1a']")


@pytest.mark.parametrize(
    "asked",
    [
        {"url": "https://elsewhere.example/"},
        {"url": f"{PUBLIC}/offices/nobody"},
        {"url": f"{PUBLIC}/offices/example-agency {PUBLIC}/offices/quiet-office"},
        {"office": "example-agency", "fields": "salary"},
        {"office": "example-agency", "limit": "1000"},
        {"url": "<script>alert(1)</script>"},
    ],
)
def test_what_cannot_be_shown_is_said_and_the_form_stays(client: FlaskClient, asked: dict[str, str]) -> None:
    answer = client.get("/en/embed", query_string=asked)
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 400
    assert page.css_first("[role=alert]").text().strip()
    assert page.css_first("form[data-live]")
    assert "<script>alert" not in answer.text
    assert page.css("press-contacts") == []


def test_every_page_that_has_contacts_leads_to_it(client: FlaskClient, find: Finder) -> None:
    for path in ("/offices/example-agency", f"/contacts/{find.contact('ada')}", f"/releases/{find.release('EA-1')}"):
        page = LexborHTMLParser(client.get(path, follow_redirects=True).text)
        (address,) = {a.attributes["href"] for a in page.css("a[href*='/embed?']")}
        assert client.get(address or "").status_code == 200, path
