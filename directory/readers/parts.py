"""How a document within another is called: an address that stays when the outer one is read again, and a name."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from directory.records import Document

_UNWANTED = re.compile(r"[^\w.@:/?=+~-]+")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_BODY = re.compile(r"(?i)<body\b[^<>]{0,4000}>")
_LOOKED_AT = 20_000
"""A title stands within so many characters of the start, if it stands in the text at all."""
LONGEST = 80


def digest(content: bytes) -> str:
    """A name for what has none of its own: of the bytes alone."""
    return "sha256-" + hashlib.sha256(content).hexdigest()[:16]


def within(outer: Document, key: str, identifier: str, label: str, content: bytes) -> Document:
    """A document of its own: at the outer one's address with `#key=identifier` (`&` where it has a fragment already;
    RFC 3986, 3.5), called `outer/label`."""
    mark = "&" if "#" in outer.address else "#"
    if len(identifier) > 300:
        identifier = digest(identifier.encode("utf-8", "replace"))
    address = f"{outer.address}{mark}{key}={quote(identifier, safe='@:/!$*+,;', errors='replace')}"
    return Document(address, f"{outer.name}/{_label(label)}", content)


def as_page(document: Document, title: str, body: str, metadata: Mapping[str, str]) -> Document:
    """The document as a page of HTML that opens with its title, where the body does not say it."""
    start = found.end() if (found := _BODY.search(body)) else 0
    if title and _squeezed(title) not in _squeezed(_TAG.sub(" ", body[start : start + _LOOKED_AT])):
        body = f"{body[:start]}<h1>{html.escape(title)}</h1>\n{body[start:]}"
    return _with(document, body, "text/html", metadata)


def as_text(document: Document, title: str, body: str, metadata: Mapping[str, str]) -> Document:
    """The document as plain text that opens with its title, where the body does not say it."""
    if title and _squeezed(title) not in _squeezed(body[:_LOOKED_AT]):
        body = f"{title}\n\n{body}"
    return _with(document, body, "text/plain", metadata)


def preformatted(text: str) -> str:
    """Plain text as HTML that keeps its lines and columns."""
    return f"<pre>\n{html.escape(text, quote=False)}</pre>\n"


def _with(document: Document, body: str, media_type: str, metadata: Mapping[str, str]) -> Document:
    # The mark says UTF-8 whatever the body declares, since that was true of other bytes.
    content = b"\xef\xbb\xbf" + body.encode("utf-8", "replace")
    said = {key: value for key, value in metadata.items() if value}
    return replace(document, content=content, media_type=media_type, metadata=said)


def _squeezed(text: str) -> str:
    return "".join(html.unescape(text).split()).casefold()


def file_label(name: str) -> str:
    """A file name without what would be trouble in a name; not for telling two apart."""
    return _UNWANTED.sub("_", name.rpartition("/")[2]).strip("_")[-LONGEST:]


def _label(identifier: str) -> str:
    label = _UNWANTED.sub("_", identifier).strip("_")
    if label == identifier and len(label) <= 2 * LONGEST:
        return label
    return f"{label[:LONGEST]}~{hashlib.sha256(identifier.encode('utf-8', 'replace')).hexdigest()[:8]}"
