"""What a reader asked for, as it came in the address."""

from __future__ import annotations

from flask import request

from directory.errors import InvalidQuery

LONGEST = 200


def asked() -> str:
    """The words typed, on one line. Raises InvalidQuery where nobody can have meant them."""
    return tidy(request.args.get("q", ""))


def tidy(words: str) -> str:
    """White space and control characters collapsed. Raises InvalidQuery beyond `LONGEST` characters."""
    query = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if len(query) > LONGEST:
        raise InvalidQuery("q", f"a question may have up to {LONGEST} characters, this one has {len(query)}")
    return query
