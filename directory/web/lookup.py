"""Pages on which a reader finds somebody: home, search, one contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import calling, filters, linked_data, standing, timeline
from directory.presenters.addresses import ATOM, JSON_FEED
from directory.presenters.changed import notable
from directory.records import Card
from directory.registry.beside import colleagues, desks_beside, people_beside
from directory.registry.changes import NOW_AND_THEN, all_changes, contact_changes
from directory.registry.counting import count_without
from directory.registry.search import (
    EVERYBODY,
    Only,
    count_all,
    find_contacts,
    find_office,
    list_offices,
    list_releases,
    releases_numbered,
)
from directory.registry.searching import answered
from directory.registry.signing import Signing, signed
from directory.web import answers, cards, hints, tallied
from directory.web.context import apart, pages, public, settings
from directory.web.db import session
from directory.web.known import card_of, told
from directory.web.language import said
from directory.web.question import asked, asked_only

lookup = Blueprint("lookup", __name__)

COLLEAGUES = 6
CHANGES = 5


@lookup.get("/")
def home() -> Response:
    opened = session()
    offices = list_offices(opened, limit=10)
    releases = list_releases(opened, limit=6)
    return answers.page(
        "home.html",
        linked=linked_data.site(settings().site_name, public()),
        counts=count_all(opened),
        offices=offices,
        releases=releases,
        changes=notable(all_changes(opened, contacts=NOW_AND_THEN))[:CHANGES],
        examples=hints.examples(opened, releases.items, offices.items),
    )


@lookup.get("/contacts")
def contacts() -> Response:
    query, only, after = asked(), asked_only(Only), request.args.get("after")
    office = find_office(session(), only.office) if only.office else None
    question = answered(session(), query)
    found = find_contacts(session(), question, only=only, after=after)
    tally = tallied.contacts(question, only)
    kept: dict[str, str | None] = {"q": query, **only.asked}
    narrowed = filters.of_contacts(pages(), kept, only.normal, {"office": office.ref.name} if office else {})
    chosen = filters.chips(narrowed, tally, said())
    without = count_without(session(), question, only) if chosen and not tally.total else {}
    plain = after is None and only == EVERYBODY
    signers = _signers(query, found.items) if plain else []
    return answers.page(
        "contacts.html",
        here="Contacts",
        linked=linked_data.contacts(found.items, public()) if found.items else None,
        query=query,
        office=office,
        contacts=found,
        total=tally.total,
        narrowed=narrowed,
        groups=filters.groups(narrowed, tally, said()),
        chosen=chosen,
        without=[(chip, without[chip.name]) for chip in chosen if without.get(chip.name)],
        tried=query.split(),
        nearest=[]
        if found.items or any(one.whole for one in signers) or not query or only != EVERYBODY
        else hints.nearest(session(), query),
        signers=signers,
        numbered=releases_numbered(session(), query) if plain and query else (),
        first=after is None,
        start=pages().contacts(**kept),
        next=pages().contacts(**kept, after=found.next) if found.next else None,
        file=pages().contacts_file("vcf", **kept),
        subscribe=pages().subscribe(**kept),
        kept=kept,
        own=pages().embedding(**kept) if any(kept.values()) else "",
        at=lambda suffix, version=None: pages().contacts_file(suffix, version=version, **kept),
        feeds=[apart().contacts_feed(form, **kept) for form in (ATOM, JSON_FEED)],
    )


def _signers(query: str, shown: Sequence[Card]) -> list[Signing]:
    """Who signs releases about what was asked and is not shown by the words themselves. Beside those who are, releases that have
    only some of the words say nothing."""
    known = {card.id for card in shown}
    found = [one for one in signed(session(), query) if one.card.id not in known] if query else []
    return [one for one in found if one.whole or not shown]


@lookup.get("/contacts/<id:public_id>")
@lookup.get("/contacts/<id:public_id>/<slug:slug>")
def contact(public_id: str, slug: str = "") -> BaseResponse:
    card = card_of(public_id)
    if card.id != public_id or slug not in {"", card.slug}:
        return redirect(pages().contact(card), 301)
    if (form := cards.asked_form()) is not None:
        return cards.one(card, form)
    if request.accept_mimetypes.best_match([answers.HTML_TYPE, answers.JSON], answers.HTML_TYPE) == answers.JSON:
        return told(card)
    office = find_office(session(), card.office.slug) if card.office else None
    near = colleagues(session(), office.ref, COLLEAGUES + 1) if office else ()
    beside = (desks_beside if card.kind == "person" else people_beside)(session(), card.id)
    known = {card.id, *(other.id for other in beside)}
    now = datetime.now(UTC)
    calls = calling.calls(card, now, said())
    return answers.kept_page(
        "contact.html",
        linked=linked_data.contact(card, public()),
        card=card,
        at=lambda suffix, version=None: pages().contact_file(card, suffix, version=version),
        former=[d for d in card.details if not d.current],
        named=[d for d in card.details if d.current and d.field not in {"email", "phone"}],
        releases=list({c.release.id: c.release for c in card.citations}.values()),
        colleagues=[other for other in near if other.id not in known][:COLLEAGUES],
        beside=beside,
        calls=calls,
        office_hours=(calling.OPENS, calling.CLOSES),
        instead=calling.instead(calls, beside, now, said()),
        line=timeline.timeline(card, said()),
        differences=timeline.differences(card, said()),
        changes=notable(contact_changes(session(), [card.id])),
        passed_over=standing.passed_over(card, office, said()),
        moved=standing.moved(card, said()),
    )
