"""Cards as jCard: vCard 4.0 in JSON (RFC 7095)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from directory.presenters.cards.properties import Property

MEDIA_TYPE = "application/vcard+json"

_VALUE_TYPES = {
    "uid": "uri",
    "source": "uri",
    "url": "uri",
    "related": "uri",
    "member": "uri",
    "logo": "uri",
    "rev": "timestamp",
    "lang": "language-tag",
}
"""Value types that properties have by default (RFC 6350, 6); all others have text."""


def made(properties: Sequence[Property]) -> list[Any]:
    """One card, to be written as JSON."""
    return ["vcard", [["version", {}, "text", "4.0"], *map(_property, properties)]]


def _property(said: Property) -> list[Any]:
    type_ = _VALUE_TYPES.get(said.name, "text")
    about: dict[str, Any] = {"type": said.types[0] if len(said.types) == 1 else list(said.types)} if said.types else {}
    if said.media_type:
        about |= {"mediatype": said.media_type}
    if said.name == "categories":
        return [said.name, about, type_, *said.value]  # several values follow each other (3.3.1.2)
    if isinstance(said.value, tuple):
        return [said.name, about, type_, said.value[0] if len(said.value) == 1 else list(said.value)]  # 3.3.1.3
    return [said.name, about, type_, said.value]
