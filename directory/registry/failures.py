"""What a database says when it fails, told to the person who has to mend it. No password is ever part of it."""

from __future__ import annotations

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext

from directory.errors import RegistryUnavailable, SchemaOutOfDate

_SQLITE_CAUSES = (
    ("database is locked", "another program holds a lock on it; try again when that has finished"),
    ("database table is locked", "another program holds a lock on it; try again when that has finished"),
    ("database or disk is full", "the disk is full, or the database has reached its permitted size"),
    ("disk i/o error", "reading or writing failed (a full or broken disk, or a file size limit)"),
    ("readonly database", "it, or its folder, may not be written by this user"),
    ("unable to open", "it cannot be opened; its folder is missing, or may not be read and written by this user"),
    ("file is not a database", "the file is no SQLite database"),
    ("malformed", "the file is damaged"),
)
_MISSING_TABLE = ("no such table", "no such column", "has no column")
_UNDEFINED = {"42P01", "42703"}  # SQLSTATE: undefined table, undefined column
_FORBIDDEN = "42501"
_OUR_MISTAKES = ("0A", "21", "22", "23", "42")  # classes of SQLSTATE that no state of the server explains


def label(url: URL) -> str:
    """The database as a user knows it: the file of SQLite, else the address without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "the database in memory"
    return url.set(password=None, query={}).render_as_string(hide_password=True)


def translate(engine: Engine) -> None:
    """From here on the engine raises RegistryUnavailable or SchemaOutOfDate where its database fails.

    Errors that would be mistakes of ours (a broken constraint, a bad value) stay as they are.
    """

    @event.listens_for(engine, "handle_error")
    def told(context: ExceptionContext) -> None:
        said = failure(engine, context.original_exception)
        if said is not None:
            raise said from context.original_exception


def failure(engine: Engine, original: BaseException) -> RegistryUnavailable | SchemaOutOfDate | None:
    """What a driver's error means to the person who has to mend it; None for a mistake of ours."""
    driver = engine.dialect.loaded_dbapi
    code = _field(original, "C")
    if code in _UNDEFINED or any(words in str(original).lower() for words in _MISSING_TABLE):
        return SchemaOutOfDate(
            f"{label(engine.url)}: the schema is not the one this program needs; run “press-directory db upgrade”"
        )
    if code.startswith(_OUR_MISTAKES) and code != _FORBIDDEN:
        return None
    # pg8000 calls most of what a server says a ProgrammingError
    wrong = (driver.IntegrityError, driver.DataError, *(() if code else (driver.ProgrammingError,)))
    if isinstance(original, wrong) or not isinstance(original, (OSError, driver.Error)):
        return None
    return RegistryUnavailable(f"{label(engine.url)}: {cause(original)}")


def cause(error: BaseException) -> str:
    """The cause in plain words where it is a known one, else as the database tells it, on one line."""
    sentence = str(error).lower()
    for sign, words in _SQLITE_CAUSES:
        if sign in sentence:
            return words
    return _field(error, "M") or " ".join(str(error).split())


def _field(error: BaseException, name: str) -> str:
    """One field of a PostgreSQL server's message, which pg8000 hands over as a dictionary; "" where there is none."""
    fields = error.args[0] if error.args else None
    return str(fields.get(name, "")) if isinstance(fields, dict) else ""
