"""Desks that a sentence names right before their number, with no words that ask to call (`the press office (tel. ...)`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.extraction.anchors import Anchors
from directory.extraction.lines import SENTENCE_END
from directory.extraction.pieces import Cutter
from directory.extraction.wholes import OF

NEAR = 48
"""So many characters may stand between a desk's name and its number, of which the label is some."""
SURE = 9
"""A desk's name of one word has so many letters or more: `presse` alone is too common a word."""
_HEAD = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,30} (?P<of>[a-z]{2,5}) $")


def desks_called(cutter: Cutter, anchors: Anchors) -> Iterator[tuple[int, int]]:
    """From each desk named in a line to the number that stands behind it and a label."""
    text, folded = cutter.text, cutter.folded
    for anchor in anchors:
        if anchor.field != "phone":
            continue
        low = max(text.rfind("\n", 0, anchor.start) + 1, anchor.start - NEAR - 40)
        before = folded[low : anchor.start].rstrip(" :.").split()
        if len(before) < 2 or before[-1].strip("(.:,") not in cutter.words.labels:
            continue
        spans = cutter.words.desks.spans(folded, low, anchor.start)
        sure = [span for span in spans if " " in folded[slice(*span)] or span[1] - span[0] >= SURE]
        if not sure or anchor.start - sure[-1][1] > NEAR or sentence_ends(cutter, sure[-1][1], anchor.start):
            continue
        within = cutter.words.decoys.spans(folded, sure[-1][0], anchor.start)
        if all(any(low <= start and end <= high for low, high in spans) for start, end in within):
            yield _with_its_head(cutter, low, sure[0][0]), anchor.end


def _with_its_head(cutter: Cutter, low: int, start: int) -> int:
    """From the noun before a desk's name that the desk is said to own (`Hotline der Pressestelle`, `Línea del gabinete`)."""
    found = _HEAD.search(cutter.text, low, start)
    return start if found is None or cutter.folded[found.start("of") : found.end("of")] not in OF else found.start()


def sentence_ends(cutter: Cutter, start: int, end: int) -> int:
    """How many sentences end there; not with the full stop of a title or a label (`Mr. Doe, tel. ...`)."""
    ends = 0
    for found in SENTENCE_END.finditer(cutter.text, start, end):
        last = cutter.folded[max(start, found.start() - 12) : found.start()].split()[-1:]
        word = last[0].lstrip("(") if last else ""
        ends += word not in cutter.words.honorifics and word not in cutter.words.labels
    return ends
