"""The whole line on real releases: from the files in seeds/ to the pages, cards and widget that readers see."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy.orm import Session, sessionmaker

from directory.ingest import ingest
from directory.sources.folder import documents
from tests.builders import NOW

CNES = Path(__file__).resolve().parents[2] / "seeds" / "cnes"
PEOPLE = {
    "Pascale Bresson": (
        "+33144767539",
        "+33 (0)1 44 76 75 39",
        "pascale.bresson@cnes.fr",
        ["PR124-2019", "PR083-2019"],
    ),
    "Raphaël Sart": ("+33144767451", "+33 (0)1 44 76 74 51", "raphael.sart@cnes.fr", ["PR124-2019", "PR083-2019"]),
    "Sébastien Martignac": ("+33144767835", "+33 (0)1 44 76 78 35", "sebastien.martignac@cnes.fr", ["PR083-2019"]),
}


@pytest.fixture(autouse=True)
def _seeds(session_factory: sessionmaker[Session]) -> None:
    files = sorted(path for path in CNES.iterdir() if path.suffix in {".txt", ".md", ".html"})
    for kept in ingest(session_factory, documents(files, max_bytes=1_000_000), default_country=None, now=lambda: NOW):
        assert not isinstance(kept, Exception), kept


def test_the_two_releases_give_three_contacts_each_with_its_citations(client: FlaskClient) -> None:
    items = client.get("/api/v1/contacts").json["items"]
    assert {item["name"] for item in items} == set(PEOPLE)
    for item in items:
        number, _, address, releases = PEOPLE[item["name"]]
        assert [p["value"] for p in item["phones"]] == [number]
        assert item["emails"] == [address]
        assert (item["role"], item["role_kind"], item["office"]["name"]) == ("Press Officer", "press-officer", "CNES")
        cited = client.get(f"/api/v1/contacts/{item['id']}").json["citations"]
        assert [c["release"]["number"] for c in cited] == releases


def test_every_field_leads_to_the_exact_words_on_the_page_of_every_release_that_states_it(client: FlaskClient) -> None:
    followed = 0
    for item in client.get("/api/v1/contacts").json["items"]:
        _, written, address, releases = PEOPLE[item["name"]]
        details = client.get(f"/api/v1/contacts/{item['id']}").json["details"]
        stated = {"name": item["name"], "role": "Press Officer", "email": address, "phone": written}
        assert {d["field"] for d in details} >= set(stated)
        for detail in details:
            if detail["field"] not in stated:
                continue
            assert [e["release"]["number"] for e in detail["evidence"]] == releases
            for evidence in detail["evidence"]:
                page, _, place = evidence["address"].removeprefix("https://press.example.org").partition("#")
                shown = LexborHTMLParser(client.get(page).text).css_first(f"#{place}")
                assert shown.text() == stated[detail["field"]]
                followed += 1
    assert followed == 4 * (2 + 2 + 1)


def test_people_who_are_only_quoted_are_nobodys_contact(client: FlaskClient) -> None:
    for name in ("Le Gall", "Rogozin", "Zhang Kejian", "Macron"):
        assert client.get("/api/v1/contacts", query_string={"q": name}).json["items"] == [], name


def test_the_press_office_has_its_contacts_links_and_releases_on_one_page(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/offices/cnes").text)
    assert len(page.css("tr.h-card")) == 3
    assert len(page.css(".release-row")) == 2
    links = page.css_first("[aria-labelledby=links]").text()
    assert "CNES photo and video library" in links
    assert "presse.cnes.fr" in links


def test_one_file_brings_them_all_into_an_address_book(client: FlaskClient) -> None:
    cards = list(vobject.readComponents(client.get("/offices/cnes.vcf").text))
    assert {card.fn.value for card in cards} == set(PEOPLE)
    assert all(card.org.value == ["CNES"] for card in cards)
