"""Readable parts of addresses."""

from __future__ import annotations

from directory.values.names import fold

LONGEST = 60


def slugify(text: str) -> str:
    """ASCII letters and digits joined by hyphens, cut at a word before `LONGEST` characters; may be empty."""
    slug = ""
    for word in fold(text).split():
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
