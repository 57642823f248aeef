"""Answers with an entity tag, and none where the client already has it (RFC 9110, 13.1.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, render_template, request

from directory.presenters import etag, vcard
from directory.web import editor
from directory.web.language import marked

REVALIDATE = "no-cache"
"""A cache may keep the answer, and must ask whether it still holds before it gives it out."""


def has(tag: str) -> bool:
    """Whether the client says that it has this very answer."""
    return request.if_none_match.contains_weak(tag)


def headers(tag: str, cache: str = REVALIDATE) -> dict[str, str]:
    return {"ETag": f'W/"{tag}"', "Cache-Control": cache}


def unchanged(tag: str, cache: str = REVALIDATE) -> Response:
    """304, with the headers that the full answer would have."""
    return Response(status=304, headers=headers(tag, cache))


def page(template: str, status: int = 200, **words: Any) -> Response:
    """A rendered page, tagged by what it shows; for editors, who see more, one that no cache may keep."""
    if editor.name():
        return unstored(template, status, **words)
    body = render_template(template, **words)
    tag = etag.of_text(body)
    if status == 200 and has(tag):
        return marked(unchanged(tag))
    kept = headers(tag) if status == 200 else {"Cache-Control": "no-store"}
    return marked(Response(body, status, kept, mimetype="text/html"))


def unstored(template: str, status: int = 200, **words: Any) -> Response:
    """A rendered page that no cache may keep."""
    body = render_template(template, **words)
    return marked(Response(body, status, {"Cache-Control": "no-store"}, mimetype="text/html"))


def cards(chunks: Iterable[bytes], tag: str, name: str) -> Response:
    """vCards as a file of that name."""
    if has(tag):
        return unchanged(tag)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(chunks, 200, headers(tag) | disposition, content_type=vcard.MEDIA_TYPE)
