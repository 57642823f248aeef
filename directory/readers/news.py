"""Feeds and news items: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287), NewsML-G2 and NITF (IPTC), as pages of their own.

feedparser reads more dialects, but a megabyte of empty elements holds it for five seconds, and a feed of a thousand
entries for one; what is needed of a feed here are a dozen elements.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import decode, guarded_xml, newsml, parts, prologue
from directory.readers.guarded_xml import Element
from directory.records import Document

_ROOT = re.compile(
    r"<(?:[\w.-]{1,30}:)?(?P<root>rss|RDF|feed|entry|newsMessage|newsItem|nitf)(?P<rest>[\s>/].{0,3000})", re.DOTALL
)
_OF_FEEDS = re.compile(r"purl\.org/rss/|my\.netscape\.com/rdf")
_WANTED = frozenset(("item", "entry", "newsItem", "nitf"))
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as one of these, by their root element."""
    head = content[:20_000]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-16" if wide else "latin-1", "ignore")
    found = _ROOT.match(text, prologue.end(text, doctype=True))
    return found is not None and (found["root"] != "RDF" or _OF_FEEDS.search(found["rest"]) is not None)


def unpack(document: Document, limits: Limits = USUAL) -> Iterator[Document]:
    """Each entry at `#item=` with its guid, id or link, each news item with its guid; one that is a document's root is
    the document itself.

    Raises EmptyDocument where there is none; UnreadableDocument or DocumentTooLarge behind the last that could be read.
    """
    content, *_ = decode.characters(document)
    empty = True
    for element, around in guarded_xml.elements(content, document.name, _WANTED, limits):
        empty = False
        if element.name in ("newsItem", "nitf"):
            yield newsml.page(document, element, alone=not around)
        else:
            yield _entry(document, element, around)
    if empty:
        raise EmptyDocument(document.name, "this feed has no entries")


def _entry(document: Document, entry: Element, around: tuple[Element, ...]) -> Document:
    title = _plain(_core(entry, "title"))
    link = _link(entry)
    body = _body(entry)
    identifier = _words(_core(entry, "guid", "id")) or entry.attributes.get("about", "") or link
    if not identifier:
        identifier = parts.digest(f"{title}\n{body}".encode("utf-8", "replace"))
    said = {
        "title": title,
        "date": _day(entry.words("pubDate", "published", "date", "issued", "updated", "modified")),
        "language": _language(entry, around),
        "publisher": entry.words("publisher") or next(filter(None, (e.words("publisher") for e in around)), ""),
        "author": entry.words("creator") or _author(entry),
    }
    inner = document if not around else parts.within(document, "item", identifier, identifier, b"")
    return parts.as_page(inner, title, body, said)


def _core(entry: Element, *names: str) -> Element | None:
    """A child in the entry's own vocabulary: `media:title` is the title of a picture."""
    return next((c for name in names for c in entry.all(name) if c.prefix == entry.prefix), None)


def _body(entry: Element) -> str:
    """The longest of what the entry says: in full (`content:encoded`, `atom:content`), or in short."""
    candidates = [*entry.all("encoded"), _core(entry, "content"), _core(entry, "description", "summary")]
    return max((_as_markup(element) for element in candidates if element is not None), key=len, default="")


def _as_markup(element: Element) -> str:
    """Text that is markup written out (RSS, Atom's `html`), elements (`xhtml`), or plain words (RFC 4287, 3.1.1)."""
    kind = element.attributes.get("type", "")
    if kind in ("xhtml", "application/xhtml+xml"):
        return guarded_xml.markup(element)
    words = element.text().strip()
    if not words and element.children:
        return guarded_xml.markup(element)
    is_atom = element.name in ("content", "summary")
    if kind in ("text", "text/plain") or (is_atom and not kind) or not _TAGS.search(words):
        return parts.preformatted(words if is_atom and kind != "html" else html.unescape(words)) if words else ""
    return words


def _plain(element: Element | None) -> str:
    """A title's words: markup within, written out once or as elements, is not shown."""
    words = " ".join(element.text().split()) if element is not None else ""
    return html.unescape(_TAGS.sub("", words))[:1_000]


def _words(element: Element | None) -> str:
    return " ".join(element.text().split()) if element is not None else ""


def _link(entry: Element) -> str:
    links = [link for link in entry.all("link") if link.prefix == entry.prefix]
    alternate = (e.attributes.get("href", "") for e in links if e.attributes.get("rel", "alternate") == "alternate")
    return next(filter(None, (*alternate, *map(_words, links))), "")


def _author(entry: Element) -> str:
    author = _core(entry, "author")
    return (author.words("name") or _words(author)) if author is not None else ""


def _language(entry: Element, around: tuple[Element, ...]) -> str:
    """As said nearest to the entry, by element (RSS, Dublin Core) or by `xml:lang`."""
    for element in (entry, *reversed(around)):
        said = element.words("language") or element.attributes.get("lang", "")
        if not said and (channel := element.first("channel")) is not None:  # RSS 1.0: beside the entries
            said = channel.words("language")
        if said:
            return said[:40]
    return ""


def _day(written: str) -> str:
    """The date of RFC 822 or ISO 8601, as ISO writes it; empty where it is none."""
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        pass
    try:
        sent: datetime = parsedate_to_datetime(written[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return sent.date().isoformat()
