"""The whole line for one release after the other: read, resolve, keep. One release, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session, sessionmaker

from directory.errors import DocumentError
from directory.extraction.memory import Lesson, Memory
from directory.limits import USUAL, Limits
from directory.parallel import Crashed, ordered
from directory.reading import apart, attempt, weight
from directory.records import Document, Reading
from directory.registry.issued import held, issued, issuer_at, stored
from directory.registry.store import Kept, keep


def ingest(  # noqa: PLR0913 - each keyword is a setting of its own
    session_factory: sessionmaker[Session],
    documents: Iterable[Document | DocumentError],
    *,
    default_country: str | None,
    now: Callable[[], datetime],
    jobs: int | None = 1,
    limits: Limits = USUAL,
    learn: bool = False,
) -> Iterator[Kept | DocumentError]:
    """What became of each document, in their order: kept, or the reason why not, which never stops the others. Of one that
    holds documents (a mailbox, a feed, a mail with files) each is kept as a release of its own.

    Where the database fails, RegistryUnavailable or SchemaOutOfDate is raised: what was yielded before is stored, of the
    release in hand nothing is. `now` is asked once a release. `jobs` processes read (see `parallel.ordered`); this one
    keeps.

    With `learn`, all that the registry holds of each issuer that had a document here is then read again, with what the
    others of them taught, and those are answered too that are read differently for it (`Kept.outcome` is "taught").
    """
    touched: set[str] = set()
    read = partial(attempt, default_country=default_country, limits=limits)
    for result in ordered(read, apart(documents, limits), jobs=jobs, size=weight):
        if isinstance(result, Crashed):
            yield DocumentError(result.item.name, result.how)
        elif isinstance(result, DocumentError):
            yield result
        else:
            document, reading = result
            with session_factory.begin() as session:
                before = issuer_at(session, document.address) if learn else None
                # A known document keeps what it was taught: what it says by itself must not replace that for a moment.
                known = held(session, document) if before is not None and "#" not in document.address else None
                kept = known or keep(session, document, reading, now())
            touched |= {issuer for issuer in (before, reading.release.issuer) if issuer is not None}
            yield kept
    if learn:
        for issuer in sorted(touched):
            yield from _taught(
                session_factory, issuer, partial(attempt, default_country=default_country, limits=limits), now
            )


def _taught(
    session_factory: sessionmaker[Session],
    issuer: str,
    read: Callable[..., tuple[Document, Reading] | DocumentError],
    now: Callable[[], datetime],
) -> Iterator[Kept]:
    """What an issuer's releases say once each knows the others, of those that say something else than before. It follows from
    the set of the releases alone: the first look at each, which teaches, is made anew."""
    with session_factory() as session:
        waiting = issued(session, issuer)
    memory = Memory()
    for document in _again(session_factory, waiting):
        result = read(document)
        if not isinstance(result, DocumentError):
            memory.learn(document.checksum, Lesson.of(result[1].release.issuer, result[1].mentions))
    for document in _again(session_factory, waiting):
        result = read(document, memory=memory)
        if isinstance(result, DocumentError):
            continue
        with session_factory.begin() as session:
            kept = keep(session, *result, now())
        if kept.outcome != "unchanged":
            yield replace(kept, outcome="taught")


def _again(session_factory: sessionmaker[Session], waiting: Iterable[int]) -> Iterator[Document]:
    """Documents of the registry, one at a time."""
    for document_id in waiting:
        with session_factory() as session:
            document = stored(session, document_id)
        if document is not None:
            yield document
