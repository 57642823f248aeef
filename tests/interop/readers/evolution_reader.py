"""Cards as Evolution reads them (libebook-contacts): `python3 evolution_reader.py FILE vcard3|vcard4` prints a line of JSON for each.

Of the system's Python, which has the bindings. What Evolution shows in a form of its own is asked of the contact, the rest of its
attributes; what the library complains of on standard error is a warning.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts, GLib  # noqa: E402  # the version is to be told first

TYPED = {"TEL", "EMAIL", "LANG", "X-LANG", "RELATED"}
LISTS = {"URL", "MEMBER"}
PARTS = {"N", "ORG", "CATEGORIES"}


def main(path: str, _form: str) -> None:
    said: list[str] = []

    def hear(_level: Any, fields: Any, _count: int, _data: Any) -> Any:
        said.append(" ".join(str(field.key) for field in fields))
        return GLib.LogWriterOutput.HANDLED

    GLib.log_set_writer_func(hear, None)
    text = Path(path).read_bytes().decode()
    for card in re.findall(r"BEGIN:VCARD\r\n.*?\r\nEND:VCARD\r\n", text, re.DOTALL):
        said.clear()
        fields = _fields(EBookContacts.Contact.new_from_vcard(card))
        sys.stdout.write(json.dumps(fields | {"warnings": list(said)}) + "\n")


def _fields(contact: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for attribute in EBookContacts.VCard.get_attributes(contact):
        name, values = attribute.get_name().upper(), attribute.get_values()
        if name in TYPED:
            told.setdefault(name, []).append([_first(values), _types(attribute)])
        elif name in LISTS:
            told.setdefault(name, []).append(_first(values))
        else:
            told[name] = list(values) if name in PARTS else _first(values)
    told["LANG"] = told.pop("X-LANG", told.get("LANG", []))
    told["KIND"] = told.pop("X-ABSHOWAS", told.get("KIND", ""))
    lower = {name.lower(): value for name, value in told.items()}
    shown = {"fn": "full-name", "title": "title", "note": "note"}
    return lower | {name: contact.get_property(asked) or "" for name, asked in shown.items()}


def _first(values: list[str]) -> str:
    return ";".join(values)  # more than one would be a value cut apart


def _types(attribute: Any) -> list[str]:
    return sorted(
        value.lower()
        for parameter in attribute.get_params()
        if parameter.get_name().upper() == "TYPE"
        for value in parameter.get_values()
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
