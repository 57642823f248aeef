"""Plain text: what stands there is what a reader sees."""

from __future__ import annotations

from directory.records import Text


def read(content: str) -> Text:
    """The text as it is, without white space at line ends or more than two empty lines in a row."""
    lines: list[str] = []
    empty = 0
    for line in content.strip("\n").split("\n"):
        kept = line.rstrip()
        empty = 0 if kept else empty + 1
        if empty <= 2:
            lines.append(kept)
    return Text("\n".join(lines).rstrip() + "\n", "text/plain")
