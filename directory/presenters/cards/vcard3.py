"""Cards as vCard 3.0 (RFC 2426). All of vobject lives here, and so do the guards against its faults.

vobject 0.9.9 writes control characters raw, lets a line break in some values begin a line of its own, spells an ORG given
as text letter by letter, and counts characters where the limit is in octets. So every value is cleaned on its way in
(`properties`), parameters are constants, ORG is a list, and lines are folded here.
"""

from __future__ import annotations

from collections.abc import Sequence

import vobject
from vobject.vcard import Name

from directory.presenters import person_names
from directory.presenters.addresses import Addresses
from directory.presenters.cards.folding import folded
from directory.presenters.cards.properties import Property, clean, name_of, number, of_card, organisation_of
from directory.records import Card

MEDIA_TYPE = "text/vcard; charset=utf-8"

SHORT = 80
"""Characters of one value on a card that is to fit into a QR code."""

FEW = (4, 2, 1)
"""So many numbers, and so many addresses, on such a card; less where it has more than `ENOUGH` octets."""

ENOUGH = 900
"""More make a code that hands hold too unsteadily."""

_UNSAID = {"kind", "related", "member"}
"""What came with 4.0; KIND is said as Apple's address book says it."""


def write(card: Card, addresses: Addresses) -> bytes:
    """The card, in UTF-8 with CRLF: the same card gives the same bytes. `addresses` are absolute."""
    return written(of_card(card, addresses))


def written(properties: Sequence[Property]) -> bytes:
    """A card of these properties."""
    made = vobject.vCard()
    for said in properties:
        if said.name == "kind" and said.value != "individual":
            _add(made, "x-abshowas", "COMPANY")
        if said.name not in _UNSAID:
            _put(made, said)
    unfolded: str = made.serialize(lineLength=2**31)
    # As Apple spells it; vobject writes capitals.
    return folded(unfolded.replace("\r\nX-ABSHOWAS:", "\r\nX-ABShowAs:").split("\r\n")[:-1])


def brief(card: Card, addresses: Addresses) -> bytes:
    """The card for a QR code: who it is, the first numbers and addresses, and where the rest stands. Fewer signs, larger dots;
    never more than 2,000 octets."""
    made = (_brief(card, addresses, few) for few in FEW)
    *more, least = made
    return next((short for short in more if len(short) <= ENOUGH), least)


def _brief(card: Card, addresses: Addresses, few: int) -> bytes:
    made = vobject.vCard()
    name = name_of(card, SHORT)
    _add(made, "fn", name)
    parts = person_names.split(name) if card.kind == "person" else None
    made.add("n").value = Name(family=parts.family, given=parts.given) if parts else Name()
    made.add("org").value = [organisation_of(card, SHORT) or name]
    role = clean(next((d.value for d in card.of("role")), ""), SHORT)
    if role:
        _add(made, "title", role)
    for detail in [d for d in card.of("phone") if d.type != "fax"][:few]:
        _add(made, "tel", number(detail)[:SHORT], ["CELL"] if detail.type == "mobile" else ["VOICE"])
    for detail in [d for d in card.of("email") if len(d.value) <= SHORT][:few]:
        _add(made, "email", clean(detail.value))
    _add(made, "url", addresses.contact_at(card.id))
    unfolded: str = made.serialize(lineLength=2**31)
    return unfolded.encode()


def _put(made: vobject.base.Component, said: Property) -> None:
    match said:
        case Property("n", (family, given, additional, prefix, suffix)):
            made.add("n").value = Name(family, given, additional, prefix, suffix)
        case Property("org" | "categories", tuple(several)):
            made.add(said.name).value = list(several)
        case Property("tel", str(value)):
            _add(made, "tel", value, [type_.upper() for type_ in said.types])
        case Property("email", str(value)):
            _add(made, "email", value, ["INTERNET"])
        case Property("lang", str(value)):
            _add(made, "x-lang", value)
        case Property("tz", str(value)):
            _add(made, "tz", value).params["VALUE"] = ["text"]
        case Property("logo", str(value)):
            _add(made, "logo", value).params["VALUE"] = ["uri"]  # RFC 2426, 3.5.3
        case Property(name, str(value)):
            _add(made, name, value)


def _add(
    made: vobject.base.Component, name: str, value: str, types: list[str] | None = None
) -> vobject.base.ContentLine:
    line: vobject.base.ContentLine = made.add(name)
    line.value = value
    if types:
        line.params["TYPE"] = types
    return line
