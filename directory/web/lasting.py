"""What other pages embed, answered again as it was: while it still holds, and for a while when the registry cannot be asked or an answer fails.

A page that shows contacts shows nothing where it is answered 5xx, and browsers put that in the place of the good answer that they have. So
the last good answer to each question is kept in this process, before Flask. While the registry says the same, it is given out as it is. When
it fails, it is given out as what is stale (RFC 9111, 4.2.4), with its age, to be asked again soon, and no longer than its own
`stale-if-error` (RFC 5861, 4) allows. Never past what this process could know of: with a decision of people seen since (somebody may have
asked not to be shown), another embargo, another threshold, or an embargo's moment that has come, it is not given out any more.
What releases said meanwhile makes it old, which its age tells, and is no reason to show nothing.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from directory.errors import DirectoryError
from directory.registry.revision import Revision, Revisions
from directory.registry.sites import Question
from directory.web.front import Headers, is_among, of_content
from directory.web.packing import SMALLEST, WORTHWHILE, packed, reads_gzip

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LEFT: Final = "press_directory.embedded"
"""Where in a request's environment a route leaves what it showed: a list of `Shown`. Nothing else is kept."""
MOST: Final = 16_000_000
"""Bytes that are kept in a process; what was not asked for longest leaves first."""
MOST_EACH: Final = 400_000
HEAD: Final = 2_500
"""Bytes that are counted for the rest of an answer."""
SOON: Final = 30
"""Seconds for which a stale answer may be given out by caches before they ask again."""
PAUSE: Final = 2.0
"""Seconds in which a registry that failed is not asked again by who can be answered without it."""
_PATHS: Final = ("/embed/contacts.json", "/embed/contacts", "/oembed")
_SECONDS: Final = re.compile(r"(max-age|stale-if-error)=(\d{1,9})")

Seen = Callable[[Question, "WSGIEnvironment", str], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a route showed: whose contacts, and whether that depends on the minute."""

    question: Question
    clock: bool = False


@dataclass(slots=True)
class _Kept:
    shown: Shown
    revision: Revision
    """Of the registry, asked before it was read."""
    moment: int
    """The minute, or the day (UTC) since lists know of days, in which it was made."""
    body: bytes
    headers: Headers
    tag: str
    good_at: float
    """When it was last known to hold, in seconds since the epoch."""
    lasts: int
    """Seconds from then on for which it may be given out at all."""
    small: bytes = b""
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = HEAD + len(self.body) + len(self.small)


class Lasting:
    """WSGI: answers what other pages embed from what is kept, or lets the application answer and keeps that."""

    def __init__(self, inner: WSGIApplication, revisions: Revisions, cookie: str, seen: Seen, most: int = MOST) -> None:
        """`cookie` is the name of the one that editors have; `seen` is told of each answer whose contacts it shows, who asks, and the
        registry's fingerprint, and must neither wait nor raise."""
        self._inner = inner
        self._revisions = revisions
        self._cookie = cookie
        self._seen = seen
        self._most = most
        self._lock = Lock()
        self._answers: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._size = 0
        self._pause_until = 0.0

    @property
    def size(self) -> int:
        """Of all that is kept, in bytes."""
        return self._size

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if (
            not (path.endswith(_PATHS) or "/embed/offices/" in path)
            or environ["REQUEST_METHOD"] != "GET"
            or self._cookie in environ.get("HTTP_COOKIE", "")
        ):
            return self._inner(environ, start_response)
        key = (path, environ.get("QUERY_STRING", ""))
        kept = self._answers.get(key)
        revision = self._asked_registry(kept)
        if kept is not None and revision is None and self._may_last(kept):
            return self._told(kept, environ, start_response, fresh=False)
        if (
            kept is None
            or revision is None
            or kept.revision != revision
            or kept.moment != _moment(kept.shown, time.time())
        ):
            return self._made(key, revision, environ, start_response)
        kept.good_at = time.time()
        return self._told(kept, environ, start_response, fresh=True)

    def _asked_registry(self, kept: _Kept | None) -> Revision | None:
        """What the registry says of itself; None where it cannot be asked, or just could not."""
        if kept is not None and time.monotonic() < self._pause_until:
            return None
        try:
            return self._revisions.now()
        except DirectoryError:
            self._pause_until = time.monotonic() + PAUSE
            return None

    def _may_last(self, kept: _Kept) -> bool:
        """Whether it may be given out although nobody knows whether it holds."""
        now, of, known = datetime.now(UTC), kept.revision, self._revisions.last or kept.revision
        return (
            of.hides == known.hides
            and (of.until is None or now < of.until)
            and 0 <= time.time() - kept.good_at <= kept.lasts
        )

    def _made(
        self,
        key: tuple[str, str],
        revision: Revision | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        """The application's answer, whole and as it is, whatever the client has or reads: what is kept is that."""
        asked: dict[str, Any] = {
            name: environ.pop(name) for name in ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING") if name in environ
        }
        left: list[Shown] = []
        environ[LEFT] = left
        began = time.time()
        status, headers, body = _whole(self._inner, environ)
        environ.update(asked)
        if status.startswith("200") and left and revision is not None:
            kept = _kept(left[0], revision, began, headers, body)
            self._keep(key, kept)
            return self._told(kept, environ, start_response, fresh=True)
        kept_ = self._answers.get(key)
        if status.startswith("5") and kept_ is not None and self._may_last(kept_):
            return self._told(kept_, environ, start_response, fresh=False)
        if status[:3] in {"400", "404", "410"}:
            self._drop(key)  # it may mean that somebody asked not to be shown
        start_response(status, headers)
        return (body,)

    def _told(
        self, kept: _Kept, environ: WSGIEnvironment, start_response: StartResponse, *, fresh: bool
    ) -> Iterable[bytes]:
        self._seen(kept.shown.question, environ, kept.revision.fingerprint)
        headers = kept.headers if fresh else _aged(kept)
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None and is_among(kept.tag, tags):
            start_response("304 NOT MODIFIED", [pair for pair in headers if not of_content(pair[0])])
            return ()
        body = kept.body
        if kept.small and reads_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            body, headers = kept.small, [*headers, ("Content-Encoding", "gzip")]
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return (body,)

    def _keep(self, key: tuple[str, str], kept: _Kept) -> None:
        self._drop(key)
        if kept.size > min(MOST_EACH, self._most):
            return
        with self._lock:
            self._answers[key] = kept
            self._size += kept.size
            while self._size > self._most:
                _, oldest = self._answers.popitem(last=False)
                self._size -= oldest.size

    def _drop(self, key: tuple[str, str]) -> None:
        with self._lock:
            former = self._answers.pop(key, None)
            self._size -= former.size if former else 0


def _whole(inner: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, Headers, bytes]:
    """Status, headers and body of an answer."""
    told: list[tuple[str, Headers]] = []

    def started(status: str, headers: Headers, *_: Any) -> Callable[[bytes], object]:
        told.append((status, headers))
        return lambda _: None

    parts = inner(environ, started)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told[-1]
    return status, headers, body


def _moment(shown: Shown, at: float) -> int:
    """Whatever it shows may be another after that."""
    return int(at) // (60 if shown.clock else 86_400)


def _kept(shown: Shown, revision: Revision, began: float, headers: Headers, body: bytes) -> _Kept:
    said = dict(headers)
    kind = said["Content-Type"].partition(";")[0]
    small = packed(body) if kind in WORTHWHILE and len(body) >= SMALLEST else b""
    lasts = sum(_seconds(said["Cache-Control"]).values())
    without = [pair for pair in headers if pair[0] != "Content-Length"]
    tag = said["ETag"].removeprefix("W/").strip('"')
    return _Kept(shown, revision, _moment(shown, began), body, without, tag, began, lasts, small)


def _aged(kept: _Kept) -> Headers:
    """The headers of what is given out without knowing whether it holds: fresh for a moment only, counted from its age (RFC 9111, 4.2)."""
    age = max(0, int(time.time() - kept.good_at))
    cache = f"public, max-age={age + SOON}, stale-if-error={max(0, kept.lasts - age - SOON)}"
    return [*(pair for pair in kept.headers if pair[0] != "Cache-Control"), ("Cache-Control", cache), ("Age", str(age))]


def _seconds(cache: str) -> dict[str, int]:
    return {name: int(seconds) for name, seconds in _SECONDS.findall(cache)}
