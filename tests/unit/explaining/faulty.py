"""A worker that speaks as `directory.explaining.worker` does, and can be told to spin or to die."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from directory.limits import Limits
from directory.readers.bounded import serve


def answer(question: bytes, limits: Limits) -> Iterator[bytes]:  # noqa: ARG001  # what serve calls takes them
    content = question.partition(b"\n")[2]
    while content == b"spin":
        pass
    if content == b"die":
        sys.exit(1)
    told, _, then = content.partition(b", then ")
    yield json.dumps({"file": "a.txt", "explanation": {"text": told.decode()}, "problem": None}).encode()
    while then == b"spin":
        pass


if __name__ == "__main__":
    serve(answer)
