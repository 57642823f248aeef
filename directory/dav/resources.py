"""What is told of each sort of resource: the context of a book, which is also the home that holds it alone, its principal, the book itself and
its cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from directory.dav.asked import ADDRESS_DATA
from directory.dav.collations import FOLDS
from directory.dav.names import CALENDAR_SERVER, Name, card, dav, element, words
from directory.presenters.addresses import book_in, principal_in

OF_CARDS: Final = (card("addressbook-multiget"), card("addressbook-query"))
"""Reports that a book and each of its cards answer (RFC 6352, 8)."""
OF_BOOKS: Final = (dav("sync-collection"), *OF_CARDS)
COMPLIANCE: Final = "1, 3, access-control, addressbook"
"""The header DAV (RFC 4918, 18; RFC 3744, 7.2; RFC 6352, 6.1); 2 would be locks."""
CARD_TYPE: Final = "text/vcard; charset=utf-8"
MAX_RESOURCE_SIZE: Final = 100_000
"""Octets; no card comes near."""
GETCTAG: Final = f"{CALENDAR_SERVER} getctag"

_READ = element(dav("privilege"), element(dav("read"))) + element(
    dav("privilege"), element(dav("read-current-user-privilege-set"))
)

Props = dict[Name, str]
"""Properties by their names, as XML that stands within them."""

LIVE: Final = frozenset(
    dav(name)
    for name in (
        *("creationdate", "displayname", "getcontentlanguage", "getcontentlength", "getcontenttype", "getetag"),
        *("getlastmodified", "lockdiscovery", "resourcetype", "supportedlock"),
    )
)
"""What all properties are, where all are asked for; the rest is asked for by name (RFC 4918, 9.1 and 15)."""


_ENDING = ".vcf"


def _is_id(name: str) -> bool:
    return name.isascii() and name.isalnum()


@dataclass(frozen=True, slots=True)
class Tree:
    """Where the resources of one book are; `root` is the path of its context, with a slash at its end. `guarded`: not everybody may read
    them, but whoever says who they are."""

    root: str
    guarded: bool = False

    @property
    def principal(self) -> str:
        return principal_in(self.root)

    @property
    def book(self) -> str:
        return book_in(self.root)

    def card(self, public_id: str) -> str:
        return f"{self.book}{public_id}.vcf"

    def id_of(self, path: str) -> str | None:
        """The public id of the card at a path of this book."""
        return self.ids_of((path,))[path]

    def ids_of(self, paths: Iterable[str]) -> dict[str, str | None]:
        """The same of many, by path: a device asks for hundreds at a time."""
        book = self.book
        low, high = len(book), -len(_ENDING)
        return {
            path: path[low:high]
            if path.startswith(book) and path.endswith(_ENDING) and _is_id(path[low:high])
            else None
            for path in paths
        }


def of_root(tree: Tree, title: str) -> Props:
    """The context of a book, and the home that holds it."""
    return _common(tree) | {
        dav("resourcetype"): element(dav("collection")),
        dav("displayname"): words(title),
        card("addressbook-home-set"): _href(tree.root),
    }


def of_principal(tree: Tree, title: str) -> Props:
    """Whoever asks: nobody is told from another."""
    return _common(tree) | {
        dav("resourcetype"): element(dav("collection")) + element(dav("principal")),
        dav("displayname"): words(title),
        dav("principal-URL"): _href(tree.principal),
        dav("alternate-URI-set"): "",
        dav("group-member-set"): "",
        dav("group-membership"): "",
        card("addressbook-home-set"): _href(tree.root),
        card("principal-address"): "",
    }


def of_book(tree: Tree, title: str, description: str, token: str) -> Props:
    """The book; `token` is that of all that it holds now."""
    return _common(tree) | {
        dav("resourcetype"): element(dav("collection")) + element(card("addressbook")),
        dav("displayname"): words(title),
        card("addressbook-description"): words(description),
        card("supported-address-data"): "".join(
            element(card("address-data-type"), "", f' content-type="text/vcard" version="{version}"')
            for version in ("3.0", "4.0")
        ),
        card("supported-collation-set"): "".join(element(card("supported-collation"), name) for name in FOLDS),
        card("max-resource-size"): str(MAX_RESOURCE_SIZE),
        dav("supported-report-set"): _reports(OF_BOOKS),
        dav("sync-token"): words(token),
        GETCTAG: words(token),
    }


def of_cards(tree: Tree) -> Props:
    """What is the same of each card of a book."""
    return _common(tree) | {
        dav("resourcetype"): "",
        dav("getcontenttype"): CARD_TYPE,
        dav("supported-report-set"): _reports(OF_CARDS),
    }


OF_EACH: Final = {
    dav("getetag"): '"%(tag)s"',
    dav("getcontentlength"): "%(length)d",
    dav("getlastmodified"): "%(modified)s",
}
"""What is another of each card, as it is put into its answer."""
WITH_BODY: Final = frozenset({dav("getcontentlength"), dav("getlastmodified"), ADDRESS_DATA})
"""For which more than the tag of a card is to be read."""


def _common(tree: Tree) -> Props:
    """What RFC 3744 has for all, as far as it reads."""
    return {
        dav("current-user-principal"): _href(tree.principal),
        dav("owner"): _href(tree.principal),
        dav("group"): "",
        dav("principal-collection-set"): _href(tree.root),
        dav("current-user-privilege-set"): _READ,
        dav("supported-privilege-set"): _supported_privileges(),
        dav("acl-restrictions"): "",
        dav("inherited-acl-set"): "",
        dav("supported-report-set"): "",
        dav("supportedlock"): "",
        dav("lockdiscovery"): "",
        dav("acl"): element(
            dav("ace"),
            element(dav("principal"), element(dav("authenticated" if tree.guarded else "all")))
            + element(dav("grant"), _READ)
            + element(dav("protected")),
        ),
    }


def _supported_privileges() -> str:
    def one(name: str, said: str, within: str = "") -> str:
        described = element(dav("description"), said, ' xml:lang="en"')
        privilege = element(dav("privilege"), element(dav(name)))
        return element(dav("supported-privilege"), privilege + described + within)

    return one("read", "Read", one("read-current-user-privilege-set", "Read which privileges one has"))


def _reports(names: tuple[Name, ...]) -> str:
    return "".join(element(dav("supported-report"), element(dav("report"), element(name))) for name in names)


def _href(path: str) -> str:
    return element(dav("href"), words(path))
