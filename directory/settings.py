"""The environment, read once into one record; README's table of settings is tested against `Settings`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit

from directory.errors import InvalidSetting
from directory.limits import USUAL, Limits

SHORTEST_SECRET = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs. Each field is set by the environment variable of its name in upper case."""

    database_url: str = "sqlite:///var/press-directory.sqlite3"
    """Where the registry is kept: `sqlite:///path` (relative to the working directory) or `postgresql://...`."""

    public_url: str = "http://127.0.0.1:8000"
    """The address under which the world sees this service, without a slash at its end; cards and widgets carry it."""

    site_name: str = "Press Directory"
    """The name at the top of each page."""

    default_country: str = ""
    """ISO 3166 code used for national numbers where a release says nothing; empty: such numbers stay as written."""

    max_document_bytes: int = 20_000_000
    """A larger document is refused, with its name and size."""

    # What one document may cost (`limits.Limits`); what is left out for it is told in a warning or an error.

    max_documents_within: int = USUAL.documents
    """So many documents are taken out of a mailbox, a feed or a mail."""

    max_bytes_within: int = USUAL.bytes_within
    """They may have so many bytes together."""

    max_depth_within: int = USUAL.depth
    """So deep may they lie in one another."""

    max_mail_parts: int = USUAL.mail_parts
    """So many parts of one mail are read."""

    max_characters: int = USUAL.characters
    """So many characters of one release are read, markup included."""

    max_elements: int = USUAL.elements
    """So many elements of the XML of a DOCX, ODT, feed or news item are read, and twice as many words and signs of RTF;
    so many objects of a page's data for machines (JSON-LD) are looked at."""

    max_unpacked_bytes: int = USUAL.unpacked_bytes
    """So many bytes of a DOCX or ODT are unpacked."""

    max_json_bytes: int = USUAL.json_bytes
    """News in JSON (ninjs) of more bytes are refused."""

    max_contacts: int = USUAL.contacts
    """So many contacts of one address book (vCard, CSV) are read."""

    max_lines: int = USUAL.lines
    """So many lines of one release are looked at."""

    max_signs: int = USUAL.signs
    """So many at-signs and runs of digits of one release are looked at."""

    max_cues: int = USUAL.cues
    """So many words of one release that contacts may be announced by are looked at."""

    max_anchors: int = USUAL.anchors
    """So many addresses and numbers of one release are looked at."""

    max_blocks: int = USUAL.blocks
    """So many contact blocks of one release are looked at."""
    max_stretches: int = USUAL.stretches
    """So many stretches between marks of one release are looked at, half of them to find its contact blocks."""
    max_pieces: int = USUAL.pieces
    """So many pieces (names, roles, labels, numbers) of one contact block are put together."""

    max_pdf_pages: int = USUAL.pages
    """So many pages of a PDF are read, counted from the first."""

    max_pdf_words: int = USUAL.pdf_words
    """So many words of a PDF are read."""

    max_reading_seconds: int = 1
    """Processor time that one PDF or large web page may take; what was read of a PDF before counts, with a warning."""

    max_reading_megabytes: int = USUAL.megabytes
    """Memory that the process may take that reads it."""

    lab_max_bytes: int = 2_000_000
    """A release sent to the layout lab or to `POST /api/v1/explain` may have so many bytes."""

    lab_per_minute: int = 12
    """So many releases a minute may one client address send there, to each worker."""

    embed_per_minute: int = 600
    """So many answers a minute are made for one client address of what other pages embed, by each worker; what is kept is not counted."""

    publish_above: float = 0.95
    """Confidence, between 0 and 1, from which on a contact is published without anybody's look; others wait for review."""

    editor_secret: str = field(default="", repr=False)
    """Who knows it may sign in and decide (merge, split, withdraw, undo); at least 12 characters; empty: nobody may."""

    sample_data: bool = False
    """Marks every page as made of samples (`make demo` sets it)."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Raises InvalidSetting naming the variable that cannot be used."""
        given = {name: environment[name.upper()] for name in cls.__dataclass_fields__ if environment.get(name.upper())}
        values: dict[str, str | int | float | bool] = dict(given)
        for name in _NUMBERS & given.keys():
            values[name] = _positive_number(name.upper(), given[name])
        if "publish_above" in given:
            values["publish_above"] = _share("PUBLISH_ABOVE", given["publish_above"])
        if "sample_data" in given:
            values["sample_data"] = _yes_or_no("SAMPLE_DATA", given["sample_data"])
        if "editor_secret" in given:
            values["editor_secret"] = _secret("EDITOR_SECRET", given["editor_secret"])
        if "public_url" in given:
            values["public_url"] = _web_address("PUBLIC_URL", given["public_url"])
        if "default_country" in given:
            values["default_country"] = _country("DEFAULT_COUNTRY", given["default_country"])
        if "database_url" in given:
            values["database_url"] = _database("DATABASE_URL", given["database_url"])
        return cls(**values)  # type: ignore[arg-type]  # the checks above gave each field its type

    @property
    def limits(self) -> Limits:
        """What one document may cost, and how much of one text is looked at."""
        return Limits(
            documents=self.max_documents_within,
            bytes_within=self.max_bytes_within,
            depth=self.max_depth_within,
            mail_parts=self.max_mail_parts,
            characters=self.max_characters,
            elements=self.max_elements,
            unpacked_bytes=self.max_unpacked_bytes,
            json_bytes=self.max_json_bytes,
            contacts=self.max_contacts,
            pages=self.max_pdf_pages,
            pdf_words=self.max_pdf_words,
            seconds=float(self.max_reading_seconds),
            megabytes=self.max_reading_megabytes,
            lines=self.max_lines,
            signs=self.max_signs,
            cues=self.max_cues,
            anchors=self.max_anchors,
            blocks=self.max_blocks,
            stretches=self.max_stretches,
            pieces=self.max_pieces,
        )


_NUMBERS = frozenset(f.name for f in fields(Settings) if f.type == "int")


def _positive_number(variable: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise InvalidSetting(f"{variable} must be a whole number above 0, not “{value}”")
    return int(value)


def _share(variable: str, value: str) -> float:
    if not re.fullmatch(r"[01]|[01]?\.\d+|1\.0*", value, re.ASCII) or float(value) > 1:
        raise InvalidSetting(f"{variable} must be a number from 0 to 1, not “{value}”")
    return float(value)


def _secret(variable: str, value: str) -> str:
    if len(value) < SHORTEST_SECRET:
        raise InvalidSetting(f"{variable} must have at least {SHORTEST_SECRET} characters")
    return value


def _yes_or_no(variable: str, value: str) -> bool:
    answers = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if value.lower() not in answers:
        raise InvalidSetting(f"{variable} must be yes or no, not “{value}”")
    return answers[value.lower()]


def _web_address(variable: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise InvalidSetting(f"{variable} must be an http or https address, not “{value}”")
    return value.rstrip("/")


def _country(variable: str, value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise InvalidSetting(f"{variable} must be a two-letter country code, not “{value}”")
    return value.upper()


def _database(variable: str, value: str) -> str:
    scheme = value.partition(":")[0]
    if scheme.partition("+")[0] not in {"sqlite", "postgresql", "postgres"}:
        raise InvalidSetting(f"{variable} must begin with sqlite: or postgresql:, not “{scheme}:”")
    return value
