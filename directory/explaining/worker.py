"""Runs by itself as `python -m directory.explaining.worker`: documents in, explanations out, one after the other.

This process is expendable (see `readers.bounded`). Asked with a line of JSON (`{"name", "country", "limits"}`) and the document's
bytes behind it, it answers with a frame of JSON for each release within (`explaining.records.part`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from directory.errors import DocumentTooHard
from directory.explaining.each import explain_each
from directory.explaining.records import part
from directory.limits import Limits
from directory.readers.bounded import serve
from directory.records import Document


def answer(question: bytes, limits: Limits) -> Iterator[bytes]:
    """The frames for one document."""
    head, _, content = question.partition(b"\n")
    asked = json.loads(head)
    document = Document("about:blank", asked["name"], content)
    try:
        for told in explain_each(document, default_country=asked["country"], limits=Limits(**asked["limits"])):
            yield json.dumps(part(told)).encode()
    except (MemoryError, RecursionError):
        error = DocumentTooHard(document.name, f"reading it takes more than {limits.megabytes} MB of memory")
        yield json.dumps(part(error)).encode()


if __name__ == "__main__":
    serve(answer)
