"""`press-directory decide office book`: who may subscribe to a press office's book, on the command line as in the browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from directory.cli.acting import How, act, by_whom, of_offices, who
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.presenters.dates import moment_in_words
from directory.registry import book_tokens, deciding_offices
from directory.registry.deciding import By
from directory.settings import Settings


@click.group()
def book() -> None:
    """Give a press office's book only to who has a token of it; give tokens, and take them back.

    A token guards the book and the addresses of its cards. What is published stays public: pages, files, feeds, searches, and the
    book of all contacts.

    \b
    Examples:
      press-directory decide office book give example-agency "News desk, tablet"
      press-directory decide office book demand example-agency
      press-directory decide office book tokens example-agency
      press-directory decide office book revoke example-agency 3
      press-directory decide office book lift example-agency       everybody may subscribe again
    """


@book.command()
@click.argument("slug")
@by_whom
@click.pass_obj
def demand(settings: Settings, /, slug: str, **how: Any) -> None:
    """Give the book only to who has a token of the office."""
    act(settings, lambda s, by: deciding_offices.demand(s, slug, by), How(**how), of_offices)


@book.command()
@click.argument("slug")
@by_whom
@click.pass_obj
def lift(settings: Settings, /, slug: str, **how: Any) -> None:
    """Give the book to everybody again; the tokens stay."""
    act(settings, lambda s, by: deciding_offices.lift(s, slug, by), How(**how), of_offices)


@book.command()
@click.argument("slug")
@click.pass_obj
def tokens(settings: Settings, slug: str) -> None:
    """List the tokens that were given, with the day when each was last used."""
    with opened(settings) as session:
        for token in book_tokens.tokens_of(session, slug):
            used = f"last used {token.used_on}" if token.used_on else "never used"
            if token.revoked_at is not None:
                used = f"taken back by {safe(token.revoked_by or '')}, {moment_in_words(token.revoked_at)}"
            given = f"given by {safe(token.given_by)}, {moment_in_words(token.given_at)}"
            click.echo(f"{token.number:>6}  {safe(token.label)}  ({given}; {used})")


@book.command()
@click.argument("slug")
@click.argument("label")
@who
@click.pass_obj
def give(settings: Settings, slug: str, label: str, by: str) -> None:
    """Make a token, for whom LABEL tells. It is printed this once, and kept nowhere."""
    with opened(settings) as session, session.begin():
        secret = book_tokens.give(session, slug, label, By(by, "", datetime.now(UTC)))
    click.echo("The token, to be typed in as the password; nobody can show it again:", err=True)
    click.echo(secret)


@book.command()
@click.argument("slug")
@click.argument("number", type=int)
@who
@click.pass_obj
def revoke(settings: Settings, slug: str, number: int, by: str) -> None:
    """Take a token back, by its number (`tokens`). From then on it opens nothing; it cannot be given back."""
    with opened(settings) as session, session.begin():
        book_tokens.revoke(session, slug, number, By(by, "", datetime.now(UTC)))
    click.echo(f"Taken back: token {number}.")
