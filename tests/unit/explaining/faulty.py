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
    yield json.dumps({"explanation": {"text": content.decode()}}).encode()


if __name__ == "__main__":
    serve(answer)
