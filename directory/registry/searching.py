"""A query for contacts: how long it may be, and what the look-up index says to it, asked once for all that a page tells of it."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from directory.errors import InvalidQuery
from directory.registry.finding.asking import MOST_FOUND, Found, ask

LONGEST_QUERY = 200


class Answered(NamedTuple):
    """A query and whom it finds, the best first; None where it has no words, and so asks for nobody."""

    query: str
    found: tuple[Found, ...] | None


def answered(session: Session, query: str | Answered) -> Answered:
    """What the index says, unless it has said so already. Raises InvalidQuery as `bounded`."""
    if isinstance(query, Answered):
        return query
    return Answered(query, tuple(ask(session, bounded(query), MOST_FOUND)) if query.strip() else None)


def bounded(query: str) -> str:
    """The query. Raises InvalidQuery for one that is longer than anybody means it."""
    if len(query) > LONGEST_QUERY:
        raise InvalidQuery("q", f"is longer than {LONGEST_QUERY} characters")
    return query
