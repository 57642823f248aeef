"""Places of single characters in a text. The interpreter finds one character at the speed of memory: to look for a few of them
one after the other, and to match a pattern where they stand, is ten times as fast as to search for the pattern."""

from __future__ import annotations

from collections.abc import Iterator


def places(text: str, signs: str) -> Iterator[int]:
    """Where some characters stand, one character after the other, each in the order of the text."""
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)
