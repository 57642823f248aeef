"""Press books as clients of CardDAV see them; on both databases."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from directory.presenters.addresses import Addresses
from directory.records import OfficeRef
from directory.registry.deciding import By, withdraw
from tests.builders import NOW, mention, release
from tests.web.conftest import Finder, Keep
from tests.web.dav_client import CS, NAMESPACES, C, D, Dav, precondition

EDITOR = By("editor", "asked for", NOW)


@pytest.fixture
def dav(client: FlaskClient) -> Dav:
    return Dav(client)


def test_a_client_that_knows_the_host_alone_is_led_to_the_book(dav: Dav, find: Finder) -> None:
    for method in ("GET", "PROPFIND"):
        answer = dav.ask(method, "/.well-known/carddav")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/dav/")
    (context,) = dav.propfind("/dav/", "<D:current-user-principal/>").values()
    (principal,) = dav.propfind(context.href(f"{D}current-user-principal"), "<C:addressbook-home-set/>").values()
    home = principal.href(f"{C}addressbook-home-set")
    asked = "<D:resourcetype/><D:displayname/><CS:getctag/><D:sync-token/><D:current-user-privilege-set/>"
    below = dav.propfind(home, asked, "1")
    books = [path for path, part in below.items() if f"{C}addressbook" in part.tags(f"{D}resourcetype")]
    assert books == ["/dav/contacts/"]
    assert below[books[0]].text(f"{CS}getctag") == below[books[0]].text(f"{D}sync-token")
    assert f"/dav/contacts/{find.contact('ada')}.vcf" in dav.tags(books[0])


def test_the_same_tag_stands_everywhere(dav: Dav, find: Finder) -> None:
    path = f"/dav/contacts/{find.contact('ada')}.vcf"
    tag = dav.tags("/dav/contacts/")[path]
    changed, _ = dav.sync("/dav/contacts/")
    got = dav.client.get(path, headers={"Accept-Encoding": "gzip"})
    assert changed[path].text(f"{D}getetag") == tag == got.headers["ETag"]
    assert dav.client.get(path, headers={"If-None-Match": tag}).status_code == 304
    body = f"<C:addressbook-multiget {NAMESPACES}><D:prop><D:getetag/><C:address-data/></D:prop><D:href>{path}</D:href></C:addressbook-multiget>"
    (part,) = dav.parts(dav.report("/dav/contacts/", body)).values()
    assert part.text(f"{D}getetag") == tag
    assert part.text(f"{C}address-data") == got.text


def test_who_follows_hears_of_changes_alone(dav: Dav, find: Finder, put: Keep) -> None:
    before, token = dav.sync("/dav/contacts/")
    assert before.keys() == dav.tags("/dav/contacts/").keys()
    assert dav.sync("/dav/contacts/", token) == ({}, token)
    put(*release(mention("Cleo New", email="cleo@agency.example"), title="News", on="2026-07-02", name="new.txt"))
    after, later = dav.sync("/dav/contacts/", token)
    assert [*after] == [f"/dav/contacts/{find.contact('cleo')}.vcf"]
    assert dav.sync("/dav/contacts/", later) == ({}, later)


def test_who_is_withdrawn_is_gone_once(dav: Dav, find: Finder, session_factory: sessionmaker[Session]) -> None:
    ada = find.contact("ada")
    _, token = dav.sync("/dav/contacts/")
    with session_factory.begin() as session:
        withdraw(session, ada, [], EDITOR)
    changed, later = dav.sync("/dav/contacts/", token)
    assert {path: part.status for path, part in changed.items()} == {
        f"/dav/contacts/{ada}.vcf": "HTTP/1.1 404 Not Found"
    }
    assert dav.sync("/dav/contacts/", later)[0] == {}
    assert dav.client.get(f"/dav/contacts/{ada}.vcf").status_code == 404


def test_a_long_answer_is_told_in_parts(dav: Dav, find: Finder) -> None:
    everybody = dav.tags("/dav/contacts/")
    assert f"/dav/contacts/{find.contact('ada')}.vcf" in everybody
    found: dict[str, str] = {}
    token, parts = "", 0
    while True:
        part, token = dav.sync("/dav/contacts/", token, limit=2)
        cut = part.pop("/dav/contacts/", None)
        assert len(part) <= 2
        found |= {path: one.text(f"{D}getetag") for path, one in part.items()}
        parts += 1
        if cut is None:
            break
        assert "507" in cut.status
    assert found == everybody
    assert parts == (len(everybody) + 1) // 2
    assert dav.sync("/dav/contacts/", token)[0] == {}


@pytest.mark.parametrize("token", ["data:,nonsense", "x", "data:,0123456789ab-1-1-1-1-1", "  "])
def test_a_token_that_nobody_was_given_is_refused(dav: Dav, token: str) -> None:
    body = f"<D:sync-collection {NAMESPACES}><D:sync-token>{token}x</D:sync-token><D:prop/></D:sync-collection>"
    answer = dav.report("/dav/contacts/", body)
    assert (answer.status_code, precondition(answer)) == (403, f"{D}valid-sync-token")


def test_a_token_of_another_book_or_of_the_future_is_refused(dav: Dav, find: Finder) -> None:
    assert find.contact("ada")
    _, token = dav.sync("/dav/contacts/")
    version = token.split("-")[1]
    for path, asked in (
        ("/dav/offices/example-agency/contacts/", token),
        ("/dav/contacts/", token.replace(f"-{version}-", f"-{int(version) + 1}-", 1)),
    ):
        body = f"<D:sync-collection {NAMESPACES}><D:sync-token>{asked}</D:sync-token><D:prop/></D:sync-collection>"
        answer = dav.report(path, body)
        assert (answer.status_code, precondition(answer)) == (403, f"{D}valid-sync-token"), path


def test_each_press_office_has_a_book_that_is_alone_in_its_home(dav: Dav, find: Finder) -> None:
    root = Addresses().office_book(OfficeRef("example-agency", "Example Agency"))
    below = dav.propfind(root, "<D:resourcetype/><D:displayname/><D:current-user-principal/>", "1")
    assert [*below] == [root, f"{root}contacts/"]
    assert below[root].href(f"{D}current-user-principal") == f"{root}principal/"
    assert below[f"{root}contacts/"].text(f"{D}displayname") == "Example Agency"
    assert len(dav.tags(f"{root}contacts/")) == 3
    assert f"{root}contacts/{find.contact('ada')}.vcf" in dav.tags(f"{root}contacts/")
    assert dav.ask("PROPFIND", "/dav/offices/nobody/").status_code == 404


def test_each_search_is_a_book_that_tells_who_is_found_and_who_no_more(
    dav: Dav, find: Finder, put: Keep, session_factory: sessionmaker[Session]
) -> None:
    root = Addresses().search_book(q="ada", kind="person")
    book = f"{root}contacts/"
    ada = find.contact("ada")
    tags, (found, token) = dav.tags(book), dav.sync(book)
    assert [*tags] == [*found] == [f"{book}{ada}.vcf"]
    assert dav.sync(book, token) == ({}, token)
    bo = find.contact("bo placeholder")
    assert dav.client.get(f"{book}{bo}.vcf").status_code == 404
    put(*release(mention("Cleo New", phone="+33 1 99 00 00 41"), title="Other", on="2026-07-01", name="other.txt"))
    unconcerned, token = dav.sync(book, token)
    assert unconcerned == {}
    more = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 42")
    put(*release(more, title="More", on="2026-07-01", name="more.txt"))
    changed, token = dav.sync(book, token)
    assert [*changed] == [*found]
    put(*release(mention("Ada New", email="new@agency.example"), title="News", on="2026-07-02", name="new.txt"))
    come, token = dav.sync(book, token)
    assert [*come] == [path for path in dav.tags(book) if path not in found]
    with session_factory.begin() as session:
        withdraw(session, ada, [], EDITOR)
    left, token = dav.sync(book, token)
    assert {path: part.status for path, part in left.items()} == {f"{book}{ada}.vcf": "HTTP/1.1 404 Not Found"}
    assert dav.sync(book, token) == ({}, token)
    assert [*dav.tags(book)] == [*come]


@pytest.mark.parametrize("word", ["x", "%41", "a=b", Addresses().search_book(robot="yes").split("/")[3]])
def test_what_is_no_search_is_no_book(dav: Dav, word: str) -> None:
    assert dav.ask("PROPFIND", f"/dav/searches/{word}/").status_code == 404
