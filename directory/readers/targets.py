"""Where links lead: the address behind a link's words, which a reader could click and so may read."""

from __future__ import annotations

from urllib.parse import unquote

from directory.values import emails

_SCHEMES = ("http", "https", "mailto", "tel")
_LONGEST = 2_000


def usable(href: str) -> str | None:
    """The target if it is an address of the web, a mailbox or a telephone, else None."""
    return href if href.partition(":")[0].lower() in _SCHEMES and len(href) <= _LONGEST else None


def unsaid(href: str, label: str, before: str) -> str:
    """What to write behind a link's words so that its mailbox or number stands in the text: ` <ada@x.example>`,
    ` +33199001234`; nothing where the words (`label`, or those right `before` its end) say one already."""
    scheme, _, target = href.partition(":")
    scheme = scheme.lower()
    if scheme == "mailto":
        address = unquote(target.partition("?")[0]).strip()
        if emails.ADDRESS.fullmatch(address) and "@" not in label and "@" not in before:
            return f" <{address}>"
    elif scheme == "tel":
        number = unquote(target.partition(";")[0]).strip()
        if _digits(label) < 5 and 5 <= _digits(number) <= 16 and len(number) <= 30:
            return f" {number}"
    return ""


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)
