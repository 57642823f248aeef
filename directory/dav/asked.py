"""What clients ask, understood (RFC 4918, 9.1; RFC 6578, 3; RFC 6352, 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import unquote, urlsplit

from directory.dav import refusals
from directory.dav.bodies import BadBody, Element
from directory.dav.filters import Filter, understood
from directory.dav.names import Name, card, dav

ADDRESS_DATA: Final = card("address-data")
MOST_HREFS: Final = 50_000
_PLAIN: Final = re.compile(r"/(?!/)[A-Za-z0-9._~/-]*")
"""A path that nothing has to be taken out of or off, as nearly all of ten thousand in one question are."""
VERSIONS: Final = ("3.0", "4.0")
"""Of vCard."""


@dataclass(frozen=True, slots=True)
class Data:
    """How a card is to be told: in which version, and of its properties only these (None: all), by names in capitals, those of `bare`
    without their values."""

    version: str = "3.0"
    only: frozenset[str] | None = None
    bare: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which properties are asked for: those named, with `all` all that every client wants and those named; with `names` what there is,
    without values."""

    props: tuple[Name, ...] = ()
    data: Data = Data()
    all: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Sync:
    """What changed since `token`, which is empty the first time."""

    wanted: Wanted
    token: str
    limit: int | None


@dataclass(frozen=True, slots=True)
class Multiget:
    """The cards at these paths."""

    wanted: Wanted
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """The cards that a filter finds."""

    wanted: Wanted
    filter: Filter
    limit: int | None


Report = Sync | Multiget | Query


def depth(header: str | None, usual: Literal["0", "infinity"]) -> Literal[0, 1]:
    """How many levels below are asked for (RFC 4918, 10.2). Raises Refused for all of them, and BadBody for none that there is."""
    match (header or usual).strip().lower():
        case "0":
            return 0
        case "1":
            return 1
        case "infinity":
            raise refusals.infinite()
    raise BadBody("the header Depth is none of 0, 1, infinity")


def propfind(root: Element | None) -> Wanted:
    """An empty body asks for all (RFC 4918, 9.1). Raises BadBody and Refused."""
    if root is None:
        return Wanted(all=True)
    if root.name != dav("propfind"):
        raise BadBody("it is no DAV:propfind")
    return _wanted(root)


def report(root: Element | None) -> Report:
    """Raises BadBody and Refused."""
    if root is None:
        raise BadBody("a report needs a body")
    if root.name == dav("sync-collection"):
        return Sync(_wanted(root), _words(root, dav("sync-token")), _limit(root, dav("limit"), dav("nresults")))
    if root.name == card("addressbook-multiget"):
        hrefs = tuple(path_of(child.text) for child in root.all(dav("href")))
        if len(hrefs) > MOST_HREFS:
            raise refusals.too_many()
        return Multiget(_wanted(root), hrefs)
    if root.name == card("addressbook-query"):
        chosen = root.first(card("filter"))
        if chosen is None:
            raise refusals.bad_filter()
        return Query(_wanted(root), understood(chosen), _limit(root, card("limit"), card("nresults")))
    raise refusals.unknown_report()


def path_of(href: str) -> str:
    """The path of an address, without what escapes in it; empty where there is none."""
    if _PLAIN.fullmatch(href):
        return href
    try:
        return unquote(urlsplit(href.strip()).path)
    except ValueError:
        return ""


def _wanted(root: Element) -> Wanted:
    names = root.first(dav("propname")) is not None
    every = root.first(dav("allprop")) is not None
    named: dict[Name, Element] = {}
    for listed in root.all(dav("prop"), dav("include")):
        named |= {child.name: child for child in listed.children}
    asked_data = named.get(ADDRESS_DATA)
    data = Data() if asked_data is None else _data(asked_data)
    if not (names or every or root.first(dav("prop"))) and root.name == dav("propfind"):
        raise BadBody("it asks for no property")
    return Wanted(tuple(named), data, every, names)


def _data(asked: Element) -> Data:
    """RFC 6352, 10.4. Raises Refused for a form that there is not."""
    version = asked.attributes.get("version", "3.0")
    if asked.attributes.get("content-type", "text/vcard").lower() != "text/vcard" or version not in VERSIONS:
        raise refusals.unknown_data()
    props = list(asked.all(card("prop")))
    if not props or asked.first(card("allprop")) is not None:
        return Data(version)
    named = {prop.attributes.get("name", "").upper(): prop.attributes.get("novalue", "no") for prop in props}
    return Data(version, frozenset(named), frozenset(name for name, novalue in named.items() if novalue == "yes"))


def _limit(root: Element, limit: Name, nresults: Name) -> int | None:
    found = root.first(limit)
    words = None if found is None else _words(found, nresults)
    if words is None:
        return None
    if not (words.isascii() and words.isdecimal() and 0 < len(words) < 10 and int(words)):
        raise BadBody("the limit is no number above 0")
    return int(words)


def _words(root: Element, name: Name) -> str:
    found = root.first(name)
    return "" if found is None else found.text.strip()
