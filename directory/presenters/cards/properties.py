"""What every form of a card says, once: a list of properties named as in RFC 6350, which the writers spell each in its own way."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from directory.presenters import calling, page, person_names, standing
from directory.presenters.addresses import Addresses
from directory.presenters.dates import in_words, stamp
from directory.records import Card, Detail, Field, OfficeRef, ReleaseRef
from directory.values import phones
from directory.values.pictures import media_type

Name = Literal[
    "prodid", "uid", "rev", "source", "kind", "fn", "n", "org", "title", "tel", "email", "lang", "tz", "url", "note",
    "categories", "related", "member", "logo",
]  # fmt: skip

PRODUCT = "-//Press Directory//EN"

NAMESPACE = uuid.UUID("5b1f7a0e-3c55-5a54-9d2e-6f0b8a7f41c3")
"""Turns a public id into the same UUID (RFC 9562, version 5) for ever; changing it would double every address book."""

LONGEST = 1000
"""Characters of one value: no name or role is longer, and nobody's phone has to show what is."""

RELEASES = 10
"""Citing releases named on a card, newest first; the page at SOURCE has all of them."""

TYPES = {"voice": ("work", "voice"), "mobile": ("work", "cell"), "fax": ("work", "fax")}

_BESIDE: tuple[tuple[Field, str], ...] = (
    ("language", "Speaks"),
    ("territory", "Answers for"),
    ("topic", "Asked about"),
)
"""What not every form has a property for stands in the NOTE."""

_WASTE = 8
"""So many characters are taken out for each that stays, at most."""

_SPACES = re.compile(r"\s+")
_HIDDEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_PLAIN = re.compile(r"[!-~\u00a1-\u00ac\u00ae-\u024f]+(?: [!-~\u00a1-\u00ac\u00ae-\u024f]+)*")
"""Latin letters, digits and signs with single spaces between: nothing to be taken out."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property. `value` is one text, or the components of `n` (family, given, additional, prefix, suffix) and `org`, or the
    texts of `categories`. `types` are TYPEs in lower case (RFC 6350, 5.6); `media_type` is that of what a URI leads to (5.7)."""

    name: Name
    value: str | tuple[str, ...]
    types: tuple[str, ...] = ()
    media_type: str = ""


def uid(public_id: str) -> str:
    """What a contact is called in every address book for ever (RFC 6350, 6.7.6)."""
    return uuid.uuid5(NAMESPACE, public_id).urn


def group_uid(office: OfficeRef) -> str:
    """The same of a press office, by its lasting slug, which no public id looks like."""
    return uuid.uuid5(NAMESPACE, f"office:{office.slug}").urn


def of_card(card: Card, addresses: Addresses, related: Sequence[str] = ()) -> tuple[Property, ...]:
    """All that a card says, the same for the same card. `addresses` are absolute; `related` are public ids of those who work beside
    the contact."""
    return tuple(p for p in _all(card, addresses, related) if p.value)


def of_group(office: OfficeRef, members: Sequence[str], addresses: Addresses) -> tuple[Property, ...]:
    """A press office as the group of its contacts (RFC 6350, 6.1.4 and 6.6.5); `members` are their public ids."""
    name = clean(office.name) or office.slug
    return (
        Property("prodid", PRODUCT),
        Property("uid", group_uid(office)),
        Property("source", addresses.office(office)),
        Property("kind", "group"),
        Property("fn", f"{name}: press contacts"),
        Property("n", ("", "", "", "", "")),
        Property("org", (name,)),
        Property("url", addresses.office(office)),
        Property("categories", ("Press",)),
        *_logo(office, addresses),
        *(Property("member", uid(member)) for member in members),
    )


def clean(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, lone surrogates or marks that reverse the reading direction. Of what is far too long no
    more is looked at than may give so many characters."""
    text = text[: longest * _WASTE]
    if _PLAIN.fullmatch(text):
        return text[:longest].strip()
    kept = "".join(
        " " if c.isspace() else c
        for c in text
        if c.isspace() or (unicodedata.category(c) not in _HIDDEN and c not in _DIRECTIONS)
    )
    return _SPACES.sub(" ", kept).strip()[:longest].strip()


def number(detail: Detail) -> str:
    """A number as it is shown, with its extension."""
    shown = clean(phones.show(detail.value))
    extension = phones.digits(detail.extension or "")
    return f"{shown} ext. {extension}" if extension else shown


def name_of(card: Card, longest: int = LONGEST) -> str:
    """Never empty: a card needs a name."""
    return clean(card.name, longest) or card.id


def organisation_of(card: Card, longest: int = LONGEST) -> str:
    """That which releases state, else the press office; empty where there is neither."""
    stated = next((clean(d.value, longest) for d in card.of("org")), "")
    return stated or (clean(card.office.name, longest) if card.office else "")


def _all(card: Card, addresses: Addresses, related: Sequence[str]) -> Iterator[Property]:
    yield Property("prodid", PRODUCT)
    yield Property("uid", uid(card.id))
    yield Property("rev", stamp(card.updated))
    yield Property("source", addresses.contact_at(card.id))
    yield from _who(card)
    for detail in card.of("phone"):
        yield Property("tel", number(detail), TYPES[detail.type or "voice"])
    for detail in card.of("email"):
        yield Property("email", clean(detail.value), ("work",))
    for detail in card.of("language"):
        yield Property("lang", clean(detail.value), ("work",))
    yield Property("tz", _zone(card))
    releases = list({c.release.id: c.release for c in card.citations}.values())
    for release in releases[:RELEASES]:
        yield Property("url", addresses.release(release))
    yield Property("note", _note(card, releases))
    if card.office and _is_of(card, card.office):
        yield from _logo(card.office, addresses)
    for other in related:
        yield Property("related", uid(other), ("co-worker",))


def _who(card: Card) -> Iterator[Property]:
    name, organisation = name_of(card), organisation_of(card)
    topics = tuple(topic for detail in card.of("topic") if (topic := clean(detail.value)))
    yield Property("kind", "org" if card.kind == "desk" else "individual")
    yield Property("fn", name)
    if card.kind == "desk":
        yield Property("n", ("", "", "", "", ""))
        yield Property("org", tuple(part for part in dict.fromkeys((organisation, name)) if part))
    else:
        parts = person_names.split(name)
        yield Property("n", (parts.family, parts.given, "", parts.prefix, parts.suffix))
        yield Property("org", (organisation,) if organisation else ())
    yield Property("title", next((clean(d.value) for d in card.of("role")), ""))
    yield Property("categories", ("Press", *(("Press desk",) if card.kind == "desk" else ()), *topics))


def _is_of(card: Card, office: OfficeRef) -> bool:
    """Whether the organisation on a card is the press office's: others have logos of their own."""
    stated = next((d.value for d in card.of("org")), None)
    return stated is None or stated in {office.name, office.short, *office.also}


def _logo(office: OfficeRef, addresses: Addresses) -> Iterator[Property]:
    """Its address, never its bytes: ten thousand cards with a picture in each would be hundreds of megabytes."""
    if office.logo:
        yield Property("logo", addresses.logo(office.logo), media_type=media_type(office.logo))


def _zone(card: Card) -> str:
    """Where the first number that is no fax rings, if that is one zone for certain."""
    first = next((d for d in card.of("phone") if d.type != "fax"), None)
    zones = calling.zones_of(first) if first else ()
    return zones[0] if len(zones) == 1 else ""


def _note(card: Card, releases: Sequence[ReleaseRef]) -> str:
    """Without `;`, which some clients show with its backslash."""
    lines = [standing.sentence(card)]
    lines += [f"{words}: {said}" for field, words in _BESIDE if (said := page.told(card, field))]
    lines += [_release(r) for r in releases[:RELEASES]]
    if len(releases) > RELEASES:
        lines.append(f"and {len(releases) - RELEASES} more")
    return "\n".join(clean(line, 300).replace(";", ",") for line in lines)


def _called(release: ReleaseRef) -> str:
    return f"Address book {release.file}" if release.is_book else release.title or release.file


def _release(release: ReleaseRef) -> str:
    return " · ".join(part for part in (release.number or "", in_words(release.date), _called(release)) if part)
