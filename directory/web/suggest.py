"""Suggestions while a question is typed, for browsers' own search fields and for ours."""

from __future__ import annotations

from flask import Blueprint, Response, json

from directory.presenters import etag
from directory.presenters.discovery import SUGGESTIONS
from directory.presenters.suggestions import suggestions
from directory.registry.search import fingerprint
from directory.registry.suggesting import suggested
from directory.web import answers
from directory.web.context import spoken
from directory.web.db import session
from directory.web.language import marked, said
from directory.web.question import asked

suggest = Blueprint("suggest", __name__)

CACHE = "public, max-age=60"


@suggest.get("/suggest")
def index() -> Response:
    query = asked()
    tag = etag.of_text(fingerprint(session()), "suggest", spoken().base, query, said().language)
    if answers.has(tag):
        return marked(answers.unchanged(tag, CACHE))
    found = suggested(session(), query)
    body = json.dumps(
        suggestions(query, found.contacts, found.offices, found.releases, found.signers, spoken(), said())
    )
    return marked(Response(body, 200, answers.headers(tag, CACHE), content_type=SUGGESTIONS))
