"""Cards as rows of CSV with the columns that Google Contacts and Outlook import (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from directory.presenters import tabular
from directory.presenters.cards.properties import Property
from directory.values import formulas

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"

EMAILS, PHONES = 3, 5
"""So many of each on a row; the page that the row leads to has all."""

_NUMBER = re.compile(r"\+?[0-9(][0-9 ()./-]*( ext\. [0-9]+)?")
_GOOGLE_LABELS = {"voice": "Work", "cell": "Mobile", "fax": "Work Fax"}

GOOGLE = (
    *("Name Prefix", "First Name", "Middle Name", "Last Name", "Name Suffix", "File As"),
    *("Organization Name", "Organization Title", "Organization Department", "Notes", "Labels"),
    *(f"E-mail {count} - {what}" for count in range(1, EMAILS + 1) for what in ("Label", "Value")),
    *(f"Phone {count} - {what}" for count in range(1, PHONES + 1) for what in ("Label", "Value")),
    *("Website 1 - Label", "Website 1 - Value"),
)
OUTLOOK = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *("Business Phone", "Business Phone 2", "Mobile Phone", "Other Phone", "Business Fax"),
    *("E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Web Page", "Categories", "Notes"),
)


def head(columns: Sequence[str]) -> bytes:
    """The first row."""
    return tabular.MARK + tabular.row(columns)


def google(properties: Sequence[Property]) -> bytes:
    """A row of `GOOGLE`."""
    said = _Said(properties)
    cells = _names(said, "Name Prefix", "Name Suffix") | {
        "File As": said.text("fn"),
        "Organization Name": said.parts("org")[:1],
        "Organization Title": said.text("title"),
        "Organization Department": said.parts("org")[1:],
        "Notes": said.text("note"),
        "Labels": " ::: ".join(word.replace(":::", " ") for word in said.parts("categories")),
        "Website 1 - Label": "Directory",
        "Website 1 - Value": said.text("source"),
    }
    for count, address in enumerate(said.every("email")[:EMAILS], 1):
        cells |= {f"E-mail {count} - Label": "Work", f"E-mail {count} - Value": address.value}
    for count, number in enumerate(said.every("tel")[:PHONES], 1):
        cells |= {
            f"Phone {count} - Label": _GOOGLE_LABELS[number.types[-1]],
            f"Phone {count} - Value": number.value,
        }
    return _filled(GOOGLE, cells)


def outlook(properties: Sequence[Property]) -> bytes:
    """A row of `OUTLOOK`."""
    said = _Said(properties)
    cells = _names(said, "Title", "Suffix") | {
        "Company": said.parts("org")[:1],
        "Department": said.parts("org")[1:],
        "Job Title": said.text("title"),
        "Web Page": said.text("source"),
        "Categories": ";".join(word.replace(";", ",") for word in said.parts("categories")),
        "Notes": said.text("note"),
    }
    places = {
        "voice": iter(("Business Phone", "Business Phone 2", "Other Phone")),
        "cell": iter(("Mobile Phone",)),
        "fax": iter(("Business Fax",)),
    }
    for number in said.every("tel"):
        if place := next(places[number.types[-1]], None):
            cells[place] = number.value
    for place, address in zip(
        ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"), said.every("email"), strict=False
    ):
        cells[place] = address.value
    return _filled(OUTLOOK, cells)


class _Said:
    """Properties by their name."""

    def __init__(self, properties: Sequence[Property]) -> None:
        self._properties = properties

    def every(self, name: str) -> list[Property]:
        return [said for said in self._properties if said.name == name]

    def text(self, name: str) -> str:
        return next((said.value for said in self.every(name) if isinstance(said.value, str)), "")

    def parts(self, name: str) -> tuple[str, ...]:
        return next((said.value for said in self.every(name) if isinstance(said.value, tuple)), ())


def _names(said: _Said, prefix: str, suffix: str) -> dict[str, str | tuple[str, ...]]:
    """A desk, which has no family name, is called by its whole name."""
    family, given, additional, before, after = said.parts("n")
    return {
        "Last Name": family or ("" if given else said.text("fn")),
        "First Name": given,
        "Middle Name": additional,
        prefix: before,
        suffix: after,
    }


def _filled(columns: Sequence[str], cells: Mapping[str, str | tuple[str, ...]]) -> bytes:
    return tabular.row(_cell(cells.get(column, "")) for column in columns)


def _cell(value: str | tuple[str, ...]) -> str:
    """No cell begins like a formula; a number with its plus sign is none, and an apostrophe before it would be imported."""
    text = value if isinstance(value, str) else ", ".join(value)
    return text if _NUMBER.fullmatch(text) else formulas.guarded(text)
