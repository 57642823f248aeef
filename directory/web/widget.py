"""What foreign pages load: a public promise. GET only, open to every origin, cached for stated times, lasting addresses."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, json, request

from directory.presenters import etag
from directory.presenters import widget as presenter
from directory.presenters.translating import Translator
from directory.registry.search import find_contacts, find_office, fingerprint
from directory.web import answers
from directory.web.context import in_language, settings
from directory.web.db import session
from directory.web.language import languages, of_address

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
    t = _spoken()
    to = in_language(t.language)
    tag = etag.of_text(fingerprint(session()), "widget", slug, to.base, t.language, settings().site_name)
    if answers.has(tag):
        return answers.unchanged(tag, DATA_CACHE)
    found = find_office(session(), slug)
    contacts = find_contacts(session(), office=slug, limit=MOST).items
    body = json.dumps(presenter.office(found, contacts, to, settings().site_name, t))
    return Response(body, 200, answers.headers(tag, DATA_CACHE), content_type="application/json")


def _spoken() -> Translator:
    """The language that the foreign page asks for (`?lang=fr-CA`), or the nearest of ours; without, that of the address."""
    wanted = request.args.get("lang")
    return languages().translator(languages().best([wanted])) if wanted else of_address()


@widget.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
