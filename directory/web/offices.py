"""Press offices: the list, and one with its contacts, releases and links."""

from __future__ import annotations

from flask import Blueprint, Response, request

from directory.presenters import page as shown
from directory.registry.search import find_contacts, find_office, list_offices, list_releases
from directory.web import answers
from directory.web.context import pages, public
from directory.web.db import session

offices = Blueprint("offices", __name__)


@offices.get("/offices")
def index() -> Response:
    after = request.args.get("after")
    found = list_offices(session(), after=after)
    return answers.page(
        "offices.html",
        here="Press offices",
        offices=found,
        first=after is None,
        start=pages().offices(),
        next=pages().offices(after=found.next) if found.next else None,
    )


@offices.get("/offices/<slug:slug>")
def office(slug: str) -> Response:
    found = find_office(session(), slug)
    contacts = find_contacts(session(), office=slug)
    script = public().widget_script()
    return answers.page(
        "office.html",
        office=found,
        contacts=contacts,
        first=True,
        next=pages().contacts(office=slug, after=contacts.next) if contacts.next else None,
        releases=list_releases(session(), office=slug, limit=10),
        links=shown.links(found.links),
        snippet=f'<script type="module" src="{script}"></script><press-contacts office="{slug}"></press-contacts>',
    )
