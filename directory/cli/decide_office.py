"""`press-directory decide office`: which names are one organisation's, on the command line as in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from directory.cli.acting import How, act, add_opinions, by_whom, of_offices, weighed
from directory.cli.embedding_sites import sites
from directory.cli.press_book import book
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.records import NamePair, OfficeName
from directory.registry import deciding_offices, logos, office_names
from directory.settings import Settings


@click.group()
def office() -> None:
    """Make press offices one, take names out of one, and decide who may subscribe to the book of one.

    A press office is named by the last part of its page's address, a name of it by its number (`office names`). What is decided
    is shown first, kept for ever, and taken back by `decide undo`.

    \b
    Examples:
      press-directory decide office pairs                      what is worth a look
      press-directory decide office why 3 17
      press-directory decide office merge example-agency example-space-agency
      press-directory decide office names example-agency
      press-directory decide office split example-agency 17    name 17 is another's
      press-directory decide office releases example-agency
      press-directory decide office split example-agency --release 0123456789
      press-directory decide office book --help                tokens for its press book
      press-directory decide office sites --help               which sites show its contacts
      press-directory decide office logo example-agency logo.png
    """


office.add_command(book)
office.add_command(sites)


@office.command()
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many to list.")
@click.pass_obj
def pairs(settings: Settings, limit: int) -> None:
    """List pairs of names that may be one organisation's, the likeliest first."""
    with opened(settings) as session:
        found = office_names.suggestions(session, limit=limit)
        for one in found:
            click.echo("\n".join(_told(one)))
        click.echo(f"{len(found):,} to decide." if found else "No pair is left to decide.")


@office.command()
@click.argument("slug")
@click.pass_obj
def names(settings: Settings, slug: str) -> None:
    """List the names of a press office, with their numbers and how many releases have them."""
    with opened(settings) as session:
        for name in office_names.names_of(session, slug):
            click.echo(f"{name.id:>6}  {name.releases:>5,}  {_called(name)}")


@office.command()
@click.argument("left", type=int)
@click.argument("right", type=int)
@click.pass_obj
def why(settings: Settings, left: int, right: int) -> None:
    """Tell what speaks for and against two names being one organisation's, in bits."""
    with opened(settings) as session:
        found = office_names.compare(session, left, right)
        click.echo("\n".join((*_told(found), *weighed(found.verdict, found.same_from, found.decided))))


def _told(of: NamePair) -> Iterator[str]:
    for name, home in ((of.left, of.left_office), (of.right, of.right_office)):
        elsewhere = f", a name of {safe(home.name)}" if home.name != name.name else ""
        yield f"{name.id:>6}  {_called(name)} ({name.releases:,}{elsewhere})"


def _called(name: OfficeName) -> str:
    """A name as written, with what tells it from others of the same words."""
    return safe(f"{name.name} [{name.apart}]" if name.apart else name.name)


@office.command()
@click.argument("offices", nargs=-1, required=True, metavar="SLUG SLUG...")
@by_whom
@click.pass_obj
def merge(settings: Settings, /, offices: tuple[str, ...], **how: Any) -> None:
    """Make press offices one; the address of the oldest stays, the others lead to it."""
    act(settings, lambda s, by: deciding_offices.merge(s, offices, by), How(**how), of_offices)


@office.command()
@click.argument("slug")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1, 10_000), help="How many to list.")
@click.pass_obj
def releases(settings: Settings, slug: str, limit: int) -> None:
    """List the newest releases that have a name of a press office, with their ids."""
    with opened(settings) as session:
        for use in office_names.uses_of(session, slug, limit=limit):
            of = use.release
            told = [str(of.date or "no date"), of.number or "", of.title or of.file, "; ".join(use.names)]
            click.echo(safe("  ".join((of.id, *filter(None, told)))))


@office.command()
@click.argument("slug")
@click.argument("numbers", nargs=-1, type=int, metavar="NAME...")
@click.option("--release", "releases", multiple=True, metavar="ID", help="A release to be taken out; may be repeated.")
@by_whom
@click.pass_obj
def split(settings: Settings, /, slug: str, numbers: tuple[int, ...], releases: tuple[str, ...], **how: Any) -> None:
    """Take names, or single releases, out of a press office: they are another organisation's.

    Where two organisations bear the same name, name the releases of one of them (`office releases`).
    """
    act(settings, lambda s, by: deciding_offices.split(s, slug, numbers, by, releases=releases), How(**how), of_offices)


@office.command()
@click.argument("slug")
@click.argument("file", type=click.File("rb"))
@by_whom
@click.pass_obj
def logo(settings: Settings, /, slug: str, file: BinaryIO, **how: Any) -> None:
    """Give a press office a logo: a PNG, JPEG or WebP of at most 64 kB and 1,024 pixels a side."""
    picture = file.read(logos.MOST_BYTES + 1)
    act(settings, lambda s, by: deciding_offices.give_logo(s, slug, picture, by), How(**how), of_offices)


@office.command(name="no-logo")
@click.argument("slug")
@by_whom
@click.pass_obj
def no_logo(settings: Settings, /, slug: str, **how: Any) -> None:
    """Take the logo of a press office away."""
    act(settings, lambda s, by: deciding_offices.take_logo_away(s, slug, by), How(**how), of_offices)


add_opinions(
    office,
    deciding_offices.join,
    deciding_offices.decide,
    {
        "same": "The organisations of two names are one.",
        "different": "Two names are two organisations'.",
        "unsure": "Nobody can tell whether two names are one organisation's: do not suggest it again.",
        "reopen": "Leave two names to the policy again.",
    },
    of_offices,
)
