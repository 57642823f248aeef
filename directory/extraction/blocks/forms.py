"""Contacts filled in as a form: lines that begin with a label each (`Name: Jane Doe`, `Position: press officer`, `氏名：見本 花子`)."""

from __future__ import annotations

from collections.abc import Iterator

from directory.extraction.blocks import decoyed
from directory.extraction.blocks.lines import Line, Lines, bulletless
from directory.extraction.stretches.pieces import Cutter

_MOST_LINES = 7
_LONGEST = 120
_SAID = frozenset(("name", "role", "org"))
_COLONS = (":", "：")
_FEWEST = 2
"""So many lines say who somebody is, one of them by name, before the first address or number."""


def forms(cutter: Cutter, lines: Lines) -> Iterator[tuple[int, int]]:
    """Stretches of lines right below each other of which each begins with a label and a colon: they say somebody's name, and what
    they do or for whom, and an address or number."""
    if cutter.words.name_labels.isdisjoint(cutter.folded.words) and not cutter.folded.is_unspaced:
        return
    end = -1
    for number in lines.anchored:
        if lines[number].start < end or lines[number].blank_before or not number:
            continue
        top, kinds = number, []
        while top > 0 and number - top < _MOST_LINES and not lines[top].blank_before:
            kind = _label(cutter, lines[top - 1])
            if kind is None:
                break
            kinds.append(kind)
            top -= 1
        if "name" not in kinds or len(_SAID.intersection(kinds)) < _FEWEST:
            continue
        last = number
        for below, line in enumerate(lines.after(number, _MOST_LINES), number + 1):
            if line.blank_before or (not line.anchors and _label(cutter, line) is None):
                break
            last = below
        end = lines[last].end
        if not decoyed.is_decoyed(cutter, lines[top].start, end):
            yield lines[top].start, end


def _label(cutter: Cutter, line: Line) -> str | None:
    """Of what the label before a colon is that a line begins with; None for other lines."""
    if not any(cutter.folded.find(colon, line.start, line.end) >= 0 for colon in _COLONS):
        return None
    start = bulletless(cutter.folded, line)
    stop = cutter.words.label_phrases.match(cutter.folded, start, min(line.end, start + _LONGEST))
    if stop is None or line.end - start > _LONGEST or cutter.folded[stop : stop + 3].lstrip(" 　")[:1] not in _COLONS:
        return None
    return cutter.words.labels.get(" ".join(cutter.folded[start:stop].split()))
