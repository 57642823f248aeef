"""Markdown, through markdown-it-py and then read as HTML: links, tables and emphasis become what a reader would see."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from directory.readers import html
from directory.records import Text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_ENTRY = re.compile(r"""(?m)^([A-Za-z][\w-]{0,40}):[ \t]+["']?(.{1,1000}?)["']?[ \t]*$""")
_LINK = re.compile(r"\]\((?:https?:|mailto:|/|#)")
_SIGNS = re.compile(r"(?m)^#{1,6} \S|^\*\*\S|\S\*\*\s*$|^ {0,3}(?:```|~~~)")
_SHORTCODE = re.compile(r"\{[{%][^{}\n]{0,300}[%}]\}")
_PARSER = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable("table")


def looks_like(content: str) -> bool:
    """Whether plain text carries marks that only Markdown gives a meaning to."""
    if _LINK.search(content) or _FRONT_MATTER.match(content):
        return True
    return len(_SIGNS.findall(content[:200_000])) >= 2


def read(content: str, name: str) -> Text:
    """Line ends are kept as line ends (contact blocks are written line by line). Front matter becomes metadata."""
    metadata: dict[str, str] = {}
    front = _FRONT_MATTER.match(content)
    if front is not None:
        metadata = {key.lower(): value for key, value in _ENTRY.findall(front.group(1))}
        content = content[front.end() :]
    content = _SHORTCODE.sub(" ", content)
    text = html.read(_PARSER.render(content), name)
    return replace(text, media_type="text/markdown", metadata={**text.metadata, **metadata})
