"""A search as one word of an address, so that it can be kept where nothing is stored for it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlencode

_WORD: Final = re.compile(r"[A-Za-z0-9_-]{2,4000}")
"""The alphabet for URLs (RFC 4648, 5), without what fills the last group: no client writes it in another way."""


def word(query: Mapping[str, str | None]) -> str:
    """The same parameters give the same word, in whatever order they are; those without a value are left out."""
    text = urlencode(sorted((name, value) for name, value in query.items() if value))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def query_of(word_: str) -> dict[str, str] | None:
    """The parameters; None where no search was ever written so."""
    if not _WORD.fullmatch(word_):
        return None
    try:
        text = base64.urlsafe_b64decode(word_ + "=" * (-len(word_) % 4)).decode()
        found = dict(parse_qsl(text, strict_parsing=True, errors="strict"))
    except (binascii.Error, ValueError):
        return None
    return found if found and word(found) == word_ else None
