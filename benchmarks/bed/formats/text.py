"""Plain text, with lines as they are or cut at 72 characters."""

from __future__ import annotations

import re
import textwrap

from benchmarks.bed.elements import Grid, Lines, Page, Piece

WIDTH = 72


def plain(page: Page) -> bytes:
    """One paragraph a line."""
    return _written(page, _piece)


def wrapped(page: Page) -> bytes | None:
    """Paragraphs cut at 72 characters; nothing is cut in a script without spaces, so None for those."""
    return None if page.wide else _written(page, _cut)


def stripped(page: Page) -> bytes:
    """One line of words, with runs of blanks where a page had tags, and blanks where it had marks: what some archives keep of a page."""
    apart = [page.site, *page.navigation, *(_piece(p).replace("\n", _TAG) for p in page.pieces()), page.footer]
    return (
        _TAG * _AROUND + (_TAG * 2).join(_MARK.sub(_blanks, said) for said in apart) + _TAG * _AROUND + "\n"
    ).encode()


_TAG = "    "
_AROUND = 15
_MARK = re.compile(r"[.,:;!?](?=\s|$)|[、。，：；！？،؛।]")


def _blanks(mark: re.Match[str]) -> str:
    """What a mark is replaced by; one of a script without spaces has none behind it."""
    return " " if mark.group().isascii() else "  "


def _written(page: Page, piece) -> bytes:  # type: ignore[no-untyped-def]
    return ("\n\n".join(piece(p) for p in page.pieces()) + "\n").encode()


def _piece(piece: Piece) -> str:
    if isinstance(piece, Lines):
        return "\n".join(piece.lines)
    if isinstance(piece, Grid):
        return "\n".join(_aligned(piece)) if piece.between.isspace() and "\t" not in piece.between else _tabbed(piece)
    return piece.text


def _cut(piece: Piece) -> str:
    text = _piece(piece)
    return text if isinstance(piece, Lines | Grid) else textwrap.fill(text, WIDTH, break_long_words=False)


def _tabbed(grid: Grid) -> str:
    return "\n".join(grid.between.join(row) for row in grid.rows)


def _aligned(grid: Grid) -> list[str]:
    """Columns that begin below each other, at least `between` apart."""
    widths = [max(map(len, column)) for column in zip(*grid.rows, strict=True)]
    return [
        grid.between.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in grid.rows
    ]
