"""`press-directory decide`: what editors do in the browser, on the command line; each act can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import click

from directory.cli.acting import How, act, add_opinions, by_whom, of_contacts, of_offices, weighed
from directory.cli.decide_office import office
from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.presenters.dates import moment_in_words
from directory.presenters.deciding import did, rows
from directory.records import Comparison, Field
from directory.registry import deciding, ledger, why
from directory.settings import Settings


@click.group()
def decide() -> None:
    """Make contacts one, part them, keep details back, and take any of it back.

    What a decision changes is shown before it is made (--yes: do not ask). Decisions are kept for ever, above whatever the
    program would say by itself, and survive every further reading.

    \b
    Examples:
      press-directory decide pairs                          what is worth a look
      press-directory decide same 12 40 --reason "she married"
      press-directory decide merge k2v9x0q4tz 7m3d8w5hfa
      press-directory decide split k2v9x0q4tz 12 40         take mentions 12 and 40 out
      press-directory decide keep-back k2v9x0q4tz phone:+33199001234
      press-directory decide office --help                  names of press offices
      press-directory decide log
      press-directory decide undo 3
    """


decide.add_command(office)


@decide.command()
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many to list.")
@click.pass_obj
def pairs(settings: Settings, limit: int) -> None:
    """List pairs of mentions that may be one contact, the likeliest first."""
    with opened(settings) as session:
        found = why.suggestions(session, limit=limit)
        for one in found:
            click.echo("\n".join(_told(one)))
        click.echo(f"{len(found):,} to decide." if found else "No pair is left to decide.")


@decide.command(name="why")
@click.argument("left", type=int)
@click.argument("right", type=int)
@click.pass_obj
def why_(settings: Settings, left: int, right: int) -> None:
    """Tell what speaks for and against two mentions being one contact, in bits."""
    with opened(settings) as session:
        found = why.compare(session, left, right)
        click.echo("\n".join((*_told(found), *weighed(found.verdict, found.same_from, found.decided))))


def _told(of: Comparison) -> Iterator[str]:
    yield f"{of.left.mention_id} ({of.left_contact}) and {of.right.mention_id} ({of.right_contact})"
    for row in rows(of):
        yield f"  {row.field:<8} {safe(row.left or '-')} {'=' if row.same else '|'} {safe(row.right or '-')}"


@decide.command()
@click.argument("contacts", nargs=-1, required=True, metavar="ID ID...")
@by_whom
@click.pass_obj
def merge(settings: Settings, /, contacts: tuple[str, ...], **how: Any) -> None:
    """Make contacts one; the oldest one's id stays, the others lead to it."""
    act(settings, lambda s, by: deciding.merge(s, contacts, by), How(**how))


@decide.command()
@click.argument("contact", metavar="ID")
@click.argument("mentions", nargs=-1, type=int, required=True, metavar="MENTION...")
@by_whom
@click.pass_obj
def split(settings: Settings, /, contact: str, mentions: tuple[int, ...], **how: Any) -> None:
    """Take mentions out of a contact: they are another."""
    act(settings, lambda s, by: deciding.split(s, contact, mentions, by), How(**how))


@decide.command(name="keep-back")
@click.argument("contact", metavar="ID")
@click.argument("details", nargs=-1, metavar="[FIELD:VALUE]...")
@by_whom
@click.pass_obj
def keep_back(settings: Settings, /, contact: str, details: tuple[str, ...], **how: Any) -> None:
    """Keep details of a contact back whoever repeats them; without any, the contact as a whole."""
    told = [_detail(detail) for detail in details]
    act(settings, lambda s, by: deciding.withdraw(s, contact, told, by), How(**how))


@decide.command(name="show-again")
@click.argument("contact", metavar="ID")
@click.argument("details", nargs=-1, metavar="[FIELD:VALUE]...")
@by_whom
@click.pass_obj
def show_again(settings: Settings, /, contact: str, details: tuple[str, ...], **how: Any) -> None:
    """Show again what was kept back."""
    told = [_detail(detail) for detail in details]
    act(settings, lambda s, by: deciding.restore(s, contact, told, by), How(**how))


@decide.command()
@click.argument("number", type=int, metavar="NUMBER")
@by_whom
@click.pass_obj
def undo(settings: Settings, /, number: int, **how: Any) -> None:
    """Take a decision back (its number is told by `decide log`)."""
    with opened(settings) as session:
        foretold = of_offices if ledger.is_about_offices(session, number) else of_contacts
    act(settings, lambda s, by: deciding.undo(s, number, by), How(**how), foretold)


add_opinions(
    decide,
    deciding.join,
    deciding.decide,
    {
        "same": "The contacts of two mentions are one.",
        "different": "Two mentions are two contacts.",
        "unsure": "Nobody can tell whether two mentions are one contact: do not suggest it again.",
        "reopen": "Leave two mentions to the policy again.",
    },
)


@decide.command()
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help="How many to list.")
@click.pass_obj
def log(settings: Settings, limit: int) -> None:
    """List what was decided, newest first."""
    with opened(settings) as session:
        for done in ledger.acts(session, limit=limit):
            undone = f" (taken back by {done.undone_by})" if done.undone_by else ""
            whom = f": {', '.join((*done.contacts, *done.offices))}" if done.contacts or done.offices else ""
            click.echo(f"{done.id:>6}  {moment_in_words(done.made_at)}  {safe(done.author)} {did(done)}{whom}{undone}")
            for field, key in done.details:
                click.echo(f"        {field}: {safe(key)}")
            if done.reason:
                click.echo(f"        “{safe(done.reason)}”")


def _detail(words: str) -> tuple[Field, str]:
    field, _, key = words.partition(":")
    if field not in get_args(Field) or not key:
        raise click.BadParameter(f"“{words}” is not FIELD:VALUE, such as phone:+33199001234", param_hint="FIELD:VALUE")
    return field, key  # type: ignore[return-value]  # looked up in Field
