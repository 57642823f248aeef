"""What a document's markup says of its text that the words alone do not: where feet of pages are, and as which number a link
is dialled."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from directory.records import Span, Text
from directory.values import phones

MOST = 400
"""So many links to numbers are looked at."""
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
    return Markup(text.feet, dialled) if text.feet or dialled else NOTHING
