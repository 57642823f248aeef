"""Texts, or paragraphs of them, of one line that is longer than any release has: rule after rule looks at the line that something
stands on, which would take the square of its length.

Whoever looks for contacts sees a line end for a space now and then, one sign for one sign, so that every place stays what it is.
"""

from __future__ import annotations

import re

LONGEST = 20_000
"""So many characters has a line at most that is left as it is; of a longer one each part has at least half as many."""
_MARKS = (". ", ", ", " ", "。", "、", ",")
"""What a line is parted at, the best first: the last sign is what a line end is seen for."""
_NOT_LATIN = re.compile(r"(?<=[^\x00-\x7f])[^\x00-\x7f](?=[^\x00-\x7f])")
"""Within a script that writes without spaces, and never within an address or number."""


def parted(content: str) -> str:
    """The content with a line end for a sign here and there within lines of more than `LONGEST` characters; of the same length. As it
    is where no line is longer."""
    parts: list[str] = []
    at = begin = 0
    while len(content) - at > LONGEST:
        end = content.rfind("\n", at, at + LONGEST)
        if end < 0:
            end = _mark(content, at + LONGEST // 2, at + LONGEST)
            if end >= 0:
                parts += (content[begin:end], "\n")
                begin = end + 1
        at = end + 1 if end >= 0 else at + LONGEST // 2
    return "".join((*parts, content[begin:])) if parts else content


def _mark(content: str, low: int, high: int) -> int:
    """The sign between two places that a line can be parted at, or -1: a word of Latin letters without an end is not parted."""
    for mark in _MARKS:
        at = content.rfind(mark, low, high)
        if at >= 0:
            return at + len(mark) - 1
    found = _NOT_LATIN.search(content, low, high)
    return found.start() if found is not None else -1
