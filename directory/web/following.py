"""Feeds: what changed of all contacts, of those a search finds, of one, and of a press office; and the newest releases of a list. Each speaks the language of its
address, whoever fetches it: readers of feeds share what they fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC

from flask import Blueprint, Response, json, redirect, request
from werkzeug.http import http_date
from werkzeug.wrappers import Response as BaseResponse

from directory.changes import Change
from directory.counted import UNCOUNTED
from directory.presenters import etag, feeds, filters
from directory.presenters.addresses import ATOM, JSON_FEED, Addresses
from directory.registry.changes import all_changes, contact_changes, office_changes
from directory.registry.releases import OnlyReleases, newest_read
from directory.registry.search import EVERYBODY, Only, find_contacts, find_office, fingerprint
from directory.web import answers
from directory.web.context import public, settings, spoken
from directory.web.db import session
from directory.web.known import card_of
from directory.web.language import of_address
from directory.web.question import asked, asked_only, tag_of

following = Blueprint("following", __name__)

FOLLOWED = 100
"""So many contacts that a search finds are followed, the best first."""
NEWEST = 50
"""So many releases are told."""


@following.get(f"/contacts.<any({ATOM}, '{JSON_FEED}'):form>")
def contacts(form: str) -> BaseResponse:
    query, only = asked(), asked_only(Only)
    kept: dict[str, str | None] = {"q": query, **only.asked}

    def changes() -> Sequence[Change]:
        if not query and only == EVERYBODY:
            return all_changes(session())
        found = find_contacts(session(), query, only=only, limit=FOLLOWED).items
        return contact_changes(session(), [card.id for card in found])

    return _feed(
        form,
        _changed_of(query or filters.asked(only.asked, of_address())),
        lambda to, end: to.contacts_feed(end, **kept),
        lambda to: to.contacts(**kept),
        _entries(changes),
        tag_of(only),
    )


@following.get(f"/releases.<any({ATOM}, '{JSON_FEED}'):form>")
def releases(form: str) -> BaseResponse:
    query, only, t = asked(), asked_only(OnlyReleases), of_address()
    kept: dict[str, str | None] = {"q": query, **only.asked}
    named = {
        "office": find_office(session(), only.office).ref.name if only.office else "",
        "contact": card_of(only.contact).name if only.contact else "",
    }
    chosen = filters.chips(filters.of_releases(spoken(), kept, only.normal, named), UNCOUNTED, t)
    words = [query, *(chip.words for chip in chosen)] if query else [chip.words for chip in chosen]
    return _feed(
        form,
        t.gettext("Releases: %(of)s", of=" · ".join(words)) if words else t.gettext("Releases"),
        lambda to, end: to.releases_feed(end, **kept),
        lambda to: to.releases(**kept),
        lambda to: feeds.of_releases(newest_read(session(), query, only, NEWEST), to, public(), t),
    )


@following.get(f"/contacts/<id:public_id>.<any({ATOM}, '{JSON_FEED}'):form>")
def contact(public_id: str, form: str) -> BaseResponse:
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(spoken().contact_feed(card, form), 301)
    return _feed(
        form,
        _changed_of(card.name),
        lambda to, end: to.contact_feed(card, end),
        lambda to: to.contact(card),
        _entries(lambda: contact_changes(session(), [card.id])),
    )


@following.get(f"/offices/<slug:slug>.<any({ATOM}, '{JSON_FEED}'):form>")
def office(slug: str, form: str) -> BaseResponse:
    found = find_office(session(), slug)
    if found.ref.slug != slug:
        return redirect(spoken().office_feed(found.ref, form), 301)
    return _feed(
        form,
        _changed_of(found.ref.name),
        lambda to, end: to.office_feed(found.ref, end),
        lambda to: to.office(found.ref),
        _entries(lambda: office_changes(session(), slug)),
    )


def _changed_of(of: str) -> str:
    """What a feed of changes is called; `of` says whose they are, and is empty for all."""
    t = of_address()
    return t.gettext("What changed: %(of)s", of=of) if of else t.gettext("What changed")


def _entries(changes: Callable[[], Sequence[Change]]) -> Callable[[Addresses], Sequence[feeds.Entry]]:
    return lambda to: feeds.of_changes(changes(), to, of_address())


def _feed(  # noqa: PLR0913, PLR0917  # all that a feed has
    form: str,
    title: str,
    address: Callable[[Addresses, str], str],
    page: Callable[[Addresses], str],
    entries: Callable[[Addresses], Sequence[feeds.Entry]],
    state: str = "",
) -> Response:
    """The feed in the form asked for; none where the client has it (RFC 9110, 13.2.2: the entity tag comes first). `state` is what
    it depends on beside its address and the registry."""
    to, site_name, t = spoken(), settings().site_name, of_address()
    own = address(to, form)
    tag = etag.of_text(fingerprint(session()), own, title, site_name, state)
    if answers.has(tag):
        return answers.unchanged(tag)
    feed = feeds.Feed(f"{title} · {site_name}", address(to, ATOM), address(to, JSON_FEED), page(to), entries(to), t)
    headers = answers.headers(tag) | {"Last-Modified": http_date(feed.updated), "Content-Language": t.language}
    since = request.if_modified_since
    if since is not None and not request.if_none_match and feed.updated <= since.astimezone(UTC):
        return Response(status=304, headers=headers)
    if form == ATOM:
        return Response(feeds.atom(feed, site_name), 200, headers, content_type=f"{feeds.ATOM_TYPE}; charset=utf-8")
    return Response(json.dumps(feeds.as_json(feed, to, site_name)), 200, headers, content_type=feeds.JSON_TYPE)


@following.after_request
def _open(response: Response) -> Response:
    """Readers of feeds that run in browsers may fetch them, too."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
