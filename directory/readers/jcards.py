"""jCard (RFC 7095): vCard 4.0 in JSON, one card or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from directory.limits import USUAL, Limits
from directory.readers import json_book
from directory.readers.book_page import Warnings
from directory.readers.json_book import Form, property_at, text_of, warn_of
from directory.readers.vcard_lines import Property
from directory.records import Document, Text

MEDIA_TYPE = "application/vcard+json"
_BEGINS = re.compile(rb'(?i)(?:\xef\xbb\xbf)?\s{0,200}\[\s{0,200}(?:\[\s{0,200})?"vcard"\s{0,200},')
_NAME = re.compile(r"[\w-]{1,60}", re.ASCII)


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a jCard or a list of them."""
    return _BEGINS.match(content) is not None


def read(document: Document, limits: Limits = USUAL) -> Text:
    """Raises as `json_book.read`."""
    return json_book.read(document, _FORM, limits)


def _is_many(data: Any) -> bool:
    return isinstance(data, list) and data[:1] != [] and not isinstance(data[0], str)


def _properties(card: Any, place: str, warnings: Warnings) -> Iterator[Property] | None:
    match card:
        case [str(name), list(properties), *_] if name.lower() == "vcard":
            return _each(properties, f"{place}/1", warnings)
    return None


def _each(properties: list[Any], place: str, warnings: Warnings) -> Iterator[Property]:
    for at, one in enumerate(properties):
        match one:
            case [str(name), {**about}, str(), *values] if values and _NAME.fullmatch(name):
                group = about.get("group")
                yield property_at(
                    f"{place}/{at}",
                    name.upper(),
                    ",".join(map(_value, values)),
                    _types(about.get("type")),
                    group.lower() if isinstance(group, str) else "",
                )
            case _:
                warn_of(warnings, f"{place}/{at}")


def _types(said: Any) -> Iterator[str]:
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, str):
            yield from (word.strip().lower() for word in one.split(",") if word.strip())


def _value(value: Any) -> str:
    """Of several components (3.3.1.3) those that are lists themselves are read in one."""
    if not isinstance(value, list):
        return text_of(value)
    return ";".join(" ".join(map(text_of, part)) if isinstance(part, list) else text_of(part) for part in value)


_FORM = Form("jCard", MEDIA_TYPE, _properties, _is_many)
