"""The text of an address book as it is read: line for line that of the file, where it has lines, so that a value stands on the line that
the file has it on. What is left out (home numbers, notes, pictures) leaves its line empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from directory.records import Choice, Entry, Field, Kind, PhoneType, Said, Text

LONGEST = 1_000
"""Characters of one value; what is longer is no name, role, address or number."""
MOST_VALUES = 40
"""So many values of one contact are taken."""
MOST_WARNINGS = 20
"""So many lines that could not be read are named one by one."""

PRIVATE = "nothing says that this is of work"
UNNAMED = "it has no name"


class Noted(NamedTuple):
    """A value and where it was written: the number of the line, counted from 0, and the column there."""

    field: Field
    line: int
    column: int
    length: int
    type: PhoneType | None


class Contact(NamedTuple):
    """A contact as it was read; `identity` is by what its own book tells it from others, `kind` None where it does
    not say."""

    kind: Kind | None
    noted: Sequence[Noted]
    identity: str = ""
    doubts: tuple[str, ...] = ()
    issued: date | None = None


class Page:
    """Lines that are filled in any order."""

    def __init__(self, lines: int) -> None:
        self._lines = [""] * lines

    def write(self, line: int, words: str) -> int:
        """Behind what stands on the line already; returns the column where the words begin."""
        column = len(self._lines[line])
        self._lines[line] += words
        return column

    def note(self, field: Field, line: int, value: str, type_: PhoneType | None = None) -> Noted:
        """Writes a value."""
        return Noted(field, line, self.write(line, value), len(value), type_)

    def read(self, noted: Noted) -> str:
        """The value again."""
        return self._lines[noted.line][noted.column : noted.column + noted.length]

    def text(
        self, contacts: Sequence[Contact], media_type: str, warnings: tuple[str, ...], choices: tuple[Choice, ...] = ()
    ) -> Text:
        """The whole, with every contact in the order of the file."""
        starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

        def said(noted: Noted) -> Said:
            start = starts[noted.line] + noted.column
            return Said(noted.field, start, start + noted.length, noted.type)

        entries = tuple(Entry(c.kind, tuple(map(said, c.noted)), c.doubts, c.issued) for c in contacts)
        return Text("\n".join(self._lines) + "\n", media_type, warnings=warnings, choices=choices, entries=entries)


class Warnings:
    """What could not be read: the first few by name, the others counted."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._more = 0

    def add(self, words: str) -> None:
        if len(self._said) < MOST_WARNINGS:
            self._said.append(words)
        else:
            self._more += 1

    def all(self) -> tuple[str, ...]:
        more = (f"{self._more:,} more lines and contacts could not be read",) if self._more else ()
        return (*self._said, *more)


def once(contacts: Sequence[Contact], page: Page) -> list[Contact]:
    """Without what is said again, word for word and of the same: that is no further contact."""
    found: dict[object, Contact] = {}
    for contact in contacts:
        said = tuple((noted.field, page.read(noted), noted.type) for noted in contact.noted)
        found.setdefault((contact.identity, contact.kind, said), contact)
    return list(found.values())
