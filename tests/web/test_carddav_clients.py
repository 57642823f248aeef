"""What known clients send, in the shapes that they are documented to have, leads them to the cards."""

from __future__ import annotations

import pytest
import vobject
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders import mention, release
from tests.web.conftest import Finder, Keep
from tests.web.dav_client import CS, C, D, Dav, precondition, xml

pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.parametrize("database", ["sqlite"], indirect=True)]
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


@pytest.fixture
def dav(client: FlaskClient) -> Dav:
    return Dav(client)


def names(cards: list[str]) -> set[str]:
    return {str(vobject.readOne(card).fn.value) for card in cards}


def test_an_iphone_finds_the_one_book_of_a_press_office_and_reads_it(dav: Dav, find: Finder) -> None:
    """Contacts of iOS and macOS: discovery (RFC 6764), all of the home, sync-collection, multiget."""
    begin = (
        f'{XML}<A:propfind xmlns:A="DAV:"><A:prop><A:current-user-principal/><A:principal-URL/><A:resourcetype/>'
        "</A:prop></A:propfind>"
    )
    (context,) = dav.parts(dav.ask("PROPFIND", "/dav/offices/example-agency/", begin, Depth="0")).values()
    assert context.missing == {f"{D}principal-URL"}
    principal = context.href(f"{D}current-user-principal")
    who = (
        f'{XML}<A:propfind xmlns:A="DAV:"><A:prop><B:addressbook-home-set xmlns:B="urn:ietf:params:xml:ns:carddav"/>'
        '<B:directory-gateway xmlns:B="urn:ietf:params:xml:ns:carddav"/><A:displayname/>'
        '<C:email-address-set xmlns:C="http://calendarserver.org/ns/"/><A:principal-collection-set/><A:principal-URL/>'
        "<A:resource-id/><A:supported-report-set/></A:prop></A:propfind>"
    )
    (answered,) = dav.parts(dav.ask("PROPFIND", principal, who, Depth="0")).values()
    assert answered.href(f"{D}principal-URL") == principal
    of_home = (
        f'{XML}<A:propfind xmlns:A="DAV:"><A:prop><A:add-member/><C:bulk-requests xmlns:C="http://me.com/_namespace/"/>'
        '<A:current-user-privilege-set/><A:displayname/><B:max-image-size xmlns:B="urn:ietf:params:xml:ns:carddav"/>'
        '<B:max-resource-size xmlns:B="urn:ietf:params:xml:ns:carddav"/>'
        '<C:me-card xmlns:C="http://calendarserver.org/ns/"/><A:owner/><A:quota-available-bytes/><A:resourcetype/>'
        '<A:supported-report-set/><A:sync-token/><C:getctag xmlns:C="http://calendarserver.org/ns/"/></A:prop></A:propfind>'
    )
    home = dav.parts(dav.ask("PROPFIND", answered.href(f"{C}addressbook-home-set"), of_home, Depth="1"))
    (book,) = [path for path, part in home.items() if f"{C}addressbook" in part.tags(f"{D}resourcetype")]
    assert home[book].text(f"{CS}getctag")
    sync = (
        f'{XML}<A:sync-collection xmlns:A="DAV:"><A:sync-token/><A:sync-level>1</A:sync-level>'
        "<A:prop><A:getetag/></A:prop></A:sync-collection>"
    )
    answer = dav.ask("REPORT", book, sync, Depth="1")
    assert xml(answer).findtext(f"{D}sync-token") == home[book].text(f"{D}sync-token")
    hrefs = "".join(f'<A:href xmlns:A="DAV:">{path}</A:href>' for path in dav.parts(answer))
    multiget = (
        f'{XML}<B:addressbook-multiget xmlns:B="urn:ietf:params:xml:ns:carddav"><A:prop xmlns:A="DAV:"><A:getetag/>'
        f"<B:address-data/></A:prop>{hrefs}</B:addressbook-multiget>"
    )
    cards = dav.parts(dav.ask("REPORT", book, multiget, Depth="1"))
    told = names([part.text(f"{C}address-data") for part in cards.values()])
    assert told == {"Ada Example", "Bo Placeholder", "Example Agency press desk"}
    assert f"{book}{find.contact('ada')}.vcf" in cards


def test_davx5_asks_some_at_a_time_and_for_vcard_4(dav: Dav) -> None:
    propfind = (
        '<propfind xmlns="DAV:" xmlns:CARD="urn:ietf:params:xml:ns:carddav"><prop><resourcetype/><displayname/>'
        "<owner/><current-user-privilege-set/><CARD:addressbook-description/><supported-report-set/>"
        "<CARD:supported-address-data/><CARD:max-resource-size/><sync-token/></prop></propfind>"
    )
    (book,) = dav.parts(dav.ask("PROPFIND", "/dav/contacts/", propfind, Depth="0")).values()
    versions = [offered.get("version") for offered in book.found[f"{C}supported-address-data"]]
    assert versions == ["3.0", "4.0"]
    token, read = "", []
    while True:
        sync = (
            f'<sync-collection xmlns="DAV:"><sync-token>{token}</sync-token><sync-level>1</sync-level>'
            "<limit><nresults>3</nresults></limit><prop><getetag/></prop></sync-collection>"
        )
        answer = dav.ask("REPORT", "/dav/contacts/", sync, Depth="0")
        parts, token = dav.parts(answer), xml(answer).findtext(f"{D}sync-token") or ""
        more = parts.pop("/dav/contacts/", None)
        hrefs = "".join(f"<href>{path}</href>" for path in parts)
        multiget = (
            '<CARD:addressbook-multiget xmlns="DAV:" xmlns:CARD="urn:ietf:params:xml:ns:carddav"><prop><getcontenttype/>'
            f'<getetag/><CARD:address-data content-type="text/vcard" version="4.0"/></prop>{hrefs}</CARD:addressbook-multiget>'
        )
        fetched = dav.parts(dav.ask("REPORT", "/dav/contacts/", multiget, Depth="0"))
        assert {p: part.text(f"{D}getetag") for p, part in fetched.items()} == {
            p: part.text(f"{D}getetag") for p, part in parts.items()
        }
        read += [part.text(f"{C}address-data") for part in fetched.values()]
        if more is None:
            break
    assert len(read) == 5
    assert all("VERSION:4.0\r\n" in card for card in read)


BAD_SYNC = '<sync-collection xmlns="DAV:"><sync-token>data:,other</sync-token><prop/></sync-collection>'
THUNDERBIRD = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.1.0"
THUNDERBIRDS = 'xmlns="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav" xmlns:cs="http://calendarserver.org/ns/"'


def thunderbird_syncs(dav: Dav, token: str) -> TestResponse:
    sync = (
        f"<sync-collection {THUNDERBIRDS}><sync-token>{token}</sync-token><sync-level>1</sync-level>"
        "<prop><getetag/><card:address-data/></prop></sync-collection>"
    )
    return dav.ask("REPORT", "/dav/contacts/", sync, Depth="1", User_Agent=THUNDERBIRD)


def test_thunderbird_lists_all_fetches_them_and_goes_on_from_the_token_of_the_book(dav: Dav, put: Keep) -> None:
    """CardDAVDirectory of Thunderbird: fetchAllFromServer, then updateAllFromServerV2."""
    listing = f"<propfind {THUNDERBIRDS}><prop><resourcetype/><getetag/><cs:getctag/></prop></propfind>"
    listed = dav.parts(dav.ask("PROPFIND", "/dav/contacts/", listing, Depth="1"))
    cards = [path for path, part in listed.items() if not part.tags(f"{D}resourcetype")]
    multiget = (
        f"<card:addressbook-multiget {THUNDERBIRDS}><prop><getetag/><card:address-data/></prop>"
        f"{''.join(f'<href>{path}</href>' for path in cards)}</card:addressbook-multiget>"
    )
    fetched = dav.parts(dav.ask("REPORT", "/dav/contacts/", multiget, Depth="1"))
    assert len(names([part.text(f"{C}address-data") for part in fetched.values()])) == 5
    asked = f"<propfind {THUNDERBIRDS}><prop><displayname/><cs:getctag/><sync-token/></prop></propfind>"
    (book,) = dav.parts(dav.ask("PROPFIND", "/dav/contacts/", asked, Depth="0")).values()
    put(*release(mention("Cleo New", email="cleo@agency.example"), title="News", on="2026-07-02", name="new.txt"))
    (new,) = dav.parts(thunderbird_syncs(dav, book.text(f"{D}sync-token"))).values()
    assert names([new.text(f"{C}address-data")]) == {"Cleo New"}


def test_thunderbird_begins_anew_where_its_token_is_refused(dav: Dav) -> None:
    """It does so for 400 alone, and would otherwise fail at each try for ever."""
    answer = thunderbird_syncs(dav, "data:,of-another-registry")
    assert (answer.status_code, precondition(answer)) == (400, f"{D}valid-sync-token")
    others = dav.ask("REPORT", "/dav/contacts/", BAD_SYNC, User_Agent="DAVx5/4.4")
    assert (others.status_code, precondition(others)) == (403, f"{D}valid-sync-token")


def test_evolution_lists_a_book_by_what_its_cards_are(dav: Dav) -> None:
    propfind = (
        f'{XML}<D:propfind xmlns:D="DAV:" xmlns:CS="http://calendarserver.org/ns/"><D:prop><D:getcontenttype/>'
        "<D:resourcetype/><D:getetag/><CS:getctag/></D:prop></D:propfind>"
    )
    parts = dav.parts(dav.ask("PROPFIND", "/dav/contacts/", propfind, Depth="1"))
    cards = [part for part in parts.values() if part.found.get(f"{D}getcontenttype") is not None]
    assert len(cards) == 5
    assert all(part.text(f"{D}getcontenttype").startswith("text/vcard") for part in cards)


def test_an_address_without_a_slash_at_its_end_is_the_same(dav: Dav) -> None:
    for path in ("/dav", "/dav/contacts", "/dav/principal", "/dav/offices/example-agency"):
        (part,) = dav.propfind(path, "<D:resourcetype/>").values()
        assert f"{D}collection" in part.tags(f"{D}resourcetype")


def test_in_a_language_the_whole_book_is_in_that_language(dav: Dav) -> None:
    parts = dav.propfind("/fr/dav/", "<C:addressbook-description/><D:current-user-principal/>", "1")
    assert [*parts] == ["/fr/dav/", "/fr/dav/contacts/"]
    assert parts["/fr/dav/"].href(f"{D}current-user-principal") == "/fr/dav/principal/"
    assert parts["/fr/dav/contacts/"].text(f"{C}addressbook-description").startswith("Tous les contacts")
