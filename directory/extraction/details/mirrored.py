"""Numbers in scripts that run from right to left, where the groups of digits may stand in that order too."""

from __future__ import annotations

import re

from directory.values import phones

NEAR = 24
"""So many characters before a number tell the direction of the script."""
_FROM_RIGHT = re.compile("[\u0590-\u06ff]")
_GROUPS = re.compile(r"\d+|[^\d]+")


def turned(text: str, number: str, start: int) -> str | None:
    """`7654 123 965+`: the number as it is dialled, where a plus sign stands behind it and its country's code comes last, or
    first all the same; None where it is not so. `start` is its place in the text."""
    end = start + len(number)
    if text[end : end + 1] != "+" or text[end + 1 : end + 2].isdigit():
        return None
    if _FROM_RIGHT.search(text, max(0, start - NEAR), start) is None:
        return None
    groups = _GROUPS.findall(number)
    for written in ("+" + "".join(reversed(groups)), "+" + number):
        read = phones.parse(written, None)
        if read is not None and phones.is_valid(read):
            return written
    return None
