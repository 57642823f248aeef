"""What a route knows besides its request: the settings, the addresses, the day, and what every template may say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlsplit

from flask import Flask, current_app, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from directory.presenters import calling, changed, deciding, embedding, lab, page, standing
from directory.presenters.addresses import Addresses, anchor, field_anchor, original_page
from directory.presenters.translating import SOURCE, Translator
from directory.records import Quote
from directory.registry.withdrawals import BLOCK
from directory.settings import Settings
from directory.web.language import languages, prefix, said

_EXTENSION = re.compile(r"([^A-Za-z@]*\d) ([A-Za-z]+\.? \d+)")
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


def spoken() -> Addresses:
    """The same in the language that this address names."""
    return Addresses(settings().public_url + prefix())


def in_language(code: str) -> Addresses:
    """The same in one language; in that of the source, the shortest."""
    return Addresses(settings().public_url + ("" if code == SOURCE else f"/{code}"))


def pages() -> Addresses:
    """Addresses for links between pages: the path of the public address, whatever host the reader used, in the language that
    this page's own address names."""
    return Addresses(urlsplit(settings().public_url).path + prefix())


def apart() -> Addresses:
    """Addresses, for links on pages, of what is kept apart from them and speaks the language of its address (feeds, the search
    description): in the language of this page, however that was found."""
    return Addresses(urlsplit(in_language(said().language).base).path)


def today() -> date:
    return datetime.now(UTC).date()


def static(name: str) -> str:
    """The address of a static file; it changes with the file, which may therefore be kept for ever."""
    folder = current_app.static_folder or ""
    return Addresses(urlsplit(settings().public_url).path).to(f"/static/{name}", v=_fingerprint(Path(folder) / name))


@lru_cache(maxsize=64)
def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _anchor(place: Quote) -> str:
    return anchor(place.start, place.end)


def breakable(words: str) -> Markup:
    """An e-mail address or a number that a narrow line breaks after the `@`, or before the extension, only; other words as
    they are."""
    number, extension = with_extension(words)
    if extension:
        return Markup('<span class="number">{}</span> <span class="number">{}</span>').format(number, extension)
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


def with_extension(words: str) -> tuple[str, str]:
    """A number, and the words of its extension (`ext. 12`), empty where it has none."""
    found = _EXTENSION.fullmatch(words)
    return (found[1], found[2]) if found else (words, "")


def coded(words: str) -> Markup:
    """Words in backticks as code."""
    parts = words.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(p) if i % 2 else escape(p) for i, p in enumerate(parts))


def kept_back(words: str) -> Markup:
    """Words of a release; to who hears them, the blocks that stand for what is kept back are said to be that."""
    blocks = Markup('<span role="img" aria-label="{}">{}</span>')
    label = said().gettext("kept back")
    return Markup("").join(
        blocks.format(label, part) if part.startswith(BLOCK) else escape(part) for part in _BLOCKS.split(words)
    )


def whole(words: str) -> str:
    """What another room says in English, as a sentence of the reader's language."""
    sentence = said().retold(words)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _here() -> str:
    """The path and query of this page, without a language; of an answer to a form, the first page's."""
    query = request.query_string.decode("latin-1")
    return quote(request.path) + (f"?{query}" if query else "") if request.method in {"GET", "HEAD"} else "/"


def _languages() -> list[tuple[Translator, str]]:
    """Each language with the path of this page in it."""
    return [(one, f"/{one.language}{_here()}") for one in languages()]


def _at_request(**filters: Callable[..., object]) -> dict[str, Callable[..., object]]:
    """Filters that Jinja does not work out when it compiles a template, in the language of whoever asked first: so it does where what is
    given to one is constant."""

    def asked(filter_: Callable[..., object]) -> Callable[..., object]:
        @pass_context
        def ask(_: Context, *args: object, **named: object) -> object:
            return filter_(*args, **named)

        return ask

    return {name: asked(filter_) for name, filter_ in filters.items()}


def equip(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    filters = _at_request(
        anchor=_anchor,
        chosen=lambda how: lab.chosen(how, said()),
        changed=lambda change: changed.title(change, said()),
        breakable=breakable,
        coded=coded,
        entities=lambda words: Markup(embedding.entities(words)),  # noqa: S704  # nothing but character references
        did=lambda act: deciding.did(act, said()),
        claimed=lambda claim: page.claimed(claim, said()),
        embargoed=lambda embargo, now: standing.of_embargo(embargo, now, said()),
        explained=lambda told: lab.explained(told, said()),
        field_word=lambda field: standing.field_word(field, said()),
        field_anchor=lambda place, number: field_anchor(number, place.start, place.end),
        field=lambda field: said().pgettext("label", FIELD_LABELS[field]),
        former=lambda detail, card: standing.of_former(
            detail, said(), by_books=any(c.release.is_book for c in card.citations)
        ),
        original_page=original_page,
        kept_back=kept_back,
        kind_of_number=lambda kind: page.phone_word(kind, said()).lower(),
        line_of=page.line_of,
        moment=lambda moment: said().moment(moment),
        place=lambda place: anchor(place["start"], place["end"]),
        measured=lambda number, places=1: said().measure(number, places),
        number=lambda number: said().number(number),
        proof=page.proof,
        retold=lambda words: said().retold(words),
        signed=lambda number, places=1: said().measure(number, places, signed=True),
        sentence=lambda card: standing.sentence(card, said()),
        sentences=lambda change: changed.sentences(change, said()),
        shown=lambda detail: page.shown(detail, said()),
        signs=lambda count, newest: standing.signs(count, newest, said()),
        standing=lambda card, day: standing.of_contact(card, day, said()),
        told=lambda card, field: page.told(card, field, said()),
        unbroken=unbroken,
        strokes=page.strokes,
        offset=lambda clock: calling.offset(clock, said()),
        ways=lambda card: page.ways(card, said()),
        weekday=lambda day: said().weekday(day),
        whole=whole,
        with_extension=with_extension,
        words=lambda day: said().day(day),
    )
    app.jinja_env.filters.update(filters)

    @app.context_processor
    def always() -> dict[str, object]:
        return {
            "site_name": settings().site_name,
            "sample_data": settings().sample_data,
            "to": pages(),
            "apart": apart(),
            "public": spoken(),
            "world": public(),
            "language": said().language,
            "languages": _languages(),
            "base": urlsplit(settings().public_url).path,
            "site": settings().public_url,
            "unspoken": _here(),
            "static": static,
            "today": today(),
            "now": datetime.now(UTC),
        }
