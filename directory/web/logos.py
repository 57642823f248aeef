"""Logos of press offices: given out for ever at an address that is of their content, and taken from editors."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import InvalidQuery
from directory.registry import deciding_offices, logos
from directory.web import answers, editor
from directory.web.acting import by_editor
from directory.web.context import pages
from directory.web.db import session
from directory.web.forms import reason
from directory.web.headers import FOR_EVER

logos_ = Blueprint("logos", __name__)

_AROUND = 4_000
"""Bytes that a form has around a picture."""


@logos_.get("/logos/<string(maxlength=80):name>")
def logo(name: str) -> Response:
    """What it is, was read from its bytes, and nothing else is made of it. One that was taken away is given to nobody any more; who keeps
    it for ever has it all the same."""
    found = logos.shown(session(), name)
    if found is None:
        abort(404)
    kind, body = found
    tag = name.partition(".")[0][:24]
    # Address books that run in browsers, and those who show links to a page, take it from elsewhere.
    about = answers.headers(tag, FOR_EVER) | {"Cross-Origin-Resource-Policy": "cross-origin"}
    if answers.has(tag):
        return Response(status=304, headers=about, mimetype=kind)
    return Response(body, headers=about, mimetype=kind)


@logos_.post("/offices/<slug:slug>/logo")
@editor.only
def give(slug: str) -> BaseResponse:
    sent = request.files.get("logo")
    if sent is None or not sent.filename:
        raise InvalidQuery("logo", "was not sent")
    by = by_editor(reason())
    deciding_offices.give_logo(session(), slug, sent.stream.read(logos.MOST_BYTES + 1), by)
    session().commit()
    return redirect(pages().edit_office(slug), 303)


@logos_.before_request
def _bounded() -> None:
    request.max_content_length = logos.MOST_BYTES + _AROUND
