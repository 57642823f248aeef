"""Markdown, through pulldown-cmark (pyromark) and then read as HTML: links, tables and emphasis become what a reader would
see, and line ends stay line ends, since contact blocks are written line by line."""

from __future__ import annotations

import re
from dataclasses import replace

import pyromark

from directory.limits import USUAL, Limits
from directory.readers import front_matter, html, lost_breaks, offered
from directory.records import Text

_LINK = re.compile(r"\]\((?:https?:|mailto:|/|#)")
_SIGNS = re.compile(r"(?m)^#{1,6} \S|^\*\*\S|\S\*\*\s*$|^ {0,3}(?:```|~~~)")
_PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


def looks_like(content: str) -> bool:
    """Whether plain text carries marks that only Markdown gives a meaning to."""
    if _LINK.search(content) or front_matter.begins(content):
        return True
    head = content[:200_000]
    # A single sign is found in no time; most texts have none.
    marked = "#" in head or ("*" in head and "**" in head) or ("`" in head and "```" in head) or "~~~" in head
    return marked and len(_SIGNS.findall(head)) >= 2


def read(content: str, name: str, limits: Limits = USUAL) -> Text:
    """The words, with front matter as metadata. Raises what `html.read` raises."""
    contacts = front_matter.contacts(content)
    content, metadata = front_matter.taken_off(content)
    content, warnings = lost_breaks.put_back(content)
    markup = _PARSER.html(content)
    if contacts:
        markup += offered.as_markup(contacts, markup)
    text = html.read(markup, name, limits, breaks=True)
    return replace(
        text, media_type="text/markdown", metadata={**text.metadata, **metadata}, warnings=(*warnings, *text.warnings)
    )
