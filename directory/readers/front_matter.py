"""What site generators put before a page: entries of metadata (YAML or TOML), and marks that they replace by themselves."""

from __future__ import annotations

import re

from directory.readers import front_contacts
from directory.readers.offered import Offered

_FRONT = re.compile(r"\A\s{0,5}(?P<rule>---|\+\+\+)[ \t]*\n(?P<body>.{0,20000}?)\n(?P=rule)[ \t]*\n", re.DOTALL)
_HEADER = re.compile(r"\A\s{0,5}(?P<body>(?:[A-Za-z][\w-]{0,30}:[ \t].{0,1000}\n){2,40})\n")
_ENTRY = re.compile(r"""(?m)^([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*["']?(.{1,1000}?)["']?[ \t]*$""")
_MARK_START = re.compile(r"\{[{%#]")
_SAID = re.compile(
    r"""\{(?:%-?\s{0,3}(?:trans|translate|blocktrans)\s{1,3}|\{-?\s{0,3}(?:_|t|__|gettext|trans|i18n)\(\s{0,3}|\{-?\s{0,3}(?=["'][^"'{}\n]{1,300}["']\s{0,3}(?:\||\}\})))(?P<quote>["'])(?P<words>[^"'{}\n]{1,300})(?P=quote)[^{}\n]{0,100}[%}]\}"""
)
"""Words that a generator shows, perhaps translated: `{% trans "Press contact" %}`, `{{ _("...") }}`, `{{ "..." | upper }}`."""
_MARK = re.compile(r"\{[{%#][^{}\n]{0,300}[%#}]\}")


def taken_off(content: str) -> tuple[str, dict[str, str]]:
    """The content without front matter and generator's marks, and the entries by lower-case name."""
    metadata: dict[str, str] = {}
    front = _front(content)
    if front is not None:
        metadata = {key.lower(): value for key, value in _ENTRY.findall(front["body"])}
        content = content[front.end() :]
    if _MARK_START.search(content) is not None:
        content = _SAID.sub(_said, front_contacts.shown(content))
        content = _MARK.sub(" ", content)
    return content, metadata


def _said(match: re.Match[str]) -> str:
    words = match["words"]
    is_key = "." in words and " " not in words and "@" not in words  # of a table of translations
    return " " if is_key else words


def contacts(content: str) -> tuple[Offered, ...]:
    """Whom a release's front matter offers, if anybody."""
    front = _front(content)
    if front is None or _CONTACT.search(front["body"]) is None:
        return ()
    entries = {key.lower(): value for key, value in _ENTRY.findall(front["body"])}
    return front_contacts.contacts(front["body"], entries)


_CONTACT = re.compile(r"(?i)conta[ct]|kontakt|quir|ansprech")


def begins(content: str) -> bool:
    """Whether a text begins with front matter."""
    return _front(content) is not None


def _front(content: str) -> re.Match[str] | None:
    """Between rules, or a header of entries that names a title and ends at the first empty line."""
    header = _HEADER.match(content)
    titled = header is not None and re.search(r"(?mi)^title:", header["body"]) is not None
    return header if titled else _FRONT.match(content)
