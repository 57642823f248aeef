"""Names of organisations: comparison keys."""

from __future__ import annotations

import re

from directory.values.names import fold

_LEGAL_FORMS = frozenset(
    "inc ltd llc llp plc gmbh ag ev e v sa sas sarl srl spa bv nv ab as oy oyj kk co corp corporation limited se kg sl eu".split()
)
_LEADING = re.compile(r"^(?:the|le|la|les|l|der|die|das|el|il|lo|the office of|office of) ")


def key(name: str) -> str:
    """By this organisations' names are compared: folded, without article in front and legal form behind."""
    words = _LEADING.sub("", fold(name)).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def ends_in_legal_form(name: str) -> bool:
    """Whether the last word is a legal form (`Inc`, `e.V`), whose full stop belongs to the name."""
    words = name.casefold().replace(".", "").split()
    return len(words) > 1 and words[-1] in _LEGAL_FORMS
