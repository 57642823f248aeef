"""`press-directory review`: what waits for a human's look, and what is decided about it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.records import Waiting
from directory.registry import reviews
from directory.settings import Settings
from directory.values import phones


@click.group()
def review() -> None:
    """See which contacts are not sure enough to be published (PUBLISH_ABOVE), and decide.

    Decisions are kept for ever, with their author and reason; they outlive edits of the release and further readings.

    \b
    Examples:
      press-directory review list
      press-directory review publish 12 --reason "as on their website"
      press-directory review refuse 13 --reason "a hotline"
      press-directory review withdraw 13          let its confidence decide again
    """


@review.command(name="list")
@click.pass_obj
def list_(settings: Settings) -> None:
    """List what waits, the surest first: id, confidence, release, what it says, and what speaks against it."""
    with opened(settings) as session:
        found = 0
        for one in reviews.waiting(session):
            click.echo("\n".join(_told(one)))
            found += 1
        click.echo(
            f"{found:,} {'waits' if found == 1 else 'wait'} for review." if found else "Nothing waits for review."
        )


def _told(one: Waiting) -> Iterator[str]:
    said, release = one.mention, one.release
    yield f"{one.mention_id:>6}  {said.confidence:.3f}  {safe(release.file)}{_bracketed(release.title)}"
    who = ", ".join(safe(c.value) for c in said.claims if c.field not in {"email", "phone"})
    yield f"        {said.kind}: {who or 'without a name'}"
    numbers = [phones.show(c.value) + (f" ext. {c.extension}" if c.extension else "") for c in said.of("phone")]
    if ways := [*said.emails, *numbers]:
        yield f"        {safe(', '.join(ways))}"
    if said.doubts:
        yield f"        against it: {safe('; '.join(said.doubts))}"


def _bracketed(title: str | None) -> str:
    return f" ({safe(title)[:70]})" if title else ""


def _deciding(act: Callable[..., None]) -> click.Command:
    """A command that enters one decision."""

    @click.argument("mention", type=int, metavar="ID")
    @click.option("--reason", default="", help="Why; kept with the decision.")
    @click.option("--by", default=getpass.getuser, show_default="who is logged in", help="Who decides.")
    @click.pass_obj
    def command(settings: Settings, mention: int, reason: str, by: str) -> None:
        with opened(settings) as session, session.begin():
            act(session, mention, author=by, reason=reason, now=datetime.now(UTC))
        click.echo(f"{mention}: decided.")

    return review.command(name=act.__name__, help=act.__doc__)(command)


def publish(session: Session, mention: int, *, author: str, reason: str, now: datetime) -> None:
    """Publish what is listed under ID, whatever its confidence."""
    reviews.decide(session, mention, "publish", author=author, reason=reason, now=now)


def refuse(session: Session, mention: int, *, author: str, reason: str, now: datetime) -> None:
    """Never publish what is listed under ID, also where it is published so far."""
    reviews.decide(session, mention, "refuse", author=author, reason=reason, now=now)


def withdraw(session: Session, mention: int, *, author: str, reason: str, now: datetime) -> None:
    """Take back what was decided about ID: its confidence decides again."""
    reviews.withdraw(session, mention, author=author, reason=reason, now=now)


for decision in (publish, refuse, withdraw):
    _deciding(decision)
