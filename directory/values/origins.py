"""Origins of web sites (RFC 6454), as browsers and whoever else asks tell them: none is believed before it was looked at."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 253
"""Characters of the name of a host (RFC 1035, 2.3.4: 255 octets, as they are sent)."""
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_USUAL: Final = {"http": 80, "https": 443}
_WITHIN: Final = frozenset(
    "alt arpa corp home internal intranet invalid lan local localdomain localhost onion private test".split()
)
"""Last labels of names that mean nothing outside one network or machine (RFC 6761, RFC 6762, RFC 8375, RFC 9476, and habits)."""


def origin(words: str) -> str | None:
    """The origin of an address, in lower case and without the usual port (`https://agency.example`); None of what is none on the public web:
    another scheme, `null`, a numeric address, a name of one network. A path is left out."""
    if not words.isascii() or not words.isprintable():
        return None
    try:
        parts = urlsplit(words.strip())
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in _USUAL or "@" in parts.netloc or not _is_public(host):
        return None
    return f"{parts.scheme}://{host}" + ("" if port in {None, _USUAL[parts.scheme]} else f":{port}")


def _is_public(host: str) -> bool:
    labels = host.split(".")
    if len(host) > LONGEST or len(labels) < 2 or labels[-1] in _WITHIN or not all(map(_LABEL.fullmatch, labels)):
        return False
    try:
        ip_address(host)
    except ValueError:
        return not labels[-1].isdigit()  # as browsers read `1.2.3` (URL Standard, "ends in a number")
    return False
