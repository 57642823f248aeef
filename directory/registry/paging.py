"""Tokens for the next stretch of a list: opaque, and proof against tampering in that they can only name a place."""

from __future__ import annotations

import base64
import json
import re

from directory.errors import InvalidQuery

LARGEST_PAGE = 500
_LONGEST_TOKEN = 2000
_UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")


def token(sort_key: str, row_id: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort_key, row_id]).encode()).decode().rstrip("=")


def place(after: str) -> tuple[str, int]:
    """What a token stands for. Raises InvalidQuery where it is not one of ours."""
    try:
        padded = after[:_LONGEST_TOKEN] + "=" * (-len(after) % 4)
        found = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, RecursionError) as error:  # binascii.Error, JSONDecodeError and UnicodeError are ValueErrors
        raise InvalidQuery("after", "is not a token of this list") from error
    match found:
        case [str(sort_key), int(row_id)] if (
            not _UNSTORABLE.search(sort_key) and row_id is not True and 0 <= row_id < 2**31
        ):
            return sort_key, row_id
    raise InvalidQuery("after", "is not a token of this list")


def size(limit: int) -> int:
    """Raises InvalidQuery unless the limit is between 1 and `LARGEST_PAGE`."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise InvalidQuery("limit", f"must be between 1 and {LARGEST_PAGE}")
    return limit
