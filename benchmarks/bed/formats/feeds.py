"""Feeds and news items: RSS 2.0, Atom (RFC 4287), ninjs 2.0 (IPTC), each with one release."""

from __future__ import annotations

import json
from html import escape

from benchmarks.bed.elements import Page
from benchmarks.bed.formats.html import BREAKS, Dialect

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
PAGE = "https://news.example.org/1"


def rss(page: Page) -> bytes:
    return (
        f'{HEAD}<rss version="2.0"><channel><title>{escape(page.site)}</title><link>https://news.example.org/</link>'
        f"<description>-</description><language>{page.language}</language>\n<item><title>{escape(page.title)}</title>"
        f"<link>{PAGE}</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>\n"
        f"<description><![CDATA[{_body(page)}]]></description></item></channel></rss>\n"
    ).encode()


def atom(page: Page) -> bytes:
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{page.language}"><id>https://news.example.org/</id>'
        f"<title>{escape(page.site)}</title><updated>2026-11-22T08:00:00Z</updated>\n<entry><id>{PAGE}</id>"
        f"<title>{escape(page.title)}</title><updated>2026-11-22T08:00:00Z</updated>\n"
        f'<content type="html">{escape(_body(page))}</content></entry></feed>\n'
    ).encode()


def ninjs(page: Page) -> bytes:
    item = {
        "uri": PAGE,
        "type": "text",
        "language": page.language,
        "versioncreated": "2026-11-22T08:00:00Z",
        "headline": page.title,
        "body_html": _body(page),
    }
    return json.dumps(item, ensure_ascii=False, indent=1).encode()


def _body(page: Page) -> str:
    dialect = Dialect(page, BREAKS)
    return "\n".join(dialect.element(element) for element in page.elements)
