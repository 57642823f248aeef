"""How every release within a document was read: one for most, several for a mailbox, a feed or a mail with files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from directory.errors import DocumentError, DocumentTooLarge
from directory.explaining.explain import explain
from directory.explaining.records import Explanation
from directory.extraction.memory import Memory
from directory.limits import USUAL, Limits
from directory.reading import apart
from directory.records import Document

MOST_DOCUMENTS = 20
"""So many of the documents within one are explained."""


def explain_each(
    document: Document,
    *,
    default_country: str | None = None,
    limits: Limits = USUAL,
    memory: Memory | None = None,
) -> Iterator[Explanation | DocumentError]:
    """How each release within the document was read, or why it could not be; the rest as in `explain`. Never raises.

    The first `MOST_DOCUMENTS` are told of, as long as their texts have no more than `limits.characters` together; what is
    left out for that is told in an error that names the document given.
    """
    left = limits.characters
    bounded = replace(limits, documents=min(limits.documents, MOST_DOCUMENTS))
    for item in apart([document], bounded):
        if left <= 0:
            yield DocumentTooLarge(
                document.name, f"what it holds has more than {limits.characters:,} characters; the last were not read"
            )
            return
        told = _explained(item, default_country, limits, memory)
        if isinstance(told, Explanation):
            left -= len(told.text)
        yield told


def _explained(
    item: Document | DocumentError, default_country: str | None, limits: Limits, memory: Memory | None
) -> Explanation | DocumentError:
    if isinstance(item, DocumentError):
        return item
    try:
        return explain(item, default_country=default_country, limits=limits, memory=memory)
    except DocumentError as error:
        return error
