"""`press-directory explain`: how was this release read, and why?"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from directory.cli.learning import remembered
from directory.cli.terminal import safe
from directory.errors import DocumentError, DocumentTooLarge, UnreadableDocument
from directory.explaining.each import explain_each
from directory.explaining.records import Block, Contact, Explanation, Place, part, together
from directory.records import Document
from directory.settings import Settings
from directory.sources import folder

_COLOURS: Mapping[str, str] = {
    "name": "yellow",
    "role": "cyan",
    "org": "cyan",
    "desk": "yellow",
    "email": "green",
    "phone": "green",
    "language": "blue",
    "territory": "blue",
    "topic": "blue",
    "cue": "magenta",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@click.option(
    "--json",
    "as_json_",
    is_flag=True,
    help="One JSON object instead of words; its fields are documented in the README.",
)
@click.option(
    "--learn",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file or folder with other releases of the issuer: what they say of its contacts settles what FILE leaves "
    "open, as with extract --learn. May be given several times.",
)
@click.pass_obj
def explain(settings: Settings, file: Path, as_json_: bool, learn: tuple[Path, ...]) -> None:
    """Show how a release was read: its blocks line by line, which words opened them, where each field went and why, what was
    left out, and what the confidence is made of; of a mailbox, a feed or a mail with files, one document after the other.
    FILE may be - for standard input. Nothing is stored.

    \b
    Examples:
      press-directory explain release.html
      press-directory explain release.html --learn last-year/
      press-directory explain --json release.pdf | jq '.left_out[]'
      curl https://press.example.org/release | press-directory explain -
    """
    try:
        document = _document(file, settings)
        told = list(
            explain_each(
                document,
                default_country=settings.default_country or None,
                limits=settings.limits,
                memory=remembered(settings, learn) if learn else None,
            )
        )
        whole = together([part(one) for one in told])
    except DocumentError as error:
        if not as_json_:
            raise
        click.echo(json.dumps(_problem(error, settings.public_url), ensure_ascii=False, indent=2))
        raise click.exceptions.Exit(1) from error
    if as_json_:
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for position, one in enumerate(told):
        for line in _of(one, apart=position > 0):
            click.echo(line if coloured else click.unstyle(line), color=coloured)


def _problem(error: DocumentError, public_url: str) -> dict[str, str]:
    """The cause as the API tells it (RFC 9457), but for `status`, which is HTTP's."""
    return {
        "type": f"{public_url}/api/#{error.type}",
        "title": error.type.replace("-", " ").capitalize(),
        "detail": error.detail,
        "instance": error.name,
    }


def _document(file: Path, settings: Settings) -> Document:
    """Raises DocumentError."""
    if str(file) == "-":
        content = sys.stdin.buffer.read(settings.max_document_bytes + 1)
        if len(content) > settings.max_document_bytes:
            raise DocumentTooLarge("standard input", f"it has more than {settings.max_document_bytes:,} bytes")
        return Document("about:stdin", "standard input", content)
    if file.is_dir():
        raise UnreadableDocument(str(file), "it is a folder; explain reads one file")
    item = next(iter(folder.documents([file], max_bytes=settings.max_document_bytes)))
    if isinstance(item, DocumentError):
        raise item
    return item


# ------------------------------------------------------------------ in words


def _of(told: Explanation | DocumentError, *, apart: bool) -> Iterator[str]:
    """One of the documents within FILE, set apart from the one before."""
    if apart:
        yield ""
    if isinstance(told, DocumentError):
        yield f"{click.style(safe(told.name), bold=True)}: {safe(told.detail)}"
    else:
        yield from _lines(told)


def _lines(told: Explanation) -> Iterator[str]:
    yield click.style(safe(told.file), bold=True)
    width = max(len(how.what) for how in told.how)
    for how in told.how:
        chosen = click.style(safe(how.chosen), bold=True) if how.chosen is not None else "not found"
        yield f"  {how.what:<{width}}  {chosen}  {_soft(safe(how.why) + _line_of(how.place))}"
    for block in told.blocks:
        yield ""
        yield from _block(block, told.text)
    if not told.blocks and not told.contacts:
        yield "\nNo block that offers contacts."
    for contact in told.contacts:
        yield ""
        yield from _contact(contact)
    if not told.contacts:
        yield "\nNo contact is offered."
    if told.left_out:
        yield ""
        yield click.style("Left out", bold=True)
        for left in told.left_out:
            yield f"  {_cut(left.place)}  {_soft(f'{left.what}, line {left.place.line}: {left.why.words}')}"
    if told.warnings:
        yield ""
        yield click.style("Warnings", bold=True)
        yield from (f"  {safe(warning)}" for warning in told.warnings)


def _block(block: Block, text: str) -> Iterator[str]:
    cue = f": “{_cut(block.cue)}”{_line_of(block.cue)}" if block.cue is not None else ""
    yield f"{click.style(f'Block {block.number}', bold=True)}, opened by {block.opened.words}{cue}"
    for line in block.lines:
        said = safe(text[line.start : line.end])
        labels = ", ".join(_label(one.label, one.kind, text[one.start : one.end]) for one in line.labels)
        yield f"{_soft(f'{line.number:>6}')}  {said}"
        if labels:
            yield f"        {_soft('└')} {labels}"


def _label(label: str, kind: str | None, words: str) -> str:
    styled = click.style(label, fg=_COLOURS.get(label), dim=label not in _COLOURS)
    return f"{styled}{f' ({kind})' if kind else ''} {safe(' '.join(words.split()))[:60]}"


def _contact(contact: Contact) -> Iterator[str]:
    where = f", block {contact.block}" if contact.block else ""
    name = safe(contact.name) if contact.name is not None else "a desk without a name"
    yield f"{click.style(f'Contact {contact.number}: {name}', bold=True)} ({contact.kind}{where})"
    for field in contact.fields:
        extension = f" ext. {field.extension}" if field.extension else ""
        type_ = f" ({field.type})" if field.type else ""
        value = click.style(safe(field.shown + extension), fg=_COLOURS.get(field.field))
        yield f"  {field.field:<6} {value}{type_}  {_soft(f'{_line_of(field.place)[2:]}: “{_cut(field.place)}”')}"
        yield from (f"         {_soft('└ ' + why.words)}" for why in field.why)
    yield f"  confidence {contact.confidence:.3f}"
    for point in contact.points:
        feature = point.feature + (f": {point.value}" if point.value is not None else "")
        yield f"    {point.logit:+6.2f}  {safe(feature)}"
    yield f"    {contact.logit:+6.2f}  sum (log odds)"


def _line_of(place: Place | None) -> str:
    if place is None:
        return ""
    return f", line {place.line}" + (f" (page {place.page})" if place.page is not None else "")


def _cut(place: Place) -> str:
    words = safe(" ".join(place.exact.split()))
    return words if len(words) <= 80 else f"{words[:80]}…"


def _soft(words: str) -> str:
    return click.style(words, dim=True)
