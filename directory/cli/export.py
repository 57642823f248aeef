"""`press-directory export`: the whole registry in one file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import click

from directory import card_files
from directory.cli.registry import opened
from directory.presenters import tabular
from directory.presenters.addresses import Addresses
from directory.presenters.cards import forms
from directory.records import Card, Citation, Claim, Detail, Document, Field
from directory.registry.search import Only, all_contacts, find_office
from directory.registry.state import steady
from directory.settings import Settings
from directory.values import formulas, phones, territories

COLUMNS = (
    "id",
    "kind",
    "name",
    "role",
    "organisation",
    "office",
    "emails",
    "phones",
    "languages",
    "territories",
    "topics",
    "last cited",
    "releases",
    "page",
)
_OWN = ("jsonl", "csv")
_CARDS = {
    "vcf": forms.VCARD3,
    "vcf4": forms.VCARD4,
    "jcard": forms.JCARD,
    "jscontact": forms.JSCONTACT,
    "google": forms.GOOGLE,
    "outlook": forms.OUTLOOK,
}
_ZIP = "zip"
_BESIDE: tuple[Field, ...] = ("language", "territory", "topic")


@click.command()
@click.option("--format", "form", type=click.Choice([*_OWN, *_CARDS, _ZIP]), default="jsonl", show_default=True)
@click.option("--output", type=click.File("wb", atomic=True), default="-", help="A file instead of standard output.")
@click.option("--query", default="", help="Only contacts in which all these words are found.")
@click.option("--office", help="Only contacts of this press office (the last part of its page's address).")
@click.option(
    "--waiting/--no-waiting",
    default=True,
    show_default=True,
    help="JSON lines: also what waits for review, marked so; the other forms never hold it.",
)
@click.pass_obj
def export(  # noqa: PLR0913, PLR0917  # its options
    settings: Settings, form: str, output: io.BufferedIOBase, query: str, office: str | None, waiting: bool
) -> None:
    """Write all contacts as JSON lines, CSV, or cards for address books.

    jsonl has one contact a line with all it is cited for, "published" or waiting for review; csv one a row, for spreadsheets. Cards:
    vcf is vCard 3.0, which every address book reads, vcf4 vCard 4.0, jcard and jscontact the same in JSON; google and outlook are CSV in
    the columns that these import, zip has one vCard file each.

    \b
    Examples:
      press-directory export > contacts.jsonl
      press-directory export --format csv --output contacts.csv
      press-directory export --format vcf --office cnes > cnes.vcf
    """
    addresses = Addresses(settings.public_url)
    with opened(settings) as session:
        steady(session)
        if form in _OWN:
            found = all_contacts(session, query=query, office=office, waiting=waiting and form == "jsonl")
            output.writelines(as_json_lines(found) if form == "jsonl" else as_csv(found, addresses))
            return
        of = find_office(session, office).ref if office else None
        kind = _CARDS.get(form, forms.VCARD3)
        chosen = card_files.Chosen(query, Only(office=of.slug if of else None), of)
        whole = card_files.zipped if form == _ZIP else card_files.file_of
        output.writelines(whole(session, kind, addresses, chosen))


def as_json_lines(cards: Iterable[Card]) -> Iterator[bytes]:
    """One object a contact, keys always in one order."""
    for card in cards:
        yield json.dumps(_contact(card), ensure_ascii=False).encode() + b"\n"


def as_csv(cards: Iterable[Card], addresses: Addresses) -> Iterator[bytes]:
    """One row a contact (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to see that it is UTF-8).

    No cell begins like a formula.
    """
    yield tabular.MARK + tabular.row(COLUMNS)
    for card in cards:
        last = card.last_cited
        yield tabular.row(
            formulas.guarded(cell)
            for cell in (
                card.id,
                card.kind,
                card.name,
                card.first("role") or "",
                card.first("org") or "",
                card.office.name if card.office else "",
                ", ".join(d.value for d in card.of("email")),
                ", ".join(_number(d) for d in card.of("phone")),
                *(", ".join(d.value for d in card.of(field)) for field in _BESIDE),
                last.isoformat() if last else "",
                str(len({c.release.id for c in card.citations})),
                addresses.contact_at(card.id),
            )
        )


def _number(detail: Detail) -> str:
    """With its type in front, so that the cell does not begin with the plus sign."""
    extension = f" ext. {detail.extension}" if detail.extension else ""
    return f"{detail.type or 'voice'} {phones.show(detail.value)}{extension}"


def _contact(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "slug": card.slug,
        "kind": card.kind,
        "name": card.name,
        "role": card.first("role"),
        "org": card.first("org"),
        "office": card.office.name if card.office else None,
        "emails": [d.value for d in card.of("email")],
        "phones": [_phone(d) for d in card.of("phone")],
        **_beside(card.of),
        "updated": card.updated.isoformat(),
        "aliases": list(card.aliases),
        "published": card.published,
        "citations": [_citation(c) for c in card.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    release, said = citation.release, citation.mention
    return {
        "release": Document("", release.file, b"").id,
        "file": release.file,
        "release_id": release.id,
        "number": release.number,
        "title": release.title,
        "date": release.date.isoformat() if release.date else None,
        "name": said.name,
        "role": said.role,
        "org": said.org,
        "emails": list(said.emails),
        "phones": [_phone(c) for c in said.of("phone")],
        **_beside(said.of),
        "published": citation.published,
        "confidence": said.confidence,
    }


def _beside(of: Callable[[Field], Sequence[Detail | Claim]]) -> dict[str, list[Any]]:
    """What stands beside a contact; each once."""
    languages, areas, topics = (dict.fromkeys(said.value for said in of(field)) for field in _BESIDE)
    return {
        "languages": list(languages),
        "territories": [{"words": words, "country": territories.country(words)} for words in areas],
        "topics": list(topics),
    }


def _phone(said: Detail | Claim) -> dict[str, str | None]:
    return {
        "raw": said.raw,
        "e164": said.value if said.value.startswith("+") else None,
        "type": said.type,
        "extension": said.extension,
    }
