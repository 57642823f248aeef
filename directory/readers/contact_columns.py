"""What the columns of a table say of contacts, by the words that head them (`columns.toml`)."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from directory.records import PhoneType
from directory.values.wording import bare

SEPARATORS = (",", ";", "\t")
_TABLE = Path(__file__).parent / "columns.toml"
_FIGURES = re.compile(r"\s?\b\d+\b")
_MARKS = re.compile(r"[:*().\"'\ufeff]")
_LONGEST = 60
"""Characters of the head of a column."""
_WIDEST = 200
"""So many columns are looked at."""
_WHO = frozenset(("name", "given", "family", "org"))
_WAYS = frozenset(("email", "phone", "mobile", "fax"))
_NOT_SHOWN = frozenset(("other", "label", "site", "note", "id", "kind"))
_OURS = ("id", "kind", "name", "role", "organisation", "office", "emails", "phones")


@dataclass(frozen=True, slots=True)
class Columns:
    """The meaning of each column ("" where it is not known), the words that head it, those that are shown, and whether the table is
    one that this directory has written."""

    separator: str
    meanings: Sequence[str]
    headings: Sequence[str]
    headed: Sequence[str]
    ours: bool = False

    @property
    def kind_of_phones(self) -> PhoneType | None:
        """What Outlook's columns for numbers are for that do not say so: none of them is for mobiles."""
        return "voice" if any(heading.split() == ["business", "phone"] for heading in self.headings) else None


def columns_of(line: str) -> Columns | None:
    """What a table's first line says of its columns; None where it heads no table of contacts."""
    if len(line) > _LONGEST * _WIDEST:
        return None
    found = [columns for separator in SEPARATORS if (columns := _columns(line, separator)) is not None]
    return max(found, key=lambda columns: sum(map(bool, columns.meanings)), default=None)


def _columns(line: str, separator: str) -> Columns | None:
    if separator not in line:
        return None
    try:
        cells = next(csv.reader([line], delimiter=separator))
    except csv.Error:
        return None
    if not 1 < len(cells) <= _WIDEST or any(len(cell) > _LONGEST for cell in cells):
        return None
    headings = [_heading(cell) for cell in cells]
    meanings = _meanings(headings)
    said = {meaning for meaning in meanings if meaning}
    known = sum(map(bool, meanings))
    if not said & _WHO or not said & _WAYS or known * 2 < sum(map(bool, headings)):
        return None
    shown = [" ".join(c.split()) for c, m in zip(cells, meanings, strict=True) if m and m not in _NOT_SHOWN]
    return Columns(separator, meanings, headings, shown, ours=tuple(headings[: len(_OURS)]) == _OURS)


def _heading(cell: str) -> str:
    return " ".join(_FIGURES.sub("", bare(_MARKS.sub("", cell))).split())


def _meanings(headings: Sequence[str]) -> list[str]:
    """By the language that knows most of the words; those that it does not know by any other."""
    tables = _tables()
    best = max(tables.values(), key=lambda table: sum(heading in table for heading in headings))
    any_ = _any()
    found = [best.get(heading) or any_.get(heading, "") for heading in headings]
    if "job" in found:  # then Outlook's "Title" is what stands before a name
        found = ["prefix" if heading == "title" else said for heading, said in zip(headings, found, strict=True)]
        found = ["role" if said == "job" else said for said in found]
    alone = {"given", "family"} & set(found)
    if len(alone) == 1 and "name" not in found:  # "nombre", "nome", "nom" with no other column for a name
        found = ["name" if said in alone else said for said in found]
    return found


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """For each language the meaning of each word."""
    written: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        code: {_heading(word): meaning for meaning, words in table.items() for word in words}
        for code, table in written.items()
    }


@cache
def _any() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for table in _tables().values():
        for word, meaning in table.items():
            found.setdefault(word, meaning)
    return found
