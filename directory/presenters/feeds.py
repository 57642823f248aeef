"""Feeds of changes and of releases: Atom (RFC 4287) and JSON Feed 1.1 from the same entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from directory.changes import Change
from directory.presenters import changed, xml
from directory.presenters.addresses import Addresses
from directory.presenters.dates import stamp, utc
from directory.presenters.translating import ENGLISH, Translator
from directory.records import ReleaseRef

ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without an entry changed last."""
_NO_AUTHORITY = re.compile(r"[^a-z0-9.-]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its lasting id, what it is called and when it came, its page, the page that says so, and its words, a line a
    sentence."""

    id: str
    title: str
    at: datetime
    page: str
    via: str | None
    content: str
    kind: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is called, its own addresses in both forms, the page that it belongs to, its entries, newest first, and
    the language that it speaks. Its entries are the same in each language, and so are their ids."""

    title: str
    atom: str
    json: str
    page: str
    entries: Sequence[Entry]
    t: Translator = ENGLISH

    @property
    def updated(self) -> datetime:
        return max((utc(entry.at) for entry in self.entries), default=NEVER).replace(microsecond=0)


def of_changes(changes: Iterable[Change], to: Addresses, t: Translator = ENGLISH) -> list[Entry]:
    """What changed of contacts."""
    return [
        Entry(
            identity(change, to),
            changed.title(change, t),
            change.at,
            to.contact(change.contact),
            None if change.release is None else _proof(change, change.release, to),
            "\n".join(changed.sentences(change, t)),
            change.kind,
        )
        for change in changes
    ]


def of_releases(
    read: Iterable[tuple[ReleaseRef, datetime]], to: Addresses, lasting: Addresses, t: Translator = ENGLISH
) -> list[Entry]:
    """Releases, each with when it was read. Its id is its lasting address, in whatever language the feed is."""
    return [
        Entry(
            lasting.release(release),
            release.title or release.number or release.file,
            at,
            to.release(release),
            None,
            " · ".join(filter(None, (t.day(release.date) if release.date else "", release.number, _office(release)))),
            "release",
        )
        for release, at in read
    ]


def identity(change: Change, to: Addresses) -> str:
    """A tag URI (RFC 4151) that is the change's for ever: whose it is, on which day the registry learnt it, and its key."""
    authority = _NO_AUTHORITY.sub("-", urlsplit(to.base).hostname or "localhost")
    return f"tag:{authority},{utc(change.at):%Y-%m-%d}:change:{change.key}"


def atom(feed: Feed, site_name: str) -> bytes:
    """The feed in Atom; each entry's content is plain text, a line a sentence."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.t.language})
    xml.add(root, "id", feed.atom)
    xml.add(root, "title", feed.title)
    xml.add(root, "updated", stamp(feed.updated))
    xml.add(root, "link", rel="self", type=ATOM_TYPE, href=feed.atom)
    xml.add(root, "link", rel="alternate", type="text/html", href=feed.page)
    xml.add(xml.add(root, "author"), "name", site_name)
    for one in feed.entries:
        entry = xml.add(root, "entry")
        xml.add(entry, "id", one.id)
        xml.add(entry, "title", one.title)
        xml.add(entry, "updated", stamp(one.at))
        xml.add(entry, "published", stamp(one.at))
        xml.add(entry, "category", term=one.kind)
        xml.add(entry, "link", rel="alternate", type="text/html", href=one.page)
        if one.via is not None:
            xml.add(entry, "link", rel="via", type="text/html", href=one.via)
        xml.add(entry, "content", one.content, type="text")
    return xml.document(root)


def as_json(feed: Feed, to: Addresses, site_name: str) -> dict[str, Any]:
    """The feed as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.t.language,
        "authors": [{"name": site_name, "url": to.home()}],
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.page,
        "title": entry.title,
        "content_text": entry.content,
        "date_published": stamp(entry.at),
        "date_modified": stamp(entry.at),
        "tags": [entry.kind],
    }
    return item | ({"external_url": entry.via} if entry.via is not None else {})


def _office(release: ReleaseRef) -> str:
    return release.office.name if release.office else ""


def _proof(change: Change, release: ReleaseRef, to: Addresses) -> str:
    """The line of the release that says what is new, else the release."""
    new = next((claim for altered in change.altered for claim in altered.new), None)
    current = new is not None and change.kind != "retracted"
    return to.proof(release, new.quote) if new is not None and current else to.release(release)
