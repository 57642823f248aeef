"""Headers that every answer carries: nothing runs, loads or frames but what is ours."""

from __future__ import annotations

from flask import Flask, Response, request

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
FOR_EVER = "public, max-age=31536000, immutable"


_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_PAGE = (("Content-Security-Policy", PAGE_POLICY), *_ALWAYS)
_NEGOTIATED = {"lookup.contact", "files.contact", "files.contacts", "files.office"}
"""What answers in the form, or the version of a form, that the client accepts; as all of the API does."""
_DATA = (("Content-Security-Policy", DATA_POLICY), *_ALWAYS)


def protect(app: Flask) -> None:
    app.after_request(_protected)


def _protected(response: Response) -> Response:
    headers = response.headers
    given = {name for name, _ in headers}
    for name, value in _PAGE if response.mimetype == "text/html" else _DATA:
        if name not in given:
            headers.add(name, value)
    if request.path.startswith("/api/") or request.endpoint in _NEGOTIATED:
        if "Vary" in given:
            response.vary.add("Accept")
        else:
            headers.add("Vary", "Accept")
    if request.endpoint == "static" and response.status_code in {200, 304} and request.args.get("v"):
        headers["Cache-Control"] = FOR_EVER
    return response
