"""Why names are one organisation's, for everybody; and for editors which names are worth their look, and deciding about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from re import fullmatch
from typing import Any, Final

from flask import Blueprint, Response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import InvalidQuery
from directory.presenters import deciding as drawn
from directory.presenters import deciding_offices as words
from directory.presenters.addresses import Addresses
from directory.records import ActKind, NamePair
from directory.registry import deciding_offices as deeds
from directory.registry import ledger, office_names
from directory.registry.deciding import By
from directory.registry.search import find_office
from directory.web import answers, editor
from directory.web.acting import UNDOABLE, Asked, carried_out
from directory.web.context import pages
from directory.web.db import session
from directory.web.forms import number, whole
from directory.web.language import said

deciding_offices = Blueprint("deciding_offices", __name__)

LISTED = 200
"""So many of a press office's newest releases are listed to be taken out."""

# ------------------------------------------------------------------ looking


@deciding_offices.get("/compare/names")
def compare() -> Response:
    found = office_names.compare(session(), number(request.args, "left"), number(request.args, "right"))
    return answers.page("compare_names.html", here="Compare", **_pair(found))


@deciding_offices.get("/review/offices")
@editor.only
def review() -> Response:
    """The pair of names that is most worth a look; `skip` leads past the first ones."""
    skip = number(request.args, "skip") if "skip" in request.args else 0
    found = office_names.suggestions(session(), limit=skip + 1)[skip:]
    last = ledger.acts(session(), limit=1)
    return answers.unstored(
        "review_offices.html",
        here="Review",
        skip=skip,
        left_to_do=office_names.count_suggestions(session()),
        last=last[0] if last and last[0].offices and last[0].kind != "undo" and last[0].undone_by is None else None,
        queue=pages().review_offices,
        action=pages().office_decisions(),
        back="offices",
        **(_pair(found[0]) if found else {"pair": None}),
    )


@deciding_offices.get("/offices/<slug:slug>/edit")
@editor.only
def edit(slug: str) -> BaseResponse:
    office = find_office(session(), slug)
    if office.ref.slug != slug:
        return redirect(pages().edit_office(office.ref.slug), 301)
    acts = ledger.acts(session(), offices=[office.ref.slug, *office.aliases], limit=UNDOABLE)
    return answers.unstored(
        "edit_office.html",
        here="Press offices",
        office=office,
        names=office_names.names_of(session(), slug),
        uses=office_names.uses_of(session(), slug, limit=LISTED),
        listed=LISTED,
        acts=acts,
    )


def _pair(found: NamePair) -> dict[str, Any]:
    """What a template shows of two names, with what the answer that they are one would change."""
    would: list[str] = []
    if editor.name() and found.left_office != found.right_office:
        ids = (found.left.id, found.right.id)
        would = foretold(lambda s: deeds.join(s, ids, By("", "", datetime.now(UTC))))
    return {
        "pair": found,
        "left": found.left.id,
        "right": found.right.id,
        "fall": drawn.waterfall(found, said()),
        "would": would,
    }


def foretold(deed: Callable[[Session], int]) -> list[str]:
    """What a deed would change, in sentences."""
    session().rollback()  # what was read so far would keep a writer's turn from beginning
    return words.consequence(office_names.foresee(session(), deed), said())


# ------------------------------------------------------------------ deciding


@deciding_offices.post("/decisions/offices")
@editor.only
def decide() -> BaseResponse:
    """Do what the form asks, or show first what it would change."""
    asked = _asked()
    return carried_out(
        asked, said().pgettext("deed", words.ACT_DEEDS[asked.kind]), foretold, pages().office_decisions()
    )


_SWITCHES: Final[Mapping[str, tuple[ActKind, Callable[[Session, str, By], int], Callable[[Addresses, str], str]]]] = {
    "demand": ("demand", deeds.demand, Addresses.book_tokens),
    "lift": ("lift", deeds.lift, Addresses.book_tokens),
    "sites": ("sites", deeds.note_sites, Addresses.embedding_sites),
    "no-sites": ("no-sites", deeds.stop_noting_sites, Addresses.embedding_sites),
}
"""What is so or not of a press office: how that is decided, and the page that tells it."""


def _asked() -> Asked:
    """What the form asks for. Raises InvalidQuery naming what is missing or wrong."""
    form = request.form
    kind, slug = form.get("kind", ""), form.get("office", "")
    onward = pages().edit_office(slug) if _is_slug(slug) else pages().review_offices(skip=form.get("skip"))
    if kind == "merge":
        other = _slug_in(form.get("other", ""))
        return Asked("merge", lambda s, by: deeds.merge(s, [slug, other], by), onward)
    if kind == "split":
        names = [whole(value, "name") for value in form.getlist("name")]
        typed = (*form.getlist("release"), *form.get("releases", "").split())
        releases = {_last_part(word) for word in typed} - {""}
        return Asked("split", lambda s, by: deeds.split(s, slug, names, by, releases=releases), onward)
    if kind == "no-logo":
        return Asked("no-logo", lambda s, by: deeds.take_logo_away(s, slug, by), onward)
    if kind in _SWITCHES:
        act, deed, page = _SWITCHES[kind]
        back = page(pages(), slug) if _is_slug(slug) else pages().offices()
        return Asked(act, lambda s, by: deed(s, slug, by), back)
    pair = (number(form, "left"), number(form, "right"))
    if kind == "same":
        return Asked("same", lambda s, by: deeds.join(s, pair, by), onward)
    opinions: dict[str, ActKind] = {"different": "different", "unsure": "unsure", "reopen": "reopen"}
    if kind in opinions:
        opinion = opinions[kind]
        return Asked(opinion, lambda s, by: deeds.decide(s, pair, opinion, by), onward)
    raise InvalidQuery("kind", "is none of the things that can be decided about names")


def _is_slug(word: str) -> bool:
    return fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", word) is not None


def _last_part(address: str) -> str:
    """Of what an editor typed: a word, or the address of a page that ends in it."""
    return address.strip().rstrip("/").rpartition("/")[2]


def _slug_in(typed: str) -> str:
    """The slug in what an editor typed: the slug itself, or the address of the press office's page."""
    word = _last_part(typed)
    if not _is_slug(word):
        raise InvalidQuery("other", "is not the address of a press office")
    return word
