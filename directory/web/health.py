"""Whether this installation can answer, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, json

from directory.registry.search import fingerprint
from directory.web.db import session

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """200 where the registry answers; else `errors.py` makes it a 503."""
    fingerprint(session())
    return Response(json.dumps({"status": "ok"}), 200, {"Cache-Control": "no-store"}, content_type="application/json")
