"""Statements that PostgreSQL takes apart once a connection (its extended query protocol: Parse once, then Bind and Execute), those of many
values without waiting for each answer.

A cursor of the driver sends each statement without a name: it looks through the text character by character for the places of values,
and the server parses it anew, each time. Plans are made for the values of each time (`engines.prepare`). A pooler between that hands each
transaction to another connection of the server must know of prepared statements (PgBouncer from 1.21 on: `max_prepared_statements`).
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any, Final, NamedTuple

_KNOWN: Final = "directory.registry.prepared"
_MOST_SENT: Final = 8_000
"""So many characters are sent before the answers are read. The server takes in so much without reading it, whatever it answers meanwhile:
otherwise both might wait for the other to read."""
_MOST_WAITING: Final = 200
"""So many statements, as well."""


class _Prepared(NamedTuple):
    """One statement as the server knows it: its name, and the columns that it answers with what reads them."""

    name: bytes
    columns: Any
    readers: Any
    sql: str


class PreparedCursor:
    """As much of a cursor (PEP 249) as statements need that are run often, in the transaction of a connection of `pg8000`."""

    def __init__(self, library: Any, driver: Any, info: MutableMapping[Any, Any]) -> None:
        """`library` is `pg8000`, as SQLAlchemy has loaded it where the database is PostgreSQL's; `info` lasts as long as the
        driver's connection, and so do statements prepared on it."""
        self._library, self._driver = library, driver
        self._known: dict[str, _Prepared] = info.setdefault(_KNOWN, {})
        self._answer: Any = None
        self._rows: Sequence[Sequence[Any]] = ()
        driver.cursor().execute(
            "SELECT 1"
        )  # the driver begins a transaction where none has begun; what is prepared does not

    @property
    def description(self) -> Sequence[tuple[Any, ...]]:
        """Of each column its name and type."""
        return [(column["name"], column["type_oid"], *[None] * 5) for column in self._answer.columns or ()]

    def execute(self, sql: str, values: Sequence[Any]) -> None:
        """Raises what the driver raises."""
        known = self._known.get(sql) or self._prepare(sql, values)
        given = self._given(values)
        self._rows = self._sent(known, [given])

    def executemany(self, sql: str, several: Iterable[Sequence[Any]]) -> None:
        """One after the other, without waiting for each answer (PostgreSQL, "Pipelining"). Raises what the driver raises."""
        waiting: list[Sequence[str | None]] = []
        size, rows = 0, list[Any]()
        for values in several:
            known = self._known.get(sql) or self._prepare(sql, values)
            given = self._given(values)
            length = sum(len(value) for value in given if value is not None)
            if waiting and (size + length > _MOST_SENT or len(waiting) == _MOST_WAITING):
                rows += self._sent(known, waiting)
                waiting, size = [], 0
            waiting.append(given)
            size += length
        if waiting:
            rows += self._sent(self._known[sql], waiting)
        self._rows = rows

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """All rows of the last answer, or of the last answers."""
        return self._rows

    def _given(self, values: Sequence[Any]) -> Sequence[str | None]:
        """As the server takes them."""
        given: Sequence[str | None] = self._library.converters.make_params(self._driver.py_types, values)
        return given

    def _sent(self, known: _Prepared, waiting: Sequence[Sequence[str | None]]) -> Sequence[Sequence[Any]]:
        *others, last = waiting
        for given in others:
            self._driver.send_BIND(known.name, given)
            self._driver.send_EXECUTE()
        # What it answers to all of them is read with the answer to the last.
        self._answer = self._driver.execute_named(known.name, last, known.columns, known.readers, known.sql)
        return self._answer.rows or ()

    def _prepare(self, sql: str, values: Sequence[Any]) -> _Prepared:
        numbered, _ = self._library.dbapi.convert_paramstyle("format", sql, values)
        name, columns, readers = self._driver.prepare_statement(numbered, ())
        self._known[sql] = _Prepared(name, columns, readers, numbered)
        return self._known[sql]
