"""Which pages a site names: sitemaps (sitemaps.org, 0.9), packed or not, and where robots.txt says that they are (RFC 9309, 2.2.4)."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from directory.errors import DocumentTooLarge, UnreadableDocument
from directory.limits import USUAL, Limits
from directory.readers import guarded_xml
from directory.records import Document

MOST_ROBOTS: Final = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""
MOST_MEMBERS: Final = 100
"""So many parts has a gzip at most: each is looked for in all that follows the one before."""
_ROOTS: Final = ("urlset", "sitemapindex")
_AROUND: Final = ("url", "sitemap")
"""What an address of a page or sitemap stands in; those of pictures and films stand in elements of their own."""
_HEAD: Final = 2_000
_GZIP: Final = b"\x1f\x8b\x08"
_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)


def unpacked(document: Document, most: int) -> Document:
    """A document without its gzip (RFC 1952), whatever it is called; others as they are. Raises DocumentTooLarge where it would have more than
    `most` bytes, UnreadableDocument where it is broken."""
    if not document.content.startswith(_GZIP):
        return document
    packed, content, members = document.content, b"", 0
    while packed.startswith(_GZIP):  # members follow one another (2.2)
        members += 1
        if members > MOST_MEMBERS:
            raise UnreadableDocument(document.name, f"its gzip has more than {MOST_MEMBERS} parts")
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            content += member.decompress(packed, most + 1 - len(content))
        except zlib.error as error:
            raise UnreadableDocument(document.name, "its gzip is broken") from error
        if len(content) > most:
            raise DocumentTooLarge(document.name, f"unpacked it is larger than the limit of {most:,} bytes")
        if not member.eof:
            raise UnreadableDocument(document.name, "its gzip ends too soon")
        packed = member.unused_data
    return replace(document, content=content)


def named(document: Document, limits: Limits = USUAL) -> list[str] | None:
    """The addresses that a sitemap names, or the sitemaps that a robots.txt does; None of what is neither. Raises UnreadableDocument or
    DocumentTooLarge."""
    if is_robots(document.address):
        return _LINE.findall(document.content[:MOST_ROBOTS].decode("utf-8", "replace"))
    head = document.content[:_HEAD].decode("utf-8", "replace")
    if not any(f"<{name}" in head for name in _ROOTS):
        return None
    text = document.content.decode("utf-8", "replace")
    entries = guarded_xml.elements(text, document.name, frozenset({"loc"}), limits)
    return [
        address
        for entry, around in entries
        if around and around[-1].name in _AROUND and (address := entry.text().strip())
    ]


def is_robots(address: str) -> bool:
    """Whether this is where a site says what robots may do (RFC 9309, 2.3)."""
    return urlsplit(address).path == "/robots.txt"
