"""The whole line for one release after the other: read, resolve, keep. One release, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session, sessionmaker

from directory.errors import DocumentError
from directory.parallel import Crashed, ordered
from directory.reading import USUAL_BOUNDS, Bounds, apart, attempt, weight
from directory.records import Document
from directory.registry.store import Kept, keep


def ingest(  # noqa: PLR0913 - each keyword is a setting of its own
    session_factory: sessionmaker[Session],
    documents: Iterable[Document | DocumentError],
    *,
    default_country: str | None,
    now: Callable[[], datetime],
    jobs: int | None = 1,
    limits: Bounds = USUAL_BOUNDS,
) -> Iterator[Kept | DocumentError]:
    """What became of each document, in their order: kept, or the reason why not, which never stops the others. Of one that
    holds documents (a mailbox, a feed, a mail with files) each is kept as a release of its own.

    Where the database fails, RegistryUnavailable or SchemaOutOfDate is raised: what was yielded before is stored, of the
    release in hand nothing is. `now` is asked once a release. `jobs` processes read (see `parallel.ordered`); this one
    keeps.
    """
    read = partial(attempt, default_country=default_country, limits=limits)
    for result in ordered(read, apart(documents, limits.document), jobs=jobs, size=weight):
        if isinstance(result, Crashed):
            yield DocumentError(result.item.name, result.how)
        elif isinstance(result, DocumentError):
            yield result
        else:
            document, reading = result
            with session_factory.begin() as session:
                kept = keep(session, document, reading, now())
            yield kept
