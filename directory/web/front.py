"""What was made of a contact and still holds, kept in front of Flask, in this process.

Kept are pages and files as they were made, and of JSON what it says: that is written anew for each who asks. Before anything
is given out, the registry is asked whether it says the same as then (`registry.revision`): one question, whoever changed it. With
the first change all is gone, so nothing that was changed, withdrawn or hidden meanwhile is ever shown. A page that tells the time
is kept for its minute. Editors' pages are never kept, nor looked for here.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from msgspec.json import encode as to_json
from werkzeug.http import parse_etags

from directory.errors import DirectoryError
from directory.registry.revision import Revisions
from directory.web.packing import SMALLEST, WORTHWHILE, packed, reads_gzip

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KEEP = "press_directory.keep"
"""Where in a request's environment a route leaves what may be kept of its answer: a list."""
MOST = 16_000_000
"""So much is kept, in bytes of what is sent; in memory, data takes some times as much as its JSON."""
MOST_EACH = 200_000
HEAD = 1_500
"""Bytes that are counted for the rest of an answer."""
_OF_CONTENT = {"content-type", "content-length", "content-language", "content-disposition", "content-encoding"}

Headers = list[tuple[str, str]]
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What a route answers with 200: bytes, or data for JSON. `headers` are those that tell of the content; `clock`: it tells the
    time."""

    tag: str
    headers: Headers
    body: bytes = b""
    data: Mapping[str, Any] | None = None
    clock: bool = False

    def written(self) -> bytes:
        return self.body if self.data is None else to_json(self.data)


@dataclass(frozen=True, slots=True)
class _Kept:
    content: Content
    around: Headers
    """The headers that a 304 has as well."""
    size: int
    minute: int
    worthwhile: bool
    """Whether it goes out as gzip to who reads that."""
    packed: bytes = b""
    """The body so, where it is kept."""


class _Held:
    """What is kept of one revision, the oldest first."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self.answers: dict[Key, _Kept] = {}
        self.size = 0


class Front:
    """WSGI: answers from what is kept, or lets the application answer, and keeps what it says may be kept."""

    def __init__(self, inner: WSGIApplication, revisions: Revisions, cookie: str, most: int = MOST) -> None:
        """`cookie` is the name of the one that editors have."""
        self._inner = inner
        self._revisions = revisions
        self._cookie = cookie
        self._most = most
        self._lock = Lock()
        self._held = _Held("")

    @property
    def size(self) -> int:
        """Of all that is kept, in bytes."""
        return self._held.size

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if (
            "/contacts/" not in path
            or environ["REQUEST_METHOD"] != "GET"
            or self._cookie in environ.get("HTTP_COOKIE", "")
        ):
            return self._inner(environ, start_response)
        try:
            revision = self._revisions.current()
        except DirectoryError:  # the application tells it to the reader
            return self._inner(environ, start_response)
        held = self._held
        if held.revision != revision:
            held = self._held = _Held(revision)
        asked, languages = environ.get("HTTP_ACCEPT", ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")
        key = (path, environ.get("QUERY_STRING", ""), asked, languages)
        kept, minute = held.answers.get(key), int(time.time()) // 60
        if kept is None or kept.minute not in {0, minute}:
            return self._asked(held, key, minute, environ, start_response)
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None and is_among(kept.content.tag, tags):
            start_response("304 NOT MODIFIED", kept.around.copy())
            return ()
        body, about = kept.content.written(), kept.content.headers
        if kept.worthwhile and len(body) >= SMALLEST and reads_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            body, about = kept.packed or packed(body), [*about, ("Content-Encoding", "gzip")]
        start_response("200 OK", [*about, ("Content-Length", str(len(body))), *kept.around])
        return (body,)

    def _asked(
        self, held: _Held, key: Key, minute: int, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """The application's answer; what may be kept of it is what it read after `held` was known to be so."""
        left: list[Content] = []
        environ[KEEP] = left

        def started(status: str, headers: Headers, *more: Any) -> Any:
            if left and status[:3] in {"200", "304"}:
                around = [(name, value) for name, value in headers if not of_content(name)]
                self._keep(held, key, _kept(left[0], around, minute))
            return start_response(status, headers, *more)

        return self._inner(environ, started)

    def _keep(self, held: _Held, key: Key, kept: _Kept) -> None:
        if kept.size > min(MOST_EACH, self._most):
            return
        with self._lock:
            former = held.answers.pop(key, None)
            held.answers[key] = kept
            held.size += kept.size - (former.size if former else 0)
            while held.size > self._most:
                held.size -= held.answers.pop(next(iter(held.answers))).size


def _kept(content: Content, around: Headers, minute: int) -> _Kept:
    type_ = next(value for name, value in content.headers if name == "Content-Type").partition(";")[0]
    worthwhile = type_ in WORTHWHILE
    sent = packed(content.body) if worthwhile and len(content.body) >= SMALLEST else b""
    size = HEAD + len(sent) + len(content.body if content.data is None else to_json(content.data))
    return _Kept(content, around, size, minute if content.clock else 0, worthwhile, sent)


def of_content(header: str) -> bool:
    """Whether a header tells of the content, and so is none of a 304's (RFC 9110, 15.4.5)."""
    return header.lower() in _OF_CONTENT


def is_among(tag: str, tags: str) -> bool:
    """Whether a header `If-None-Match` names this tag (RFC 9110, 13.1.2)."""
    return tags == f'W/"{tag}"' or parse_etags(tags).contains_weak(tag)
