"""How long a query may be."""

from __future__ import annotations

from directory.errors import InvalidQuery

LONGEST_QUERY = 200


def bounded(query: str) -> str:
    """The query. Raises InvalidQuery for one that is longer than anybody means it."""
    if len(query) > LONGEST_QUERY:
        raise InvalidQuery("q", f"is longer than {LONGEST_QUERY} characters")
    return query
