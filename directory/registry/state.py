"""The registry's one counter: grows with every change of what is shown, and keeps writers from working at once."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.orm import Session

from directory.registry.statements import Statement, inserting
from directory.registry.tables import ContactRow, DocumentRow, ReleaseRow, StateRow

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32, lower case
_LENGTH = 10


_TAKE = Statement(update(StateRow).values(version=StateRow.version).returning(StateRow.version))
_BEGIN = inserting(StateRow, "id", "version", "publish_above")
_TOUCH = Statement(update(StateRow).values(version=StateRow.version + 1).returning(StateRow.version))
_VERSION = Statement(select(StateRow.version))
_DRAWN = {
    table: Statement(select(table.id).where(table.public_id == bindparam("drawn")))
    for table in (ContactRow, ReleaseRow)
}


def take(session: Session) -> None:
    """Call before the first read of a transaction that will write: other writers wait here until it has ended, so that
    none resolves mentions against a registry that another is changing."""
    if not _TAKE.rows(session):
        _BEGIN.run(session, [{"id": 1, "version": 0, "publish_above": 0.0}])


def touch(session: Session) -> int:
    """Say that what is shown has changed. Returns the version that tells it: larger than any that others have seen."""
    ((version,),) = _TOUCH.rows(session)
    return int(version)


def steady(session: Session) -> None:
    """Call before the first read of what is read piece by piece: from here on the session sees the registry as it was at that read,
    whatever others change meanwhile. On SQLite every transaction does."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))


def version(session: Session) -> int:
    """That of what is shown now; 0 before anything is."""
    return next((int(version) for (version,) in _VERSION.rows(session)), 0)


def threshold(session: Session) -> float:
    """The confidence from which on this registry publishes; 0, and so everything, until one was set."""
    return session.scalar(select(StateRow.publish_above)) or 0.0


def set_threshold(session: Session, publish_above: float) -> None:
    """Inside a transaction that `take` began; what follows from it is for the caller to derive."""
    session.execute(update(StateRow).values(publish_above=publish_above))


def fingerprint(session: Session) -> str:
    """Cheap to ask for; another value whenever the registry's public content is another one, also when an embargo has ended
    since."""
    embargoed = select(func.count()).where(DocumentRow.embargo_over > datetime.now(UTC))
    return fingerprint_of(version(session), session.scalar(embargoed) or 0)


def fingerprint_of(version: int, embargoed: int) -> str:
    """Of the registry at that version, while so many documents are under embargo."""
    return f"{version}.{embargoed}"


def new_public_id(session: Session, table: type[ContactRow] | type[ReleaseRow]) -> str:
    """Ten random characters that no row of the table has ever had (rows are never deleted)."""
    while True:
        candidate = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in secrets.token_bytes(_LENGTH))  # 32 divide 256
        if not _DRAWN[table].rows(session, drawn=candidate):
            return candidate
