"""Small pictures are told by their bytes."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from directory.errors import InvalidQuery
from directory.values.pictures import MOST_BYTES, Picture, picture
from tests.builders import png

DRAWN = """([type, quality, width, height]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const on = canvas.getContext("2d");
  on.fillStyle = "teal"; on.fillRect(2, 2, width / 2, height / 2);
  return canvas.toDataURL(type, quality);
}"""


@pytest.mark.parametrize(
    ("kind", "quality", "suffix"),
    [("image/png", 1, "png"), ("image/jpeg", 0.5, "jpg"), ("image/webp", 0.5, "webp"), ("image/webp", 1, "webp")],
)
def test_what_a_browser_draws_is_known_with_its_size(browser: Browser, kind: str, quality: float, suffix: str) -> None:
    page = browser.new_page()
    written = page.evaluate(DRAWN, [kind, quality, 70, 33])
    page.close()
    assert written.startswith(f"data:{kind};")
    body = base64.b64decode(written.partition(",")[2])
    assert picture(body) == Picture(body, suffix, 70, 33)
    for damaged in (body + b"<script>", body[:-3], body[: len(body) // 2]):
        with pytest.raises(InvalidQuery, match="damaged"):
            picture(damaged)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "neither"),
        (b"GIF89a" + bytes(40), "neither"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"  <SVG onload=alert(1)>", "SVG"),
        (png(15, 64), "side"),
        (png(64, 1025), "side"),
        (png(64, 64) + bytes(MOST_BYTES), "bytes"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IHDR", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", "damaged"),
        (b"\xff\xd8" + b"\xff" * 50 + b"\xff\xd9", "damaged"),
        (b"RIFF\x04\x00\x00\x00WEBP", "damaged"),
    ],
)
def test_what_is_no_small_picture_is_refused_with_the_reason(body: bytes, why: str) -> None:
    with pytest.raises(InvalidQuery, match=why):
        picture(body)


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x20\x00\x00\x00WEBPVP8"]),
    st.binary(max_size=80),
)
def test_whatever_bytes_they_are_a_picture_or_are_refused(begins: bytes, rest: bytes) -> None:
    body = begins + rest
    try:
        found = picture(body)
    except InvalidQuery:
        return
    assert found.body == body


@given(st.integers(0, len(png(32, 32)) - 1), st.integers(0, 255))
def test_so_is_a_picture_of_which_one_byte_is_another(at: int, byte: int) -> None:
    body = bytearray(png(32, 32))
    body[at] = byte
    try:
        found = picture(bytes(body))
    except InvalidQuery:
        return
    assert found.suffix == "png"


def test_a_header_alone_is_no_picture() -> None:
    header = struct.pack(">IIBBBBB", 32, 32, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    with pytest.raises(InvalidQuery, match="damaged"):
        picture(b"\x89PNG\r\n\x1a\n" + chunk)
