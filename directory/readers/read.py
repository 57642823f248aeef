"""Which reader reads a document: decided by its content first, by its name only between likely formats."""

from __future__ import annotations

import re
from dataclasses import replace

from directory.errors import EmptyDocument
from directory.readers import html, markdown, pdf, plain
from directory.readers.decode import decode
from directory.records import Document, Text

_HTML_START = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|div|p|table|h[1-6]|article|section|define-tag)\b",
    re.DOTALL,
)
_BLOCK_TAGS = re.compile(r"(?i)</(?:p|div|td|li|h[1-6]|table|ul|address|a|define-tag|body)>|<br\s*/?>")


def read(document: Document) -> Text:
    """The words of a document, in the order in which a reader meets them.

    Raises EmptyDocument, UnsupportedDocument, UndecodableDocument or UnreadableDocument, each naming the document.
    """
    if pdf.MARK in document.content[:1_024]:
        return pdf.read(document)
    content, warnings = decode(document)
    suffix = document.name.rpartition(".")[2].lower()
    if _is_html(content, suffix):
        text = html.read(content, document.name)
    elif suffix in ("md", "markdown", "mkd") or markdown.looks_like(content):
        text = markdown.read(content, document.name)
    else:
        text = plain.read(content)
    if not text.content.strip():
        raise EmptyDocument(document.name, "there are no words in it")
    return replace(text, warnings=(*text.warnings, *warnings))


def _is_html(content: str, suffix: str) -> bool:
    if _HTML_START.match(content):
        return True
    tags = len(_BLOCK_TAGS.findall(content[:100_000]))
    return tags >= (3 if suffix in ("html", "htm", "xhtml", "xml", "wml", "php") else 12) and suffix not in (
        "md",
        "markdown",
    )
