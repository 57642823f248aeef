"""Words that were UTF-8, were read as Windows-1252 on their way and then kept (`JÃ¼rgen`, `donâ€™t`): put back."""

from __future__ import annotations

import re

_HIGH = "".join(bytes((code,)).decode("cp1252", "replace") for code in range(0x80, 0xC0)).replace("\ufffd", "")
_HIGH += "\x81\x8d\x8f\x90\x9d"
_BEHIND = f"[{re.escape(_HIGH)}]"
_BROKEN = re.compile(f"[\u00c2-\u00df]{_BEHIND}|[\u00e0-\u00ef]{_BEHIND}{{2}}|[\u00f0-\u00f4]{_BEHIND}{{3}}")
_LEADS = re.compile("[\u00c3\u00c4\u00c5\u00d0\u00d1\u00ce\u00cf]|\u00e2\u20ac")
"""What most broken letters of European scripts and typographic marks begin with."""
_LEAD_SIGNS = (*"\u00c3\u00c4\u00c5\u00d0\u00d1\u00ce\u00cf", "\u00e2\u20ac")
"""The same, each to be looked for by itself: a sign that is not there is found missing fast."""
FEW = 2
"""So many broken places at least; a single one may be meant as it is written."""


def is_likely(text: str, unusual: str) -> bool:
    """Whether a place in it may be broken so, told fast; `unusual` are its characters beyond ASCII, in their order, which are
    few."""
    if not any(sign in unusual for sign in _LEAD_SIGNS):
        return False
    return _BROKEN.search(unusual) is not None and _BROKEN.search(text) is not None


def repaired(text: str) -> tuple[str, int]:
    """The text with such words put back, and how many places that were; as it is where something speaks against it: a
    lead without what must follow it."""
    leads = len(_LEADS.findall(text))
    if leads < FEW:
        return text, 0
    broken = sum(1 for match in _BROKEN.finditer(text) if _LEADS.match(match.group()) is not None)
    if broken < FEW or broken < 0.9 * leads:
        return text, 0
    return _BROKEN.sub(_put_back, text), broken


def _put_back(match: re.Match[str]) -> str:
    written = bytes(ord(c) if ord(c) < 0x100 else c.encode("cp1252")[0] for c in match.group())
    try:
        return written.decode()
    except UnicodeDecodeError:
        return match.group()
