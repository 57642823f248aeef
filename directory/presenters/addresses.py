"""Every public address, in one place: pages, cards, API and widget all ask here, and the routes are tested against it.

An address is made of a base (`https://host`, or the path under which the pages lie) and a path; ids and slugs are quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urldefrag, urlencode, urlsplit

from directory.presenters import saved
from directory.records import OfficeRef, Quote, ReleaseRef

MAIL_SAFE = "@.+-_!#$&'*/=^`{|}~"
ATOM, JSON_FEED = "atom", "feed.json"
"""Ends of addresses of feeds, by their form."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class Named(Protocol):
    """Whatever has a contact's public id and slug."""

    @property
    def id(self) -> str: ...

    @property
    def slug(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses under `base`, which has no slash at its end."""

    base: str = ""

    def to(self, path: str, **query: str | None) -> str:
        """`path` under the base, with those parameters that have a value."""
        given = {name: value for name, value in query.items() if value}
        return f"{self.base}{path}{'?' + urlencode(given) if given else ''}"

    def home(self) -> str:
        return self.to("/")

    def contacts(self, **query: str | None) -> str:
        return self.to("/contacts", **query)

    def contact(self, contact: Named) -> str:
        return self.contact_at(contact.id, contact.slug)

    def contact_at(self, id_: str, slug: str = "") -> str:
        """The contact's page; its slug is for readers, the id alone leads there too."""
        return self.to(f"/contacts/{quote(id_, safe='')}" + (f"/{quote(slug, safe='')}" if slug else ""))

    def contact_file(self, contact: Named, suffix: str = "vcf", **query: str | None) -> str:
        """The contact in the form that the suffix tells (`cards.forms`)."""
        return self.to(f"/contacts/{quote(contact.id, safe='')}.{suffix}", **query)

    def contact_code(self, contact: Named) -> str:
        """A QR code that saves the contact."""
        return self.to(f"/contacts/{quote(contact.id, safe='')}/code.svg")

    def contacts_file(self, suffix: str = "vcf", version: str | None = None, **query: str | None) -> str:
        return self.to(f"/contacts.{suffix}", version=version, **query)

    def offices(self, **query: str | None) -> str:
        return self.to("/offices", **query)

    def office(self, office: OfficeRef) -> str:
        return self.to(f"/offices/{quote(office.slug, safe='')}")

    def office_file(self, office: OfficeRef, suffix: str = "vcf", **query: str | None) -> str:
        return self.to(f"/offices/{quote(office.slug, safe='')}.{suffix}", **query)

    def office_check(self, office: OfficeRef) -> str:
        """What a press officer should look at."""
        return self.to(f"/offices/{quote(office.slug, safe='')}/check")

    def releases(self, **query: str | None) -> str:
        return self.to("/releases", **query)

    def release(self, release: ReleaseRef) -> str:
        return self.to(f"/releases/{quote(release.id, safe='')}")

    def proof(self, release: ReleaseRef, place: Quote) -> str:
        """The very words on the release's page."""
        return f"{self.release(release)}#{anchor(place.start, place.end)}"

    def api(self, path: str = "", **query: str | None) -> str:
        """`path` within version 1 of the API (`/contacts/...`)."""
        return self.to(f"/api/v1{path}", **query)

    def api_contact(self, id_: str) -> str:
        return self.api(f"/contacts/{quote(id_, safe='')}")

    def api_release(self, release: ReleaseRef) -> str:
        return self.api(f"/releases/{quote(release.id, safe='')}")

    def api_office(self, office: OfficeRef) -> str:
        return self.api(f"/offices/{quote(office.slug, safe='')}")

    def compare(self, left: int, right: int) -> str:
        """Why two mentions are one contact, or are not."""
        return self.to("/compare", left=str(left), right=str(right))

    def sign_in(self, **query: str | None) -> str:
        return self.to("/sign-in", **query)

    def sign_out(self) -> str:
        return self.to("/sign-out")

    def review(self, **query: str | None) -> str:
        return self.to("/review", **query)

    def waiting(self) -> str:
        return self.to("/review/waiting")

    def decisions(self, **query: str | None) -> str:
        return self.to("/decisions", **query)

    def edit(self, contact_id: str) -> str:
        """Where editors split, merge and keep back."""
        return self.to(f"/contacts/{quote(contact_id, safe='')}/edit")

    def compare_names(self, left: int, right: int) -> str:
        """Why two names are one organisation's, or are not."""
        return self.to("/compare/names", left=str(left), right=str(right))

    def review_offices(self, **query: str | None) -> str:
        return self.to("/review/offices", **query)

    def office_decisions(self) -> str:
        return self.to("/decisions/offices")

    def edit_office(self, slug: str) -> str:
        """Where editors merge and split names of press offices."""
        return self.to(f"/offices/{quote(slug, safe='')}/edit")

    def book_tokens(self, slug: str) -> str:
        """Where editors give tokens for the press book of an office, and say whether it demands one."""
        return self.to(f"/offices/{quote(slug, safe='')}/tokens")

    def revoked_tokens(self, slug: str) -> str:
        return self.to(f"/offices/{quote(slug, safe='')}/tokens/revoked")

    def embedding_sites(self, slug: str) -> str:
        """Where editors see which sites show contacts of an office, where that is noted, and say whether it is."""
        return self.to(f"/offices/{quote(slug, safe='')}/sites")

    def logo(self, name: str) -> str:
        """A logo, by the name of its picture."""
        return f"{self.base}/logos/{quote(name, safe='')}"

    def office_logo(self, slug: str) -> str:
        """Where editors give an office a logo."""
        return self.to(f"/offices/{quote(slug, safe='')}/logo")

    def lab(self) -> str:
        return self.to("/lab")

    def api_page(self) -> str:
        return self.to("/api/")

    def contacts_feed(self, form: str = ATOM, **query: str | None) -> str:
        """What changed of contacts: of all, or of those that a search finds."""
        return self.to(f"/contacts.{form}", **query)

    def releases_feed(self, form: str = ATOM, **query: str | None) -> str:
        """The newest releases: of all, or of those of a list that is narrowed."""
        return self.to(f"/releases.{form}", **query)

    def contact_feed(self, contact: Named, form: str = ATOM) -> str:
        return self.to(f"/contacts/{quote(contact.id, safe='')}.{form}")

    def office_feed(self, office: OfficeRef, form: str = ATOM) -> str:
        return self.to(f"/offices/{quote(office.slug, safe='')}.{form}")

    def press_book(self) -> str:
        """The context of the address book of everybody (CardDAV): what somebody subscribes to."""
        return self.to("/dav/")

    def office_book(self, office: OfficeRef) -> str:
        """The same of a press office."""
        return self.office_book_at(office.slug)

    def office_book_at(self, slug: str) -> str:
        """The same by any address that the press office has had."""
        return self.to(f"/dav/offices/{quote(slug, safe='')}/")

    def search_book(self, **query: str | None) -> str:
        """The same of a search, by the parameters of its list."""
        return self.search_book_at(saved.word(query))

    def search_book_at(self, word: str) -> str:
        """The same by the word that the search is kept in."""
        return self.to(f"/dav/searches/{quote(word, safe='')}/")

    def opensearch(self) -> str:
        return self.to("/opensearch.xml")

    def suggest(self) -> str:
        return self.to("/suggest")

    def sitemap(self) -> str:
        return self.to("/sitemap.xml")

    def sitemap_part(self, section: str, number: int) -> str:
        return self.to(f"/sitemap-{section}-{number}.xml")

    def host(self, path: str) -> str:
        """A path of this site, as it is seen from elsewhere."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}{path}"

    def subscribe(self, **query: str | None) -> str:
        """How all contacts, or those that a search finds, are subscribed to."""
        return self.to("/subscribe", **query)

    def office_subscribe(self, office: OfficeRef) -> str:
        return self.to(f"/offices/{quote(office.slug, safe='')}/subscribe")

    def profile(self, **query: str | None) -> str:
        """A profile that subscribes Apple's devices to the same."""
        return self.to("/contacts.mobileconfig", **query)

    def office_profile(self, office: OfficeRef) -> str:
        return self.to(f"/offices/{quote(office.slug, safe='')}.mobileconfig")

    def widget_script(self) -> str:
        return self.to("/embed/v1.js")

    def widget_data(self, **query: str | None) -> str:
        """What the script asks for."""
        return self.to("/embed/contacts.json", **query)

    def frame(self, **query: str | None) -> str:
        """The same contacts as a page for a frame."""
        return self.to("/embed/contacts", **query)

    def frame_script(self) -> str:
        """Gives frames their height, on the page around them."""
        return self.to("/embed/fit-v1.js")

    def oembed(self, **query: str | None) -> str:
        return self.to("/oembed", **query)

    def embedding(self, **query: str | None) -> str:
        """Where an editor picks what to show on another page."""
        return self.to("/embed", **query)


def book_in(home: str) -> str:
    """The address book that a context holds (`Addresses.press_book`)."""
    return f"{home}contacts/"


def principal_in(home: str) -> str:
    """The principal that has this book alone."""
    return f"{home}principal/"


def anchor(start: int, end: int) -> str:
    """The id of a claim's words on its release's page."""
    return f"c{start}-{end}"


def field_anchor(number: int, start: int, end: int) -> str:
    """The id of the field on a contact's card that a claim's words are; `number` is the contact's on the page."""
    return f"m{number}-{start}-{end}"


def original_page(original: str | None, place: Quote) -> str | None:
    """The page of a published PDF on which a quote stands (RFC 8118, section 3); None where either is not known."""
    return f"{urldefrag(original).url}#page={place.page}" if original and place.page else None


def telephone(number: str, extension: str | None = None) -> str | None:
    """The `tel:` address (RFC 3966) of an E.164 or local number; None where nothing in it can be dialled."""
    dialled = "".join(c for c in number if c.isascii() and (c.isdigit() or c in "*#"))
    if not any(c.isdigit() for c in dialled):
        return None
    plus = "+" if number.startswith("+") else ""
    suffix = "".join(c for c in extension or "" if c.isascii() and c.isdigit())
    return f"tel:{plus}{quote(dialled, safe='*')}{';ext=' + suffix if suffix else ''}"


def message(number: str) -> str | None:
    """The `sms:` address (RFC 5724) of an E.164 number; None of any other, which a phone abroad cannot write to."""
    dialled = number.removeprefix("+")
    return f"sms:{number}" if number.startswith("+") and dialled.isascii() and dialled.isdecimal() else None


def mail(address: str) -> str | None:
    """The `mailto:` address (RFC 6068); None where the value has no `@` or holds white space or control characters."""
    if address.count("@") < 1 or any(c.isspace() or not c.isprintable() for c in address):
        return None
    return f"mailto:{quote(address, safe=MAIL_SAFE.replace('&', '').replace('#', ''))}"


def safe_link(href: str | None) -> str | None:
    """An address taken from a release, if a page may link to it: http, https, mailto and tel only."""
    if not href or any(not c.isprintable() for c in href):
        return None
    text = href.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES or (parts.scheme.lower() in {"http", "https"} and not parts.hostname):
        return None
    return text
