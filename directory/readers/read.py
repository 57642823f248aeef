"""Which reader reads a document: decided by its content first, by its name only between likely formats."""

from __future__ import annotations

import re
from dataclasses import replace

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import (
    address_books,
    contact_table,
    html,
    markdown,
    office,
    pdf,
    plain,
    prologue,
    quoted_printable,
    templates,
    unpack,
    xml_page,
)
from directory.readers.decode import decoded
from directory.records import Choice, Document, Text

_HTML_START = re.compile(
    r"(?i)<(?:!doctype|html|head|body|div|p|table|h[1-6]|article|section|main|header|meta|title|link|script|define-tag)\b"
)
_COLUMNS = frozenset(("div", "section", "article", "main", "header"))
_MARKDOWN = ("md", "markdown", "mkd", "mdx")
_BLOCK_TAGS = re.compile(r"(?i)</(?:p|div|td|li|h[1-6]|table|ul|address|a|define-tag|body)>|<br\s*/?>")


def read(document: Document, limits: Limits = USUAL) -> Text:
    """The words of a document, in the order in which a reader meets them; of one that holds documents, those of the first.

    Raises EmptyDocument, UnsupportedDocument, UndecodableDocument, UnreadableDocument or DocumentTooLarge, each naming
    the document.
    """
    given, document = document, unpack.first(document, limits)
    if address_books.reader_of(document.content) is None:  # whose values may be in it one by one
        document = quoted_printable.undone(document)
    text = _read(document, limits)
    if document is not given:
        part = Choice("part", document.name, "the first document within what was given")
        text = replace(text, choices=(part, *text.choices))
    if not document.metadata and not document.warnings:
        return text  # nothing but its bytes is known of it
    metadata = {**text.metadata, **document.metadata}  # a mail's subject says more than its page's title
    return replace(text, metadata=metadata, warnings=(*document.warnings, *text.warnings))


def _read(document: Document, limits: Limits) -> Text:
    if pdf.MARK in document.content[:1_024]:
        return replace(pdf.read(document, limits), choices=(_format("PDF", "it begins as every PDF does"),))
    if office.is_office(document.content):
        return office.read(document, limits)
    if (book := address_books.reader_of(document.content)) is not None:
        return book(document, limits)
    found, warnings, encoding, encoded = decoded(document, limits)
    if document.media_type is None and (table := contact_table.read(found, document.name, limits)) is not None:
        return replace(table, warnings=(*table.warnings, *warnings), choices=(*table.choices, encoding))
    suffix = document.name.rpartition(".")[2].lower()
    content = templates.as_page(found, suffix) if suffix in templates.NAMED else found
    if xml_page.is_foreign(content, suffix):
        page = xml_page.as_page(content)
        text, chosen = html.read(page, document.name, limits), _format("XML", "its root is no element of a page")
    elif (why := _why_html(content, suffix, document.media_type)) is not None:
        text = html.read(content, document.name, limits, encoded=encoded if content is found else None)
        chosen = _format("HTML", why)
    elif (why := _why_markdown(content, suffix)) is not None:
        text, chosen = markdown.read(content, document.name, limits), _format("Markdown", why)
    else:
        text, chosen = plain.read(content), _format("plain text", "nothing in it is of another format")
    if not text.content.strip():
        raise EmptyDocument(document.name, "there are no words in it")
    return replace(text, warnings=(*text.warnings, *warnings), choices=(chosen, encoding))


def _format(chosen: str, why: str) -> Choice:
    return Choice("format", chosen, why)


def _why_html(content: str, suffix: str, media_type: str | None) -> str | None:
    """What says that it is HTML; None where it is not."""
    if media_type == "text/html":
        return "what it was taken out of says so"
    if start := _HTML_START.match(content, prologue.end(content, doctype=False)):
        # Markdown may hold columns and begin with one; what begins as a page of its own does is no Markdown, whatever its name.
        column = start.group()[1:].lower() in _COLUMNS and suffix in _MARKDOWN
        return None if column and markdown.looks_like(content) else "it begins with a tag"
    tags = len(_BLOCK_TAGS.findall(content[:100_000]))
    named = suffix in templates.NAMED
    if tags < (3 if named else 12) or suffix in _MARKDOWN:
        return None
    return f"it holds {tags} tags" + (f", and its name ends in .{suffix}" if named else "")


def _why_markdown(content: str, suffix: str) -> str | None:
    """What says that it is Markdown; None where it is not."""
    if suffix in _MARKDOWN:
        return f"its name ends in .{suffix}"
    return "it carries marks that only Markdown gives a meaning to" if markdown.looks_like(content) else None
