"""`press-directory scan`: which pages give numbers and addresses that do not hold any more?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from directory import __version__
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.errors import DocumentError
from directory.presenters import page as shown
from directory.presenters.addresses import Addresses
from directory.registry.stale import Stale
from directory.scanning.pages import pages
from directory.scanning.places import Place, compared, places
from directory.settings import Settings
from directory.sources.web import Manners

PAGES = 200
"""So many of a site are looked at, unless more are asked for."""
_WHY = {"former": "is not given any more", "withdrawn": "was withdrawn"}


@click.command()
@click.argument("start", metavar="URL|FILE")
@click.option("--country", help="ISO 3166 code: where national numbers are from.  [default: DEFAULT_COUNTRY]")
@click.option("--most", default=PAGES, show_default=True, type=click.IntRange(1, 10_000), help="Pages of a site.")
@click.option("--private", is_flag=True, help="Also fetch from servers that are not on the public Internet.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of words.")
@click.pass_obj
def scan(  # noqa: PLR0913, PLR0917  # its options
    settings: Settings, start: str, country: str | None, most: int, private: bool, as_json: bool
) -> None:
    """Look for hard-coded numbers and e-mail addresses that the registry knows not to hold any more, and say where they are and what
    holds instead. START is a page, or a sitemap (sitemaps.org, also as .xml.gz) whose pages on the same host are looked at, by its address
    or as a file; of the first page of a site (https://agency.example) those of the sitemaps are, too, that its robots.txt names.
    What cannot be fetched is told and passed over. Exit status 1 where something was found, 0 where not.

    \b
    Examples:
      press-directory scan https://agency.example/press
      press-directory scan https://agency.example
      press-directory scan https://agency.example/sitemap.xml.gz --most 1000
      press-directory scan --json page.html | jq -r '.page'
    """
    agent = f"press-directory/{__version__} (+{settings.public_url})"
    manners = Manners(settings.max_document_bytes, private, agent)
    home = (country or settings.default_country or "").upper() or None
    looked, found = 0, list[Place]()
    for page in pages(start, manners, most):
        try:
            if isinstance(page, DocumentError):
                raise page
            found += places(page, settings.limits, home)
            looked += 1
        except DocumentError as error:
            click.echo(safe(str(error)), err=True)
    with opened(settings) as session:
        wrong = compared(session, found)
    to = Addresses(settings.public_url)
    for place, known in wrong.items():
        told = [_told(one, to) for one in known]
        click.echo(json.dumps(_object(place, told), ensure_ascii=False) if as_json else _words(place, told))
    if not as_json:
        click.echo(
            f"{looked} page(s) looked at, {len(found)} numbers and addresses, {len(wrong)} of them stale", err=True
        )
    if wrong:
        raise click.exceptions.Exit(1)


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
