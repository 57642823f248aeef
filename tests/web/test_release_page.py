"""A release's page: from field to line and back, into the original, and on to other releases of the same contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlalchemy.orm import Session, sessionmaker

from directory.records import Embargo
from directory.registry.deciding import By, withdraw
from directory.registry.nearby import elsewhere, neighbours
from directory.registry.pages import release_page
from tests import statements
from tests.builders import NOW, desk, mention, release
from tests.web.conftest import Finder, Keep
from tests.web.test_api import holds

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
ADA = mention("Ada Example", email="ada-x@agency.example", phone="+33 1 99 00 12 34")
BO = mention("Bo Muster", email="bo@agency.example", phone="+33 1 99 00 12 34")
DESK = desk("Example Agency press desk", email="press@agency.example")


@pytest.fixture(autouse=True)
def _releases(put: Keep) -> None:
    for number, who, day in ((1, [ADA], "05"), (2, [ADA, BO], "06"), (3, [ADA, DESK], "07"), (4, [ADA], "08")):
        said = {
            "number": f"EA-{number}",
            "title": f"News <b>{number}</b>",
            "on": f"2026-{day}-01",
            "name": f"{number}.txt",
        }
        put(*release(*who, address=f"https://agency.example/{number}", media_type="text/html", **said))


def page(client: FlaskClient, number: int) -> LexborHTMLParser:
    answer = client.get(f"/releases/{Finder(client).release(f'EA-{number}')}")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def test_every_field_leads_to_its_line_and_every_line_back_to_its_field(client: FlaskClient) -> None:
    shown = page(client, 2)
    fields = shown.css(".card li")
    assert len(fields) == 6
    for field in fields:
        line = shown.css_first(field.css_first("a").attributes["href"])
        back = line.css_first("a.back")
        assert back.attributes["href"] == f"#{field.attributes['id']}"
        assert back.attributes.get("tabindex") is None
    ids = [node.attributes["id"] for node in shown.css("[id]")]
    assert len(ids) == len(set(ids))


def test_words_that_two_contacts_share_lead_to_both(client: FlaskClient, put: Keep) -> None:
    document, reading = release(ADA, BO, number="EA-9", title="Shared", on="2026-04-01", name="9.txt")
    ada, bo = reading.mentions
    shared = replace(bo, claims=(*bo.claims[:-1], ada.claims[-1]))
    put(document, replace(reading, mentions=(ada, shared)))
    shown = page(client, 9)
    quote = ada.claims[-1].quote
    place = f"{quote.start}-{quote.end}"
    assert {tie.attributes["href"] for tie in shown.css(".tie")} == {"#m1", "#m2", f"#m1-{place}"}
    assert shown.css_first(f"#m2-{place}") is not None


def test_each_contact_leads_to_its_lines_in_a_page_on_the_web(client: FlaskClient) -> None:
    shown = page(client, 2)
    ada, bo = (card.css_first("a[href*=':~:']").attributes["href"] for card in shown.css(".card"))
    assert ada.startswith("https://agency.example/2#:~:text=")
    assert unquote(ada.partition("#:~:text=")[2]).startswith("name: Ada Example,+33 1 99 00 12 34&")
    top = shown.css_first("header a[href*=':~:']").attributes["href"]
    assert top.count("text=") == ada.count("text=") + bo.count("text=")


@pytest.mark.parametrize(
    ("media_type", "address"),
    [
        ("application/pdf", "https://agency.example/r.pdf"),
        ("text/plain", "https://agency.example/r.txt"),
        ("text/html", "https://agency.example/feed.xml#entry-1"),
        ("text/html", "file:///releases/r.html"),
    ],
)
def test_other_originals_have_no_such_lines(client: FlaskClient, put: Keep, media_type: str, address: str) -> None:
    put(*release(ADA, number="EA-9", name="9", address=address, media_type=media_type))
    assert ":~:" not in client.get(f"/releases/{Finder(client).release('EA-9')}").text


def test_other_releases_of_its_contacts_are_told_newest_first(client: FlaskClient) -> None:
    section = page(client, 2).css_first("[aria-labelledby=elsewhere]")
    assert [words(name) for name in section.css("h3")] == ["Ada Example"]
    assert [words(row) for row in section.css(".release-row a")] == [
        "News <b>4</b>",
        "News <b>3</b>",
        "News <b>1</b>",
    ]


def test_it_leads_to_the_releases_before_and_after_it(client: FlaskClient) -> None:
    around = {link.attributes["rel"]: words(link) for link in page(client, 2).css("a[rel=prev], a[rel=next]")}
    assert around == {"prev": "News <b>1</b>", "next": "News <b>3</b>"}
    assert [link.attributes["rel"] for link in page(client, 4).css("a[rel=prev], a[rel=next]")] == ["prev"]


class TestNobodyIsTold:
    def test_of_releases_under_embargo(self, client: FlaskClient, put: Keep) -> None:
        held = Embargo("Embargoed", NEVER, NEVER)
        put(*release(ADA, BO, number="EA-5", title="Secret", embargo=held, on="2026-08-02", name="5.txt"))
        for number in (2, 4):
            shown = words(page(client, number).css_first("article"))
            assert "Secret" not in shown
            assert "EA-5" not in shown
        held_id = next(r["id"] for r in client.get("/api/v1/releases").json["items"] if r["embargo"])
        kept = LexborHTMLParser(client.get(f"/releases/{held_id}").text)
        assert kept.css_first("[aria-labelledby=elsewhere]") is None
        assert "Ada" not in words(kept.css_first("article"))

    def test_of_contacts_that_are_withdrawn(self, client: FlaskClient, session_factory: sessionmaker[Session]) -> None:
        id_ = Finder(client).contact("Ada")
        with session_factory.begin() as session:
            withdraw(session, id_, [], By("jane", "asked to be left out", NOW))
        answer = client.get(f"/releases/{Finder(client).release('EA-2')}").text
        assert "elsewhere" not in answer
        assert "ada-x" not in unquote(answer)
        assert "/contacts/" + id_ not in answer


def test_the_api_says_where_the_lines_are_in_the_original(client: FlaskClient) -> None:
    told = client.get(f"/api/v1/releases/{Finder(client).release('EA-2')}").json
    holds(client, "Release", told)
    shown = [card.css_first("a[href*=':~:']").attributes["href"] for card in page(client, 2).css(".card")]
    assert [mention_["original"] for mention_ in told["mentions"]] == shown


def test_what_is_asked_of_the_database_does_not_grow_with_what_is_found(
    client: FlaskClient, session_factory: sessionmaker[Session], put: Keep
) -> None:
    id_ = Finder(client).release("EA-2")

    def asked() -> tuple[int, int]:
        with session_factory() as session:
            mentions = release_page(session, id_).mentions
            with statements.asked(session) as seen:
                found = sum(one.count for one in elsewhere(session, id_, mentions))
                assert None not in neighbours(session, id_)
            return found, len(seen)

    few, before = asked()
    for number in range(6):
        put(*release(ADA, BO, title=f"More {number}", on="2026-09-01", name=f"more{number}.txt"))
    many, after = asked()
    assert many == few + 12
    assert after == before
