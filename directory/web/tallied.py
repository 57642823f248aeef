"""Counts that were worked out for one request and still hold for the next: most readers look at the same few lists."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from flask import Flask, current_app

from directory.counted import Tally
from directory.registry.counting import count_contacts
from directory.registry.counting_releases import count_releases
from directory.registry.narrowing import Narrowing
from directory.registry.releases import OnlyReleases
from directory.registry.search import Only, fingerprint
from directory.registry.searching import Answered
from directory.registry.tallying import MOST
from directory.web.db import session

MOST_KEPT = 64
"""So many lists' counts are kept by each worker, those that were asked for last."""
_KEPT = "press-directory-tallies"


class _Kept:
    def __init__(self) -> None:
        self.lock = Lock()
        self.found: OrderedDict[tuple[object, ...], Tally] = OrderedDict()


def equip(app: Flask) -> None:
    app.extensions[_KEPT] = _Kept()


def contacts(query: str | Answered, only: Only, most: int = MOST) -> Tally:
    """As `counting.count_contacts`."""
    words = query.query if isinstance(query, Answered) else query
    return _known((words, only, most), lambda: count_contacts(session(), query, only=only, most=most))


def releases(query: str, only: OnlyReleases, most: int = MOST) -> Tally:
    """As `counting_releases.count_releases`."""
    return _known((query, only, most), lambda: count_releases(session(), query, only=only, most=most))


def _known(asked: tuple[str, Narrowing, int], count: Callable[[], Tally]) -> Tally:
    """What was counted; anew once what is shown has changed, or the day."""
    kept: _Kept = current_app.extensions[_KEPT]
    key = fingerprint(session()), datetime.now(UTC).date(), asked
    with kept.lock:
        found = kept.found.pop(key, None)
    if found is None:
        found = count()
    with kept.lock:
        kept.found[key] = found
        while len(kept.found) > MOST_KEPT:
            kept.found.popitem(last=False)
    return found
