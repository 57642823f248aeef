"""Text kept as mails carry it: quoted-printable (RFC 2045, section 6.7), without the header that would say so."""

from __future__ import annotations

import quopri
import re
from dataclasses import replace

from directory.records import Document

_SOFT_END = re.compile(rb"=(?:20)?\r?\n")
_CODED = re.compile(rb"=(?:[0-9A-F]{2}|[ \t]{0,3}\r?\n)")
_SIGN = re.compile(rb"=")
_FEWEST = 3
"""So many line ends that such text alone writes tell it."""
_LOOKED_AT = 20_000
WARNING = "read as quoted-printable, though nothing declares it: its line ends and letters are written so"


def undone(document: Document) -> Document:
    """The document with its letters as they were before, with a warning; unchanged where it is not written so throughout."""
    head = document.content[:_LOOKED_AT]
    if not head.isascii() or (b"=20" not in head and b"=\n" not in head and b"=\r\n" not in head):
        return document
    if len(_SOFT_END.findall(head)) < _FEWEST:
        return document
    signs, coded = len(_SIGN.findall(head)), len(_CODED.findall(head))
    if coded < signs - 1:  # the last one may be cut in two
        return document
    return replace(document, content=quopri.decodestring(document.content), warnings=(*document.warnings, WARNING))
