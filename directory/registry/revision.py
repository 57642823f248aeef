"""Whether the registry still says what it said: one cheap question, for whoever keeps what was made of it.

The version that every change of what is shown raises, in the transaction that changes it, tells of writers in other processes too;
between them only the end of an embargo changes what is shown, and the next one is known beforehand.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Engine, bindparam, func, select
from sqlalchemy.orm import Session

from directory.registry.columns import UtcDateTime
from directory.registry.failures import failure
from directory.registry.state import fingerprint_of
from directory.registry.statements import Statement
from directory.registry.tables import ActRow, DocumentRow, StateRow

_VERSION = select(StateRow.version)
_COMING = DocumentRow.embargo_over > bindparam("now", type_=UtcDateTime)
_LOOK = Statement(
    select(
        select(StateRow.version).scalar_subquery(),
        select(func.count()).where(_COMING).scalar_subquery(),
        select(func.min(DocumentRow.embargo_over)).where(_COMING).scalar_subquery(),
        select(func.max(ActRow.id)).scalar_subquery(),
        select(StateRow.publish_above).scalar_subquery(),
    )
)


class Revision(NamedTuple):
    """A version, until when its fingerprint is this one, and what can make something not be shown any more that was: the newest of
    people's acts, how many documents are under embargo, and from which confidence on contacts are published."""

    version: int
    fingerprint: str
    until: datetime | None
    hides: tuple[int, int, float]


class Revisions:
    """Of one database. May be asked by many threads at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sql = str(_VERSION.compile(dialect=engine.dialect))
        self._known: Revision | None = None

    @property
    def last(self) -> Revision | None:
        """What was last known, without asking."""
        return self._known

    def current(self) -> str:
        """As `state.fingerprint`: what was read of the registry after this was asked is no older than it. Raises
        RegistryUnavailable or SchemaOutOfDate."""
        return self.now().fingerprint

    def now(self) -> Revision:
        """The same with all that is known of it."""
        version, known = self._version(), self._known
        if known is None or version != known.version or (known.until and datetime.now(UTC) >= known.until):
            known = self._known = self._look()
        return known

    def _version(self) -> int:
        """Outside any transaction, which would cost two more questions."""
        connection = None
        try:
            connection = self._engine.raw_connection()
            driver = connection.driver_connection
            alone = (
                getattr(driver, "autocommit", None) is False
            )  # pg8000 begins a transaction otherwise, SQLite does not
            if alone:
                driver.autocommit = True  # type: ignore[union-attr]  # it has one, as just seen
            try:
                cursor = connection.cursor()
                cursor.execute(self._sql)
                row = cursor.fetchone()
                cursor.close()
            finally:
                if alone:
                    driver.autocommit = False  # type: ignore[union-attr]  # as above
        except Exception as error:
            if connection is not None:
                connection.invalidate()
            told = failure(self._engine, error)
            if told is None:
                raise
            raise told from error
        connection.close()
        return int(row[0]) if row else 0

    def _look(self) -> Revision:
        with Session(self._engine) as session:
            ((version, embargoed, until, decided, above),) = _LOOK.rows(session, now=datetime.now(UTC))
        hides = (decided or 0, embargoed, above or 0.0)
        return Revision(version or 0, fingerprint_of(version or 0, embargoed), until, hides)
