"""Contact blocks of which each line is a paragraph by itself, as editors of pages write what is pasted into them, and Markdown needs it:
the blank lines within them part nothing.

Whoever looks for contacts sees such a block closed up, from its first line to its last detail; the blank line before the next one's
first line stays. That is where most have two details that follow each other so: one alone says too little of what it belongs to. One sign for one sign, so that every place stays what it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LONGEST = 90
"""A line of a block has no more characters."""
_REACH = 9
"""So many lines stand above the first detail of somebody at most."""
_DETAIL = re.compile(
    r"\W{0,4}(?:[^\W\d_][\w.'’-]{0,14}(?: [\w.'’-]{1,14}){0,2} ?[:：.–-]{0,2} ?)?"
    r"(?:[\w.+ @-]{1,60} [<(\[])?"
    r"(?:[\w.+-]{1,64} ?(?:@|[(\[{<]at[)\]}>]|\bat\b) ?[\w-]{1,63}(?: ?(?:\.|[(\[{<]dot[)\]}>]|\bdot\b) ?[\w-]{1,63}){1,4}"
    r"|[+(]{0,2}\d(?:[ ()./–-]{0,3}\d){6,14})\W{0,4}",
    re.IGNORECASE,
)
"""A line that is an address or a number, with its label or without."""
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?…][\"”»)]?$")
_HEADS = (":", "：")


def closed_up(content: str) -> str:
    """The content with a space for the first of two line ends within such blocks; of the same length. As it is where it has none."""
    if "\n\n" not in content:
        return content
    lines = content.split("\n")
    details = [number for number, line in enumerate(lines) if _is_detail(lines, number, line)]
    ends: set[int] = set()  # the lines whose end gives way
    paired = sum(behind - number == 2 for number, behind in pairwise(details))
    if 2 * paired > len(details) - paired:
        for last, number in pairwise([-1, *details]):
            ends.update(_above(lines, number, last))
    if not ends:
        return content
    return "".join(line + (" " if number in ends else "\n") for number, line in enumerate(lines))[:-1]


def _is_detail(lines: list[str], number: int, line: str) -> bool:
    return len(line) <= _LONGEST and _is_alone(lines, number) and _DETAIL.fullmatch(line) is not None


def _above(lines: list[str], number: int, last: int) -> list[int]:
    """The lines above a detail that are of its block, up to the detail before it, each of which is parted by one blank line from the
    next: none where somebody else's detail is right above what is no line of a block."""
    found: list[int] = []
    at = number - 2
    while at >= 0 and len(found) < _REACH:
        if at == last:
            return found or [at]  # a number right below an address is the same one's
        line = lines[at].rstrip()
        if not line or len(line) > _LONGEST or not _is_alone(lines, at) or _SENTENCE.search(line) is not None:
            break
        found.append(at)
        if line.endswith(_HEADS):
            break
        at -= 2
    return found


def _is_alone(lines: list[str], number: int) -> bool:
    """Whether a line has words, and the lines above and below it have none."""
    above, below = lines[number - 1] if number else "", lines[number + 1] if number + 1 < len(lines) else ""
    return bool(lines[number].strip()) and not above.strip() and not below.strip()
