"""Answers with an entity tag, and none where the client already has it (RFC 9110, 13.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response, render_template, request
from msgspec.json import encode as to_json

from directory.presenters import etag
from directory.web import editor
from directory.web.front import KEEP, Content
from directory.web.language import marked, said

REVALIDATE = "no-cache"
"""A cache may keep the answer, and must ask whether it still holds before it gives it out."""


JSON, HTML = "application/json", "text/html; charset=utf-8"
HTML_TYPE = "text/html"


def has(tag: str) -> bool:
    """Whether the client says that it has this very answer."""
    return request.if_none_match.contains_weak(tag)


def headers(tag: str, cache: str = REVALIDATE) -> dict[str, str]:
    return {"ETag": f'W/"{tag}"', "Cache-Control": cache}


def unchanged(tag: str, cache: str = REVALIDATE, mimetype: str = JSON) -> Response:
    """304, with the headers that the full answer would have; of what type that is, decides about some of them."""
    return Response(status=304, headers=headers(tag, cache), mimetype=mimetype)


def page(template: str, status: int = 200, **words: Any) -> Response:
    """A rendered page, tagged by what it shows; for editors, who see more, one that no cache may keep."""
    if editor.name():
        return unstored(template, status, **words)
    body = render_template(template, **words)
    if status == 200:
        return _page(body)
    return marked(Response(body, status, {"Cache-Control": "no-store"}, mimetype="text/html"))


def kept_page(template: str, **words: Any) -> Response:
    """The same, kept for its minute (`front`), whose time may stand on it."""
    if editor.name():
        return unstored(template, **words)
    body = render_template(template, **words)
    about = [("Content-Type", HTML), ("Content-Language", said().language)]
    _keep(Content(etag.of_text(body), about, body.encode(), clock=True))
    return _page(body)


def _page(body: str) -> Response:
    tag = etag.of_text(body)
    if has(tag):
        return marked(unchanged(tag, mimetype="text/html"))
    return marked(Response(body, 200, headers(tag), mimetype="text/html"))


def kept_file(body: bytes, tag: str, content_type: str, name: str = "") -> Response:
    """A file, kept (`front`); `name` is what it is saved as."""
    about = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    _keep(Content(tag, [("Content-Type", content_type), *about.items()], body))
    if has(tag):
        return unchanged(tag)
    return Response(body, 200, headers(tag) | about, content_type=content_type)


def kept_data(data: Mapping[str, Any], tag: str) -> Response:
    """JSON, of which what it says is kept (`front`)."""
    _keep(Content(tag, [("Content-Type", JSON)], data=data))
    if has(tag):
        return unchanged(tag)
    return Response(to_json(data), 200, headers(tag), content_type=JSON)


def _keep(content: Content) -> None:
    request.environ.get(KEEP, []).append(content)


def unstored(template: str, status: int = 200, **words: Any) -> Response:
    """A rendered page that no cache may keep."""
    body = render_template(template, **words)
    return marked(Response(body, status, {"Cache-Control": "no-store"}, mimetype="text/html"))


def streamed(chunks: Iterable[bytes], tag: str, media_type: str, name: str) -> Response:
    """A file of that name, sent as it is made."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(chunks, 200, headers(tag) | disposition, content_type=media_type)
