"""Cards as vCard 3.0 (RFC 2426). All of vobject lives here, and so do the guards against its faults.

vobject 0.9.9 writes control characters raw, lets a line break in some values begin a line of its own, spells an ORG given
as text letter by letter, and counts characters where the limit is in octets. So every value is cleaned on its way in,
parameters are constants, ORG is a list, and lines are folded here.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable

import vobject
from vobject.vcard import Name

from directory.presenters import page, person_names, standing
from directory.presenters.addresses import Addresses
from directory.presenters.dates import in_words, utc
from directory.records import Card, Detail, Field, ReleaseRef
from directory.values import phones

MEDIA_TYPE = "text/vcard; charset=utf-8"
NAMESPACE = uuid.UUID("5b1f7a0e-3c55-5a54-9d2e-6f0b8a7f41c3")
"""Turns a public id into the same UUID (RFC 9562, version 5) for ever; changing it would double every address book."""

LONGEST = 1000
"""Characters of one value: no name or role is longer, and nobody's phone has to show what is."""

SHORT = 80
"""Characters of one value on a card that is to fit into a QR code."""

FEW = (4, 2, 1)
"""So many numbers, and so many addresses, on such a card; less where it has more than `ENOUGH` octets."""

ENOUGH = 900
"""More make a code that hands hold too unsteadily."""

RELEASES = 10
"""Citing releases named on a card, newest first; the page at SOURCE has all of them."""

LINE = 75
"""Octets in a line without its end (RFC 2426, 2.6)."""

TYPES = {"voice": ["WORK", "VOICE"], "mobile": ["WORK", "CELL"], "fax": ["WORK", "FAX"]}

_BESIDE: tuple[tuple[Field, str], ...] = (
    ("language", "Speaks"),
    ("territory", "Answers for"),
    ("topic", "Asked about"),
)
"""What vCard 3.0 has no property for (LANG came with 4.0, RFC 6350, 6.4.4; territories with none) stands in the NOTE; the
languages also as X-LANG, for programs."""

_SPACES = re.compile(r"\s+")
_HIDDEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def write(cards: Iterable[Card], addresses: Addresses) -> bytes:
    """The cards one after the other, in UTF-8 with CRLF: the same cards give the same bytes. `addresses` are absolute."""
    return b"".join(_one(card, addresses) for card in cards)


def brief(card: Card, addresses: Addresses) -> bytes:
    """The card for a QR code: who it is, the first numbers and addresses, and where the rest stands. Fewer signs, larger dots;
    never more than 2,000 octets."""
    made = (_brief(card, addresses, few) for few in FEW)
    *more, least = made
    return next((written for written in more if len(written) <= ENOUGH), least)


def _brief(card: Card, addresses: Addresses, few: int) -> bytes:
    made = vobject.vCard()
    name = clean(card.name, SHORT) or card.id
    organisation = next((d.value for d in card.of("org")), card.office.name if card.office else "")
    _add(made, "fn", name)
    parts = person_names.split(name) if card.kind == "person" else None
    made.add("n").value = Name(family=parts.family, given=parts.given) if parts else Name()
    made.add("org").value = [clean(organisation, SHORT) or name]
    role = clean(next((d.value for d in card.of("role")), ""), SHORT)
    if role:
        _add(made, "title", role)
    for detail in [d for d in card.of("phone") if d.type != "fax"][:few]:
        _add(made, "tel", _number(detail)[:SHORT], TYPES[detail.type or "voice"][1:])
    for detail in [d for d in card.of("email") if len(d.value) <= SHORT][:few]:
        _add(made, "email", clean(detail.value))
    _add(made, "url", addresses.contact_at(card.id))
    unfolded: str = made.serialize(lineLength=2**31)
    return unfolded.encode()


def file_name(*words: str) -> str:
    """A name that every system accepts for the file: letters, digits and hyphens of the first word that has any."""
    for word in words:
        kept = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
        if kept:
            return f"{kept[:80]}.vcf"
    return "contacts.vcf"


def clean(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, lone surrogates or marks that reverse the reading direction."""
    kept = "".join(
        " " if c.isspace() else c
        for c in text
        if c.isspace() or (unicodedata.category(c) not in _HIDDEN and c not in _DIRECTIONS)
    )
    return _SPACES.sub(" ", kept).strip()[:longest].strip()


def _one(card: Card, addresses: Addresses) -> bytes:
    made = vobject.vCard()
    _add(made, "prodid", "-//Press Directory//EN")
    _add(made, "uid", uuid.uuid5(NAMESPACE, card.id).urn)
    _add(made, "rev", f"{utc(card.updated):%Y-%m-%dT%H:%M:%SZ}")
    _add(made, "source", addresses.contact_at(card.id))
    _who(made, card)
    for detail in card.of("phone"):
        _add(made, "tel", _number(detail), TYPES[detail.type or "voice"])
    for detail in card.of("email"):
        _add(made, "email", clean(detail.value), ["INTERNET"])
    releases = _releases(card)
    for release in releases[:RELEASES]:
        _add(made, "url", addresses.release(release))
    _add(made, "note", _note(card, releases))
    for detail in card.of("language"):
        _add(made, "x-lang", clean(detail.value))
    unfolded: str = made.serialize(lineLength=2**31)
    return _folded(
        unfolded.replace("\r\nX-ABSHOWAS:", "\r\nX-ABShowAs:")
    )  # as Apple spells it; vobject writes capitals


def _who(made: vobject.base.Component, card: Card) -> None:
    name = clean(card.name) or card.id
    stated = next((clean(d.value) for d in card.of("org")), "")
    organisation = stated or (clean(card.office.name) if card.office else "")
    _add(made, "fn", name)
    if card.kind == "desk":
        made.add("n").value = Name()
        made.add("org").value = [part for part in dict.fromkeys((organisation, name)) if part]
        _add(made, "x-abshowas", "COMPANY")
        made.add("categories").value = ["Press", "Press desk", *_topics(card)]
    else:
        parts = person_names.split(name)
        made.add("n").value = Name(family=parts.family, given=parts.given, prefix=parts.prefix, suffix=parts.suffix)
        if organisation:
            made.add("org").value = [organisation]
        made.add("categories").value = ["Press", *_topics(card)]
    role = next((clean(d.value) for d in card.of("role")), "")
    if role:
        _add(made, "title", role)


def _number(detail: Detail) -> str:
    shown = clean(phones.show(detail.value))
    extension = phones.digits(detail.extension or "")
    return f"{shown} ext. {extension}" if extension else shown


def _note(card: Card, releases: list[ReleaseRef]) -> str:
    """Without `;`, which some clients show with its backslash."""
    lines = [standing.sentence(card)]
    lines += [f"{words}: {said}" for field, words in _BESIDE if (said := page.told(card, field))]
    lines += [_release(r) for r in releases[:RELEASES]]
    if len(releases) > RELEASES:
        lines.append(f"and {len(releases) - RELEASES} more")
    return "\n".join(clean(line, 300).replace(";", ",") for line in lines)


def _topics(card: Card) -> list[str]:
    """As CATEGORIES (RFC 2426, 3.6.1), whose values are text; vobject escapes the commas within."""
    return [topic for detail in card.of("topic") if (topic := clean(detail.value))]


def _release(release: ReleaseRef) -> str:
    return " · ".join(
        part for part in (release.number or "", in_words(release.date), release.title or release.file) if part
    )


def _releases(card: Card) -> list[ReleaseRef]:
    return list({c.release.id: c.release for c in card.citations}.values())


def _add(made: vobject.base.Component, name: str, value: str, types: list[str] | None = None) -> None:
    line = made.add(name)
    line.value = value
    if types:
        line.params["TYPE"] = list(types)


def _folded(text: str) -> bytes:
    """Lines of at most 75 octets, never cut inside a character (RFC 2426, 2.6)."""
    out: list[bytes] = []
    for line in text.split("\r\n")[:-1]:
        rest = line.encode("utf-8")
        limit = LINE
        while len(rest) > limit:
            cut = limit
            while rest[cut] & 0xC0 == 0x80:
                cut -= 1
            out.append(rest[:cut] + b"\r\n ")
            rest = rest[cut:]
            limit = LINE - 1
        out.append(rest + b"\r\n")
    return b"".join(out)
