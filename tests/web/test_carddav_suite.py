"""What the CardDAV scripts of CalDAVTester ask, as far as it can be asked of books that are only read, with questions and contacts of our own.

Each test names the script that its cases are after. Left out is what writes, shares or groups, the directory gateway of Apple's server, and
what these ask of principals that there are not here; where that server answers otherwise than we do, the test says why.
"""

from __future__ import annotations

import pytest
import vobject
from flask.testing import FlaskClient

from tests.web.conftest import Finder
from tests.web.dav_client import NAMESPACES, C, D, Dav, precondition
from tests.web.test_carddav_reports import ADA, ALL, BO, BOOK, DESK, HEINZ, HOSTILE, names, of, prop, query, text

pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.parametrize("database", ["sqlite"], indirect=True)]


@pytest.fixture
def dav(client: FlaskClient) -> Dav:
    return Dav(client)


@pytest.fixture
def ada(find: Finder) -> str:
    return f"{BOOK}{find.contact('ada')}.vcf"


def multiget(props: str, *hrefs: str) -> str:
    within = "".join(f"<D:href>{href}</D:href>" for href in hrefs)
    return f"<C:addressbook-multiget {NAMESPACES}>{props}{within}</C:addressbook-multiget>"


def typed(kind: str, *within: str) -> str:
    return prop(
        "EMAIL", "".join(within) + f'<C:param-filter name="TYPE">{text(kind, how="equals")}</C:param-filter>', "allof"
    )


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        (of(prop("PHOTO")), set()),
        (of(prop("PHOTO", "<C:is-not-defined/>")), ALL),
        (of(prop("NOTE", text("CITED"))), ALL),
        (of(prop("NOTE", text("cited", "i;octet"))), set()),
        (of(prop("EMAIL", text("ada@", negate="yes"))), ALL - {ADA}),
        (of(prop("FN", text("a") + text("exam"), "allof")), {ADA, DESK}),
        (of(prop("FN", text("ada") + text("exam"), "allof"), prop("EMAIL", text("bo") + text("@"), "allof")), {ADA, BO}),
        (of(prop("FN", text("ada") + text("exam"), "allof"), prop("EMAIL", text("bo")), test="allof"), set()),
        (of(prop("FN", text("ada")), prop("FN", text("zzz")), prop("EMAIL", text("agency")), test="allof"), set()),
        (of(prop("FN", text("placeholder")), typed("INTERNET", text("ada"))), {ADA, BO}),
        (of(prop("UID", text("urn:uuid:", how="starts-with"))), ALL),
        (of(prop("UID", text("urn:uuid:", how="ends-with"))), set()),
        (of(prop("ADR"), prop("URL", text("/releases/"))), ALL),
        (of(prop("X-JABBER", text("ada"))), set()),
    ],
)  # fmt: skip
def test_reports_basic_query(dav: Dav, filter_: str, found: set[str]) -> None:
    """`reports.xml`, queries 1 to 33: each sort of condition, alone and together."""
    assert names(dav, filter_) == found


def test_reports_query_with_a_limit(dav: Dav) -> None:
    """`reports.xml`, queries 19 to 27: some of those found, and that there are more."""
    many = query(of(prop("FN", text("a")), prop("EMAIL", text("@"))), "<C:limit><C:nresults>1</C:nresults></C:limit>")
    parts = dav.parts(dav.report(BOOK, many))
    assert "507" in parts.pop(BOOK).status
    assert len(parts) == 1


def test_reports_query_of_one_card(dav: Dav, ada: str) -> None:
    """`reports.xml`, queries 17 and 18: a query may be asked of a card (RFC 6352, 8), and finds it or nothing."""
    for words, found in (("ada", [ada]), ("bo", [])):
        parts = dav.parts(dav.ask("REPORT", ada, query(of(prop("FN", text(words)))), Depth="0"))
        assert [*parts] == found
    reports = dav.propfind(ada, "<D:supported-report-set/>")[ada].found[f"{D}supported-report-set"]
    assert {report[0][0].tag for report in reports} == {f"{C}addressbook-multiget", f"{C}addressbook-query"}


def test_reports_multiget(dav: Dav, ada: str) -> None:
    """`reports.xml`, multigets 1 to 6: cards, tags, all properties, their names, what there is not, parts of cards."""
    (whole,) = dav.parts(dav.report(BOOK, multiget("<D:prop><D:getetag/><C:address-data/></D:prop>", ada))).values()
    assert vobject.readOne(whole.text(f"{C}address-data")).fn.value == ADA
    (every,) = dav.parts(dav.report(BOOK, multiget("<D:allprop/>", ada))).values()
    assert every.text(f"{D}getetag") == whole.text(f"{D}getetag")
    (called,) = dav.parts(dav.report(BOOK, multiget("<D:propname/>", ada))).values()
    assert every.found.keys() < called.found.keys()
    bogus = f"{BOOK}bogus-resource.vcf"
    for at in (BOOK, ada):
        parts = dav.parts(dav.report(at, multiget("<D:prop><D:getetag/></D:prop>", bogus, ada)))
        assert {path: part.status for path, part in parts.items()} == {bogus: "HTTP/1.1 404 Not Found", ada: ""}
    some = '<D:prop><C:address-data><C:prop name="FN"/><C:prop name="UID"/></C:address-data></D:prop>'
    (part,) = dav.parts(dav.report(ada, multiget(some, ada))).values()
    assert "EMAIL" not in part.text(f"{C}address-data")


def test_a_card_comes_in_the_version_that_is_asked_of_it(dav: Dav, ada: str) -> None:
    data = '<C:address-data content-type="text/vcard" version="4.0"/>'
    for body in (query(of(prop("FN", text("ada"))), data=data), multiget(f"<D:prop>{data}</D:prop>", ada)):
        (part,) = dav.parts(dav.report(ada, body)).values()
        assert "VERSION:4.0\r\n" in part.text(f"{C}address-data")


def test_propfind(dav: Dav) -> None:
    """`propfind.xml`: names and all properties of what is within, and questions that are none. All levels at once are refused, which RFC 4918
    (9.1) permits: the home, its book and ten thousand cards."""
    everything = len(ALL) + 1
    for body in ("<D:propname/>", "<D:allprop/>", "<D:prop><D:getetag/><D:resourcetype/></D:prop>"):
        answer = dav.ask("PROPFIND", BOOK, f"<D:propfind {NAMESPACES}>{body}</D:propfind>", Depth="1")
        assert len(dav.parts(answer)) == everything
        assert (
            dav.ask("PROPFIND", BOOK, f"<D:propfind {NAMESPACES}>{body}</D:propfind>", Depth="infinity").status_code
            == 403
        )
    for none in ("<D:propfind", "<D:something/>", ""):
        assert dav.ask("PROPFIND", BOOK, f"<D:propfind {NAMESPACES}>{none}</D:propfind>", Depth="0").status_code == 400
    (part,) = dav.propfind(BOOK, '<x:unknown xmlns:x="http://a.example/"/>').values()
    assert part.missing == {"{http://a.example/}unknown"}


@pytest.mark.parametrize("path", ["/.well-known/carddav", "/.well-known/carddav/"])
def test_well_known(dav: Dav, path: str) -> None:
    """`well-known.xml`: with a slash at its end, too."""
    for method in ("GET", "PROPFIND"):
        answer = dav.ask(method, path, Depth="1")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/dav/")


def test_current_user_principal(dav: Dav, ada: str) -> None:
    """`current-user-principal.xml`: told by everything. Who does not say who they are has one here, as everybody may read."""
    for path in ("/dav/", "/dav/principal/", BOOK, ada):
        (part,) = dav.propfind(path, "<D:current-user-principal/>").values()
        assert part.href(f"{D}current-user-principal") == "/dav/principal/"


def test_get(dav: Dav, ada: str) -> None:
    """`get.xml`: what is read of a card is the card."""
    data = multiget("<D:prop><C:address-data/></D:prop>", ada)
    (part,) = dav.parts(dav.report(BOOK, data)).values()
    assert dav.client.get(ada).text == part.text(f"{C}address-data")


def test_errors(dav: Dav, ada: str) -> None:
    """`errors.xml`, `put.xml`, `mkcol.xml`, `copymove.xml`, `proppatch.xml`: whatever is put, nobody may (that comes before what is wrong with it),
    and where nothing is, nothing can be taken away."""
    card = dav.client.get(ada).text
    for path in (ada, f"{BOOK}new.vcf"):
        for body in (
            card,
            card.replace("UID:urn", "UID:other"),
            "no card at all",
            "BEGIN:VCARD\r\nFN:\x01\r\nEND:VCARD\r\n",
        ):
            assert precondition(dav.ask("PUT", path, body)) == f"{D}need-privileges"
    for method in ("DELETE", "MOVE", "COPY", "PROPPATCH"):
        assert dav.ask(method, f"{BOOK}new.vcf").status_code == 404
        assert precondition(dav.ask(method, ada)) == f"{D}need-privileges"
    assert precondition(dav.ask("MKCOL", "/dav/mine/")) == f"{D}need-privileges"
    assert dav.client.get(ada).text == card


def test_sync_report(dav: Dav) -> None:
    """`sync-report.xml`, as far as nothing changes (test_carddav.py has what does): with properties, without any, with what some have not; one
    level deep or none, and not of a home, which has no members but the book."""
    for props in ("<D:prop/>", "<D:prop><D:getetag/></D:prop>", "<D:prop><D:getetag/><D:quota/></D:prop>"):
        for depth in ("0", "1"):
            body = f"<D:sync-collection {NAMESPACES}><D:sync-token/><D:sync-level>1</D:sync-level>{props}</D:sync-collection>"
            parts = dav.parts(dav.ask("REPORT", BOOK, body, Depth=depth))
            assert len(parts) == len(ALL)
            assert all("quota" not in "".join(part.found) for part in parts.values())
    for path in ("/dav/", "/dav/principal/"):
        (part,) = dav.propfind(path, "<D:supported-report-set/><D:sync-token/>").values()
        assert part.tags(f"{D}supported-report-set") == []
        assert part.missing == {f"{D}sync-token"}


def test_hostile_words_and_others_scripts_are_found(dav: Dav) -> None:
    """`nonascii.xml`, and queries 9 and 10 of `reports.xml`."""
    assert names(dav, of(prop("TITLE", text("öFFENTLICHKEIT")))) == {HEINZ}
    assert names(dav, of(prop("FN", text("alert(1)")))) == {HOSTILE}
    assert names(dav, of(prop("FN", text("花子")))) == set()
