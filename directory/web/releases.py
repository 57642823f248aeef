"""Releases: the list, and one with every claim marked in its text."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import api, filters, linked_data
from directory.presenters import page as shown
from directory.presenters.addresses import ATOM, JSON_FEED
from directory.registry.counting_releases import count_releases_without
from directory.registry.nearby import elsewhere, neighbours
from directory.registry.pages import release_page
from directory.registry.releases import OnlyReleases, list_releases
from directory.registry.search import find_office
from directory.web import answers, tallied
from directory.web.context import apart, pages, public
from directory.web.db import session
from directory.web.known import card_of
from directory.web.language import said
from directory.web.question import asked, asked_only

releases = Blueprint("releases", __name__)


@releases.get("/releases")
def index() -> Response:
    query, only, after = asked(), asked_only(OnlyReleases), request.args.get("after")
    office = find_office(session(), only.office) if only.office else None
    card = card_of(only.contact) if only.contact else None
    only = replace(only, contact=card.id if card else None)  # one that was merged leads to the other
    found = list_releases(session(), query=query, only=only, after=after)
    tally = tallied.releases(query, only)
    kept: dict[str, str | None] = {"q": query, **only.asked}
    named = ({"contact": card.name} if card else {}) | ({"office": office.ref.name} if office else {})
    narrowed = filters.of_releases(pages(), kept, only.normal, named)
    chosen = filters.chips(narrowed, tally, said())
    without = count_releases_without(session(), query, only) if chosen and not tally.total else {}
    return answers.page(
        "releases.html",
        here="Releases",
        linked=linked_data.releases(found.items, public()) if found.items else None,
        query=query,
        office=office,
        card=card,
        releases=found,
        total=tally.total,
        narrowed=narrowed,
        groups=filters.groups(narrowed, tally, said()),
        chosen=chosen,
        without=[(chip, without[chip.name]) for chip in chosen if without.get(chip.name)],
        first=after is None,
        start=pages().releases(**kept),
        next=pages().releases(**kept, after=found.next) if found.next else None,
        feeds=[apart().releases_feed(form, **kept) for form in (ATOM, JSON_FEED)],
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
