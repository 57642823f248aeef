"""`press-directory extract`: what contacts do these releases offer?"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from directory.cli import progress
from directory.cli.learning import remembered
from directory.errors import DocumentError
from directory.extraction.memory import Memory
from directory.parallel import Crashed, ordered
from directory.reading import apart, attempt, weight
from directory.records import Claim, Document, Embargo, Mention, Reading
from directory.settings import Settings
from directory.sources import folder
from directory.values import territories
from directory.values.roles import kind_of


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@progress.jobs_option
@click.option(
    "--learn",
    is_flag=True,
    help="Read everything twice: what other releases of an issuer say of its contacts settles what one leaves open.",
)
@click.pass_obj
def extract(settings: Settings, paths: tuple[Path, ...], jobs: int | None, *, learn: bool) -> None:
    """Read files and folders and print one JSON object a document, with the contacts it offers and where it says so.

    Of a mailbox, a feed or a mail with files, each document within is one. Nothing is stored. The exit status is 1 when any document could not be read; the others are printed all the same.

    \b
    Example:
      press-directory extract seeds/ | jq '.contacts[].name'
    """
    failed = False
    memory = remembered(settings, paths, jobs, tell=False) if learn else None
    documents = folder.documents(paths, max_bytes=settings.max_document_bytes)
    documents = apart(documents, settings.limits)
    results = ordered(partial(_printed, settings, memory), documents, jobs=jobs, size=weight)
    with progress.reading(paths, results, printing=True) as shown:
        for result in shown:
            line, error = _crashed(result) if isinstance(result, Crashed) else result
            failed = failed or error is not None
            click.echo(line)
            if error is not None:
                click.echo(f"press-directory: {error}", err=True)
    sys.exit(1 if failed else 0)


_Printed = tuple[str, str | None]
"""A line to print, and the error to tell, if any."""


def _printed(settings: Settings, memory: Memory | None, item: Document | DocumentError) -> _Printed:
    country = settings.default_country or None
    result = attempt(item, default_country=country, limits=settings.limits, memory=memory)
    return _refused(item, result) if isinstance(result, DocumentError) else (_line(_success(*result)), None)


def _crashed(result: Crashed[Document | DocumentError]) -> _Printed:
    return _refused(result.item, DocumentError(result.item.name, result.how))


def _refused(item: Document | DocumentError, error: DocumentError) -> _Printed:
    identifier = item.id if isinstance(item, Document) else Path(error.name).stem
    return _line(_failure(identifier, error.name, error)), str(error)


def _line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _failure(identifier: str, file: str, error: DocumentError) -> dict[str, Any]:
    return {"id": identifier, "file": file, "error": {"type": error.type, "detail": error.detail}}


def _success(document: Document, reading: Reading) -> dict[str, Any]:
    release = reading.release
    answer: dict[str, Any] = {
        "id": document.id,
        "file": document.name,
        "release": {
            "issuer": release.issuer,
            "number": release.number,
            "title": release.title,
            "date": release.date.isoformat() if release.date else None,
            "language": release.language,
            "place": release.place,
            "embargo": _embargo(release.embargo),
            "links": [{"kind": link.kind, "label": link.label, "href": link.href} for link in release.links],
        },
        "contacts": [_contact(mention) for mention in reading.mentions],
    }
    if reading.warnings:
        answer["warnings"] = list(reading.warnings)
    return answer


def _embargo(said: Embargo | None) -> dict[str, str | None] | None:
    if said is None:
        return None
    return {"words": said.words, "until": said.until.isoformat() if said.until is not None else None}


def _contact(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "name": mention.name,
        "role": mention.role,
        "role_kind": kind_of(mention.kind, mention.role, mention.org),
        "org": mention.org,
        "emails": list(mention.emails),
        "phones": [
            {
                "raw": c.raw,
                "e164": c.value if c.value.startswith("+") else None,
                "type": c.type,
                "extension": c.extension,
            }
            for c in mention.of("phone")
        ],
        "languages": [c.value for c in mention.of("language")],
        "territories": [{"words": c.value, "country": territories.country(c.value)} for c in mention.of("territory")],
        "topics": [c.value for c in mention.of("topic")],
        "confidence": mention.confidence,
        "evidence": [_evidence(claim) for claim in mention.claims],
    }


def _evidence(claim: Claim) -> dict[str, Any]:
    place = claim.quote
    on_page = {} if place.page is None else {"page": place.page, "box": place.box}
    return {
        "field": claim.field,
        "value": claim.value,
        "start": place.start,
        "end": place.end,
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
    } | on_page
