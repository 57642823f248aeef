"""XML by the standard library: words of releases go in as they are, without what XML cannot hold."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (section 2.2)."""

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def text(words: str) -> str:
    """The words without control characters and halves of surrogate pairs, which no XML may hold."""
    return _NO_XML.sub("", words)


def add(parent: Element, tag: str, words: str | None = None, **attributes: str | None) -> Element:
    """A further element; an attribute without a value is left out."""
    given = {name: text(value) for name, value in attributes.items() if value is not None}
    made = SubElement(parent, tag, given)
    if words is not None:
        made.text = text(words)
    return made


def written(root: Element) -> bytes:
    """The element and what is in it, as UTF-8, without a declaration."""
    return tostring(root, encoding="unicode").encode()


def document(root: Element) -> bytes:
    """A whole document."""
    return DECLARATION + written(root)
