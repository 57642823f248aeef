"""How readers are known to differ, with the cause."""

from __future__ import annotations

import re
from typing import Any

from directory.presenters.cards.forms import VCARD3, VCARD4
from tests.interop.judging import Known

BOTH = (VCARD3, VCARD4)


def _escaped(said: Any) -> Any:
    """ical.js leaves the backslash before a semicolon in texts."""
    return said.replace(";", "\\;")


def _cut(said: list[str], at: str, escaped: str) -> list[str]:
    """ical.js cuts where no backslash stands before the sign, not even one that is escaped itself."""
    line = at.join(re.sub(r"([\\,;])", r"\\\1", part) for part in said)
    return [re.sub(rf"\\([{escaped}])", r"\1", part) for part in re.split(rf"(?<!\\){at}", line)]


KNOWN = (
    Known(
        "ical.js",
        BOTH,
        ("fn", "title"),
        _escaped,
        "shows a semicolon with the backslash before it, which RFC 2426 demands and RFC 6350, 3.4, permits; without one, Evolution "
        "loses all that follows",
    ),
    Known(
        "ical.js",
        BOTH,
        ("n", "org"),
        lambda said: _cut(said, ";", r"\\,;"),
        "takes a part that ends with a backslash and the next part for one, since it does not see that the backslash is escaped itself",
    ),
    Known(
        "ical.js",
        BOTH,
        ("categories",),
        lambda said: _cut(said, ",", r"\\,"),
        "both of these",
    ),
)
