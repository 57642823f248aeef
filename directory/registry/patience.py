"""What is noted beside the work of others, who are not kept waiting for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from directory.registry.engines import BUSY_SECONDS

_PATIENCE_MS: Final = 50


@contextmanager
def impatient(session: Session) -> Iterator[None]:
    """Within it nothing waits long for another's lock: RegistryUnavailable is raised instead."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SET LOCAL lock_timeout = {_PATIENCE_MS}"))
        yield
        return
    session.execute(text(f"PRAGMA busy_timeout = {_PATIENCE_MS}"))
    try:
        yield
    finally:
        session.rollback()
        session.execute(text(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}"))
