"""HTML and XHTML, with the ways in which web designers set the lines of a block."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.bed.elements import Block, Element, Grid, Heading, Lines, Page, Piece

ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")

Rows = Callable[[Sequence[str]], str]
"""How lines that belong together are marked up; they come escaped and linked."""


def BREAKS(lines: Sequence[str]) -> str:  # noqa: N802 - stands among the other ways, used by name
    return f"<p>{'<br>'.join(lines)}</p>"


def _breaks_closed(lines: Sequence[str]) -> str:
    return f"<p>{'<br />'.join(lines)}</p>"


def _divisions(lines: Sequence[str]) -> str:
    return "<div>" + "".join(f"<div>{line}</div>" for line in lines) + "</div>"


def _definitions(lines: Sequence[str]) -> str:
    first, *others = lines
    return f"<dl><dt>{first}</dt>" + "".join(f"<dd>{line}</dd>" for line in others) + "</dl>"


def _cells(lines: Sequence[str]) -> str:
    return "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in lines) + "</table>"


def _items(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one designer writes: the lines of a block, and the element around it."""

    page: Page
    rows: Rows
    frame: str = "div"

    def pieces(self, pieces: Sequence[Piece]) -> str:
        return "\n".join(self.piece(piece) for piece in pieces)

    def element(self, element: Element) -> str:
        if isinstance(element, Block):
            return f'<{self.frame} class="box">\n{self.pieces(element.pieces)}\n</{self.frame}>'
        return self.piece(element)

    def piece(self, piece: Piece) -> str:
        if isinstance(piece, Heading):
            return f"<h2>{escape(piece.text)}</h2>"
        if isinstance(piece, Lines):
            return self.rows([self._inline(line) for line in piece.lines])
        if isinstance(piece, Grid):
            return self._grid(piece)
        return f"<p>{self._inline(piece.text)}</p>"

    def _grid(self, grid: Grid) -> str:
        rows = []
        for number, row in enumerate(grid.rows):
            cell = "th" if grid.header and not number else "td"
            rows.append("<tr>" + "".join(f"<{cell}>{self._inline(text)}</{cell}>" for text in row) + "</tr>")
        return "<table>\n" + "\n".join(rows) + "\n</table>"

    def _inline(self, text: str) -> str:
        shown = escape(text, quote=False)
        if not self.page.linked:
            return shown
        return ADDRESS.sub(lambda found: f'<a href="mailto:{found[0]}">{found[0]}</a>', shown)


def divisions(page: Page) -> bytes:
    return _html(page, Dialect(page, _divisions))


def breaks(page: Page) -> bytes:
    return _html(page, Dialect(page, BREAKS, "section"))


def tables(page: Page) -> bytes:
    return _html(page, Dialect(page, _cells))


def definitions(page: Page) -> bytes:
    return _html(page, Dialect(page, _definitions))


def aside(page: Page) -> bytes:
    return _html(page, Dialect(page, _items, "aside"))


def footer(page: Page) -> bytes:
    """The block is the page's footer, and menus stand around the text."""
    return _html(page, Dialect(page, BREAKS, "footer"), chrome=True)


def with_data(page: Page) -> bytes:
    """The contacts once more in JSON-LD (schema.org), from which none must be counted twice."""
    points = [
        {
            "@type": "ContactPoint",
            "contactType": "press",
            **({"name": contact.name} if contact.name else {}),
            **({"email": contact.emails[0]} if contact.emails else {}),
            **({"telephone": contact.phones[0].e164} if contact.phones else {}),
        }
        for contact in page.contacts
    ]
    publisher = {"@type": "Organization", "contactPoint": points}  # without a name, which would be the contacts', too
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": page.title, "publisher": publisher}
    return _html(page, Dialect(page, BREAKS), data=json.dumps(article, ensure_ascii=False))


def xhtml(page: Page) -> bytes:
    dialect = Dialect(page, _breaks_closed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{page.language}" lang="{page.language}">\n'
        f"<head><title>{escape(page.title)}</title></head>\n<body>\n{_body(page, dialect)}\n</body>\n</html>\n"
    ).encode()


def _html(page: Page, dialect: Dialect, *, chrome: bool = False, data: str = "") -> bytes:
    menu = "".join(f'<li><a href="/{number}">{escape(word)}</a></li>' for number, word in enumerate(page.navigation))
    nav = f"<nav><ul>{menu}</ul></nav>\n" if chrome or page.footer else ""
    script = f'\n<script type="application/ld+json">{data}</script>' if data else ""
    foot = f"\n<footer><p>{escape(page.footer)}</p></footer>" if page.footer else ""
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>{script}\n</head>\n<body>\n<header>{escape(page.site)}</header>\n{nav}<main>\n"
        f"{_body(page, dialect)}\n</main>{foot}\n</body>\n</html>\n"
    ).encode()


def _body(page: Page, dialect: Dialect) -> str:
    return "\n".join(dialect.element(element) for element in page.elements)
