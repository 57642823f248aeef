"""What foreign pages load: a public promise. GET only, open to every origin, cached for stated times, lasting addresses."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, json

from directory.presenters import etag
from directory.presenters import widget as presenter
from directory.registry.search import find_contacts, find_office, fingerprint
from directory.web import answers
from directory.web.context import public, settings
from directory.web.db import session

widget = Blueprint("widget", __name__)

SCRIPT = (Path(__file__).parent / "embed" / "v1.js").read_text(encoding="utf-8")

MOST = 50
"""Contacts in one widget; the link below them leads to all."""

SCRIPT_CACHE = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800"
DATA_CACHE = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800"


@widget.get("/embed/v1.js")
def script() -> Response:
    tag = etag.of_text(SCRIPT)
    if answers.has(tag):
        return answers.unchanged(tag, SCRIPT_CACHE)
    return Response(SCRIPT, 200, answers.headers(tag, SCRIPT_CACHE), content_type="text/javascript; charset=utf-8")


@widget.get("/embed/offices/<slug:slug>.json")
def office(slug: str) -> Response:
    tag = etag.of_text(fingerprint(session()), "widget", slug, public().base, settings().site_name)
    if answers.has(tag):
        return answers.unchanged(tag, DATA_CACHE)
    found = find_office(session(), slug)
    contacts = find_contacts(session(), office=slug, limit=MOST).items
    body = json.dumps(presenter.office(found, contacts, public(), settings().site_name))
    return Response(body, 200, answers.headers(tag, DATA_CACHE), content_type="application/json")


@widget.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
