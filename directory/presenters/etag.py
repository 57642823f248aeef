"""Entity tags from content, so that the same data has the same tag in every process and after a rebuild.

Stamps (`Card.updated`, hence REV) stay out of the hash: a rebuilt registry must not make every client fetch everything
again. Two answers with one tag can therefore differ in a stamp, and the tags are weak (RFC 9110, 8.8.1).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime

from directory.records import Card

SHAPE = "3"
"""Raised whenever a presenter writes the same card differently, so that nobody keeps the old writing."""


def of_card(card: Card) -> str:
    """The tag of all that a card says, apart from stamps. 24 hexadecimal digits."""
    content = asdict(card)
    del content["updated"]
    return of_text(json.dumps(content, sort_keys=True, ensure_ascii=True, default=_plain))


def of_text(*parts: str) -> str:
    """The tag of some text: a fingerprint together with what was asked, a rendered page."""
    digest = hashlib.sha256(SHAPE.encode())
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()[:24]


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"a card holds a {type(value).__name__}, which has no place in an entity tag")
