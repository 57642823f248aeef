"""Answers made smaller on their way (RFC 9110, 8.4.1.3: gzip) to who says that they can read them so.

Not for editors: their pages carry a secret, the token of their forms, beside words that anybody may have chosen, and from the
sizes of such pages compressed the secret can be guessed (BREACH; Gluck, Harris, Prado 2013).
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Flask, Response, request

from directory.web.editor import COOKIE

LEVEL = 5
"""Pages come out within 3 in 100 of the smallest; 30 kB take about half a millisecond."""
SMALLEST = 1000
"""Shorter answers fit into one packet as they are (RFC 9293: 1,220 bytes and more, less the headers)."""
KEPT_FILES = 64
WORTHWHILE = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/vcard",
        "image/svg+xml",
        "application/json",
        "application/problem+json",
        "application/atom+xml",
        "application/feed+json",
        "application/xml",
        "application/opensearchdescription+xml",
        "application/x-suggestions+json",
    }
)


def compress(app: Flask) -> None:
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype not in WORTHWHILE or COOKIE in request.cookies:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 and response.status_code < 400:
        return response
    if "Content-Encoding" in response.headers or not _reads_gzip() or (response.is_streamed and not _is_file()):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < SMALLEST:
        return response
    tag, _ = response.get_etag()
    response.set_data(_of_file(tag, body) if tag and _is_file() else gzip.compress(body, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    if tag:
        response.set_etag(tag, weak=True)  # the same words in other bytes (RFC 9110, 8.8.3.3)
    return response


def _reads_gzip() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _is_file() -> bool:
    """Whether this is one of the few files that pages are dressed with: they stay the same, and are compressed once."""
    return request.endpoint == "static"


@lru_cache(maxsize=KEPT_FILES)
def _of_file(_tag: str, body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
