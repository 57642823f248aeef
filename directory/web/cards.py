"""vCards: one contact, a press office, a search."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, redirect, stream_with_context
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import code, etag, vcard
from directory.records import Card
from directory.registry.search import Only, find_contacts, find_office, fingerprint
from directory.web import answers
from directory.web.context import pages, public
from directory.web.db import session
from directory.web.known import card_of
from directory.web.question import asked, asked_only, tag_of

files = Blueprint("files", __name__)

STRETCH = 100
"""Contacts read at a time, so that the memory of a long file stays flat."""


@files.get("/contacts/<id:public_id>.vcf")
def contact(public_id: str) -> BaseResponse:
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(pages().contact_card(card), 301)
    return one(card)


@files.get("/contacts/<id:public_id>/code.svg")
def contact_code(public_id: str) -> BaseResponse:
    """A QR code that saves the contact."""
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(pages().contact_code(card), 301)
    tag = etag.of_text(etag.of_card(card), code.MEDIA_TYPE, public().base)
    return answers.kept_file(code.picture(vcard.brief(card, public())), tag, code.MEDIA_TYPE)


@files.get("/contacts.vcf")
def contacts() -> Response:
    query = asked()
    return _many(query, asked_only(Only), vcard.file_name(query, "contacts"))


@files.get("/offices/<slug:slug>.vcf")
def office(slug: str) -> Response:
    return _many("", Only(office=find_office(session(), slug).ref.slug), vcard.file_name(slug))


def one(card: Card) -> Response:
    """The contact as a file."""
    tag = etag.of_text(etag.of_card(card), vcard.MEDIA_TYPE, public().base)
    return answers.kept_file(vcard.write([card], public()), tag, vcard.MEDIA_TYPE, vcard.file_name(card.slug, card.id))


def _many(query: str, only: Only, name: str) -> Response:
    tag = etag.of_text(fingerprint(session()), vcard.MEDIA_TYPE, public().base, query, tag_of(only))
    return answers.cards(stream_with_context(_stretches(query, only)), tag, name)


def _stretches(query: str, only: Only) -> Iterator[bytes]:
    after: str | None = None
    to = public()
    while True:
        found = find_contacts(session(), query, only=only, after=after, limit=STRETCH)
        yield vcard.write(found.items, to)
        after = found.next
        if after is None:
            return
