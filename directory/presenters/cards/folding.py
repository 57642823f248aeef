"""Content lines of at most 75 octets (RFC 2426, 2.6; RFC 6350, 3.2)."""

from __future__ import annotations

from collections.abc import Iterable

LINE = 75
"""Octets in a line without its end."""


def folded(lines: Iterable[str]) -> bytes:
    """The lines in UTF-8 with CRLF, never cut inside a character."""
    out: list[bytes] = []
    for line in lines:
        whole = line.encode("utf-8")
        start, end = 0, LINE
        while len(whole) > end:
            while whole[end] & 0xC0 == 0x80:
                end -= 1
            out.append(whole[start:end] + b"\r\n ")
            start, end = end, end + LINE - 1
        out.append(whole[start:] + b"\r\n")
    return b"".join(out)
