"""The forms in which cards are given out, each by its suffix and media type, one card or many in a file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from directory.presenters.cards import columns, jcard, jscontact, vcard3, vcard4
from directory.presenters.cards.properties import Property

Write = Callable[[Sequence[Property]], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """`write` makes the bytes of one card; of several, `head`, `between` and `tail` stand around them. `single`: a file of one card
    is that alone."""

    name: str
    suffix: str
    media_type: str
    write: Write
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""
    single: bool = True
    groups: bool = False
    """Whether it can tell of a press office which contacts are its members."""

    def one(self, card: bytes) -> bytes:
        """A file of one card as it was written."""
        return card if self.single else self.head + card + self.tail

    def many(self, parts: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
        """A file of many, some at a time, as they come."""
        yield self.head
        begun = False
        for cards in parts:
            if cards:
                together = self.between.join(cards)
                yield self.between + together if begun else together
                begun = True
        yield self.tail


def _json(make: Callable[[Sequence[Property]], Any]) -> Write:
    return lambda properties: json.dumps(make(properties), ensure_ascii=False, separators=(",", ":")).encode()


VCARD3 = Form("vcard3", "vcf", vcard3.MEDIA_TYPE, vcard3.written)
VCARD4 = Form("vcard4", "vcf", vcard4.MEDIA_TYPE, vcard4.written, groups=True)
JCARD = Form("jcard", "jcard.json", jcard.MEDIA_TYPE, _json(jcard.made), b"[", b",", b"]", groups=True)
JSCONTACT = Form(
    "jscontact", "jscontact.json", jscontact.MEDIA_TYPE, _json(jscontact.made), b"[", b",", b"]", groups=True
)
GOOGLE = Form("google", "google.csv", columns.MEDIA_TYPE, columns.google, columns.head(columns.GOOGLE), single=False)
OUTLOOK = Form(
    "outlook", "outlook.csv", columns.MEDIA_TYPE, columns.outlook, columns.head(columns.OUTLOOK), single=False
)

FORMS = (VCARD3, VCARD4, JCARD, JSCONTACT, GOOGLE, OUTLOOK)
"""All, the one that every address book reads first."""


def file_name(suffix: str, *words: str) -> str:
    """A name that every system accepts for the file: letters, digits and hyphens of the first word that has any."""
    for word in words:
        kept = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
        if kept:
            return f"{kept[:80]}.{suffix}"
    return f"contacts.{suffix}"


def name_in_archive(suffix: str, slug: str, public_id: str) -> str:
    """A name for a contact's file among others, which no other contact's has."""
    return file_name(suffix, f"{slug[:60]}-{public_id}")
