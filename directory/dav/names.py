"""Names of elements: a namespace, a space and the local name, as expat tells them."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from directory.presenters.xml import text

Name = str

DAV: Final = "DAV:"
CARDDAV: Final = "urn:ietf:params:xml:ns:carddav"
CALENDAR_SERVER: Final = "http://calendarserver.org/ns/"
"""Of `getctag`, by which Apple's clients see whether anything changed at all."""

PREFIXES: Final = {DAV: "D", CARDDAV: "C", CALENDAR_SERVER: "CS"}
DECLARED: Final = " ".join(f'xmlns:{prefix}="{namespace}"' for namespace, prefix in PREFIXES.items())
"""As every root element of an answer declares them."""


def dav(local: str) -> Name:
    """A name of RFC 4918 and what extends it."""
    return f"{DAV} {local}"


def card(local: str) -> Name:
    """A name of RFC 6352."""
    return f"{CARDDAV} {local}"


def element(name: Name, within: str = "", attributes: str = "") -> str:
    """The element of this name around XML, in an answer that declares `DECLARED`."""
    namespace, _, local = name.rpartition(" ")
    prefix = PREFIXES.get(namespace)
    tag = f"{prefix}:{local}" if prefix else local
    head = f"{tag}{attributes}" if prefix else f"{tag} xmlns={quoteattr(text(namespace))}{attributes}"
    return f"<{head}>{within}</{tag}>" if within else f"<{head}/>"


def words(said: str) -> str:
    """Words as XML."""
    return escape(text(said))
