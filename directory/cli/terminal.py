"""Words of others on a terminal."""

from __future__ import annotations

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")
_CONTROLS |= dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069), "")


def safe(words: str) -> str:
    """Without characters that a terminal obeys: escape sequences, and marks that turn the writing direction."""
    return words.translate(_CONTROLS)
