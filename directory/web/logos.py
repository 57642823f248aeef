"""Logos of press offices: given out for ever at an address that is of their content, and taken from editors."""

from __future__ import annotations

import base64

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import InvalidQuery
from directory.presenters import logo as shown
from directory.presenters.deciding_offices import ACT_DEEDS
from directory.registry import deciding_offices, logos
from directory.web import answers, editor
from directory.web.acting import Asked, carried_out
from directory.web.context import pages
from directory.web.db import session
from directory.web.deciding_offices import foretold
from directory.web.headers import FOR_EVER
from directory.web.language import said

logos_ = Blueprint("logos", __name__)

_AROUND = 4_000
"""Bytes that a form has around a picture."""
_AS_TEXT = 4 / 3
"""How many characters of base 64 (RFC 4648, 5) a byte takes."""


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
    """Give it this logo, or show first how it would look: the form that asks then holds the picture, which nothing keeps meanwhile."""
    body = _sent()
    asked = Asked(
        "logo",
        lambda s, by: deciding_offices.give_logo(s, slug, body, by),
        pages().edit_office(slug),
        shown.held(body),
        (("picture", base64.urlsafe_b64encode(body).decode()),),
    )
    return carried_out(asked, said().pgettext("deed", ACT_DEEDS[asked.kind]), foretold, pages().office_logo(slug))


def _sent() -> bytes:
    """The picture, as a file or out of the form that showed it. Raises InvalidQuery where there is none."""
    sent = request.files.get("logo")
    if sent is not None and sent.filename:
        return sent.stream.read(logos.MOST_BYTES + 1)
    try:
        body = base64.b64decode(request.form.get("picture", ""), altchars=b"-_", validate=True)
    except ValueError:
        body = b""
    if not body:
        raise InvalidQuery("logo", "was not sent")
    return body


@logos_.before_request
def _bounded() -> None:
    request.max_content_length = int(logos.MOST_BYTES * _AS_TEXT) + _AROUND
