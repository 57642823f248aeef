"""Plain text: what stands there is what a reader sees."""

from __future__ import annotations

import re

from directory.readers import leftovers, lost_breaks
from directory.records import Text

_MANY = re.compile(r"\n{4,}")


def read(content: str) -> Text:
    """The text as it is, without white space at line ends or more than two empty lines in a row; marks of other formats that
    were left in it are read as what they show."""
    content, warnings = lost_breaks.put_back(leftovers.read(content))
    lines = map(str.rstrip, content.strip("\n").split("\n"))
    text = "\n" + "\n".join(lines)  # so that empty lines at the start count as those within
    if "\n\n\n\n" in text:
        text = _MANY.sub("\n\n\n", text)
    return Text(text[1:].rstrip() + "\n", "text/plain", warnings=warnings)
