"""Contacts as files for address books: one, a press office, a search; in every form that `presenters.cards` has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, redirect, request, stream_with_context
from werkzeug.wrappers import Response as BaseResponse

from directory import card_files
from directory.card_files import Chosen
from directory.errors import InvalidQuery
from directory.presenters import code, etag
from directory.presenters.cards import archive, properties, vcard3
from directory.presenters.cards.forms import FORMS, JCARD, JSCONTACT, VCARD3, VCARD4, Form, file_name
from directory.records import Card
from directory.registry.beside import desks_beside, people_beside
from directory.registry.facets import check
from directory.registry.search import Only, find_office, fingerprint
from directory.registry.state import steady
from directory.web import answers
from directory.web.context import pages, public
from directory.web.db import session
from directory.web.known import card_of
from directory.web.question import asked, asked_only, tag_of

files = Blueprint("files", __name__)

VERSIONS = {"3.0": VCARD3, "4.0": VCARD4}
"""Of vCard, by the parameter `version`, of the address or of the media type that is asked for (RFC 6350, 10.1)."""

_OFFERED: dict[str, Form | None] = {
    "text/vcard": VCARD3,
    "text/vcard;version=3.0": VCARD3,
    "text/vcard;version=4.0": VCARD4,
    JCARD.media_type: JCARD,
    JSCONTACT.media_type: JSCONTACT,
    "application/jscontact+json": JSCONTACT,
}
"""Media types by which a card is asked for in place of a page."""

_BY_SUFFIX = {form.suffix: form for form in FORMS} | {VCARD3.suffix: VCARD3}
_ZIP = "zip"
_ONE = ",".join(f"'{suffix}'" for suffix in _BY_SUFFIX)
_SEVERAL = f"{_ONE},{_ZIP}"


@files.get(f"/contacts/<id:public_id>.<any({_ONE}):suffix>")
def contact(public_id: str, suffix: str) -> BaseResponse:
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(pages().contact_file(card, suffix, version=request.args.get("version")), 301)
    return one(card, _form(suffix))


@files.get("/contacts/<id:public_id>/code.svg")
def contact_code(public_id: str) -> BaseResponse:
    """A QR code that saves the contact."""
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(pages().contact_code(card), 301)
    tag = etag.of_text(etag.of_card(card), code.MEDIA_TYPE, public().base)
    return answers.kept_file(code.picture(vcard3.brief(card, public())), tag, code.MEDIA_TYPE)


@files.get(f"/contacts.<any({_SEVERAL}):suffix>")
def contacts(suffix: str) -> Response:
    query = asked()
    return _many(suffix, Chosen(query, asked_only(Only)), query)


@files.get(f"/offices/<slug:slug>.<any({_SEVERAL}):suffix>")
def office(slug: str, suffix: str) -> Response:
    ref = find_office(session(), slug).ref
    return _many(suffix, Chosen("", Only(office=ref.slug), ref), slug)


def one(card: Card, form: Form) -> Response:
    """The contact as a file. Where the form can tell them, with those who stand beside it."""
    related = [other.id for other in _beside(card)] if form.groups else []
    body = form.one(form.write(properties.of_card(card, public(), related)))
    tag = etag.of_text(etag.of_card(card), form.name, public().base, *related)
    return answers.kept_file(body, tag, form.media_type, file_name(form.suffix, card.slug, card.id))


def asked_form() -> Form | None:
    """The form of a card that is asked for rather than a page (RFC 9110, 12.5.1); None where it is a page, or data."""
    offered = {answers.HTML_TYPE: None, **_OFFERED, answers.JSON: None}
    return offered[request.accept_mimetypes.best_match(list(offered), answers.HTML_TYPE)]


def _form(suffix: str) -> Form:
    """Raises InvalidQuery for a version that there is not."""
    form = _BY_SUFFIX[suffix]
    if form is not VCARD3:
        return form
    version = request.args.get("version")
    if not version:
        return VCARD4 if asked_form() is VCARD4 else VCARD3
    if version not in VERSIONS:
        raise InvalidQuery("version", f"is none of {', '.join(VERSIONS)}")
    return VERSIONS[version]


def _beside(card: Card) -> Sequence[Card]:
    return (desks_beside if card.kind == "person" else people_beside)(session(), card.id)


def _many(suffix: str, chosen: Chosen, words: str) -> Response:
    """All whom a list shows; `words` are those that the file is named after."""
    form = _form(VCARD3.suffix if suffix == _ZIP else suffix)
    media_type = archive.MEDIA_TYPE if suffix == _ZIP else form.media_type
    query, only, _ = chosen
    tag = etag.of_text(fingerprint(session()), suffix, form.name, public().base, query, tag_of(only))
    if answers.has(tag):
        return answers.unchanged(tag)
    check(only)  # what nobody can be asked for is refused before anything is sent
    chunks = _chunks(suffix, form, chosen)
    return answers.streamed(stream_with_context(chunks), tag, media_type, file_name(suffix, words, "contacts"))


def _chunks(suffix: str, form: Form, chosen: Chosen) -> Iterator[bytes]:
    """Asks for its session when it is sent: the one of the route is closed by then. Should the registry have changed since the tag
    was told, the next who asks with that tag is given the file anew."""
    steady(session())
    whole = card_files.zipped if suffix == _ZIP else card_files.file_of
    yield from whole(session(), form, public(), chosen)
