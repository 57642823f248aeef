"""The design system as its own page shows it: tokens and contrasts read from the sheet that every page uses, and samples of what
pages are made of. Nobody in the samples is anybody: they are called after what would stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from directory.presenters.addresses import Addresses
from directory.records import (
    Card,
    Citation,
    Detail,
    Embargo,
    Evidence,
    Field,
    Kind,
    Mention,
    Office,
    OfficeRef,
    Quote,
    ReleaseRef,
)

NAMES_AND_NUMBERS, TEXT, EDGES = 7.0, 4.5, 3.0
"""The least contrast of each (WCAG 2.2: 1.4.6, 1.4.3, 1.4.11)."""

PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", ("paper", "raised", "mark"), NAMES_AND_NUMBERS),
    ("soft", ("paper", "raised"), TEXT),
    ("link", ("paper", "raised", "mark"), TEXT),
    ("on-link", ("link",), TEXT),
    ("current", ("paper", "raised"), TEXT),
    ("ageing", ("paper", "raised"), TEXT),
    ("contradicted", ("paper", "raised"), TEXT),
    ("edge", ("paper", "raised"), EDGES),
)
"""What stands on what, and how far it must stand out."""

_DECLARED = re.compile(r"--([\w-]+): ([^;]+);")
_DARK = "@media (prefers-color-scheme: dark)"


class Here(Addresses):
    """Addresses of samples: they lead nowhere but to the page itself."""

    def to(self, path: str, **query: str | None) -> str:  # noqa: ARG002  # whatever is asked for
        return "#content"

    def proof(self, release: ReleaseRef, place: Quote) -> str:  # noqa: ARG002  # as above
        return "#content"


@dataclass(frozen=True, slots=True)
class Colour:
    """A token for a colour, as `#rrggbb` in each scheme."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on another: how far it stands out in each scheme (a ratio from 1 to 21), and how far it must at least."""

    text: Colour
    ground: Colour
    light: float
    dark: float
    least: float


def colours(sheet: str) -> list[Colour]:
    """The tokens for colours of this sheet, in its order."""
    first, _, second = sheet.partition(_DARK)
    light, dark = dict(_DECLARED.findall(first)), dict(_DECLARED.findall(second))
    return [Colour(name, light[name], value) for name, value in dark.items()]


def sizes(sheet: str) -> Mapping[str, str]:
    """The tokens for distances and sizes of type, which are the same in both schemes."""
    declared = _DECLARED.findall(sheet.partition(_DARK)[0])
    return {name: value for name, value in declared if value.endswith(("rem", "px"))}


def pairs(sheet: str) -> list[Pair]:
    """Every pair of colours that pages use."""
    by_name = {colour.name: colour for colour in colours(sheet)}
    return list(_pairs(by_name))


def _pairs(by_name: Mapping[str, Colour]) -> Iterator[Pair]:
    for name, grounds, least in PAIRS:
        for ground in grounds:
            one, other = by_name[name], by_name[ground]
            yield Pair(one, other, contrast(one.light, other.light), contrast(one.dark, other.dark), least)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definitions: contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Words:
    """What samples are called, in the reader's language."""

    person: str
    desk: str
    role: str
    organisation: str
    title: str


class Samples:
    """One of everything that pages show, as of a day."""

    def __init__(self, words: Words, today: date) -> None:
        self._words, self._today = words, today
        self.office = OfficeRef("sample", words.organisation)
        self.release = ReleaseRef("sample", "1-A", words.title, today, "", self.office)
        never = datetime.combine(today, datetime.min.time(), UTC) + timedelta(days=7)
        self.held = replace(self.release, number="2-B", embargo=Embargo("", never, never))
        self.book = replace(self.release, number=None, title=None, is_book=True)
        self.office_row = Office(self.office, (), 2, 3, today)
        self.person = self._card(
            "person", words.person, today, number="+33199001234", email="name@organisation.example"
        )
        self.past = self._card("person", words.person, today - timedelta(days=2000), number="+33199005678")
        self.desk = self._card("desk", words.desk, None)

    def _card(self, kind: Kind, name: str, last: date | None, number: str = "", email: str = "") -> Card:
        cited = replace(self.release, date=last)
        said: list[tuple[Field, str]] = [("name", name), ("role", self._words.role), ("org", self._words.organisation)]
        said += [("email", email)] if email else []
        said += [("phone", number)] if number else []
        details = tuple(
            Detail(
                field,
                value,
                current=True,
                evidence=(Evidence(cited, Quote(0, len(value), value, f"{field}: ", ""), 1),),
                type="voice" if field == "phone" else None,
                raw=value,
                key=value,
            )
            for field, value in said
            if kind == "person" or field in {"name", "org"}
        )
        moment = datetime.combine(self._today, datetime.min.time(), UTC)
        return Card(
            "sample", "", kind, name, self.office, details, (Citation(cited, 0, Mention(kind, (), 1.0)),), moment
        )
