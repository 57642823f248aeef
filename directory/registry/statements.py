"""Statements that a release is kept by: composed once, compiled once for each kind of database, and run on the
transaction's own cursor.

SQLAlchemy composes them, and knows types and databases; but what it does around each one that it runs takes some ten times as
long as SQLite does to answer. A kept release asks and writes some fifty times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple, NoReturn

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Insert,
    Integer,
    String,
    TableValuedAlias,
    Text,
    Update,
    bindparam,
    insert,
    update,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from directory.registry.failures import failure
from directory.registry.prepared import PreparedCursor
from directory.registry.tables import Base

Process = Callable[[Any], Any]
_HELD = "directory.registry.statements"


@dataclass(slots=True)
class _Compiled:
    """A statement as one kind of database takes it."""

    sql: str
    ordered: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    fixed: Mapping[str, Any]
    """What is the same each time, such as a limit."""
    bound: Sequence[tuple[int, Process]]
    """Makes of a value what the database takes; only where it is not taken as it is."""
    types: Sequence[TypeEngine[Any]]
    """Of the columns that it answers."""
    found: Sequence[tuple[int, Process]] | None = None
    """Makes of a column what is handed out; only where it is not handed out as it comes. Known once it has answered."""

    def told(self, dialect: Dialect, cursor: Any) -> Sequence[tuple[int, Process]]:
        if self.found is None:
            processes = (
                type_.dialect_impl(dialect).result_processor(dialect, column[1])
                for type_, column in zip(self.types, cursor.description, strict=True)
            )
            self.found = [(place, process) for place, process in enumerate(processes) if process is not None]
        return self.found


class _Held(NamedTuple):
    """What the statements of one transaction run on."""

    transaction: object
    engine: Engine
    dialect: Dialect
    cursor: Any


class Statement:
    """One that is run often. Values are given by the names of its `bindparam`s.

    Of objects that a session holds nothing is known here: what was changed in them is to be flushed first, and what is changed here
    is not seen in them before they expire. Where the database fails, raises what `failures` makes of it.
    """

    __slots__ = ("_clause", "_columns", "_compiled")

    def __init__(self, clause: ClauseElement, columns: Sequence[str] | None = None) -> None:
        """`columns` are those that an INSERT or UPDATE is given values for."""
        self._clause, self._columns = clause, columns
        self._compiled: dict[str, _Compiled] = {}

    def sql(self, dialect: Dialect) -> str:
        """As this kind of database takes it."""
        return self._for(dialect).sql

    def rows(self, session: Session, **values: object) -> list[Any]:
        """What it answers, each row a tuple."""
        return self.each(session, (values,))

    def each(self, session: Session, several: Iterable[Mapping[str, Any]]) -> list[Any]:
        """What it answers to several sets of values, one after the other."""
        held, compiled = self._prepared(session)
        cursor, sql, answers = held.cursor, compiled.sql, list[Any]()
        try:
            if isinstance(cursor, PreparedCursor):
                cursor.executemany(sql, (_arguments(compiled, values) for values in several))
                answers += cursor.fetchall()
            else:
                for values in several:
                    cursor.execute(sql, _arguments(compiled, values))
                    answers += cursor.fetchall()
        except Exception as error:
            _fail(held.engine, error)
        if answers and (processes := compiled.told(held.dialect, cursor)):
            answers = [_processed(row, processes) for row in answers]
        return answers

    def run(self, session: Session, several: Sequence[Mapping[str, Any]]) -> None:
        """Carry it out for each set of values; whatever it answers is passed over."""
        if several:
            held, compiled = self._prepared(session)
            try:
                held.cursor.executemany(compiled.sql, [_arguments(compiled, values) for values in several])
            except Exception as error:
                _fail(held.engine, error)

    def _prepared(self, session: Session) -> tuple[_Held, _Compiled]:
        held: _Held | None = session.info.get(_HELD)
        if held is None or held.transaction is not session.get_transaction():
            connection = session.connection()
            held = _Held(session.get_transaction(), connection.engine, connection.dialect, _cursor(connection))
            session.info[_HELD] = held
        return held, self._for(held.dialect)

    def _for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._clause, dialect, self._columns)
        return compiled


def _cursor(connection: Connection) -> Any:
    """SQLite's driver keeps what it has prepared by itself."""
    lent = connection.connection
    if connection.dialect.name == "sqlite":
        return lent.cursor()
    try:
        return PreparedCursor(connection.dialect.loaded_dbapi, lent.driver_connection, lent.info)
    except Exception as error:
        _fail(connection.engine, error)


def inserting(table: type[Base], *columns: str, returning: ColumnElement[Any] | Any = None) -> Statement:
    """One row; `columns` are all that it is given, others stay empty."""
    statement: Insert = insert(table)
    return Statement(statement.inline() if returning is None else statement.returning(returning), columns)


def updating(table: type[Base], *columns: str, where: ColumnElement[bool]) -> Statement:
    statement: Update = update(table).where(where)
    return Statement(statement, columns)


def _as_json(values: Iterable[Any]) -> str:
    """A JSON array of whole numbers or texts, in order. An encoder that is ready for anything takes three times as long, and this
    is asked for dozens of times a release."""
    return f"[{','.join(encode_basestring(v) if isinstance(v, str) else str(int(v)) for v in sorted(values))}]"


class _List(TypeDecorator[Sequence[Any]]):
    """Any number of values as one: an array, and on SQLite, which has none, as JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, item: type[Integer | Text]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.item))

    def bind_processor(self, dialect: Dialect) -> Process:
        process = self.load_dialect_impl(dialect).bind_processor(dialect)
        if dialect.name == "sqlite":
            return _as_json
        return (lambda values: process(sorted(values))) if process else sorted


class _Among(FunctionElement[Any]):
    """Of no type: of what is known to be Boolean, SQLAlchemy asks SQLite whether it is 1, and no index answers that."""

    inherit_cache = True


class _Values(FunctionElement[Any]):
    name = "listed"
    inherit_cache = True


def among(column: ColumnElement[Any] | Any, name: str) -> ColumnElement[Any]:
    """Whether a column has one of the values given by this name. However many there are, the statement is the same one."""
    return _Among(column, _listed(name, Text if isinstance(column.type, (String, Text)) else Integer))


def texts(name: str) -> TableValuedAlias:
    """The texts given by this name, as a table with the column `value`."""
    return _Values(_listed(name, Text)).table_valued("value")


def _listed(name: str, item: type[Integer | Text]) -> BindParameter[Sequence[Any]]:
    return bindparam(name, type_=_List(item))


@compiles(_Among)
def _among(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = element.clauses
    return f"{compiler.process(column, **options)} = ANY ({compiler.process(values, **options)})"


@compiles(_Among, "sqlite")
def _among_on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = element.clauses
    listed = compiler.process(values, **options)
    return f"{compiler.process(column, **options)} IN (SELECT value FROM json_each({listed}))"  # noqa: S608  # of composed parts, no values


@compiles(_Values)
def _values(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}) AS value)"


@compiles(_Values, "sqlite")
def _values_on_sqlite(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


def _compile(clause: ClauseElement, dialect: Dialect, columns: Sequence[str] | None) -> _Compiled:
    compiled = clause.compile(dialect=dialect, column_keys=columns)
    if not isinstance(compiled, SQLCompiler) or compiled.insert_prefetch or compiled.update_prefetch:
        raise ValueError(f"a column is not given a value: {compiled}")
    order = tuple(compiled.positiontup or ())
    processes = {n: value.type.dialect_impl(dialect).bind_processor(dialect) for n, value in compiled.binds.items()}
    bound = [(place, process) for place, name in enumerate(order) if (process := processes[name]) is not None]
    returned = getattr(clause, "selected_columns", None) or getattr(clause, "exported_columns", None) or ()
    fixed = {name: value.effective_value for name, value in compiled.binds.items() if not value.required}
    return _Compiled(str(compiled), _getter(order), fixed, bound, [column.type for column in returned])


def _getter(names: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """The values of these names, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _arguments(compiled: _Compiled, values: Mapping[str, Any]) -> Sequence[Any]:
    taken = compiled.ordered({**compiled.fixed, **values} if compiled.fixed else values)
    return _processed(taken, compiled.bound) if compiled.bound else taken


def _processed(values: Iterable[Any], processes: Iterable[tuple[int, Process]]) -> tuple[Any, ...]:
    """With those at these places put through what is told for them."""
    done = list(values)
    for place, process in processes:
        done[place] = process(done[place])
    return tuple(done)


def _fail(engine: Engine, error: Exception) -> NoReturn:
    told = failure(engine, error)
    if told is None:
        raise error
    raise told from error
