"""What no database can hold (NUL, halves of surrogate pairs) is replaced sign by sign, so that offsets stay right."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from directory.records import Document, Reading

_SHOWN = re.compile(r"\\x00|\\ud[89a-f]")
"""How `repr` shows them; it also finds who wrote this in a release, which does no harm."""

R = TypeVar("R")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSTORABLE = {0: _REPLACEMENT} | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)


def clean_reading(reading: Reading) -> tuple[Reading, str]:
    """The same reading without signs that cannot be stored, and written out in full, which tells it from any other."""
    written = repr(reading)
    if not _SHOWN.search(written):
        return reading, written
    clean = _clean(reading)
    return clean, repr(clean)


def clean_document(document: Document) -> Document:
    """The same bytes, under an address and a name that can be stored."""
    return replace(document, address=_clean(document.address), name=_clean(document.name))


def _clean(value: R) -> R:
    changed: Any = value
    if isinstance(value, str):
        changed = value.translate(_UNSTORABLE) if not value.isprintable() else value
    elif isinstance(value, tuple):
        cleaned = (_clean(item) for item in value)
        changed = value._make(cleaned) if hasattr(value, "_make") else tuple(cleaned)  # a named one stays what it is
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    return changed  # type: ignore[no-any-return]  # of the same type as it came
