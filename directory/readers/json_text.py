"""A document's JSON (RFC 8259) as Python has it, in bounds."""

from __future__ import annotations

import json
from typing import Any

from directory.errors import DocumentTooLarge, UnreadableDocument
from directory.limits import USUAL, Limits
from directory.readers import decode
from directory.records import Document


def loaded(document: Document, limits: Limits = USUAL) -> Any:
    """Raises DocumentTooLarge, UnreadableDocument (with line and column), and as `decode.characters` does."""
    most = limits.json_bytes  # parsed, JSON takes up to thirty times the room of its bytes
    if len(document.content) > most:
        raise DocumentTooLarge(document.name, f"it is JSON of more than {most:,} bytes")
    content, *_ = decode.characters(document)
    try:
        return json.loads(content.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        cause = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableDocument(document.name, f"its JSON is broken: {cause}") from error
