"""Stretches of a contact's lines in which no name, address or number stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMA = re.compile(r",\s*|，|、|،\s*")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words between marks on one line, none of them in a name, address or number.

    `opened` and `closed` are the marks around (empty at the line's ends and beside the contact's other details), `lead` the
    chunk before it that nothing but a mark parts from it; `first` says that nothing of a contact stands before on the line,
    `behind_name` that the name stands right before, `before_name` that it follows.
    """

    start: int
    end: int
    opened: str
    closed: str
    lead: tuple[int, int] | None
    first: bool
    behind_name: bool
    before_name: bool

    @property
    def bracketed(self) -> bool:
        return self.opened[:1] in ("(", "（", "[")

    @property
    def dashed(self) -> bool:
        return self.opened[:1] in ("-", "–", "—")


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut at its commas."""
    at = start
    for comma in COMMA.finditer(text, start, end):
        if comma.start() > at:
            yield at, comma.start()
        at = comma.end()
    if at < end:
        yield at, end
