"""Mailboxes in one file (RFC 4155): mail after mail, each behind a line `From sender date`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.limits import USUAL, Limits
from directory.readers import mime, parts
from directory.records import Document

# A line that begins a mail has a time of day and is followed by a header: the text's own “From ...” is seldom quoted
# by all who write these files. `Content-Length`, which some go by, is wrong as soon as a mail was edited.
_BETWEEN = re.compile(rb"(?:\A|(?<=\n))From [^\n]{0,300}\d\d:\d\d[^\n]{0,60}\n(?=>?[!-9;-~]{1,80}:)")
_QUOTED = [(b"\n" + b">" * depth + b"From ", b"\n" + b">" * (depth - 1) + b"From ") for depth in range(1, 5)]


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a mailbox."""
    return _BETWEEN.match(content) is not None


def unpack(document: Document, _limits: Limits = USUAL) -> Iterator[Document]:
    """Each mail at `#message=` with its Message-ID (RFC 2392 makes it the name of a mail everywhere), or with a digest
    where it has none. Lines quoted as `>From` are as they were written (“mboxrd”)."""
    content = document.content
    start = -1
    for mark in _BETWEEN.finditer(content):
        if start >= 0:
            yield _mail(document, content[start : mark.start()])
        start = mark.end()
    yield _mail(document, content[start:])


def _mail(document: Document, content: bytes) -> Document:
    for quoted, written in _QUOTED:
        content = content.replace(quoted, written)
    content = content.removesuffix(b"\n")
    identifier = mime.parse(content, most_parts=0).message_id or parts.digest(content)
    return parts.within(document, "message", identifier, identifier, content)
