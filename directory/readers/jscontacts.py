"""JSContact (RFC 9553): one Card or a list of them, converted to the properties of vCard as RFC 9555 has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from directory.limits import USUAL, Limits
from directory.readers import json_book
from directory.readers.book_page import Warnings
from directory.readers.json_book import Form, property_at, text_of, warn_of
from directory.readers.vcard_lines import Property
from directory.records import Document, Text

MEDIA_TYPE = "application/jscontact+json"
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:\[\s{0,200})?\{")
_IS_CARD = re.compile(rb'"@type"\s{0,20}:\s{0,20}"Card(?:Group)?"')
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What names an object within another (1.4.1), of those that are short enough to be shown."""
_CARDS = ("Card", "CardGroup")
_ALONE: Final = {"kind": "KIND", "uid": "UID", "prodId": "PRODID", "updated": "REV"}
_COMPONENTS: Final = (("surname", "surname2"), ("given",), ("given2",), ("title",), ("credential", "generation"))
"""Kinds of what a name is made of (2.2.1.2), in the order of N."""
_TYPES: Final = {"mobile": "cell", "private": "home"}
"""What vCard calls otherwise (RFC 9555, 2.7.6 and 2.2.2); all other features and contexts have its names."""


def looks_like(content: bytes) -> bool:
    """Whether bytes are JSON with a Card of JSContact in it; what JSON-LD calls so has a context."""
    if _BEGINS.match(content) is None or b'"@context"' in content[:2_000]:
        return False
    return _IS_CARD.search(content) is not None


def read(document: Document, limits: Limits = USUAL) -> Text:
    """Raises as `json_book.read`."""
    return json_book.read(document, _FORM, limits)


def _is_many(data: Any) -> bool:
    return isinstance(data, list)


def _properties(card: Any, place: str, warnings: Warnings) -> Iterator[Property] | None:
    return _Card(card, place, warnings).properties() if isinstance(card, dict) and card.get("@type") in _CARDS else None


@dataclass(frozen=True, slots=True)
class _Card:
    data: Mapping[str, Any]
    place: str
    warnings: Warnings

    def properties(self) -> Iterator[Property]:
        for key, name in _ALONE.items():
            if value := text_of(self.data.get(key)):
                yield property_at(f"{self.place}/{key}", name, value)
        yield from self._name()
        for place, said in self._each("organizations"):
            units = (text_of(unit.get("name")) for unit in _objects(said.get("units")))
            yield property_at(place, "ORG", ";".join((text_of(said.get("name")), *units)))
        for place, said in self._each("titles"):
            yield property_at(place, "ROLE" if said.get("kind") == "role" else "TITLE", text_of(said.get("name")))
        yield from self._ways("phones", "TEL", "number")
        yield from self._ways("emails", "EMAIL", "address")
        for place, said in self._each("preferredLanguages"):
            yield property_at(place, "LANG", text_of(said.get("language")))
        for key, name in (("keywords", "CATEGORIES"), ("members", "MEMBER")):
            if words := _set(self.data.get(key)):
                yield property_at(f"{self.place}/{key}", name, ",".join(words))
        for place, said in self._each("notes"):
            yield property_at(place, "NOTE", text_of(said.get("note")))

    def _name(self) -> Iterator[Property]:
        name = self.data.get("name")
        place = f"{self.place}/name"
        if not isinstance(name, dict):
            if name is not None:
                warn_of(self.warnings, place)
            return
        if full := text_of(name.get("full")):
            yield property_at(f"{place}/full", "FN", full)
        made = [(one.get("kind"), text_of(one.get("value"))) for one in _objects(name.get("components"))]
        parts = [" ".join(value for kind, value in made if kind in kinds and value) for kinds in _COMPONENTS]
        if any(parts):
            yield property_at(f"{place}/components", "N", ";".join(parts))

    def _ways(self, key: str, name: str, value: str) -> Iterator[Property]:
        for place, said in self._each(key):
            types = {_TYPES.get(word, word) for of in ("features", "contexts") for word in _set(said.get(of))}
            yield property_at(place, name, text_of(said.get(value)), types, group=place)
            if label := text_of(said.get("label")):
                yield property_at(place, "X-ABLABEL", label, group=place)  # RFC 9555, 2.3.7

    def _each(self, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The objects of a property with their places, none by a name that could be anything."""
        held = self.data.get(key)
        place = f"{self.place}/{key}"
        if isinstance(held, dict):
            for id_, said in held.items():
                where = f"{place}/{id_}" if _ID.fullmatch(id_) else place
                if isinstance(said, dict):
                    yield where, said
                else:
                    warn_of(self.warnings, where)
        elif held is not None:
            warn_of(self.warnings, place)


def _objects(said: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in said if isinstance(one, dict)) if isinstance(said, list) else iter(())


def _set(said: Any) -> list[str]:
    """The words of a set (1.4.3: each is true)."""
    return [text_of(word) for word, holds in said.items() if holds is True] if isinstance(said, dict) else []


_FORM = Form("JSContact", MEDIA_TYPE, _properties, _is_many)
