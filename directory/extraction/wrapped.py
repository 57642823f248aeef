"""Paragraphs whose lines end where the page does, as in mails, printed pages and texts for a terminal: there a name, a number or a title
goes on in the next line.

Whoever looks for contacts sees a space for such a line end, one sign for one sign, so that every place stays what it is."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from directory.extraction.find import Finding
from directory.records import Claim, Mention, Quote

WRAPPED = ("text/plain", "text/markdown", "application/pdf")
"""Media types of texts that may be so."""
NARROWEST, WIDEST = 50, 110
"""So many characters a page is wide that wraps its lines."""
_FULL = 14
"""The longest word at which a line ends before the margin is mostly shorter."""
_FEWEST = 4
"""So many lines must end near the margin."""
_SHARE = 5
"""At least one in so many."""
_ODD = 50
"""One line in so many may be longer than the page, as addresses of the web are."""
_WORD = re.compile(r"\S+")
_BEGINS_ANEW = re.compile(r"(?:[^\w\s(\"'«“„+]|\d{1,2}[.)]\s|[a-z][.)]\s)|(?:https?://|www\.)")
_ENDS = re.compile(r"(?:[:：|;]|\S+@\S+\.\w{2,}[.,]?|(?:[\d)][ ./-]?){6,}|https?://\S+|www\.\S+)$")
"""A line that ends so is a heading, or the last detail of somebody."""
_COLUMNS = re.compile(r"\t|(?<![.!?:])  ")
"""Cells side by side."""
_DETAIL = re.compile(r"@|\d(?:[ ./()-]{0,3}\d){5}")
_SENTENCE = re.compile(r"[^\W\d_]{5,}[.!?]$")
_WITHIN_NUMBER = re.compile(r"\d ?[-/]?$")


def unwrapped(content: str) -> str:
    """The content with a space for each line end that only the margin set; of the same length. As it is where its lines are not
    wrapped."""
    lines = content.split("\n")
    lengths = sorted(filter(None, map(len, lines)))
    if len(lengths) < _FEWEST:
        return content
    width = lengths[-1 - len(lengths) // _ODD]
    full = sum(width - _FULL <= length <= width for length in lengths)
    if not NARROWEST <= width <= WIDEST or full < _FEWEST or full * _SHARE < len(lengths):
        return content
    parts = [lines[0]]
    for line, below in pairwise(lines):
        parts += (" " if _goes_on(line, below, width) else "\n", below)
    return "".join(parts)


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether the margin alone parts two lines: the first word of the lower one had no room in the upper one."""
    if not width - 3 * _FULL <= len(line) <= width or not below or below[0].isspace():
        return False
    first = _WORD.match(below)
    if first is None or len(line) + 1 + len(first.group()) <= width:
        return False
    if _BEGINS_ANEW.match(below) is not None or _COLUMNS.search(line) is not None or _COLUMNS.search(below) is not None:
        return False
    if _SENTENCE.search(line) is not None and _DETAIL.search(below) is not None:
        return False  # a sentence ends, and a line with an address may begin
    if below[0].isdigit() and _WITHIN_NUMBER.search(line) is not None:
        return True
    return line[-1] != "-" and _ENDS.search(line) is None  # a hyphen may part an address or a word


def quoted_from(finding: Finding, content: str) -> Finding:
    """What was found in such a view of the content, with what its claims quote as the content has it."""
    return replace(finding, contacts=tuple(replace(f, mention=_quoted(f.mention, content)) for f in finding.contacts))


def _quoted(mention: Mention, content: str) -> Mention:
    return replace(mention, claims=tuple(_as_written(claim, content) for claim in mention.claims))


def _as_written(claim: Claim, content: str) -> Claim:
    start, end = claim.quote.start, claim.quote.end
    exact = content[start:end]
    around = len(claim.quote.prefix), len(claim.quote.suffix)
    place = Quote(start, end, exact, content[start - around[0] : start], content[end : end + around[1]])
    return replace(claim, raw=exact if claim.raw == claim.quote.exact else claim.raw, quote=place)
