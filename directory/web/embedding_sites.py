"""For editors: which sites show contacts of a press office, where that is noted."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from directory.registry import ledger, sites
from directory.registry.search import find_office
from directory.web import answers, editor
from directory.web.acting import UNDOABLE
from directory.web.context import pages
from directory.web.db import session

embedding_sites = Blueprint("embedding_sites", __name__)

_KINDS: Final = {"sites", "no-sites", "undo"}


@embedding_sites.get("/offices/<slug:slug>/sites")
@editor.only
def page(slug: str) -> Response:
    office = find_office(session(), slug)
    if office.ref.slug != slug:
        return redirect(pages().embedding_sites(office.ref.slug), 301)
    decided = ledger.acts(session(), offices=[slug, *office.aliases], limit=UNDOABLE)
    return answers.unstored(
        "sites.html",
        here="Press offices",
        office=office,
        noted=sites.is_wanted(session(), slug),
        found=sites.sites_of(session(), slug),
        most=sites.MOST,
        remembered=sites.REMEMBERED.days,
        acts=[act for act in decided if act.kind in _KINDS],
    )
