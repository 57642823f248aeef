"""Markdown: alone, below front matter, and with its blocks in HTML."""

from __future__ import annotations

import re

from benchmarks.bed.elements import Block, Element, Grid, Heading, Lines, Page, Piece
from benchmarks.bed.formats.html import BREAKS, Dialect

ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")


def plain(page: Page) -> bytes:
    return _written(page, front_matter=False)


def front_matter(page: Page) -> bytes:
    """With title, date and language ahead, as static site generators keep them."""
    return _written(page, front_matter=True)


def with_html(page: Page) -> bytes:
    """Text in Markdown, contact blocks in HTML."""
    dialect = Dialect(page, BREAKS)
    return _written(page, front_matter=False, block=lambda block: f"<div>\n{dialect.pieces(block.pieces)}\n</div>")


def _written(page: Page, *, front_matter: bool, block=None) -> bytes:  # type: ignore[no-untyped-def]
    parts = []
    if front_matter:
        title = page.title.replace('"', "'")
        parts.append(f'---\ntitle: "{title}"\ndate: 2026-11-22\nlang: {page.language}\nlayout: post\n---')
    parts += [_element(page, element, block) for element in page.elements]
    return ("\n\n".join(parts) + "\n").encode()


def _element(page: Page, element: Element, block) -> str:  # type: ignore[no-untyped-def]
    if isinstance(element, Block):
        return block(element) if block else "\n\n".join(_piece(page, piece) for piece in element.pieces)
    return _piece(page, element)


def _piece(page: Page, piece: Piece) -> str:
    if isinstance(piece, Heading):
        return f"## {piece.text}"
    if isinstance(piece, Lines):
        first, *others = (_linked(page, line) for line in piece.lines)
        return "  \n".join([f"**{first}**" if others and "@" not in first else first, *others])
    if isinstance(piece, Grid):
        head, *rows = [tuple(_linked(page, cell).replace("|", "\\|") for cell in row) for row in piece.rows]
        rule = tuple("---" for _ in head)
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
    return _linked(page, piece.text)


def _linked(page: Page, text: str) -> str:
    return ADDRESS.sub(lambda found: f"[{found[0]}](mailto:{found[0]})", text) if page.linked else text
