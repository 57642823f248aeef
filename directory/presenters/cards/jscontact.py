"""Cards as JSContact (RFC 9553), converted as RFC 9555 has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from directory.presenters.cards.properties import Name, Property

MEDIA_TYPE = "application/jscontact+json;version=1.0"

_PARTS = ("surname", "given", "given2", "title", "credential")
"""The components of N, in their order (RFC 9555, 2.5.5)."""
_FEATURES = {"voice": "voice", "cell": "mobile", "fax": "fax"}
"""TYPEs of TEL (RFC 9555, 2.7.6)."""
_WORK = {"work": True}


def made(properties: Sequence[Property]) -> dict[str, Any]:
    """One card, to be written as JSON."""
    texts = {said.name: said.value for said in properties if isinstance(said.value, str)}
    card: dict[str, Any] = {
        "@type": "Card",
        "version": "1.0",
        "uid": texts["uid"],
        "kind": texts["kind"],
        "prodId": texts["prodid"],
        "updated": texts.get("rev"),
        "name": _name(properties),
        "organizations": _each(properties, "org", _organisation),
        "titles": _each(properties, "title", lambda said: {"name": said.value, "kind": "title"}),
        "phones": _each(properties, "tel", _phone),
        "emails": _each(properties, "email", lambda said: {"address": said.value, "contexts": _WORK}),
        "preferredLanguages": _each(properties, "lang", lambda said: {"language": said.value, "contexts": _WORK}),
        "directories": _each(properties, "source", lambda said: {"uri": said.value, "kind": "entry"}),
        "links": _each(properties, "url", lambda said: {"uri": said.value}),
        "media": _each(
            properties, "logo", lambda said: {"kind": "logo", "uri": said.value, "mediaType": said.media_type}
        ),
        "notes": _each(properties, "note", lambda said: {"note": said.value}),
        "keywords": {word: True for said in properties if said.name == "categories" for word in said.value},
        "relatedTo": {
            str(said.value): {"@type": "Relation", "relation": dict.fromkeys(said.types, True)}
            for said in properties
            if said.name == "related"
        },
        "members": {str(said.value): True for said in properties if said.name == "member"},
    }
    if "tz" in texts:
        card["addresses"] = {"tz1": {"timeZone": texts["tz"], "contexts": _WORK}}
    return {key: value for key, value in card.items() if value}


def _each(
    properties: Sequence[Property], name: Name, make: Callable[[Property], dict[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    """Those of one name, each under a key of its own."""
    of_it = [said for said in properties if said.name == name]
    return {f"{name}{count}": make(said) for count, said in enumerate(of_it, 1)}


def _name(properties: Sequence[Property]) -> dict[str, Any]:
    full = next(str(said.value) for said in properties if said.name == "fn")
    parts = next((said.value for said in properties if said.name == "n"), ())
    components = [{"kind": kind, "value": value} for kind, value in zip(_PARTS, parts, strict=False) if value]
    return {"full": full, "components": components} if components else {"full": full}


def _organisation(said: Property) -> dict[str, Any]:
    name, *units = tuple(said.value)
    return {"name": name, "units": [{"name": unit} for unit in units]} if units else {"name": name}


def _phone(said: Property) -> dict[str, Any]:
    features = {_FEATURES[type_]: True for type_ in said.types if type_ in _FEATURES}
    return {"number": said.value, "features": features, "contexts": _WORK}
