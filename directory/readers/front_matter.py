"""What site generators put before a page: entries of metadata (YAML or TOML), and marks that they replace by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from directory.readers.offered import Offered

_FRONT = re.compile(r"\A\s{0,5}(?P<rule>---|\+\+\+)[ \t]*\n(?P<body>.{0,20000}?)\n(?P=rule)[ \t]*\n", re.DOTALL)
_HEADER = re.compile(r"\A\s{0,5}(?P<body>(?:[A-Za-z][\w-]{0,30}:[ \t].{0,1000}\n){2,40})\n")
_ENTRY = re.compile(r"""(?m)^([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*["']?(.{1,1000}?)["']?[ \t]*$""")
_MARK_START = re.compile(r"\{[{%#]")
_MARK = re.compile(r"\{[{%#][^{}\n]{0,300}[%#}]\}")


def taken_off(content: str) -> tuple[str, dict[str, str]]:
    """The content without front matter and generator's marks, and the entries by lower-case name."""
    metadata: dict[str, str] = {}
    front = _front(content)
    if front is not None:
        metadata = {key.lower(): value for key, value in _ENTRY.findall(front["body"])}
        content = content[front.end() :]
    if _MARK_START.search(content) is not None:
        content = _MARK.sub(" ", content)
    return content, metadata


_OF_CONTACT = re.compile(
    r"(?:press|media|pr)?[_-]?contact[_-](?P<said>name|role|title|org|organi[sz]ation|company|email|mail|phone|tel|mobile)"
)
_SAID = {
    "title": "role",
    "organization": "org",
    "organisation": "org",
    "company": "org",
    "mail": "email",
    "tel": "phone",
}


def contact(metadata: Mapping[str, str]) -> Offered | None:
    """Whom a release's front matter offers (`contact_name: Ada Probe`, `contact_email: ...`), if anybody."""
    said: dict[str, str] = {}
    for key, value in metadata.items():
        found = _OF_CONTACT.fullmatch(key)
        if found is not None:
            said.setdefault(_SAID.get(found["said"], found["said"]), value)
    if not said:
        return None
    numbers = tuple(said[key] for key in ("phone", "mobile") if key in said)
    name, role, org = (said.get(key, "") for key in ("name", "role", "org"))
    return Offered("press contact", name, role, org, (said["email"],) if "email" in said else (), numbers)


def begins(content: str) -> bool:
    """Whether a text begins with front matter."""
    return _front(content) is not None


def _front(content: str) -> re.Match[str] | None:
    """Between rules, or a header of entries that names a title and ends at the first empty line."""
    header = _HEADER.match(content)
    titled = header is not None and re.search(r"(?mi)^title:", header["body"]) is not None
    return header if titled else _FRONT.match(content)
