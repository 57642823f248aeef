"""Names of organisations: comparison keys."""

from __future__ import annotations

import re

from directory.values.names import fold

_LEGAL_FORMS = frozenset(
    "inc ltd llc llp plc gmbh ag ev e v sa sas sarl srl spa bv nv ab as oy oyj kk co corp corporation limited se kg sl eu".split()
)
_DOTTED = re.compile(r"(?:^|\s)(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_LEADING = re.compile(r"^(?:the|le|la|les|l|der|die|das|el|il|lo|the office of|office of) ")


def key(name: str) -> str:
    """By this organisations' names are compared: folded, without article in front and legal form behind."""
    words = _LEADING.sub("", fold(name)).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def ends_in_full_stop(name: str) -> bool:
    """Whether a full stop behind it belongs to the name: its last word is a legal form (`Inc`, `e.V`) or an abbreviation
    with full stops inside (`U.K`)."""
    words = name.casefold().split()
    return (len(words) > 1 and words[-1].replace(".", "") in _LEGAL_FORMS) or _DOTTED.search(name) is not None
