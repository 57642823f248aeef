"""Where on paper the claims about a contact stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from directory.extraction.find import Finding
from directory.records import Box, Mention, Place, Quote

_START = attrgetter("start")


def on_pages(finding: Finding, places: Sequence[Place]) -> Finding:
    """The same finding, each quote with the page and box of its words; `places` in the order of the text."""
    if not places:
        return finding
    return replace(finding, contacts=tuple(replace(f, mention=_mention(f.mention, places)) for f in finding.contacts))


def _mention(mention: Mention, places: Sequence[Place]) -> Mention:
    return replace(mention, claims=tuple(replace(c, quote=on_page(c.quote, places)) for c in mention.claims))


def on_page(quote: Quote, places: Sequence[Place]) -> Quote:
    """The same quote with the page on which it begins, and the box around those of its words that stand on it."""
    first = max(bisect_right(places, quote.start, key=_START) - 1, 0)
    page: int | None = None
    box: Box | None = None
    for number in range(first, len(places)):
        place = places[number]
        if place.start >= quote.end or page not in (None, place.page):
            break
        if place.end > quote.start:
            part = place.part(quote.start, quote.end)
            page, box = place.page, part if box is None else _around(box, part)
    return replace(quote, page=page, box=box)


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
