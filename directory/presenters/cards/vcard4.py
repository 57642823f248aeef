"""Cards as vCard 4.0 (RFC 6350), written here: vobject has no model of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.presenters.cards.folding import folded
from directory.presenters.cards.properties import Property

MEDIA_TYPE = "text/vcard; charset=utf-8; version=4.0"

_TEXT = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
"""RFC 6350, 3.4. A semicolon in a text of its own needs no backslash, but without one Evolution reads no further."""
_EXTENDED = re.compile(r"[-:]")


def written(properties: Sequence[Property]) -> bytes:
    """A card of these properties, in UTF-8 with CRLF: the same give the same bytes."""
    return folded(_lines(properties))


def _lines(properties: Sequence[Property]) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    for said in properties:
        # TYPE is repeated, not listed: a list in quotes loses the number in Evolution.
        types = "".join(f";TYPE={type_}" for type_ in said.types)
        kind = f";MEDIATYPE={said.media_type}" if said.media_type else ""
        yield f"{said.name.upper()}{types}{kind}:{_value(said)}"
    yield "END:VCARD"


def _value(said: Property) -> str:
    if isinstance(said.value, tuple):
        between = "," if said.name == "categories" else ";"
        return between.join(part.translate(_TEXT) for part in said.value)
    if said.name in {"uid", "source", "url", "related", "member", "logo"}:
        return said.value  # a URI, which is not escaped (3.4)
    if said.name == "rev":
        return _EXTENDED.sub("", said.value)  # the basic format alone (4.3.5)
    return said.value.translate(_TEXT)
