"""Cards as vobject reads them: `python vobject_reader.py FILE vcard3|vcard4` prints a line of JSON for each."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import vobject

LISTS = {"url", "member"}
TYPED = {"tel", "email", "lang", "related", "x-lang"}
NAME = ("family", "given", "additional", "prefix", "suffix")


def main(path: str, form: str) -> None:
    text = Path(path).read_bytes().decode()
    for card in vobject.readComponents(text):
        warnings = []
        if form == "vcard3":
            try:
                card.validate(raiseException=True)
            except vobject.base.VObjectError as error:
                warnings.append(str(error))
        sys.stdout.write(json.dumps(_fields(card) | {"warnings": warnings}) + "\n")


def _fields(card: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, lines in card.contents.items():
        if name in TYPED:
            told[name] = [[line.value, sorted(t.lower() for t in line.params.get("TYPE", []))] for line in lines]
        elif name == "n":
            told[name] = [_joined(getattr(lines[0].value, part)) for part in NAME]
        elif name in LISTS:
            told[name] = [line.value for line in lines]
        elif name in {"org", "categories"}:
            told[name] = [part for line in lines for part in line.value]
        else:
            told[name] = lines[0].value
    told["lang"] = told.pop("x-lang", told.get("lang", []))
    told["kind"] = told.pop("x-abshowas", told.get("kind", ""))
    return told


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ",".join(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
