"""Headers that every answer carries: nothing runs, loads or frames but what is ours."""

from __future__ import annotations

from flask import Flask, Response, request

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
FOR_EVER = "public, max-age=31536000, immutable"


def protect(app: Flask) -> None:
    app.after_request(_protected)


def _protected(response: Response) -> Response:
    page = response.mimetype == "text/html"
    response.headers.setdefault("Content-Security-Policy", PAGE_POLICY if page else DATA_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.path.startswith("/api/") or request.endpoint == "lookup.contact":
        response.vary.add("Accept")
    if request.endpoint == "static" and response.status_code in {200, 304} and request.args.get("v"):
        response.headers["Cache-Control"] = FOR_EVER
    return response
