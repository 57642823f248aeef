"""Runs by itself as `python -m directory.explaining.worker`: documents in, explanations out, one after the other.

This process is expendable (see `readers.bounded`). Asked with a line of JSON (`{"name", "country", "limits"}`) and the document's
bytes behind it, it answers with one frame of JSON: `{"explanation"}`, or `{"error", "detail"}` with the kind of
DocumentError.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from directory.errors import DocumentError
from directory.explaining.explain import explain
from directory.explaining.records import as_json
from directory.limits import Limits
from directory.readers.bounded import serve
from directory.records import Document


def answer(question: bytes, limits: Limits) -> Iterator[bytes]:
    """The frame for one document."""
    yield json.dumps(_answer(question, limits)).encode()


def _answer(question: bytes, limits: Limits) -> dict[str, Any]:
    head, _, content = question.partition(b"\n")
    asked = json.loads(head)
    document = Document("about:blank", asked["name"], content)
    try:
        return {
            "explanation": as_json(
                explain(document, default_country=asked["country"], limits=Limits(**asked["limits"]))
            )
        }
    except DocumentError as error:
        return {"error": error.type, "detail": error.detail}
    except (MemoryError, RecursionError):
        detail = f"reading it takes more than {limits.megabytes} MB of memory"
        return {"error": "document-too-hard", "detail": detail}


if __name__ == "__main__":
    serve(answer)
