"""A release that a client sends to have it read: bounded in size, rate and cost, and gone with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from directory.errors import DocumentTooLarge
from directory.explaining.apart import ApartExplainer
from directory.settings import Settings
from directory.web.rate import TokenBuckets

EXTENSION = "press-directory-unstored"
AROUND = 20_000
"""Bytes that a form may take besides the release in it."""
ESCAPED = 3
"""A form may write one byte as three (`%0A`), and each line end as two."""


class MemoryRequest(Request):
    """Keeps uploaded files in memory, which `max_content_length` bounds, and never on a disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002  # werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


@dataclass(frozen=True, slots=True)
class _Means:
    explainer: ApartExplainer
    buckets: TokenBuckets


def equip(app: Flask, settings: Settings) -> None:
    """Prepare this application to read for clients; the reading process starts with the first release."""
    app.request_class = MemoryRequest
    buckets = TokenBuckets(settings.lab_per_minute, burst=settings.lab_per_minute)
    app.extensions[EXTENSION] = _Means(ApartExplainer(), buckets)


def bound(settings: Settings) -> None:
    """Count this request against its client, and let its body be no larger than allowed. Raises RateExceeded."""
    _means().buckets.take(request.remote_addr)
    request.max_content_length = ESCAPED * settings.lab_max_bytes + AROUND
    request.max_form_memory_size = ESCAPED * settings.lab_max_bytes + AROUND


def body(settings: Settings) -> bytes:
    """The request's body as it is. Raises DocumentTooLarge."""
    with _refused_as_ours(settings):
        return request.get_data(cache=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came: the name and bytes of its file (None without one), the words pasted, and the example chosen."""

    file: tuple[str, bytes] | None
    text: str
    example: str


def form(settings: Settings) -> Sent:
    """The form that was sent. Raises DocumentTooLarge."""
    with _refused_as_ours(settings):
        sent = request.files.get("file")
        file = (tidy_name(sent.filename), sent.read()) if sent is not None and sent.filename else None
        text = request.form.get("text", "").replace("\r\n", "\n")  # a browser sends every line end so
        return Sent(file, text, request.form.get("example", ""))


def explained(name: str, content: bytes, settings: Settings) -> dict[str, Any]:
    """How it is read (`explaining.records.together`). Raises the kinds of DocumentError, and ReaderBusy."""
    if len(content) > settings.lab_max_bytes:
        raise too_large(settings)
    return _means().explainer.explain(
        name, content, default_country=settings.default_country or None, limits=settings.limits
    )


def tidy_name(name: str) -> str:
    """The last part of a file's name, without characters that nobody sees."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[-120:] or "a file"


def too_large(settings: Settings) -> DocumentTooLarge:
    return DocumentTooLarge("your release", f"it has more than {settings.lab_max_bytes:,} bytes")


def _means() -> _Means:
    found: _Means = current_app.extensions[EXTENSION]
    return found


@contextmanager
def _refused_as_ours(settings: Settings) -> Iterator[None]:
    try:
        yield
    except RequestEntityTooLarge as error:
        raise too_large(settings) from error
