"""For editors: who may subscribe to a press office's book, and the tokens that the office gave for it."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.records import Office
from directory.registry import book_tokens, ledger
from directory.registry.search import find_office
from directory.web import answers, editor
from directory.web.acting import UNDOABLE, by_editor
from directory.web.context import pages
from directory.web.db import session
from directory.web.door import guards
from directory.web.forms import number

giving_tokens = Blueprint("giving_tokens", __name__)


@giving_tokens.get("/offices/<slug:slug>/tokens")
@editor.only
def tokens(slug: str) -> BaseResponse:
    office = find_office(session(), slug)
    if office.ref.slug != slug:
        return redirect(pages().book_tokens(office.ref.slug), 301)
    return _page(office)


@giving_tokens.post("/offices/<slug:slug>/tokens")
@editor.only
def give(slug: str) -> BaseResponse:
    """The answer itself shows the token, and is kept nowhere: nothing else ever does."""
    label = " ".join(request.form.get("label", "").split())
    secret = book_tokens.give(session(), slug, label, by_editor())
    session().commit()
    return _page(find_office(session(), slug), secret, label)


@giving_tokens.post("/offices/<slug:slug>/tokens/revoked")
@editor.only
def revoke(slug: str) -> BaseResponse:
    book_tokens.revoke(session(), slug, number(request.form, "number"), by_editor())
    session().commit()
    return redirect(pages().book_tokens(slug), 303)


def _page(office: Office, secret: str = "", label: str = "") -> Response:
    decided = ledger.acts(session(), offices=[office.ref.slug, *office.aliases], limit=UNDOABLE)
    return answers.unstored(
        "tokens.html",
        here="Press offices",
        office=office,
        guarded=guards(office.ref.slug),
        given=book_tokens.tokens_of(session(), office.ref.slug),
        secret=secret,
        label=label,
        longest=book_tokens.LONGEST_LABEL,
        acts=[act for act in decided if act.kind in {"demand", "lift", "undo"}],
    )
