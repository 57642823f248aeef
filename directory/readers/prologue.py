"""What may stand before the root element of markup: an XML declaration, comments, instructions, a document type."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s{0,1000}")
_ITEM = re.compile(
    r"<\?[^<>]{0,500}\?>|<!--.{0,4000}?-->|<!DOCTYPE\s[^<>]{0,500}(?:\[.{0,9000}?\]\s{0,9})?>",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"<\?xml[^>]{0,500}>|<!--.{0,4000}?-->", re.DOTALL | re.IGNORECASE)


def end(text: str, *, doctype: bool) -> int:
    """Where the root element begins; `doctype` tells whether a document type and instructions are passed by too. Each piece
    is matched by itself, so that no two ways of reading them are tried."""
    piece = _ITEM if doctype else _COMMENT
    at = _behind(_SPACE, text, 0)
    while (found := piece.match(text, at)) is not None:
        at = _behind(_SPACE, text, found.end())
    return at


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found is not None else at
