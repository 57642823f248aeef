"""What browsers and crawlers ask for to find their way: search description, sitemap, robots."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, stream_with_context

from directory.presenters import discovery as presenter
from directory.presenters import etag
from directory.records import OfficeRef, ReleaseRef
from directory.registry import sitemap as registry
from directory.registry.search import fingerprint
from directory.web import answers
from directory.web.context import public, settings, spoken, static
from directory.web.db import session
from directory.web.language import of_address

discovery = Blueprint("discovery", __name__)

XML = "application/xml"


@discovery.get("/opensearch.xml")
def opensearch() -> Response:
    icon = public().host(static("icon.svg"))
    body = presenter.opensearch(settings().site_name, icon, spoken(), of_address())
    return _whole(body, presenter.OPENSEARCH)


@discovery.get("/robots.txt")
def robots() -> Response:
    return _whole(presenter.robots(public()).encode(), "text/plain; charset=utf-8")


@discovery.get("/sitemap.xml")
def index() -> Response:
    tag = etag.of_text(fingerprint(session()), "sitemap", public().base)
    if answers.has(tag):
        return answers.unchanged(tag)
    body = presenter.sitemap_index(registry.parts(session()), public())
    return Response(body, 200, answers.headers(tag), content_type=XML)


@discovery.get("/sitemap-<section>-<int:number>.xml")
def part(section: str, number: int) -> Response:
    tag = etag.of_text(fingerprint(session()), "sitemap", public().base, section, str(number))
    if answers.has(tag):
        return answers.unchanged(tag)
    address = _addressed(section)
    found = registry.part(session(), section, number)
    stretches = ([(address(id_, slug), changed) for id_, slug, changed in stretch] for stretch in found)
    return Response(stream_with_context(presenter.sitemap(stretches)), 200, answers.headers(tag), content_type=XML)


def _addressed(section: str) -> Callable[[str, str], str]:
    to = public()
    if section == "contacts":
        return to.contact_at
    if section == "offices":
        return lambda slug, _: to.office(OfficeRef(slug, ""))
    return lambda id_, _: to.release(ReleaseRef(id_, None, None, None, "", None))


def _whole(body: bytes, type_: str) -> Response:
    tag = etag.of_text(body.decode())
    if answers.has(tag):
        return answers.unchanged(tag)
    return Response(body, 200, answers.headers(tag), content_type=type_)
