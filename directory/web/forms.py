"""What forms and queries of editors send, checked."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from directory.errors import InvalidQuery

LONGEST_REASON = 500


def reason() -> str:
    """Why something is decided. Raises InvalidQuery where it is too long."""
    found = " ".join(request.form.get("reason", "").split())
    if len(found) > LONGEST_REASON:
        raise InvalidQuery("reason", f"is longer than {LONGEST_REASON} characters")
    return found


def number(given: Mapping[str, str], name: str) -> int:
    """The number sent under a name. Raises InvalidQuery where it is none."""
    return whole(given.get(name, ""), name)


def whole(value: str, name: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise InvalidQuery(name, "is not a number of a mention, name or decision")
    return int(value)
