"""`press-directory scan`: which pages give numbers and addresses that do not hold any more?"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from directory import __version__
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.errors import DocumentError
from directory.extraction.details import anchors
from directory.extraction.words.vocabulary import vocabulary
from directory.presenters import page as shown
from directory.presenters.addresses import Addresses
from directory.readers import guarded_xml
from directory.readers.read import read
from directory.records import Document
from directory.registry.stale import Stale, stale
from directory.settings import Settings
from directory.sources import folder, web
from directory.values import phones

PAGES = 200
"""So many of a sitemap are looked at, unless more are asked for."""
_SITEMAP = ("urlset", "sitemapindex")
_WHY = {"former": "is not given any more", "withdrawn": "was withdrawn"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page gives a number or address: its line among the page's words, counted from 1, and how it is written there."""

    page: str
    line: int
    written: str
    value: str


@click.command()
@click.argument("start", metavar="URL|FILE")
@click.option("--country", help="ISO 3166 code: where national numbers are from.  [default: DEFAULT_COUNTRY]")
@click.option("--most", default=PAGES, show_default=True, type=click.IntRange(1, 10_000), help="Pages of a sitemap.")
@click.option("--private", is_flag=True, help="Also fetch from servers that are not on the public Internet.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of words.")
@click.pass_obj
def scan(  # noqa: PLR0913, PLR0917  # its options
    settings: Settings, start: str, country: str | None, most: int, private: bool, as_json: bool
) -> None:
    """Look for hard-coded numbers and e-mail addresses that the registry knows not to hold any more, and say where they are and what
    holds instead. START is a page, or a sitemap (sitemaps.org) whose pages on the same host are looked at, by its address or as a file.
    What cannot be fetched is told and passed over. Exit status 1 where something was found, 0 where not.

    \b
    Examples:
      press-directory scan https://agency.example/press
      press-directory scan https://agency.example/sitemap.xml --most 1000
      press-directory scan --json page.html | jq -r '.page'
    """
    manners = web.Manners(
        settings.max_document_bytes, private, f"press-directory/{__version__} (+{settings.public_url})"
    )
    looked, places = 0, list[Place]()
    for document in _pages(start, manners, most):
        if isinstance(document, DocumentError):
            click.echo(safe(str(document)), err=True)
            continue
        try:
            places += _places(document, settings, (country or settings.default_country or "").upper() or None)
            looked += 1
        except DocumentError as error:
            click.echo(safe(str(error)), err=True)
    with opened(settings) as session:
        found = stale(session, sorted({place.value for place in places}))
    wrong = [place for place in places if place.value in found]
    to = Addresses(settings.public_url)
    for place in wrong:
        told = [_told(one, to) for one in found[place.value]]
        click.echo(json.dumps(_object(place, told), ensure_ascii=False) if as_json else _words(place, told))
    if not as_json:
        click.echo(
            f"{looked} page(s) looked at, {len(places)} numbers and addresses, {len(wrong)} of them stale", err=True
        )
    if wrong:
        raise click.exceptions.Exit(1)


def _pages(start: str, manners: web.Manners, most: int) -> Iterator[Document | DocumentError]:
    """The page, or those that a sitemap names, and that the sitemaps do which it names: of one host, each once, no more than `most`."""
    first = _got(start, manners)
    named = _named(first) if isinstance(first, Document) else None
    if named is None or isinstance(first, DocumentError):
        yield first
        return
    host, seen, ahead = _host(first.address), {first.address}, deque(named)
    while ahead and len(seen) <= most:
        address = ahead.popleft()
        if address in seen or host not in {"", _host(address)}:
            continue
        seen.add(address)
        got = _got(address, manners)
        try:
            within = _named(got) if isinstance(got, Document) else None
        except DocumentError as error:
            yield error  # a sitemap that cannot be read costs its own pages only
            continue
        if within is None:
            yield got
        else:
            ahead.extend(within)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _got(start: str, manners: web.Manners) -> Document | DocumentError:
    if start.lower().startswith(("http://", "https://")):
        try:
            return web.fetch(start, manners)
        except DocumentError as error:
            return error
    return next(folder.documents([Path(start)], max_bytes=manners.max_bytes))


def _named(document: Document) -> list[str] | None:
    """The addresses that a sitemap names; None of what is none."""
    head = document.content[:2_000].decode("utf-8", "replace")
    if not any(f"<{name}" in head for name in _SITEMAP):
        return None
    text = document.content.decode("utf-8", "replace")
    entries = guarded_xml.elements(text, document.name, frozenset({"loc"}))
    return [address for entry, _ in entries if (address := entry.text().strip())]


def _places(document: Document, settings: Settings, country: str | None) -> Iterator[Place]:
    text = read(document, settings.limits).content
    for anchor in anchors.find(text, vocabulary()):
        line = text.count("\n", 0, anchor.start) + 1
        written = text[anchor.start : anchor.end]
        if anchor.field == "email":
            yield Place(document.address, line, written, anchor.value.lower())
            continue
        for number in anchor.endings or (anchor.value,):
            parsed = phones.parse(number, country)
            if parsed is not None:
                yield Place(document.address, line, written, parsed.e164 or parsed.digits)


def _told(one: Stale, to: Addresses) -> dict[str, Any]:
    card = one.card
    return {
        "why": one.why,
        "contact": card.name if card else None,
        "address": to.contact(card) if card else None,
        "current": [shown.shown(detail) for detail in one.current],
    }


def _object(place: Place, told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"page": place.page, "line": place.line, "written": place.written, "value": place.value, "stale": told}


def _words(place: Place, told: Sequence[dict[str, Any]]) -> str:
    lines = [f"{place.page}, line {place.line} of its words: {place.written}"]
    for one in told:
        whose = f" of {one['contact']}" if one["contact"] else ""
        now = f"; now {', '.join(one['current'])}" if one["current"] else ""
        lines.append(f"  {_WHY[one['why']]}{whose}{now}" + (f" ({one['address']})" if one["address"] else ""))
    return "\n".join(safe(line) for line in lines)
