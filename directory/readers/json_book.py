"""Address books in JSON (jCard, JSContact): their cards as properties of vCard, which they are meant to be converted to (RFC 7095; RFC
9555), each value on a line of its own behind the place that it has in the file (JSON Pointer, RFC 6901).

Of a file without line ends, as programs write JSON, the number of a line would say nothing, and all contacts would stand on one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from typing import Any, NamedTuple

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import card_contact, decode, json_text
from directory.readers.book_page import Page, Warnings, once
from directory.readers.card_contact import MOST_PROPERTIES
from directory.readers.vcard_lines import LONGEST_VALUE, Property, escaped
from directory.records import Choice, Document, Text


class Form(NamedTuple):
    """A form of address books: the properties of the card at a place are to be had from `properties`, which warns of what is none;
    they are None of what is no card."""

    name: str
    media_type: str
    properties: Callable[[Any, str, Warnings], Iterator[Property] | None]
    is_many: Callable[[Any], bool]


def read(document: Document, form: Form, limits: Limits = USUAL) -> Text:
    """The cards of a file, the good ones; what is none is told of in a warning with its place.

    Raises EmptyDocument where none of them says anything of a contact, and as `json_text.loaded` does.
    """
    data = json_text.loaded(document, limits)
    many = form.is_many(data)
    places = [(f"/{at}", card) for at, card in enumerate(data)] if many else [("", data)]
    warnings = Warnings()
    lines = count()
    cards = [
        (place, _on_lines(form.properties(card, place, warnings), lines)) for place, card in places[: limits.contacts]
    ]
    page = Page(next(lines))
    contacts = []
    for place, properties in cards:
        called = f"the card at {place}" if place else "the card"
        if properties is None:
            warnings.add(f"what stands at {place} is no card, and was not read" if place else "it holds no card")
            continue
        contact = card_contact.contact(properties, called, page, warnings)
        if contact is not None:
            contacts.append(contact)
    contacts = once(contacts, page)
    if not contacts:
        raise EmptyDocument(document.name, "; ".join(["no card in it is of a contact", *warnings.all()[:3]]))
    cut = (f"only the first {limits.contacts:,} contacts were read",) if len(places) > limits.contacts else ()
    why = f"it begins as {form.name} does"
    return page.text(contacts, form.media_type, (*cut, *warnings.all()), (Choice("format", form.name, why),))


def _on_lines(properties: Iterator[Property] | None, lines: Iterator[int]) -> Sequence[Property] | None:
    """One property a line, and an empty line behind the card."""
    if properties is None:
        return None
    found = [one._replace(line=next(lines)) for one in islice(properties, MOST_PROPERTIES + 1)]
    next(lines)
    return found


def warn_of(warnings: Warnings, place: str) -> None:
    """That what stands there is left out."""
    warnings.add(f"what stands at {place} is no property of a card, and was not read")


def property_at(place: str, name: str, value: str, types: Iterable[str] = (), group: str = "") -> Property:
    """A property that has no line yet; `value` as vCard writes it."""
    return Property(0, group, name, frozenset(types), value if len(value) <= LONGEST_VALUE else "", place)


def text_of(value: Any) -> str:
    """Text or a number as a value of vCard; empty of anything else."""
    if isinstance(value, str):
        return escaped(decode.tidy(value.replace("\0", "")[: LONGEST_VALUE + 1]))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
