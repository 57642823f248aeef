"""Profiles that subscribe Apple's devices to an address book, read back by the standard library."""

from __future__ import annotations

import plistlib
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.addresses import Addresses
from directory.presenters.profile import profile
from directory.presenters.subscribing import Book
from directory.presenters.translating import LANGUAGES
from directory.records import OfficeRef

TO = Addresses("https://press.example.org")
CNES = OfficeRef("cnes", "CNES")
ANYTHING = st.text(st.characters())
"""Surrogates and control characters, too."""


def of_office(ref: OfficeRef, to: Addresses = TO) -> Book:
    return Book(ref.name, to.office_book(ref))


def test_it_holds_one_account_that_leads_to_this_book_alone() -> None:
    told = plistlib.loads(profile(of_office(CNES), "Press Directory"))
    (account,) = told["PayloadContent"]
    assert told["PayloadType"] == "Configuration"
    assert (told["PayloadDisplayName"], told["PayloadOrganization"]) == ("CNES", "Press Directory")
    assert account["PayloadType"] == "com.apple.carddav.account"
    assert account["CardDAVAccountDescription"] == "CNES"
    assert account["CardDAVPrincipalURL"] == "https://press.example.org/dav/offices/cnes/principal/"
    assert (account["CardDAVHostName"], account["CardDAVPort"], account["CardDAVUseSSL"]) == (
        "press.example.org",
        443,
        True,
    )
    assert account["CardDAVUsername"]
    assert account["CardDAVPassword"], "a device asks for one where there is none"


@pytest.mark.parametrize(
    ("base", "server"),
    [
        ("https://press.example.org:8443/press", ("press.example.org", 8443, True)),
        ("http://127.0.0.1:8000", ("127.0.0.1", 8000, False)),
        ("http://press.example.org", ("press.example.org", 80, False)),
    ],
)
def test_the_server_is_that_of_the_public_address(base: str, server: tuple[str, int, bool]) -> None:
    (account,) = plistlib.loads(profile(of_office(CNES, Addresses(base)), "Press"))["PayloadContent"]
    assert (account["CardDAVHostName"], account["CardDAVPort"], account["CardDAVUseSSL"]) == server


def identifiers(book: Book, language: str = "en") -> list[str]:
    told = plistlib.loads(profile(book, "Press", LANGUAGES.translator(language)))
    parts = [told, *told["PayloadContent"]]
    return [part[key] for part in parts for key in ("PayloadIdentifier", "PayloadUUID")]


def test_installed_again_it_replaces_the_first_whatever_its_language_and_the_names_in_it() -> None:
    renamed = of_office(OfficeRef("cnes", "Centre national d'études spatiales"))
    assert identifiers(of_office(CNES)) == identifiers(of_office(CNES), "fr") == identifiers(renamed)
    assert len({*identifiers(of_office(CNES))}) == 4
    assert all(UUID(one) for one in identifiers(of_office(CNES))[1::2])


def test_each_book_has_a_profile_of_its_own() -> None:
    books = [of_office(CNES), of_office(OfficeRef("esa", "ESA")), Book("All", TO.press_book())]
    books.append(Book("All", TO.search_book(q="ada")))
    every = [one for book in books for one in identifiers(book)]
    assert len({*every}) == len(every)


@given(ANYTHING, ANYTHING)
def test_no_name_breaks_it_or_adds_to_it(name: str, site: str) -> None:
    book = of_office(OfficeRef("x", name))
    told = plistlib.loads(profile(book, site))
    harmless = plistlib.loads(profile(of_office(OfficeRef("x", "X")), "X"))
    assert told.keys() == harmless.keys()
    assert told["PayloadContent"][0].keys() == harmless["PayloadContent"][0].keys()
    for shown in (told["PayloadDisplayName"], told["PayloadContent"][0]["CardDAVAccountDescription"]):
        assert shown.isprintable() or not set(shown) & set(map(chr, range(32)))
        assert set(shown) - {" "} <= {*name}


@given(st.sampled_from(["</string><key>PayloadType</key>", "&lt;", "]]>", "<!ENTITY x 'y'>", "a\r\nb", "a\x00b\ud800"]))
def test_markup_stays_words(name: str) -> None:
    told = plistlib.loads(profile(of_office(OfficeRef("x", name)), "Press"))
    kept = "".join(sign for sign in name if sign not in "\x00\ud800")
    assert told["PayloadDisplayName"] == " ".join(kept.split())
