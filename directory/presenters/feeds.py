"""Feeds of changes: Atom (RFC 4287) and JSON Feed 1.1 from the same entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without an entry changed last."""
_NO_AUTHORITY = re.compile(r"[^a-z0-9.-]")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is called, its own addresses in both forms, the page that it belongs to, its changes, newest first, and
    the language that it speaks. Its entries are the same in each language, and so are their ids."""

    title: str
    atom: str
    json: str
    page: str
    changes: Sequence[Change]
    t: Translator = ENGLISH

    @property
    def updated(self) -> datetime:
        return max((utc(change.at) for change in self.changes), default=NEVER).replace(microsecond=0)


def identity(change: Change, to: Addresses) -> str:
    """A tag URI (RFC 4151) that is the change's for ever: whose it is, on which day the registry learnt it, and its key."""
    authority = _NO_AUTHORITY.sub("-", urlsplit(to.base).hostname or "localhost")
    return f"tag:{authority},{utc(change.at):%Y-%m-%d}:change:{change.key}"


def atom(feed: Feed, to: Addresses, site_name: str) -> bytes:
    """The feed in Atom; each entry's content is plain text, a line a sentence."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.t.language})
    xml.add(root, "id", feed.atom)
    xml.add(root, "title", feed.title)
    xml.add(root, "updated", stamp(feed.updated))
    xml.add(root, "link", rel="self", type=ATOM_TYPE, href=feed.atom)
    xml.add(root, "link", rel="alternate", type="text/html", href=feed.page)
    xml.add(xml.add(root, "author"), "name", site_name)
    for change in feed.changes:
        entry = xml.add(root, "entry")
        xml.add(entry, "id", identity(change, to))
        xml.add(entry, "title", changed.title(change, feed.t))
        xml.add(entry, "updated", stamp(change.at))
        xml.add(entry, "published", stamp(change.at))
        xml.add(entry, "category", term=change.kind)
        xml.add(entry, "link", rel="alternate", type="text/html", href=_page(change, to))
        if change.release is not None:
            xml.add(entry, "link", rel="via", type="text/html", href=_proof(change, to))
        xml.add(entry, "content", "\n".join(changed.sentences(change, feed.t)), type="text")
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
        "items": [_item(change, to, feed.t) for change in feed.changes],
    }


def _item(change: Change, to: Addresses, t: Translator) -> dict[str, Any]:
    item = {
        "id": identity(change, to),
        "url": _page(change, to),
        "title": changed.title(change, t),
        "content_text": "\n".join(changed.sentences(change, t)),
        "date_published": stamp(change.at),
        "date_modified": stamp(change.at),
        "tags": [change.kind],
    }
    return item | ({"external_url": _proof(change, to)} if change.release is not None else {})


def _page(change: Change, to: Addresses) -> str:
    return to.contact(change.contact)


def _proof(change: Change, to: Addresses) -> str:
    """The line of the release that says what is new, else the release."""
    release = change.release
    if release is None:
        raise ValueError(f"no release says {change.key}")
    new = next((claim for altered in change.altered for claim in altered.new), None)
    current = new is not None and change.kind != "retracted"
    return to.proof(release, new.quote) if new is not None and current else to.release(release)
