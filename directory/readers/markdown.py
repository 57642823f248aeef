"""Markdown, through markdown-it-py and then read as HTML: links, tables and emphasis become what a reader would see."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from directory.readers import front_matter, html
from directory.records import Text

_LINK = re.compile(r"\]\((?:https?:|mailto:|/|#)")
_SIGNS = re.compile(r"(?m)^#{1,6} \S|^\*\*\S|\S\*\*\s*$|^ {0,3}(?:```|~~~)")
_PARSER = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable("table")


def looks_like(content: str) -> bool:
    """Whether plain text carries marks that only Markdown gives a meaning to."""
    if _LINK.search(content) or front_matter.begins(content):
        return True
    head = content[:200_000]
    return any(mark in head for mark in ("#", "**", "```", "~~~")) and len(_SIGNS.findall(head)) >= 2


def read(content: str, name: str) -> Text:
    """Line ends are kept as line ends (contact blocks are written line by line). Front matter becomes metadata."""
    content, metadata = front_matter.taken_off(content)
    text = html.read(_PARSER.render(content), name)
    return replace(text, media_type="text/markdown", metadata={**text.metadata, **metadata})
