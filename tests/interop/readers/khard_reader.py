"""Cards as khard reads them: `python khard_reader.py FILE vcard3|vcard4` prints a line of JSON for each."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import vobject
from khard.contacts import VCardWrapper


class _Told(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def main(path: str, _form: str) -> None:
    told = _Told()
    logging.getLogger().addHandler(told)
    for card in vobject.readComponents(Path(path).read_bytes().decode()):
        told.said.clear()
        fields = _fields(VCardWrapper(card))
        sys.stdout.write(json.dumps(fields | {"warnings": told.said}) + "\n")


def _fields(card: VCardWrapper) -> dict[str, Any]:
    names = (card._get_last_names(), card._get_first_names(), card._get_additional_names())
    ends = (card._get_name_prefixes(), card._get_name_suffixes())
    return {
        "version": card.version,
        "uid": card.uid,
        "kind": card.kind if card.version == "4.0" else _company(card),
        "fn": card.formatted_name,
        "n": [",".join(part) for part in (*names, *ends)],
        "org": [part for several in card.organisations for part in _list(several)],
        "title": _first(card.titles),
        "tel": _typed(card.phone_numbers),
        "email": _typed(card.emails),
        "url": [address for group in _groups(card.webpages) for address in group],
        "note": _first(card.notes),
        "categories": [word for several in card.categories for word in _list(several)],
    }


def _company(card: VCardWrapper) -> str:
    """khard calls every card of 3.0 an individual; that a firm is meant stands in a property that it keeps and does not show."""
    return str(card.get_first("x-abshowas") or "")


def _groups(several: Any) -> Any:
    return several.values() if isinstance(several, dict) else [several]


def _list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _first(several: list[Any]) -> Any:
    return several[0] if several else ""


def _typed(by_label: dict[str, list[str]]) -> list[list[Any]]:
    return [
        [value, sorted(part.strip().lower() for part in label.split(","))]
        for label, v in by_label.items()
        for value in v
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
