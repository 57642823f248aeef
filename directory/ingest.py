"""The whole line for one release after the other: read, resolve, keep. One release, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from directory.errors import DocumentError
from directory.reading import read_release
from directory.records import Document
from directory.registry.store import Kept, keep


def ingest(
    session_factory: sessionmaker[Session],
    documents: Iterable[Document | DocumentError],
    *,
    default_country: str | None,
    now: Callable[[], datetime],
) -> Iterator[Kept | DocumentError]:
    """What became of each document, in their order: kept, or the reason why not, which never stops the others.

    Where the database fails, RegistryUnavailable or SchemaOutOfDate is raised: what was yielded before is stored, of the
    release in hand nothing is. `now` is asked once a release.
    """
    for item in documents:
        if isinstance(item, DocumentError):
            yield item
            continue
        try:
            reading = read_release(item, default_country=default_country)
        except DocumentError as error:
            yield error
            continue
        except Exception as error:  # a mistake of ours about one document must not cost the others
            fault = f"{type(error).__name__}: {error}"
            yield DocumentError(
                item.name, f"this program failed on it, which it should not ({fault}); please report it"
            )
            continue
        with session_factory.begin() as session:
            kept = keep(session, item, reading, now())
        yield kept
