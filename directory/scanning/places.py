"""What a page gives to call or to write to, and which of that is known not to hold any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from directory.extraction.details import anchors
from directory.extraction.words.vocabulary import vocabulary
from directory.limits import Limits
from directory.readers.read import read
from directory.records import Document
from directory.registry.stale import Stale, stale
from directory.values import phones


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page gives a number or address: its line among the page's words, counted from 1, how it is written there, and as claims
    have it."""

    page: str
    line: int
    written: str
    value: str


def places(page: Document, limits: Limits, country: str | None) -> Iterator[Place]:
    """All of a page; `country` (ISO 3166) is where national numbers are from. Raises the kinds of DocumentError."""
    text = read(page, limits).content
    for anchor in anchors.find(text, vocabulary()):
        line = text.count("\n", 0, anchor.start) + 1
        written = text[anchor.start : anchor.end]
        if anchor.field == "email":
            yield Place(page.address, line, written, anchor.value.lower())
            continue
        for number in anchor.endings or (anchor.value,):
            parsed = phones.parse(number, country)
            if parsed is not None:
                yield Place(page.address, line, written, parsed.e164 or parsed.digits)


def compared(session: Session, found: Sequence[Place]) -> Mapping[Place, Sequence[Stale]]:
    """Those of these places that give what does not hold any more, in their order, with what became of it."""
    known = stale(session, sorted({place.value for place in found}))
    return {place: known[place.value] for place in found if place.value in known}
