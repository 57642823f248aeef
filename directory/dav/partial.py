"""Parts of a card: some properties instead of all (RFC 6352, 10.4.2), and when it was changed last."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from directory.dav.asked import Data

NEEDED: Final = frozenset(("BEGIN", "END", "VERSION", "FN", "N", "UID"))
"""Without which it is no card, or nobody can tell whose; told whether asked for or not (RFC 2426, 5; RFC 6350, 6)."""
_FOLD: Final = b"\r\n "
_REVISED: Final = re.compile(rb"\nREV:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")
_NAME: Final = re.compile(rb"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")


def of_card(body: bytes, data: Data) -> bytes:
    """The card as it is asked for."""
    if data.only is None:
        return body
    kept = []
    for line in body.replace(_FOLD, b"\x00").split(b"\r\n"):
        found = _NAME.match(line)
        name = found[1].decode().upper() if found else ""
        if name in NEEDED:
            kept.append(line)
        elif name in data.only:
            kept.append(_bare(line) if name in data.bare else line)
    return b"\r\n".join([*kept, b""]).replace(b"\x00", _FOLD)


def revised(body: bytes) -> datetime:
    """When anything in it last changed, as it says itself (RFC 2426, 3.6.4); of one that does not, the beginning of time."""
    found = _REVISED.search(body)
    return datetime.fromisoformat(found[1].decode()).astimezone(UTC) if found else datetime(1970, 1, 1, tzinfo=UTC)


def _bare(line: bytes) -> bytes:
    """The property without its value."""
    quoted = False
    for place, octet in enumerate(line):
        if octet == ord('"'):
            quoted = not quoted
        elif octet == ord(":") and not quoted:
            return line[: place + 1]
    return line
