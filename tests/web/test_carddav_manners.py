"""What press books tell of themselves, what they do not do, and how they bear what no client should send."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from directory.dav import bodies
from directory.presenters.addresses import Addresses
from directory.records import OfficeRef
from directory.web.carddav import MAKE
from tests.web.conftest import Finder
from tests.web.dav_client import NAMESPACES, C, D, Dav, precondition, xml

BOOK = "/dav/contacts/"
OFFICE = OfficeRef("example-agency", "Example Agency")
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.parametrize("database", ["sqlite"], indirect=True)]


@pytest.fixture
def dav(client: FlaskClient) -> Dav:
    return Dav(client)


@pytest.fixture
def everywhere(find: Finder) -> list[str]:
    """A resource of each sort."""
    return ["/dav/", "/dav/principal/", BOOK, f"{BOOK}{find.contact('ada')}.vcf"]


def test_every_resource_says_what_can_be_done_with_it(dav: Dav, everywhere: list[str]) -> None:
    for path in everywhere:
        answer = dav.ask("OPTIONS", path)
        assert answer.status_code == 204
        assert answer.headers["DAV"] == "1, 3, access-control, addressbook"
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, PROPFIND, REPORT"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("method", "privilege"),
    [
        ("PUT", "bind"),
        ("POST", "bind"),
        ("MKCOL", "bind"),
        ("COPY", "bind"),
        ("MOVE", "bind"),
        ("DELETE", "unbind"),
        ("PROPPATCH", "write-properties"),
        ("LOCK", "write-content"),
        ("ACL", "write-acl"),
    ],
)
def test_nothing_can_be_written(dav: Dav, everywhere: list[str], method: str, privilege: str) -> None:
    nowhere = [f"{BOOK}26B3-4D.vcf", "/dav/offices/example-agency/contacts/new&amp.vcf", "/dav/mine/", "/dav/mine"]
    for path in [*everywhere, *nowhere]:
        answer = dav.ask(method, path, "BEGIN:VCARD", Destination="/dav/contacts/x.vcf")
        if path in nowhere and method not in MAKE:
            assert answer.status_code == 404
            continue
        assert (answer.status_code, precondition(answer)) == (403, f"{D}need-privileges")
        resource = xml(answer).find(f"{D}need-privileges/{D}resource")
        assert resource is not None
        assert resource.findtext(f"{D}href") == path
        assert resource.find(f"{D}privilege/{D}{privilege}") is not None


def test_all_levels_at_once_are_refused(dav: Dav) -> None:
    for headers in ({"Depth": "infinity"}, {}):
        answer = dav.ask("PROPFIND", BOOK, "", **headers)
        assert (answer.status_code, precondition(answer)) == (403, f"{D}propfind-finite-depth")
    assert dav.ask("PROPFIND", BOOK, "", Depth="7").status_code == 400


def test_names_all_and_some_properties_are_told(dav: Dav, everywhere: list[str]) -> None:
    for path in everywhere:
        names = dav.parts(dav.ask("PROPFIND", path, f"<D:propfind {NAMESPACES}><D:propname/></D:propfind>", Depth="0"))
        assert not any("".join(prop.itertext()) for prop in names[path].found.values())
        asked = "".join(
            f"<{tag[1:].replace('}', ' ', 1).split()[1]} xmlns='{tag[1:].split('}')[0]}'/>" for tag in names[path].found
        )
        assert dav.propfind(path, asked)[path].found.keys() == names[path].found.keys()
        every = dav.parts(dav.ask("PROPFIND", path, "", Depth="0"))
        assert every[path].found.keys() < names[path].found.keys()


def test_properties_that_there_are_not_are_named(dav: Dav, everywhere: list[str]) -> None:
    for path in everywhere:
        asked = '<D:resourcetype/><D:quota/><x:colour xmlns:x="http://a.example/%25s&amp;&lt;"/><bare xmlns=""/>'
        (part,) = dav.propfind(path, asked).values()
        assert part.found.keys() == {f"{D}resourcetype"}
        assert part.missing == {f"{D}quota", "{http://a.example/%25s&<}colour", "bare"}


def test_a_card_tells_its_length_and_type_as_it_is_fetched(dav: Dav, find: Finder) -> None:
    path = f"{BOOK}{find.contact('ada')}.vcf"
    fetched = dav.client.get(path)
    asked = "<D:getcontentlength/><D:getcontenttype/><D:getlastmodified/><D:resourcetype/>"
    for part in (dav.propfind(path, asked)[path], dav.propfind(BOOK, asked, "1")[path]):
        assert part.text(f"{D}getcontentlength") == str(len(fetched.data)) == fetched.headers["Content-Length"]
        assert part.text(f"{D}getcontenttype") == fetched.content_type == "text/vcard; charset=utf-8"
        assert part.text(f"{D}getlastmodified") == fetched.headers["Last-Modified"]
        assert part.tags(f"{D}resourcetype") == []


def test_a_browser_is_led_to_the_page_that_tells_how_to_subscribe(dav: Dav) -> None:
    for path, page in (
        (BOOK, Addresses().subscribe()),
        ("/dav/offices/example-agency/", Addresses().office_subscribe(OFFICE)),
    ):
        answer = dav.client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, page)
        assert dav.client.get(page).status_code == 200


def test_a_book_says_that_it_can_be_read_alone(dav: Dav) -> None:
    asked = "<D:current-user-privilege-set/><D:supported-report-set/><C:supported-address-data/><C:supported-collation-set/><D:acl/>"
    part = dav.propfind(BOOK, asked)[BOOK]
    granted = {privilege[0].tag for privilege in part.found[f"{D}current-user-privilege-set"]}
    assert granted == {f"{D}read", f"{D}read-current-user-privilege-set"}
    reports = {report[0][0].tag for report in part.found[f"{D}supported-report-set"]}
    assert reports == {f"{D}sync-collection", f"{C}addressbook-multiget", f"{C}addressbook-query"}


HOSTILE = {
    "broken": "<D:propfind",
    "two roots": "<a/><b/>",
    "another question": '<D:propertyupdate xmlns:D="DAV:"/>',
    "without a namespace": "<propfind><prop/></propfind>",
    "nothing asked": '<D:propfind xmlns:D="DAV:"/>',
    "a document type": '<!DOCTYPE a SYSTEM "http://a.example/a.dtd"><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>',
    "laughs": '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
    "an unknown entity": '<D:propfind xmlns:D="DAV:">&a;</D:propfind>',
    "an unknown encoding": '<?xml version="1.0" encoding="klingon"?><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>',
    "deep": "<a>" * 5000 + "</a>" * 5000,
    "wide": f"<a>{'<b/>' * 70_000}</a>",
    "many attributes": f"<a {' '.join(f'b{n}=' + repr('') for n in range(70_000))}/>",
    "no XML": "Hello",
    "not even text": "\x00\x01\x02",
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_body_that_is_not_understood_is_refused(dav: Dav, body: str) -> None:
    for method in ("PROPFIND", "REPORT"):
        answer = dav.ask(method, BOOK, body, Depth="0")
        assert answer.status_code in ({400, 403} if method == "REPORT" else {400})
        assert len(answer.data) < 500


def test_a_body_that_is_too_long_is_not_read(dav: Dav) -> None:
    assert dav.ask("PROPFIND", BOOK, " " * (bodies.MOST_BYTES + 1), Depth="0").status_code == 413


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1e9", "٣", "9" * 30])
def test_a_limit_that_is_none_is_refused(dav: Dav, limit: str) -> None:
    body = (
        f"<D:sync-collection {NAMESPACES}><D:sync-token/><D:limit><D:nresults>{limit}</D:nresults></D:limit>"
        "<D:prop/></D:sync-collection>"
    )
    assert dav.report(BOOK, body).status_code == 400


def test_hostile_words_stay_words(dav: Dav) -> None:
    props = "<D:getetag/><C:address-data/>"
    parts = dav.parts(
        dav.report(BOOK, f"<C:addressbook-query {NAMESPACES}><D:prop>{props}</D:prop><C:filter/></C:addressbook-query>")
    )
    cards = [part.text(f"{C}address-data") for part in parts.values()]
    assert any("<script>alert(1)</script>" in card for card in cards)
    for slug in ("script-alert-4-script", "musterwerke-ag"):
        answer = dav.ask("PROPFIND", f"/dav/offices/{slug}/", "", Depth="1")
        assert answer.status_code in {207, 404}
        xml(answer) if answer.status_code == 207 else None
