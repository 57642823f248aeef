"""The tables of `languages/` as records: what releases in one language say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True)
class Words:
    """One language; what each list means is told in `languages/README.md`."""

    language: str
    country: str
    order: str
    space: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    roles: tuple[str, ...]
    titles_of_people: tuple[str, ...]
    organisations: tuple[str, ...]
    desks: tuple[str, ...]
    mailboxes: tuple[str, ...]
    cues: tuple[str, ...]
    prose: tuple[str, ...]
    tel: tuple[str, ...]
    mobile: tuple[str, ...]
    fax: tuple[str, ...]
    mail: tuple[str, ...]
    hours: tuple[str, ...]
    labelled: tuple[str, ...]
    extension: tuple[str, ...]
    landlines: tuple[str, ...]
    mobiles: tuple[str, ...]
    series: str
    addresses: tuple[str, ...]
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    interview: tuple[str, ...]
    joins: str
    at: tuple[str, ...]
    dot: tuple[str, ...]
    decoys: tuple[str, ...]
    footer: tuple[str, ...]
    navigation: tuple[str, ...]
    release: tuple[str, ...]
    dates: tuple[str, ...]
    towns: tuple[str, ...]
    headlines: tuple[str, ...]
    body: tuple[str, ...]
    quotes: tuple[str, ...]
    about: tuple[str, ...]


@cache
def languages() -> tuple[Words, ...]:
    """All tables, in the order of their codes.

    Raises ValueError naming the table that lacks a list or has one too many.
    """
    return tuple(_load(path) for path in sorted(TABLES.glob("*.toml")))


def _load(path: Path) -> Words:
    table = tomllib.loads(path.read_text("utf-8"))
    wrong = table.keys() ^ {field.name for field in fields(Words)}
    if wrong:
        raise ValueError(f"{path.name}: lacks, or has beyond the others, {', '.join(sorted(wrong))}")
    lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Words(**lists)
