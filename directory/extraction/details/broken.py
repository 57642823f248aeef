"""Addresses that a line end cuts, and those in which a list's archive writes the at-sign as a word."""

from __future__ import annotations

import re

from directory.extraction.words.folding import Folded
from directory.values import emails

_LABELS = r"[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){%d,5}"
_AT_HYPHEN = re.compile(rf"[^\W_][\w-]{{0,61}}-\n[ ]{{0,60}}{_LABELS % 1}")
_AT_DOT = re.compile(rf"[^\W_](?:[\w-]{{0,61}}[^\W_])?(?:\.\n[ ]{{0,60}}|\n[ ]{{0,60}}\.)(?=[a-z0-9]){_LABELS % 0}")
_AT_SIGN = re.compile(rf"\n[ ]{{0,60}}(?=[a-z0-9]){_LABELS % 1}")
_AT_SPACE = re.compile(rf"[ ](?=[a-z0-9]){_LABELS % 1}(?![\w@])")
_WHITE = re.compile(r"\s+")


def domain(text: str, at: int) -> re.Match[str] | None:
    """The domain at a place, where a line end cuts it: at a hyphen, at a dot, or right behind the at-sign, where a space may
    stand as well."""
    return (
        _AT_HYPHEN.match(text, at) or _AT_DOT.match(text, at) or _AT_SIGN.match(text, at) or _AT_SPACE.match(text, at)
    )


def whole(text: str, written: str) -> str:
    """A cut address in one piece. A hyphen at the line's end is part of it, unless the text elsewhere
    has the domain's first word without one, and not with it."""
    if "-\n" in written:
        known = text.lower()
        kept, joined = _WHITE.sub("", written), _WHITE.sub("", written.replace("-\n", "", 1))
        if _first_label(kept) not in known and _first_label(joined) in known:
            return joined
    return _WHITE.sub("", written)


def _first_label(address: str) -> str:
    return emails.domain(address).partition(".")[0]


_SAID_AT = re.compile(r" at (?=[a-z0-9][a-z0-9-]{0,62}\.[a-z])")
_MAILBOX = re.compile(r"(?<![\w.+%@-])[a-z0-9](?:[\w.+-]{0,62}[a-z0-9])?$", re.IGNORECASE)
_DOMAIN = re.compile(
    r"[a-z0-9](?:[\w-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[\w-]{0,61}[a-z0-9])?){1,5}(?![\w@])", re.IGNORECASE
)
_NAMES = re.compile(r"[^\W\d_][\w'’-]{0,40}(?: [^\W\d_][\w'’-]{0,40}\.?){1,3}")
_NEAR, _BEHIND = 80, 50


def said(text: str, folded: Folded) -> list[tuple[str, int, int]]:
    """`ada.probe at example.org`: the addresses with their places, where a name beside one has spelled its mailbox, or a
    bracket stands around it; else it is English (`available at example.org`)."""
    if " at " not in folded:
        return []
    found = []
    for sign in _SAID_AT.finditer(folded):
        mailbox = _MAILBOX.search(text, max(0, sign.start() - 65), sign.start())
        domain = _DOMAIN.match(text, sign.end())
        if mailbox is None or domain is None or not domain.group().rpartition(".")[2].isalpha():
            continue
        address = f"{mailbox.group()}@{domain.group()}"
        start, end = mailbox.start(), domain.end()
        enclosed = text[start - 1 : start] == "<" and text[end : end + 1] == ">"
        if emails.ADDRESS.fullmatch(address) and (enclosed or _is_spelled(text, start, end, address)):
            found.append((emails.normal(address), start, end))
    return found


def _is_spelled(text: str, start: int, end: int, address: str) -> bool:
    near = (*_NAMES.findall(text, max(0, start - _NEAR), start), *_NAMES.findall(text, end, end + _BEHIND))
    return any(emails.affinity(name, address) >= 2 for name in near if all(word[0].isupper() for word in name.split()))
