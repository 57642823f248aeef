"""What a document's markup says of its text that the words alone do not: where feet of pages are, and as which number a link
is dialled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from directory.records import Span, Text
from directory.values import emails, phones

MOST = 400
"""So many links to numbers are looked at."""
_SHORTEST, _LONGEST = 30, 300
"""Lines of more characters are prose, and those of fewer may be details of a contact that is given twice."""
_NONE: Mapping[str, str] = MappingProxyType({})


class Markup(NamedTuple):
    """Feet of pages, and international numbers by the digits that a text writes for them."""

    feet: tuple[Span, ...] = ()
    dialled: Mapping[str, str] = _NONE


NOTHING = Markup()


def markup(text: Text) -> Markup:
    """What a text's markup says."""
    dialled: dict[str, str] = {}
    for target in text.links:
        if target.href is None or target.href[:4].lower() != "tel:" or len(dialled) >= MOST:
            continue
        number = unquote(target.href[4:].partition(";")[0]).strip()
        written = phones.digits(text.content[target.start : min(target.end, target.start + 60)])
        own = written.removeprefix("0")
        if number.startswith("+") and len(own) >= 5 and phones.digits(number).endswith(own):
            dialled.setdefault(written, number)
    feet = text.feet or (_repeated(text.content) if text.media_type in _PAGED else ())
    return Markup(feet, dialled) if feet or dialled else NOTHING


_PAGED = ("application/pdf", "text/plain")
_FIRST = 200_000
_PAGE = re.compile(r"\W{0,8}(?:[^\W\d_]{1,8}\.?\s)?\d{1,3}(?:\s?(?:/|of|von|van|de|di|sur|z|из)\s?\d{1,3})?\W{0,8}$")
"""A page's number at a line's end, with the word for it."""
_DIGIT, _PAGE_ENDS = re.compile(r"\d"), 9
"""Its last digit is one of so many signs."""


def _for_press(content: str, start: int, end: int) -> bool:
    """Whether a line has an address for the press."""
    return any(emails.is_press_mailbox(found.group()) for found in emails.ADDRESS.finditer(content, start, end))


def _repeated(content: str) -> tuple[Span, ...]:
    """Lines with an address that stand there again and again, but for a page's number: the sheets' feet or heads."""
    if content.count("@", 0, _FIRST) < 2:
        return ()
    lines: dict[str, list[Span]] = {}
    at = content.find("@")
    while 0 <= at < _FIRST:
        start, end = content.rfind("\n", 0, at) + 1, content.find("\n", at)
        end = end if end >= 0 else len(content)
        if _SHORTEST < end - start < _LONGEST:
            line = content[start:end]
            if _DIGIT.search(line, len(line) - _PAGE_ENDS) is not None:  # else it ends in no page's number
                line = _PAGE.sub("", line)
            lines.setdefault(line.strip(), []).append(Span(start, end))
        at = content.find("@", end)
    repeated = [[s for s in spans if not _for_press(content, *s)] for spans in lines.values() if len(spans) > 1]
    return tuple(sorted(span for spans in repeated if len(spans) > 1 for span in spans))
