"""How much one client may have made of what other pages embed. What is kept and still holds costs nothing, and is not counted."""

from __future__ import annotations

from typing import Final

from flask import Flask, current_app, request

from directory.settings import Settings
from directory.web.rate import TokenBuckets

EXTENSION: Final = "press-directory-embedding-rate"


def equip(app: Flask, settings: Settings) -> None:
    app.extensions[EXTENSION] = TokenBuckets(settings.embed_per_minute, burst=settings.embed_per_minute)


def count() -> None:
    """Count one answer against who asks for it. Raises RateExceeded."""
    buckets: TokenBuckets = current_app.extensions[EXTENSION]
    buckets.take(request.remote_addr)
