"""What foreign pages load: a public promise. GET only, open to every origin, cached for stated times, lasting addresses."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, json, request

from directory.presenters import etag
from directory.web import answers, bounding, embedding, scripts
from directory.web.embedding import Asked
from directory.web.headers import FOR_EVER
from directory.web.lasting import LEFT, Shown
from directory.web.sighting import question_of

widget = Blueprint("widget", __name__)

DATA_CACHE: Final = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800"
NOW_CACHE: Final = "public, max-age=60, stale-while-revalidate=60, stale-if-error=600"
"""Of whom to call now, which is wrong soon."""


@widget.get("/embed/v1.js")
def script() -> Response:
    return _script(scripts.V1)


@widget.get("/embed/fit-v1.js")
def fit() -> Response:
    return _script(scripts.FIT)


@widget.get("/embed/contacts.json")
def contacts() -> Response:
    return _told(embedding.asked(request.args))


@widget.get("/embed/offices/<slug:slug>.json")
def office(slug: str) -> Response:
    """What scripts asked for that were loaded before there were others to show than an office's."""
    return _told(embedding.asked({"office": slug, "lang": request.args.get("lang", "")}))


def lasting(chosen: Asked) -> None:
    """What answers this may be given out again (`lasting`)."""
    request.environ.get(LEFT, []).append(Shown(question_of(chosen), chosen.now))


def _told(chosen: Asked) -> Response:
    bounding.count()
    t = embedding.spoken(chosen)
    tag, cache = embedding.tag(chosen, t), NOW_CACHE if chosen.now else DATA_CACHE
    if answers.has(tag):
        return answers.unchanged(tag, cache)
    body = json.dumps(embedding.told(chosen, t))
    lasting(chosen)
    return Response(body, 200, answers.headers(tag, cache), content_type=answers.JSON)


def _script(of: scripts.Script) -> Response:
    tag = etag.of_text(of.body)
    if answers.has(tag):
        return answers.unchanged(tag, FOR_EVER)
    return Response(of.body, 200, answers.headers(tag, FOR_EVER), content_type="text/javascript; charset=utf-8")


@widget.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
