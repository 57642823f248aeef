"""Names, roles, titles and links that a hostile release brings are text, wherever they are shown."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from directory.web.context import breakable, coded
from tests.builders import mention, release
from tests.web.conftest import Finder, Keep

SAFE = ("http://", "https://", "mailto:", "tel:", "sms:", "/", "#")


def assert_harmless(text: str) -> None:
    page = LexborHTMLParser(text)
    scripts = [node.attributes.get("src", "") or "" for node in page.css("script:not([type='application/ld+json'])")]
    assert all(source.startswith(("/static/page.js", "/static/calling.js", "/static/suggest.js")) for source in scripts)
    assert len(set(scripts)) == len(scripts) <= 2
    assert page.css("style, iframe, object, embed, form:not([action='/contacts'], [action='/releases'])") == []
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"], node.html
        for name in ("href", "src", "action"):
            address = node.attributes.get(name)
            assert address is None or address.startswith(SAFE), address


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("filled")
def test_markup_in_names_titles_and_issuers_is_shown_as_text(client: FlaskClient, find: Finder) -> None:
    id_, release_id = find.contact("script alert"), find.release("alert(2)")
    office = client.get(f"/api/v1/contacts/{id_}").json["office"]["slug"]
    for address in (
        "/",
        "/contacts",
        f"/contacts/{id_}",
        f"/releases/{release_id}",
        "/releases",
        "/offices",
        f"/offices/{office}",
    ):
        text = client.get(address).text
        assert "alert(" in text, address
        assert_harmless(text)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_link_that_is_no_web_mail_or_telephone_address_is_never_followed(client: FlaskClient, find: Finder) -> None:
    for address in ("/offices/example-agency", f"/releases/{find.release('EA-1')}"):
        text = client.get(address).text
        assert "Trap" in text
        assert "javascript:" not in text
    links = client.get(f"/api/v1/releases/{find.release('EA-1')}").json["links"]
    assert [link["href"] for link in links] == ["https://agency.example/photos", None]


NASTY = (
    "</title>",
    "<script>alert(1)</script>",
    '">',
    "'>",
    "<!--",
    "]]>",
    "</textarea>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "&lt;b&gt;",
)
anything = (
    st.lists(st.sampled_from(NASTY) | st.text(max_size=20), min_size=1, max_size=4)
    .map(lambda parts: "".join(parts).replace("\n", " "))
    .filter(lambda text: bool(text.strip()))
)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.tuples(anything, anything, anything, anything))
def test_whatever_a_release_says_every_view_of_it_stays_harmless(
    client: FlaskClient, put: Keep, said: tuple[str, str, str, str]
) -> None:
    name, role, org, title = said
    put(*release(mention(name, role=role, org=org, email="x@agency.example"), title=title, address="file:///same"))
    for item in client.get("/api/v1/contacts").json["items"]:
        assert_harmless(client.get(f"/contacts/{item['id']}").text)
        card = client.get(f"/contacts/{item['id']}.vcf")
        assert card.status_code == 200
        assert card.data.count(b"BEGIN:VCARD\r\n") == card.data.count(b"END:VCARD\r\n") == 1
    for item in client.get("/api/v1/releases").json["items"]:
        assert_harmless(client.get(f"/releases/{item['id']}").text)
    assert_harmless(client.get("/contacts", query_string={"q": name[:50]}).text)


def test_words_that_are_given_places_to_break_stay_text() -> None:
    for words in ("<b>", "<b>@<i>", "1 ext. <b>"):
        assert "<b>" not in breakable(words)
    assert coded("`<b>` <i>") == "<code>&lt;b&gt;</code> &lt;i&gt;"
