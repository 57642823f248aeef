"""Invented releases for tests: say what matters, the rest is filled in. Every claim has its true place in the text.

document, reading = release(mention("Ada Example", email="ada@agency.example"), issuer="Example Agency")
keep(session, document, reading, NOW)
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

from directory.records import Claim, Document, Embargo, Field, Kind, Link, Mention, PhoneType, Quote, Reading, Release
from directory.values import names, organisations, phones, tongues
from directory.values import territories as place_names

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AROUND = 32
"""As many signs of the text as a quote has on each side."""

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release is to say of a contact, before it has a place in a text."""

    kind: Kind
    fields: tuple[tuple[Field, str, PhoneType | None], ...]
    confidence: float

    @property
    def lines(self) -> list[str]:
        return [f"{'Fax' if type_ == 'fax' else field}: {value}" for field, value, type_ in self.fields]


def mention(
    name: str | None = None,
    *,
    kind: Kind = "person",
    role: str | None = None,
    org: str | None = None,
    email: str | Sequence[str] = (),
    phone: str | Sequence[str] = (),
    mobile: str | Sequence[str] = (),
    fax: str | Sequence[str] = (),
    languages: str | Sequence[str] = (),
    territories: str | Sequence[str] = (),
    topics: str | Sequence[str] = (),
    confidence: float = 0.9,
) -> Draft:
    """A contact as a release offers it, its languages by their names. Numbers may be in any notation (`+33 1 99 00 12 34`, `..., ext. 12`)."""
    fields: list[tuple[Field, str, PhoneType | None]] = []
    single: tuple[tuple[Field, str | None], ...] = (("name", name), ("role", role), ("org", org))
    fields += [(field, value, None) for field, value in single if value is not None]
    fields += [("email", value, None) for value in _several(email)]
    kinds: tuple[tuple[PhoneType, str | Sequence[str]], ...] = (("voice", phone), ("mobile", mobile), ("fax", fax))
    fields += [("phone", value, type_) for type_, values in kinds for value in _several(values)]
    beside: tuple[tuple[Field, str | Sequence[str]], ...] = (
        ("language", languages),
        ("territory", territories),
        ("topic", topics),
    )
    fields += [(field, value, None) for field, values in beside for value in _several(values)]
    return Draft(kind, tuple(fields), confidence)


def desk(name: str | None = None, **details: str | Sequence[str]) -> Draft:
    """A press desk: `mention` of the other kind."""
    return mention(name, kind="desk", **details)  # type: ignore[arg-type]  # the same keywords


def reading(
    *drafts: Draft,
    issuer: str | None = "Example Agency",
    number: str | None = None,
    title: str | None = "Invented news",
    on: date | str | None = "2026-01-15",
    language: str | None = "en",
    links: Sequence[tuple[str, str]] = (),
    place: str | None = None,
    embargo: Embargo | None = None,
    body: str = "Nothing of this has happened.",
    media_type: str = "text/plain",
) -> Reading:
    """A release read: its text (head, title, body, links, contact blocks) and the mentions with their places in it."""
    head = " - ".join(part for part in (issuer, number, str(on) if on else None) if part)
    text = "\n".join(part for part in (head, title, body) if part) + "\n"
    found_links = []
    for label, href in links:
        found_links.append(Link(label, href, len(text), len(text) + len(label)))
        text += label + "\n"
    places: list[list[int]] = []
    for draft in drafts:
        text += "\nMedia contact\n"
        places.append([])
        for line in draft.lines:
            places[-1].append(len(text) + line.index(": ") + 2)
            text += line + "\n"
    mentions = tuple(
        Mention(
            draft.kind,
            tuple(_claim(text, start, *field) for start, field in zip(starts, draft.fields, strict=True)),
            draft.confidence,
        )
        for draft, starts in zip(drafts, places, strict=True)
    )
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Reading(
        Release(text, media_type, issuer, number, title, day, language, tuple(found_links), place, embargo), mentions
    )


def document(content: Reading | bytes | str, *, name: str | None = None, address: str | None = None) -> Document:
    """A document that holds this, at an address of its own unless one is given."""
    name = name or f"release-{next(_numbers)}.txt"
    if isinstance(content, Reading):
        content = content.release.text
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return Document(address or f"file:///releases/{name}", name, data)


def release(
    *drafts: Draft, name: str | None = None, address: str | None = None, **said: object
) -> tuple[Document, Reading]:
    """A document and its reading, ready to be kept; `said` as for `reading`."""
    read = reading(*drafts, **said)  # type: ignore[arg-type]  # handed on as it is
    return document(read, name=name, address=address), read


def _several(values: str | Sequence[str]) -> Sequence[str]:
    return (values,) if isinstance(values, str) else values


def _claim(text: str, start: int, field: Field, raw: str, type_: PhoneType | None) -> Claim:
    end = start + len(raw)
    quote = Quote(start, end, raw, text[max(0, start - AROUND) : start], text[end : end + AROUND])
    if field == "phone":
        number = phones.parse(raw, None)
        if number is None:
            raise ValueError(f"{raw!r} is no number")
        value = number.e164 or number.digits
        return Claim(field, value, raw, value, quote, type_, number.extension)
    value = {"email": raw.lower(), "language": tongues.code_of(raw) or raw}.get(field, raw)
    same = {"email": value, "language": value, "org": organisations.key(raw), "territory": place_names.key(raw)}
    key = same.get(field, names.fold(raw))
    return Claim(field, value, raw, key, quote)


def png(width: int, height: int, shade: int = 0) -> bytes:
    """A picture of one grey."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
