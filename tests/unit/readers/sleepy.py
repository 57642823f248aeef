"""A worker that does to itself what hostile documents do to readers, as its input asks; after one frame of answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from directory.limits import Limits
from directory.readers.bounded import serve


def answer(content: bytes, limits: Limits) -> Iterator[bytes]:
    yield b"begun"
    while content == b"spin":
        pass
    if content == b"sleep":
        time.sleep(60)
    if content == b"die":
        sys.exit(1)
    if content == b"eat":
        yield str(len(bytes(limits.megabytes * 1_000_000))).encode()
    while content == b"talk":
        yield bytes(1_000_000)
    yield content


if __name__ == "__main__":
    serve(answer)
