"""What a release is set from, whatever its format: headings, paragraphs, lines, grids, and the blocks around contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.bed.cast import Contact


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines below each other that belong together."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells side by side; `between` is what plain text has between two cells."""

    rows: tuple[tuple[str, ...], ...]
    between: str = "\t"
    header: bool = False


Piece: TypeAlias = Heading | Paragraph | Lines | Grid


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that a designer would frame: a box, an aside, a footer."""

    pieces: tuple[Piece, ...]


Element: TypeAlias = Piece | Block


@dataclass(frozen=True, slots=True)
class Page:
    """A whole release. `navigation` and `footer` are the website's around it, for the formats that have one.

    `wide` says that the script is written without spaces and twice as wide; `linked` that addresses are links.
    """

    language: str
    title: str
    site: str
    date: str
    elements: tuple[Element, ...]
    navigation: tuple[str, ...]
    footer: str
    wide: bool
    linked: bool
    contacts: tuple[Contact, ...]
    """Whom it truly offers, for formats that say so to machines, too."""

    def pieces(self) -> Iterator[Piece]:
        """All pieces, blocks opened."""
        for element in self.elements:
            if isinstance(element, Block):
                yield from element.pieces
            else:
                yield element
