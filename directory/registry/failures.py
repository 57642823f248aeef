"""What a database says when it fails, told to the person who has to mend it. No password is ever part of it."""

from __future__ import annotations

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

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
_MISSING_TABLE = ("no such table", "no such column", "undefinedtable", "42p01", "42703")


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
        original = context.original_exception
        sentence = str(original).lower()
        if any(word in sentence for word in _MISSING_TABLE):
            raise SchemaOutOfDate(
                f"{label(engine.url)}: the schema is not the one this program needs; run “press-directory db upgrade”"
            ) from original
        if isinstance(context.sqlalchemy_exception, IntegrityError | DataError | ProgrammingError):
            return
        if context.sqlalchemy_exception is not None or isinstance(original, OSError):
            raise RegistryUnavailable(f"{label(engine.url)}: {cause(original)}") from original


def cause(error: BaseException) -> str:
    """The cause in plain words where it is a known one, else as the database tells it, on one line."""
    sentence = str(error).lower()
    for sign, words in _SQLITE_CAUSES:
        if sign in sentence:
            return words
    if error.args and isinstance(error.args[0], dict):  # pg8000 hands over the server's message field by field
        return str(error.args[0].get("M", error.args[0]))
    return " ".join(str(error).split())
