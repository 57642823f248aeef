"""Sync tokens: a place in a book, as a URI that says nothing to anybody else (RFC 6578, 4)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TOKEN = re.compile(r"data:,([0-9a-f]{12})((?:-[0-9]{1,16}){5})(?:-([0-9a-f]{24}))?")
_LARGEST = 2**31
"""No database's whole numbers are larger."""


class Place(NamedTuple):
    """As `registry.following.Place`."""

    version: int
    contact: int
    moment: datetime
    told: int
    since: int
    members: str = ""


def written(book: str, place: Place) -> str:
    """`book` are the 12 hexadecimal digits that tell it from others."""
    version, contact, moment, told, since, members = place
    parts = version, contact, (moment - _BEGINNING) // _MICROSECOND, told, since, *([members] if members else [])
    return f"data:,{book}-{'-'.join(map(str, parts))}"


def read(book: str, token: str) -> Place | None:
    """None where it is no token, or of another book."""
    found = _TOKEN.fullmatch(token)
    if found is None or found[1] != book:
        return None
    version, contact, microseconds, told, since = map(int, found[2][1:].split("-"))
    if max(version, contact, told, since) >= _LARGEST:
        return None
    return Place(version, contact, _BEGINNING + microseconds * _MICROSECOND, told, since, found[3] or "")
