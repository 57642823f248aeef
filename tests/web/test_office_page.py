"""A press office's page: whom to call now, about what, for which territory, and what nobody is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sqlalchemy.orm import Session, sessionmaker

from directory.records import Embargo
from directory.registry.deciding import By, withdraw
from directory.registry.office_page import newest_named, subjects
from directory.registry.rebuild import republish
from directory.registry.search import find_office
from tests import statements
from tests.builders import NOW, desk, mention, release
from tests.web.conftest import Keep
from tests.web.test_api import holds

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
HELD = Embargo("Embargoed", NEVER, NEVER)
ADA = mention(
    "Ada Example", role="Head of Press", email="ada@agency.example", phone="+33 1 99 00 12 34", languages="German"
)
BO = mention("Bo Muster", email="bo@agency.example", phone="+61 2 9250 1234", territories="Asia", topics="Tides")
DESK = desk("Example Agency press desk", email="press@agency.example", phone="+33 1 99 00 12 00")
AGENCY = mention("Cy Sample", org="Loud Communications", email="cy@loud.example", phone="+33 1 99 00 77 77")


@pytest.fixture(autouse=True)
def _releases(put: Keep) -> None:
    put(*release(ADA, DESK, title="OCEANSAT maps <b>the</b> tides", number="EA-1", on="2019-01-10", name="a.txt"))
    put(*release(ADA, AGENCY, title="OCEANSAT is two years old", number="EA-2", on="2019-06-05", name="b.txt"))
    put(*release(BO, title="A car park for everybody", number="EA-3", on="2026-07-05", name="c.txt"))


def page(client: FlaskClient, path: str = "/offices/example-agency") -> LexborHTMLParser:
    answer = client.get(path)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def test_it_tells_whom_to_call_now_with_the_time_there(client: FlaskClient) -> None:
    now = page(client).css_first("[aria-labelledby=now]")
    assert "usual office hours" in words(now).lower()
    rows = [words(row.css_first(".row-name")) for row in now.css("li.first")]
    assert rows == ["Bo Muster"]  # the others have not been cited for years
    assert re.search(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d\d:\d\d there:", words(now.css_first(".clock")))
    assert now.css_first("a.tel").attributes["href"] == "tel:+61292501234"


def test_desks_people_and_agencies_are_rows_of_one_table(client: FlaskClient) -> None:
    table = page(client).css_first("table")
    assert [words(head) for head in table.css("thead th")] == ["Name", "Number", "E-mail", "Standing"]
    found = [
        (words(body.css_first(".group")), [words(n) for n in body.css(".row-name")]) for body in table.css("tbody")
    ]
    assert found == [
        ("Desks", ["Example Agency press desk"]),
        ("People", ["Bo Muster", "Ada Example"]),
        ("Agencies and other organisations", ["Cy Sample"]),
    ]
    ada = next(row for row in table.css("tr.h-card") if "Ada" in words(row))
    assert words(ada) == "Ada Example Head of Press +33 1 99 00 12 34 ada@agency.example not cited since 5 June 2019"


def test_who_signs_about_what_is_told_with_the_releases_as_the_reason(client: FlaskClient) -> None:
    section = page(client).css_first("[aria-labelledby=subjects]")
    assert [words(subject) for subject in section.css(".subject")] == ["Tides", "OCEANSAT"]
    ada, *others = section.css("li li")[1:]
    assert words(ada) == "Ada Example 2 releases: OCEANSAT is two years old, OCEANSAT maps <b>the</b> tides"
    assert {words(other)[:10] for other in others} == {"Example Ag", "Cy Sample "}
    for link in ada.css("a[href*='/releases/']"):
        assert "OCEANSAT" in client.get(link.attributes["href"]).text


def test_territories_topics_and_languages_lead_to_the_lines_that_say_so(client: FlaskClient) -> None:
    shown = page(client)
    for section, thing, name in (("territories", "Asia", "Bo Muster"), ("spoken", "German", "Ada Example")):
        row = shown.css_first(f"[aria-labelledby={section}] .rows > li")
        assert words(row).startswith(f"{thing} {name}")
        release_, _, place = row.css("a")[-1].attributes["href"].partition("#")
        assert words(page(client, release_).css_first(f"#{place}")) == thing


def test_links_stand_by_kind(client: FlaskClient, put: Keep) -> None:
    links = [("A page", "https://a.example/"), ("Photos", "https://b.example/")]
    document, reading = release(ADA, title="Links", links=links, on="2026-08-01", name="links.txt")
    page_, photos = reading.release.links
    kinds = (page_._replace(kind="site"), photos._replace(kind="media"))
    put(document, replace(reading, release=replace(reading.release, links=kinds)))
    rows = [words(row) for row in page(client).css("[aria-labelledby=links] li")]
    assert rows == ["Photos media library", "A page website"]


class TestNobodyIsTold:
    def test_what_is_under_embargo(self, client: FlaskClient, put: Keep) -> None:
        secret = mention("Di Secret", email="di@agency.example", phone="+33 1 99 00 99 99", topics="Silence")
        put(*release(secret, ADA, title="SEASAT is next", embargo=HELD, on="2026-08-01", name="d.txt"))
        put(*release(secret, ADA, title="SEASAT will be next", embargo=HELD, on="2026-08-02", name="e.txt"))
        for path in ("/offices/example-agency", "/api/v1/offices/example-agency"):
            shown = client.get(path).text
            assert "Secret" not in shown
            assert "SEASAT" not in shown
            assert "Silence" not in shown

    def test_who_is_withdrawn_nor_their_name_as_a_subject(
        self, client: FlaskClient, put: Keep, session_factory: sessionmaker[Session]
    ) -> None:
        ed = mention("Ed McSample", email="ed@agency.example", phone="+33 1 99 00 66 66")
        for n, title in enumerate(("Agency welcomes McSample", "Agency thanks McSample once more")):
            put(*release(ed, title=title, on="2026-08-01", name=f"ed{n}.txt"))
        (told,) = client.get("/api/v1/contacts?q=McSample").json["items"]
        with session_factory.begin() as session:
            withdraw(session, told["id"], [], By("jane", "asked to be left out", NOW))
        shown = page(client)
        assert "Ed McSample" not in words(shown.css_first("article"))
        assert "McSample" not in words(shown.css_first("[aria-labelledby=subjects]"))
        assert "66 66" not in words(shown.css_first("article"))
        told = client.get("/api/v1/offices/example-agency").json
        assert "McSample" not in [subject["words"] for subject in told["subjects"]]
        assert "Ed McSample" not in [contact["name"] for contact in told["people"]]

    def test_who_waits_for_review(self, client: FlaskClient, put: Keep, session_factory: sessionmaker[Session]) -> None:
        with session_factory.begin() as session:
            republish(session, 0.9, NOW)
        doubtful = mention("Fi Doubtful", email="fi@agency.example", confidence=0.2)
        put(*release(doubtful, title="OCEANSAT once more", on="2026-08-01", name="f.txt"))
        assert "Doubtful" not in client.get("/offices/example-agency").text
        assert "Doubtful" not in client.get("/api/v1/offices/example-agency").text


def test_the_api_says_the_same(client: FlaskClient) -> None:
    told = client.get("/api/v1/offices/example-agency").json
    holds(client, "Office", told)
    holds(client, "OfficeList", client.get("/api/v1/offices").json)
    names = {key: [contact["name"] for contact in told[key]] for key in ("desks", "people", "others")}
    assert names == {
        "desks": ["Example Agency press desk"],
        "people": ["Bo Muster", "Ada Example"],
        "others": ["Cy Sample"],
    }
    (subject,) = told["subjects"]
    assert subject["words"] == "OCEANSAT"
    assert (subject["signed"][0]["contact"]["name"], subject["signed"][0]["releases"]) == ("Ada Example", 2)
    assert [r["number"] for r in subject["signed"][0]["newest"]] == ["EA-2", "EA-1"]
    assert [(one["value"], one["contacts"][0]["name"]) for one in told["languages"]] == [("de", "Ada Example")]
    assert [one["value"] for one in told["territories"] + told["topics"]] == ["Asia", "Tides"]


def test_an_office_without_contacts_says_so(client: FlaskClient, put: Keep) -> None:
    put(*release(issuer="Quiet Office", title="Nobody to call", name="quiet.txt"))
    shown = page(client, "/offices/quiet-office")
    assert "Its releases offer no contact." in words(shown.css_first("article"))
    assert shown.css_first("[aria-labelledby=now]") is None
    assert shown.css_first("table") is None


def test_who_has_no_number_is_said_to_have_none(client: FlaskClient, put: Keep) -> None:
    put(*release(mention("Gi Muestra", email="gi@mail.example"), issuer="Mail Office", title="Write", name="mail.txt"))
    assert "No release gives a number to call." in words(page(client, "/offices/mail-office").css_first("article"))


def test_what_is_asked_of_the_database_does_not_grow_with_what_is_found(
    session_factory: sessionmaker[Session], put: Keep
) -> None:
    def asked() -> tuple[int, int, int]:
        with session_factory() as session:
            ref = find_office(session, "example-agency").ref
            with statements.asked(session) as seen:
                found = len(newest_named(session, ref)), len(subjects(session, ref))
            return *found, len(seen)

    people, about, before = asked()
    for n, name in enumerate(("Hal Sample", "Ivy Probe", "Jo Muestra", "Kai Esempio")):
        for part in ("one", "two"):
            put(
                *release(
                    mention(name, email=f"p{n}@agency.example"), title=f"SAT-{n}X part {part}", name=f"{n}{part}.txt"
                )
            )
    more, wider, after = asked()
    assert (more, wider > about) == (people + 4, True)
    assert after == before
