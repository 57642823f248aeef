"""The command `press-directory`. Each subcommand's module is loaded only when it is called, so that `extract` needs
neither a database nor Flask."""

from __future__ import annotations

import importlib
import os

import click

from directory import __version__
from directory.errors import DirectoryError, InvalidSetting
from directory.settings import Settings

COMMANDS = {
    "db": "Keep the registry's schema up to date.",
    "decide": "Make contacts one, part them, keep details back, take any of it back.",
    "explain": "Show how a release was read, and why; stores nothing.",
    "export": "Write all contacts as JSON lines, CSV or vCards.",
    "extract": "Read releases and print the contacts they offer; stores nothing.",
    "ingest": "Read releases into the registry.",
    "resolve": "Say which mentions of a list are one human or desk; stores nothing.",
    "review": "See what is not sure enough to be published, and decide.",
    "scan": "Find numbers on web pages that do not hold any more.",
    "serve": "Serve the registry to browsers, address books and widgets.",
}


class LazyGroup(click.Group):
    """Knows its commands by name and first line of help; loads `directory.cli.<name>` when one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"directory.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """A failure that we foresaw is told in one line, without a traceback, with exit status 1."""
        try:
            return super().invoke(ctx)
        except DirectoryError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Read press releases, keep the contacts they offer, and serve them with evidence for every field.

    \b
    Try:
      press-directory extract release.txt        what contacts does this release offer?
      press-directory ingest seeds/              keep them
      press-directory serve                      look at them on http://127.0.0.1:8000
    """
    try:
        ctx.obj = Settings.from_environment(os.environ)
    except InvalidSetting as error:
        raise click.ClickException(str(error)) from error
