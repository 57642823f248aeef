"""Content lines of at most 75 octets (RFC 2426, 2.6; RFC 6350, 3.2)."""

from __future__ import annotations

from collections.abc import Iterable

LINE = 75
"""Octets in a line without its end."""


def folded(lines: Iterable[str]) -> bytes:
    """The lines in UTF-8 with CRLF, never cut inside a character."""
    out: list[bytes] = []
    for line in lines:
        rest = line.encode("utf-8")
        limit = LINE
        while len(rest) > limit:
            cut = limit
            while rest[cut] & 0xC0 == 0x80:
                cut -= 1
            out.append(rest[:cut] + b"\r\n ")
            rest = rest[cut:]
            limit = LINE - 1
        out.append(rest + b"\r\n")
    return b"".join(out)
