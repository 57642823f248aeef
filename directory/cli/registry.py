"""The registry as commands open it: its schema is looked at first, and it is closed behind them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from directory.registry.engines import open_engine
from directory.registry.schema import require_current
from directory.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    """A session on the configured registry. Raises RegistryUnavailable, or SchemaOutOfDate with what to do about it."""
    engine = open_engine(settings.database_url)
    try:
        require_current(engine)
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
