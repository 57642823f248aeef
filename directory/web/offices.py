"""Press offices: the list, and one with its contacts, releases and links."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import calling, deciding_offices, embedding, linked_data, newsroom, standing, timeline
from directory.presenters import page as shown
from directory.presenters.changed import notable
from directory.registry.changes import office_changes
from directory.registry.office_names import names_of
from directory.registry.office_page import newest_named, subjects
from directory.registry.search import find_contacts, find_office, list_offices, list_releases
from directory.web import answers, scripts
from directory.web.context import pages, public, today
from directory.web.db import session
from directory.web.language import said

offices = Blueprint("offices", __name__)


@offices.get("/offices")
def index() -> Response:
    after = request.args.get("after")
    found = list_offices(session(), after=after)
    return answers.page(
        "offices.html",
        here="Press offices",
        linked=linked_data.offices(found.items, public()) if found.items else None,
        offices=found,
        first=after is None,
        start=pages().offices(),
        next=pages().offices(after=found.next) if found.next else None,
    )


@offices.get("/offices/<slug:slug>")
def office(slug: str) -> BaseResponse:
    found = find_office(session(), slug)
    if found.ref.slug != slug:  # a name that leads to another
        return redirect(pages().office(found.ref), 301)
    contacts = newest_named(session(), found.ref)
    about = subjects(session(), found.ref)
    names = deciding_offices.spelt(names_of(session(), slug)) if found.ref.also else []
    em = embedding.room_of([len(shown.ways(card)) for card in contacts])
    return answers.page(
        "office.html",
        linked=linked_data.office(found, contacts, about, public()),
        office=found,
        at=lambda suffix, version=None: pages().office_file(found.ref, suffix, version=version),
        contacts=contacts,
        now_calling=newsroom.now(contacts, datetime.now(UTC), said()),
        office_hours=(calling.OPENS, calling.CLOSES),
        roster=newsroom.roster(found.ref, contacts),
        subjects=about,
        topics=newsroom.said(contacts, "topic", said()),
        territories=newsroom.said(contacts, "territory", said()),
        languages_spoken=newsroom.said(contacts, "language", said()),
        names=names,
        called=deciding_offices.called(found, names, said()),
        releases=list_releases(session(), office=slug, limit=10),
        changes=notable(office_changes(session(), slug)),
        links=shown.links(shown.by_kind(found.links), said()),
        snippet=embedding.script_line(public().widget_script(), scripts.V1.integrity)
        + embedding.element({"office": slug}, em),
    )


CHECKED = 100
"""So many contacts are looked at on one page."""


@offices.get("/offices/<slug:slug>/check")
def check(slug: str) -> Response:
    """For the press officer: which details of the office's contacts differ from release to release, and who is not named any
    more."""
    found, after = find_office(session(), slug), request.args.get("after")
    contacts = find_contacts(session(), office=slug, limit=CHECKED, after=after)
    differing = [(card, told) for card in contacts.items if (told := timeline.differences(card, said()))]
    silent = [card for card in contacts.items if standing.of_contact(card, today()).state == "ageing"]
    return answers.page(
        "check.html",
        office=found,
        differing=differing,
        silent=silent,
        looked_at=len(contacts.items),
        next=f"{pages().office_check(found.ref)}?after={contacts.next}" if contacts.next else None,
        first=after is None,
        start=pages().office_check(found.ref),
    )
