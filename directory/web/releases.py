"""Releases: the list, and one with every claim marked in its text."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import api, linked_data
from directory.presenters import page as shown
from directory.registry.nearby import elsewhere, neighbours
from directory.registry.pages import release_page
from directory.registry.search import find_office, list_releases
from directory.web import answers
from directory.web.context import pages, public
from directory.web.db import session
from directory.web.known import card_of
from directory.web.language import said

releases = Blueprint("releases", __name__)


@releases.get("/releases")
def index() -> Response:
    office, contact, after = (request.args.get(name) for name in ("office", "contact", "after"))
    found = list_releases(session(), office=office, contact=contact, after=after)
    return answers.page(
        "releases.html",
        here="Releases",
        linked=linked_data.releases(found.items, public()) if found.items else None,
        office=find_office(session(), office) if office else None,
        card=card_of(contact) if contact else None,
        releases=found,
        first=after is None,
        start=pages().releases(office=office, contact=contact),
        next=pages().releases(office=office, contact=contact, after=found.next) if found.next else None,
    )


@releases.get("/releases/<id:public_id>")
def release(public_id: str) -> BaseResponse:
    page = release_page(session(), public_id)
    if page.ref.id != public_id:
        return redirect(pages().release(page.ref), 301)
    return answers.page(
        "release.html",
        linked=linked_data.release(page, api.original(page), public()),
        page=page,
        paragraphs=shown.paragraphs(page.text, page.mentions),
        links=shown.links(page.links, said()),
        original=api.original(page),
        in_original=api.in_original(page),
        contacts_in_original=api.contacts_in_original(page),
        elsewhere=elsewhere(session(), page.ref.id, page.mentions),
        neighbours=neighbours(session(), page.ref.id),
    )
