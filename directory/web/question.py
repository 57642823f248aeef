"""What a reader asked for, as it came in the address."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime

from flask import request

from directory.errors import InvalidQuery
from directory.registry.search import Only

LONGEST = 200
NARROWING = tuple(field.name for field in fields(Only))
"""Parameters that narrow a list of contacts."""


def asked() -> str:
    """The words typed, on one line. Raises InvalidQuery where nobody can have meant them."""
    return tidy(request.args.get("q", ""))


def asked_only() -> Only:
    """What the list is narrowed to. Raises InvalidQuery for words that nobody can have meant."""
    return Only(**{name: tidy(request.args.get(name, ""), name) or None for name in NARROWING})


def tidy(words: str, parameter: str = "q") -> str:
    """White space and control characters collapsed. Raises InvalidQuery beyond `LONGEST` characters."""
    query = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if len(query) > LONGEST:
        raise InvalidQuery(parameter, f"a question may have up to {LONGEST} characters, this one has {len(query)}")
    return query


def tag_of(only: Only) -> str:
    """To tell apart what is asked for; with the day, where what is found changes with it."""
    return f"{sorted(only.asked.items())}{datetime.now(UTC).date() if only.standing else ''}"
