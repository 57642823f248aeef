"""What a reader asked for, as it came in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from flask import request

from directory.errors import InvalidQuery
from directory.registry.narrowing import AnyNarrowing, Narrowing
from directory.registry.search import Only

LONGEST = 200


def asked() -> str:
    """The words typed, on one line. Raises InvalidQuery where nobody can have meant them."""
    return tidy(request.args.get("q", ""))


def asked_only(list_: type[AnyNarrowing]) -> AnyNarrowing:
    """What a list of this sort is narrowed to. Raises InvalidQuery for words that nobody can have meant."""
    return only_of(list_, request.args)


def only_of(list_: type[AnyNarrowing], given: Mapping[str, Any]) -> AnyNarrowing:
    """The same, of parameters. Raises the same."""
    return list_(**{field.name: tidy(given.get(field.name) or "", field.name) or None for field in fields(list_)})


def tidy(words: str, parameter: str = "q") -> str:
    """White space and control characters collapsed. Raises InvalidQuery beyond `LONGEST` characters."""
    query = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if len(query) > LONGEST:
        raise InvalidQuery(parameter, f"a question may have up to {LONGEST} characters, this one has {len(query)}")
    return query


def tag_of(only: Narrowing) -> str:
    """To tell apart what is asked for; with the day, where what is found changes with it."""
    daily = isinstance(only, Only) and only.standing
    return f"{sorted(only.asked.items())}{datetime.now(UTC).date() if daily else ''}"
