"""What waits for review is nowhere to be seen: neither on a page nor in any answer to a program."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from directory.presenters import saved
from directory.registry import reviews
from directory.registry.rebuild import republish
from directory.registry.search import all_contacts, list_releases
from directory.registry.store import keep
from tests.builders import NOW, mention, release

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

SECRETS = ("Wanda", "wanda", "4455", "44 55", "Hidden Office")


@pytest.fixture
def ids(session_factory: sessionmaker[Session]) -> dict[str, str]:
    """Ada is published; Wanda waits, and so does another number of Ada's. Wanda stands so that the words around Ada's, which
    are quoted from the release as they are, tell nothing of her."""
    ada = {"email": "ada@agency.example", "org": "Example Agency"}
    with session_factory.begin() as session:
        republish(session, 0.9, NOW)
        first = mention("Ada Example", confidence=0.95, **ada)
        wanda = mention("Wanda Wait", email="wanda@agency.example", org="Hidden Office", confidence=0.6)
        more = mention("Ada Example", phone="+33 1 99 00 44 55", confidence=0.6, **ada)
        for name, drafts in (("a.txt", [first]), ("b.txt", [wanda, first]), ("c.txt", [more])):
            keep(session, *release(*drafts, name=name, number=name[0].upper(), title=f"News {name}"), NOW)
        found = {card.name: card.id for card in all_contacts(session, waiting=True)}
        found |= {ref.file: ref.id for ref in list_releases(session).items}
    return found


def addresses(app: Flask, values: dict[str, str]) -> list[str]:
    """One address for each rule that answers GET and shows contacts or releases."""
    with app.test_request_context():
        rules = [r for r in app.url_map.iter_rules() if "GET" in (r.methods or ()) and "filename" not in r.arguments]
        return [r.build({name: values[name] for name in r.arguments})[1] for r in rules]  # type: ignore[index]  # every rule can be built from these


def unzipped(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return b"".join(read.read(name) for name in read.namelist())


def test_no_route_shows_anything_of_what_waits(app: Flask, client: FlaskClient, ids: dict[str, str]) -> None:
    ada, plain = ids["Ada Example"], ids["a.txt"]
    values = {"public_id": ada, "contact_id": ada, "release_id": plain, "slug": "example-agency"}
    values |= {
        "section": "contacts",
        "number": "0",
        "form": "atom",
        "suffix": "vcf",
        "word": saved.word({"kind": "person"}),
        "name": "new.vcf",
    }
    tried = addresses(app, values) + addresses(app, {**values, "public_id": plain})
    assert len(tried) > 30
    for suffix in ("jcard.json", "jscontact.json", "google.csv", "outlook.csv", "zip"):
        tried += [f"/contacts.{suffix}", f"/offices/example-agency.{suffix}"]
    tried += [f"{address}?q=ada" for address in tried] + [f"/releases?contact={ada}", "/contacts?office=example-agency"]
    for address in tried:
        for accept in ("text/html", "application/json", "text/vcard"):
            answer = client.get(address, headers={"Accept": accept}, follow_redirects=True)
            told = unzipped(answer.data) if answer.mimetype == "application/zip" else answer.data
            assert not [secret for secret in SECRETS if secret in told.decode()], address


def test_no_press_book_tells_of_what_waits(client: FlaskClient, ids: dict[str, str]) -> None:
    everything = '<D:{0} xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">{1}</D:{0}>'
    props = "<D:prop><D:getetag/><D:displayname/><C:address-data/></D:prop>"
    tried = [("PROPFIND", everything.format("propfind", "<D:allprop/>"))]
    tried += [("REPORT", everything.format("sync-collection", f"<D:sync-token/>{props}"))]
    for root in ("/dav/", "/dav/offices/example-agency/", f"/dav/searches/{saved.word({'q': 'agency'})}/"):
        book = f"{root}contacts/"
        hrefs = "".join(f"<D:href>{book}{id_}.vcf</D:href>" for id_ in ids.values())
        multiget = everything.format("multiget", props + hrefs).replace("D:multiget", "C:addressbook-multiget")
        for method, body in (*tried, ("REPORT", multiget)):
            told = client.open(book, method=method, data=body, headers={"Depth": "1"}).get_data(as_text=True)
            assert "Ada" in told or method == "PROPFIND"
            assert not [secret for secret in SECRETS if secret in told], book
            assert method == "REPORT" or ids["Wanda Wait"] not in told
        assert client.get(f"{book}{ids['Wanda Wait']}.vcf").status_code == 404


def test_searching_for_what_waits_finds_nothing(client: FlaskClient, ids: dict[str, str]) -> None:  # noqa: ARG001  # it fills
    for question in ("wanda", "agency.example wanda", "4455", "hidden office"):
        assert client.get("/api/v1/contacts", query_string={"q": question}).json["items"] == []


def test_who_waits_is_not_found_by_their_id(client: FlaskClient, ids: dict[str, str]) -> None:
    for address in (f"/contacts/{ids['Wanda Wait']}", f"/api/v1/contacts/{ids['Wanda Wait']}"):
        assert client.get(address).status_code == 404, address


def test_a_release_shows_how_many_wait_and_marks_nothing_of_them(client: FlaskClient, ids: dict[str, str]) -> None:
    """The words of the release itself stay as they are."""
    page = client.get(f"/releases/{ids['b.txt']}").get_data(as_text=True)
    told = client.get(f"/api/v1/releases/{ids['b.txt']}").json
    alone = client.get(f"/releases/{ids['c.txt']}").get_data(as_text=True)

    assert "1 more waits for review." in page
    assert "1 waits for review." in alone
    assert "This release offers no contact" not in alone
    assert told["waiting"] == 1
    assert [m["contact"]["name"] for m in told["mentions"]] == ["Ada Example"]
    assert page.split('<aside class="cards"')[1].count("Wanda") == 0
    assert page.count("Wanda") == 1


def test_published_by_a_human_it_is_everywhere(
    client: FlaskClient, ids: dict[str, str], session_factory: sessionmaker[Session]
) -> None:
    with session_factory.begin() as session:
        wanda = next(one for one in reviews.waiting(session) if one.mention.name == "Wanda Wait")
        reviews.decide(session, wanda.mention_id, "publish", author="editor", reason="", now=NOW)

    assert client.get(f"/api/v1/contacts/{ids['Wanda Wait']}").json["name"] == "Wanda Wait"
    assert "Wanda" in client.get("/contacts?q=wanda").get_data(as_text=True)
