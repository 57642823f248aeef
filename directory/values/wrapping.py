"""Paragraphs whose lines end where the page does, as in mails, printed pages and texts for a terminal: there a sentence, a name, a number
or a title goes on in the next line. Who looks for contacts sees a space for such a line end, and so does who reads on a screen that
is narrower, or wider, than that page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Final

NARROWEST, WIDEST = 50, 110
"""So many characters a page is wide that wraps its lines."""
_FULL = 14
"""The longest word at which a line ends before the margin is mostly shorter."""
_FEWEST = 4
"""So many lines must end near the margin."""
_SHARE = 5
"""At least one in so many."""
_ODD = (50, 20, 10)
"""One line in so many may be longer than the page, as addresses of the web and rows of tables are: as few as can be."""
_WORD = re.compile(r"\S+")
_BEGINS_ANEW = re.compile(r"(?:[^\w\s(\"'«“„+]|\d{1,2}[.)]\s|[a-z][.)]\s)|(?:https?://|www\.)")
_HEADS = (":", "：", "|", ";")
_NUMBER_BACKWARDS = re.compile(r"(?:[ ./-]?[\d)]){6}")
_WORD_BACKWARDS = re.compile(r"\S*")
"""From the end backwards: forwards, every place of a long line would be tried as the beginning of the last number or word."""
_SITE = re.compile(r"(?:https?://|www\.)\S")
_DOMAIN_END = re.compile(r"\.\w{2,}[.,]?$")
_COLUMNS = re.compile(r"\t|(?<![.!?:])  ")
"""Cells side by side."""
_DETAIL = re.compile(r"@|\d(?:[ ./()-]{0,3}\d){5}")
_STOPS = (".", "!", "?")
_SENTENCE = re.compile(r"[^\W\d_]{5,}[.!?]$")
_MID_SENTENCE: Final = 40
"""A line of so many characters is more than a heading or a line of an address."""
_NO_END = re.compile(r"(?:^|\s)[^\W\d_]{1,3}$")
"""No sentence or heading ends in a short word without a stop after it, if that is in small letters."""
_NUMBERED = re.compile(r"^\s*\(?\w{1,3}[.)]?\s+")
"""The number of a paragraph stands apart from its words."""
_WITHIN_NUMBER = re.compile(r"\d ?[-/]?$")


def unwrapped(content: str) -> str:
    """The content with a space for each line end that only the margin set; of the same length. As it is where its lines are not
    wrapped."""
    lines = content.split("\n")
    lengths = sorted(filter(None, map(len, lines)))
    if len(lengths) < _FEWEST:
        return content
    width = next(filter(None, (_width(lengths, odd) for odd in _ODD)), None)
    if width is None:
        return content
    parts = [lines[0]]
    for line, below in pairwise(lines):
        parts += (" " if _goes_on(line, below, width) else "\n", below)
    return "".join(parts)


def _width(lengths: list[int], odd: int) -> int | None:
    """How wide the page is, where one line in so many may be longer: None where lines do not end at its margin. The lengths are in
    order."""
    width = lengths[-1 - len(lengths) // odd]
    full = bisect_right(lengths, width) - bisect_left(lengths, width - _FULL)
    fits = NARROWEST <= width <= WIDEST and full >= _FEWEST and full * _SHARE >= len(lengths)
    return width if fits else None


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether the margin alone parts two lines: the first word of the lower one had no room in the upper one."""
    if not width - 3 * _FULL <= len(line) <= width or not below or below[0].isspace():
        return False
    first = _WORD.match(below)
    if first is None or len(line) + 1 + len(first.group()) <= width:
        return False
    if (
        _BEGINS_ANEW.match(below) is not None
        or _COLUMNS.search(line.lstrip()) is not None
        or _COLUMNS.search(below) is not None
    ):
        return False
    if line.endswith(_STOPS) and _SENTENCE.search(line) is not None and _DETAIL.search(below) is not None:
        return False  # a sentence ends, and a line with an address may begin
    if below[0].isdigit() and _WITHIN_NUMBER.search(line) is not None:
        return True
    return line[-1] != "-" and not _ends(line)  # a hyphen may part an address or a word


def _ends(line: str) -> bool:
    """Whether it is a heading, or ends in the last detail of somebody: a number, an address of mail or of the web. Takes time in
    proportion to its length, whatever it holds."""
    if line.endswith(_HEADS):
        return True
    backwards = line[::-1]
    if _NUMBER_BACKWARDS.match(backwards) is not None:
        return True
    last = _WORD_BACKWARDS.match(backwards)
    word = line[len(line) - last.end() :] if last is not None else ""
    at = word.find("@", 1)
    return _SITE.search(word) is not None or (at > 0 and _DOMAIN_END.search(word, at + 2) is not None)


def flowing(content: str) -> str:
    """The same for readers, also where the page's width cannot be told: with a space for each line end in the midst of a sentence,
    too, by what stands around it."""
    lines = unwrapped(content).split("\n")
    parts = [lines[0]]
    for line, below in pairwise(lines):
        parts += (" " if _mid_sentence(line, below) else "\n", below)
    return "".join(parts)


def _mid_sentence(line: str, below: str) -> bool:
    if len(line) < _MID_SENTENCE or not below or _COLUMNS.search(_NUMBERED.sub("", line)) or _COLUMNS.search(below):
        return False
    if _BEGINS_ANEW.match(below) is not None or _ends(line):
        return False
    last = _NO_END.search(line)
    if last is not None and last.group().islower():
        return below[0].isalpha()
    return below[0].islower() and (line[-1].isalpha() or line[-1] in ",)’'”»")
