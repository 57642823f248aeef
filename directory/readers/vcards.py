"""vCards (2.1, 3.0, 4.0) as an address book: its cards one by one, each value on the line that the file has it on."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import card_contact, decode, vcard_lines
from directory.readers.book_page import Page, Warnings, once
from directory.readers.card_contact import MOST_PROPERTIES
from directory.readers.vcard_lines import Card, Property
from directory.records import Choice, Document, Text

MEDIA_TYPE = "text/vcard"

_BEGINS = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,200}BEGIN:VCARD\s")
_WIDE = {b"B\0E\0G\0I\0N\0:\0": codecs.BOM_UTF16_LE, b"\0B\0E\0G\0I\0N\0:": codecs.BOM_UTF16_BE}
_PICTURES = re.compile(rb"(?im)^(?:[\w-]{1,60}\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:][^\n]*(?:\n[ \t][^\n]*)*")
_NO_CHARACTERS = re.compile(rb"\0|\xed[\xa0-\xbf][\x80-\xbf]")
"""NULs, and halves of surrogate pairs as if they were characters (RFC 3629, 3)."""
_CHARSET = re.compile(rb"(?i);\s?CHARSET=([\w:.-]{2,40})[;:]")


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a vCard, in whatever encoding."""
    return _BEGINS.match(content) is not None or _wide(content) is not None or _marked_wide(content)


def _wide(content: bytes) -> bytes | None:
    """The mark that UTF-16 without one would have."""
    return _WIDE.get(content[:12].upper())


def _marked_wide(content: bytes) -> bool:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[2:60].decode(encoding, "ignore").lstrip().upper().startswith("BEGIN:VCARD")
    return False


def read(document: Document, limits: Limits = USUAL) -> Text:
    """The cards of a file, the good ones; a broken one is told of in a warning that names its line.

    Raises EmptyDocument where none of them says anything of a contact, and as `decode.decoded` does.
    """
    document, warned = _readable(document)
    found = decode.decoded(document, limits)
    page, warnings, contacts = Page(found.text.count("\n") + 1), Warnings(), []
    for count, card in enumerate(vcard_lines.cards(found.text)):
        if count >= limits.contacts:
            warned += (f"only the first {limits.contacts:,} contacts were read",)
            break
        called = f"the card of line {card.line + 1}"
        contact = card_contact.contact(_properties(card, warnings), called, page, warnings)
        if contact is not None:
            contacts.append(contact)
        if not card.ended:
            warnings.add(f"{called} has no end; what could be read of it was kept")
    contacts = once(contacts, page)
    if not contacts:
        raise EmptyDocument(document.name, "; ".join(["no card in it is of a contact", *warnings.all()[:3]]))
    chosen = Choice("format", "vCard", "it begins as every vCard does")
    return page.text(contacts, MEDIA_TYPE, (*warned, *found.warnings, *warnings.all()), (chosen, found.choice))


def _properties(card: Card, warnings: Warnings) -> Iterator[Property]:
    for number, line in card.lines[: MOST_PROPERTIES + 1]:
        one = vcard_lines.read(number, line)
        if one is None:
            warnings.add(f"line {number + 1} is no line of a card, and was not read")
        else:
            yield one


def _readable(document: Document) -> tuple[Document, tuple[str, ...]]:
    """With a mark where it is UTF-16, in UTF-8 where only its cards say what it is in, and without pictures, which are most of
    many a file, and NULs."""
    content = document.content
    warned: tuple[str, ...] = ()
    if mark := _wide(content):
        content = mark + content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return replace(document, content=content), ()
    if _NO_CHARACTERS.search(content):
        content = _NO_CHARACTERS.sub(b"", content)
        warned = ("there were bytes in it that are no characters, which were left out",)
    content = _PICTURES.sub(lambda found: b"\n" * found.group().count(b"\n"), content)
    return replace(document, content=_in_utf8(content)), warned


def _in_utf8(content: bytes) -> bytes:
    declared = _CHARSET.search(content, 0, 200_000)
    encoding = decode.encoding(declared[1].decode("ascii", "ignore")) if declared is not None else None
    if encoding is None or encoding == "utf-8":
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return codecs.BOM_UTF8 + content.decode(encoding, "replace").encode()
    return content
