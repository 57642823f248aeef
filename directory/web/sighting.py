"""Which sites show contacts of press offices that want to see it: gathered from the headers of what browsers ask, written now and then.

Whoever asks waits for nothing: what was seen is kept in this process's memory for a minute, then written by a thread of its own, at most once
a day for each site. It may be lost (with the process, or where another writes for long): the next day tells it again. With several workers
each gathers for itself, and notes the same sites.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from functools import partial
from threading import Lock, Timer
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.errors import RegistryUnavailable, SchemaOutOfDate
from directory.registry import sites
from directory.registry.sites import Question
from directory.web.embedding import Asked

EXTENSION: Final = "press-directory-sightings"
SECONDS: Final = 60
"""Between what was seen and its being written."""
MOST: Final = 1_000
"""So much is gathered until then; what is more is lost."""
NOBODYS: Final = Question()
_FRAMES: Final = frozenset({"iframe", "frame", "object", "embed"})
_LOG = logging.getLogger(__name__)

Sighting = tuple[Question, str]


class Sightings:
    """What was seen and not written yet."""

    def __init__(self, write: Callable[[Collection[Sighting], date], None], seconds: float = SECONDS) -> None:
        self._write = write
        self._seconds = seconds
        self._lock = Lock()
        self._gathered: set[Sighting] = set()
        self._written: set[Sighting] = set()
        self._day = date.min
        self._timer: Timer | None = None
        self._known = ("", frozenset[str]())

    @property
    def waiting(self) -> int:
        """How many are to be written."""
        return len(self._gathered)

    def wanted(self, revision: str, look: Callable[[], frozenset[str]]) -> frozenset[str]:
        """The slugs of the offices that want it, which `look` finds; asked once for each revision of the registry."""
        known = self._known
        if known[0] != revision:
            slugs = look()
            if slugs != known[1]:
                with self._lock:
                    self._written.clear()  # one that wanted it, stopped, and wants it again begins anew
            known = self._known = (revision, slugs)
        return known[1]

    def see(self, seen: Sighting) -> None:
        """Keep it until it is written, unless it was today."""
        today = datetime.now(UTC).date()
        with self._lock:
            if today != self._day:
                self._day = today
                self._written.clear()
            if seen in self._written or len(self._gathered) >= MOST:
                return
            self._gathered.add(seen)
            self._begin()

    def flush(self) -> None:
        """Write what was gathered; where that cannot be now, it is tried again later."""
        with self._lock:
            gathered, self._gathered = self._gathered, set()
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None
        if not gathered:
            return
        try:
            self._write(gathered, datetime.now(UTC).date())
        except (RegistryUnavailable, SchemaOutOfDate) as error:
            _LOG.info("which sites embed contacts could not be noted now: %s", error)
            with self._lock:
                self._gathered |= gathered
                self._begin()
            return
        with self._lock:
            if len(self._written) > 10 * MOST:
                self._written.clear()
            self._written |= gathered

    def _begin(self) -> None:
        if self._timer is None:
            self._timer = Timer(self._seconds, self.flush)
            self._timer.daemon = True
            self._timer.start()


def seer(engine: Engine, own: str) -> tuple[Sightings, Callable[[Question, Mapping[str, str], str], None]]:
    """What gathers, and what is told of each answer: whose contacts it shows, who asks (a WSGI environment), and the registry's fingerprint. `own`
    is the address of this service."""
    sightings = Sightings(partial(sites.note, engine))

    def look() -> frozenset[str]:
        with Session(engine) as session:
            return sites.wanted_slugs(session)

    def see(question: Question, environ: Mapping[str, str], revision: str) -> None:
        site = site_of(environ, own) if question != NOBODYS else None
        if site is None:
            return
        try:
            wanted = sightings.wanted(revision, look)
        except (RegistryUnavailable, SchemaOutOfDate):
            return
        if wanted and (not question.office or question.office in wanted):
            sightings.see((question, site))

    return sightings, see


def question_of(chosen: Asked) -> Question:
    """Whose contacts these are; of a search among all, nobody's."""
    return Question(chosen.only.office or "", chosen.release, tuple(chosen.ids))


def site_of(environ: Mapping[str, str], own: str) -> str | None:
    """The site whose page asks, by its origin; None where it does not say so, or is this one.

    A script's question bears `Origin` (Fetch, 3.2), which alone is looked at; a frame's only `Referer`, whose path is not. What follows a
    link is no frame (Fetch Metadata, 2.1), where the browser tells that.
    """
    if environ.get("HTTP_SEC_FETCH_SITE") == "same-origin":
        return None
    said = environ.get("HTTP_ORIGIN")
    if said is None and environ.get("HTTP_SEC_FETCH_DEST", "iframe") in _FRAMES:
        said = environ.get("HTTP_REFERER")
    return sites.site(said, own) if said else None
