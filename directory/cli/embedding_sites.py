"""`press-directory decide office sites`: which sites show contacts of a press office, on the command line as in the browser."""

from __future__ import annotations

from typing import Any

import click

from directory.cli.acting import How, act, by_whom, of_offices
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.registry import deciding_offices
from directory.registry.search import find_office
from directory.registry.sites import is_wanted, sites_of
from directory.settings import Settings


@click.group()
def sites() -> None:
    """Note which sites show contacts of a press office: their origins alone, by the day. Off unless somebody decides it.

    \b
    Examples:
      press-directory decide office sites on example-agency
      press-directory decide office sites list example-agency
      press-directory decide office sites off example-agency       and forget those that were seen
    """


@sites.command()
@click.argument("slug")
@by_whom
@click.pass_obj
def on(settings: Settings, /, slug: str, **how: Any) -> None:
    """Note it from now on."""
    act(settings, lambda s, by: deciding_offices.note_sites(s, slug, by), How(**how), of_offices)


@sites.command()
@click.argument("slug")
@by_whom
@click.pass_obj
def off(settings: Settings, /, slug: str, **how: Any) -> None:
    """Note it no longer, and forget what was noted."""
    act(settings, lambda s, by: deciding_offices.stop_noting_sites(s, slug, by), How(**how), of_offices)


@sites.command(name="list")
@click.argument("slug")
@click.pass_obj
def list_(settings: Settings, slug: str) -> None:
    """List the sites that were seen, the last first: no count of readers, since caches answer most of them."""
    with opened(settings) as session:
        office = find_office(session, slug).ref.slug
        if not is_wanted(session, office):
            click.echo("It is not noted; “decide office sites on” begins it.", err=True)
        for site in sites_of(session, office):
            click.echo(safe(f"{site.last_on}  {site.days:>4,} day(s) since {site.first_on}  {site.origin}"))
