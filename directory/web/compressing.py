"""Answers made smaller on their way (RFC 9110, 8.4.1.3: gzip) to who says that they can read them so.

Not for editors: their pages carry a secret, the token of their forms, beside words that anybody may have chosen, and from the
sizes of such pages compressed the secret can be guessed (BREACH; Gluck, Harris, Prado 2013).
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Flask, Response, request

from directory.web.editor import COOKIE
from directory.web.packing import SMALLEST, WORTHWHILE, packed, reads_gzip

KEPT_FILES = 64


def compress(app: Flask) -> None:
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype not in WORTHWHILE or COOKIE in request.cookies:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 and response.status_code < 400:
        return response
    if (
        "Content-Encoding" in response.headers
        or response.cache_control.no_transform
        or not reads_gzip(request.headers.get("Accept-Encoding", ""))
        or (response.is_streamed and not _is_file())
    ):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < SMALLEST:
        return response
    tag, _ = response.get_etag()
    response.set_data(_of_file(tag, body) if tag and _is_file() else packed(body))
    response.headers["Content-Encoding"] = "gzip"
    if tag:
        response.set_etag(tag, weak=True)  # the same words in other bytes (RFC 9110, 8.8.3.3)
    return response


def _is_file() -> bool:
    """Whether this is one of the few files that pages are dressed with: they stay the same, and are compressed once."""
    return request.endpoint == "static"


@lru_cache(maxsize=KEPT_FILES)
def _of_file(_tag: str, body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
