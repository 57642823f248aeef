"""Which reader reads an address book that is told by how it begins; tables, which could be of anything, are told otherwise."""

from __future__ import annotations

from collections.abc import Callable

from directory.limits import Limits
from directory.readers import jcards, jscontacts, vcards
from directory.records import Document, Text

_READERS = (vcards, jcards, jscontacts)


def reader_of(content: bytes) -> Callable[[Document, Limits], Text] | None:
    """None where bytes are no address book."""
    return next((reader.read for reader in _READERS if reader.looks_like(content)), None)
