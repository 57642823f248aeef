"""Runs by itself as `python -m directory.readers.html_worker`: large pages in, their words out (see `bounded`).

Asked with `0` or `1` (whether line ends count) and the page in UTF-8, it answers with one frame of JSON: the fields of
`records.Text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from directory.limits import Limits
from directory.readers.bounded import serve
from directory.readers.html import parse


def answer(content: bytes, limits: Limits) -> Iterator[bytes]:
    """The words of one page."""
    text = parse(content[1:].decode(), limits, breaks=content[:1] == b"1")
    told = {
        "content": text.content,
        "links": text.links,
        "headings": text.headings,
        "feet": text.feet,
        "metadata": dict(text.metadata),
        "warnings": text.warnings,
    }
    yield json.dumps(told, ensure_ascii=False).encode()


if __name__ == "__main__":
    serve(answer)
