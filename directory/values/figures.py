"""Numbers as people type them: figures in any notation."""

from __future__ import annotations

import re

from directory.values import phones

_NUMERIC = re.compile(r"[\d+()./\-–—·]*\d[\d+()./\-–—·]*|[+()./\-–—·]+")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")


def is_numeric(token: str) -> bool:
    """Whether a word is figures and the signs between them, or such signs alone."""
    return _NUMERIC.fullmatch(token) is not None


def figures(text: str) -> str:
    """The figures of a number without a trunk zero in brackets."""
    return phones.digits(_TRUNK_ZERO.sub("", text))


def dialled(text: str) -> str:
    """The figures that E.164 has as well: without the zeros in front, which are a trunk zero or an international prefix."""
    return figures(text).lstrip("0")
