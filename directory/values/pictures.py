"""Small pictures, told by their bytes alone: what they are, how large, and that nothing else hides behind them.

Only headers are read, each within the bytes that there are; no pixel is unpacked.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from directory.errors import InvalidQuery

MOST_BYTES: Final = 64_000
FEWEST_PIXELS: Final = 16
MOST_PIXELS: Final = 1024
"""Of each side. More would be unpacked into megabytes on the phone of whoever looks at it."""

MEDIA_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
"""By how the names of their files end."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin a frame (ITU-T T.81, table B.1); the others of these define tables."""
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Those behind which no length stands."""
_SCAN, _END = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Picture:
    """Its bytes, how the name of its file ends, and its size in pixels."""

    body: bytes
    suffix: str
    width: int
    height: int


def media_type(name: str) -> str:
    """Of a picture that is kept, by its name."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def picture(body: bytes) -> Picture:
    """What these bytes are. Raises InvalidQuery, with the reason, where they are no PNG, JPEG or WebP, or too large or too small."""
    if len(body) > MOST_BYTES:
        raise InvalidQuery("logo", f"has more than {MOST_BYTES:,} bytes")
    for suffix, begins, measure in _KINDS:
        if begins(body):
            try:
                width, height = measure(body)
            except (struct.error, IndexError, ValueError) as error:
                raise InvalidQuery("logo", "is damaged, or has something behind it that is no picture") from error
            if not all(FEWEST_PIXELS <= side <= MOST_PIXELS for side in (width, height)):
                raise InvalidQuery(
                    "logo", f"has a side shorter than {FEWEST_PIXELS} or longer than {MOST_PIXELS:,} pixels"
                )
            return Picture(body, suffix, width, height)
    if b"<svg" in body[:4096].lower():
        raise InvalidQuery("logo", "is SVG, which may hold scripts and fetch from elsewhere: save it as PNG")
    raise InvalidQuery("logo", "is neither PNG nor JPEG nor WebP")


def _png(body: bytes) -> tuple[int, int]:
    """W3C, Portable Network Graphics, 5: IHDR is first, IEND last, and with it the file ends."""
    chunks = list(_chunks(body))
    if chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or not any(name == b"IDAT" for name, _ in chunks):
        raise ValueError
    width, height = struct.unpack(">II", chunks[0][1][:8])
    return width, height


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(body):
        (length,) = struct.unpack_from(">I", body, at)
        end = at + 12 + length
        if end > len(body):
            raise ValueError
        yield body[at + 4 : at + 8], body[at + 8 : end - 4]
        at = end


def _jpeg(body: bytes) -> tuple[int, int]:
    """ITU-T T.81, B.1 and B.2: segments up to the first scan, one of which begins the frame; the file ends with its end marker."""
    if body[-2:] != bytes((0xFF, _END)):
        raise ValueError
    at, size = 2, None
    while True:
        if body[at] != 0xFF:
            raise ValueError
        marker = body[at + 1]
        at += 1 if marker == 0xFF else 2  # fill bytes may stand before a marker
        if marker == 0xFF or marker in _BARE:
            continue
        (length,) = struct.unpack_from(">H", body, at)
        if length < 2:
            raise ValueError
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", body, at + 3)
            size = width, height
        if marker in {_SCAN, _END}:
            break
        at += length
    if size is None:
        raise ValueError
    return size


def _webp(body: bytes) -> tuple[int, int]:
    """RFC 9649, 2.4 to 2.7; RFC 6386, 9.1."""
    (length,) = struct.unpack_from("<I", body, 4)
    if length + 8 != len(body):
        raise ValueError
    kind = body[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[24:27], "little"), 1 + int.from_bytes(body[27:30], "little")
    if kind == b"VP8L" and body[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and body[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError


_KINDS: Final[tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], tuple[int, int]]], ...]] = (
    ("png", lambda body: body.startswith(_PNG), _png),
    ("jpg", lambda body: body.startswith(b"\xff\xd8\xff"), _jpeg),
    ("webp", lambda body: body[:4] == b"RIFF" and body[8:12] == b"WEBP", _webp),
)
