"""What a route knows besides its request: the settings, the addresses, the day, and what every template may say."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, current_app
from markupsafe import Markup, escape

from directory.presenters import calling, changed, dates, deciding, page, standing
from directory.presenters.addresses import Addresses, anchor, original_page
from directory.records import Quote
from directory.registry.withdrawals import BLOCK
from directory.settings import Settings

_BLOCKS = re.compile(f"({BLOCK}+)")
_NUMBER = re.compile(r"(\+\d[\d -]*\d)")

FIELD_LABELS = {
    "name": "Name",
    "role": "Role",
    "org": "Organisation",
    "email": "E-mail",
    "phone": "Number",
    "language": "Speaks",
    "territory": "Answers for",
    "topic": "Asked about",
}


def settings() -> Settings:
    found: Settings = current_app.config["PRESS_DIRECTORY"]
    return found


def public() -> Addresses:
    """Addresses as the world sees them, for whatever leaves this site."""
    return Addresses(settings().public_url)


def pages() -> Addresses:
    """Addresses for links between pages: the path of the public address, whatever host the reader used."""
    return Addresses(urlsplit(settings().public_url).path)


def today() -> date:
    return datetime.now(UTC).date()


def static(name: str) -> str:
    """The address of a static file; it changes with the file, which may therefore be kept for ever."""
    folder = current_app.static_folder or ""
    return pages().to(f"/static/{name}", v=_fingerprint(Path(folder) / name))


@lru_cache(maxsize=64)
def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _anchor(place: Quote) -> str:
    return anchor(place.start, place.end)


def breakable(words: str) -> Markup:
    """An e-mail address or a number that a narrow line breaks after the `@`, or before the extension, only; other words as
    they are."""
    number, extension, digits = words.partition(" ext. ")
    if extension:
        return Markup('<span class="number">{}</span> <span class="number">ext. {}</span>').format(number, digits)
    if "@" in words:
        return Markup("@<wbr>").join(words.split("@"))
    if any(sign.isalpha() for sign in words):
        return escape(words)
    return Markup('<span class="number">{}</span>').format(words)


def unbroken(words: str) -> Markup:
    """A sentence in which no number is broken across lines."""
    number = Markup('<span class="number">{}</span>')
    parts = _NUMBER.split(words)
    return Markup("").join(number.format(part) if i % 2 else escape(part) for i, part in enumerate(parts))


def coded(words: str) -> Markup:
    """Words in backticks as code."""
    parts = words.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(p) if i % 2 else escape(p) for i, p in enumerate(parts))


def kept_back(words: str) -> Markup:
    """Words of a release; to who hears them, the blocks that stand for what is kept back are said to be that."""
    blocks = Markup('<span role="img" aria-label="kept back">{}</span>')
    return Markup("").join(
        blocks.format(part) if part.startswith(BLOCK) else escape(part) for part in _BLOCKS.split(words)
    )


def equip(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        anchor=_anchor,
        changed=changed.title,
        breakable=breakable,
        coded=coded,
        did=deciding.did,
        claimed=page.claimed,
        embargoed=standing.of_embargo,
        field=FIELD_LABELS.__getitem__,
        former=standing.of_former,
        original_page=original_page,
        kept_back=kept_back,
        line_of=page.line_of,
        moment=dates.moment_in_words,
        place=lambda place: anchor(place["start"], place["end"]),
        plural=page.plural,
        proof=page.proof,
        sentence=standing.sentence,
        sentences=changed.sentences,
        shown=page.shown,
        signs=standing.signs,
        standing=standing.of_contact,
        told=page.told,
        unbroken=unbroken,
        strokes=page.strokes,
        offset=calling.offset,
        ways=page.ways,
        weekday=dates.weekday,
        words=dates.in_words,
    )

    @app.context_processor
    def always() -> dict[str, object]:
        return {
            "site_name": settings().site_name,
            "sample_data": settings().sample_data,
            "to": pages(),
            "public": public(),
            "static": static,
            "today": today(),
            "now": datetime.now(UTC),
        }
