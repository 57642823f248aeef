"""What all commands share by which people decide: who and why, what would change, and doing it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session

from directory.cli.registry import opened
from directory.cli.terminal import safe
from directory.presenters import deciding, deciding_offices
from directory.records import ActKind, Verdict
from directory.registry import office_names
from directory.registry.deciding import By
from directory.registry.foreseeing import Deed, foresee
from directory.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class How:
    """Who decides, why, and whether they have seen before what it changes."""

    by: str
    reason: str
    yes: bool


who = click.option("--by", default=getpass.getuser, show_default="who is logged in", help="Who decides.")


def by_whom(command: F) -> F:
    """The options that `How` is made of."""
    for option in (
        click.option("--yes", is_flag=True, help="Do it without showing first what it changes."),
        who,
        click.option("--reason", default="", help="Why; kept with the decision."),
    ):
        command = option(command)
    return command


def of_contacts(session: Session, deed: Deed) -> Sequence[str]:
    """What a deed would change of contacts."""
    return deciding.consequence(foresee(session, deed))


def of_offices(session: Session, deed: Deed) -> Sequence[str]:
    """What a deed would change of press offices."""
    return deciding_offices.consequence(office_names.foresee(session, deed))


def act(
    settings: Settings,
    deed: Callable[[Session, By], int],
    how: How,
    foretold: Callable[[Session, Deed], Sequence[str]] = of_contacts,
) -> None:
    """Show what a deed would change, ask, and do it."""
    by = By(how.by, how.reason, datetime.now(UTC))
    made: Deed = lambda s: deed(s, by)  # noqa: E731  # a name for its type
    with opened(settings) as session:
        if not how.yes:
            for sentence in foretold(session, made):
                click.echo(safe(sentence))
            session.rollback()
            click.confirm("Do it?", abort=True)
        with session.begin():
            number = made(session)
    click.echo(f"Decided, as number {number}; “press-directory decide undo {number}” takes it back.")


def weighed(verdict: Verdict, same_from: float, decided: str | None) -> Iterable[str]:
    """All weights of a pair, a line each, and their sum."""
    for weight in verdict.weights:
        values = " / ".join(safe(v) for v in dict.fromkeys((weight.left, weight.right)) if v)
        yield f"  {weight.bits:+7.1f}  {weight.feature}{': ' if values else ''}{values}"
    yield f"  {verdict.score:+7.1f}  in all; from {same_from:+.1f} on they are one by themselves"
    if decided:
        yield f"  An editor decided: {decided}."


def add_opinions(
    group: click.Group,
    join: Callable[[Session, tuple[int, int], By], int],
    decide: Callable[[Session, tuple[int, int], ActKind, By], int],
    words: Mapping[ActKind, str],
    foretold: Callable[[Session, Deed], Sequence[str]] = of_contacts,
) -> None:
    """Add a command for each opinion about two things that are named by numbers, with what it says of itself."""
    for opinion, told in words.items():
        group.command(name=opinion, help=told)(_of_pair(opinion, join, decide, foretold))


def _of_pair(
    opinion: ActKind,
    join: Callable[[Session, tuple[int, int], By], int],
    decide: Callable[[Session, tuple[int, int], ActKind, By], int],
    foretold: Callable[[Session, Deed], Sequence[str]],
) -> Callable[..., None]:
    @click.argument("left", type=int)
    @click.argument("right", type=int)
    @by_whom
    @click.pass_obj
    def command(settings: Settings, /, left: int, right: int, **how: Any) -> None:
        def deed(session: Session, by: By) -> int:
            return (
                join(session, (left, right), by) if opinion == "same" else decide(session, (left, right), opinion, by)
            )

        act(settings, deed, How(**how), foretold)

    return command
