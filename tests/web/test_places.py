"""What a PDF says is shown with the page on which it stands."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator

from directory.reading import read_release
from directory.records import Document
from tests.unit.readers import pdfs
from tests.web.conftest import PUBLIC, Finder, Keep

NAME = "Zoe Paper"


@pytest.fixture
def find(client: FlaskClient, put: Keep) -> Finder:
    document = Document(
        "https://agency.example/news.pdf#top", "news.pdf", pdfs.pages("News", f"Press contact: {NAME}, zoe@x.example")
    )
    put(document, read_release(document))
    return Finder(client)


def test_the_contacts_page_names_the_page(client: FlaskClient, find: Finder) -> None:
    shown = client.get(f"/contacts/{find.contact(NAME)}", follow_redirects=True).text

    assert "news.pdf, page 2, line 3 of the text" in " ".join(shown.split())


def test_the_releases_page_links_to_the_page_of_the_original(client: FlaskClient, find: Finder) -> None:
    shown = client.get(f"/releases/{find.release('news')}").text

    assert shown.count('<a href="https://agency.example/news.pdf#page=2" rel="noopener">page 2</a>') == 2


def test_the_api_gives_page_and_box_with_the_words(client: FlaskClient, find: Finder) -> None:
    shapes = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    contact = client.get(f"/api/v1/contacts/{find.contact(NAME)}").json
    read = client.get(f"/api/v1/releases/{find.release('news')}").json

    quotes = [evidence["quote"] for detail in contact["details"] for evidence in detail["evidence"]]
    claims = [claim for mention in read["mentions"] for claim in mention["claims"]]
    assert [claim["original"] for claim in claims] == ["https://agency.example/news.pdf#page=2"] * 2
    assert quotes == [claim["quote"] for claim in claims]
    for quote in quotes:
        OAS31Validator(shapes["Quote"]).validate(quote)
        left, bottom, right, top = quote["box"]
        assert quote["page"] == 2
        assert 72 < left < right < 350
        assert 390 < bottom < 400 < top < 412
    assert all(claim["address"].startswith(f"{PUBLIC}/releases/") for claim in claims)
