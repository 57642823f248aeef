"""Whom searches found when somebody was told so, kept by a digest that their followers hold: who is found no more is told by it."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise
from typing import Final

from sqlalchemy import Executable, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.errors import RegistryUnavailable
from directory.registry.patience import impatient
from directory.registry.told_tables import ToldListRow

MOST: Final = 1000
"""Lists that are kept: those that somebody was told last."""
LONGEST: Final = 20_000
"""Contacts of one; with fewer than two bytes each, all take 40 MB at most, and usually some hundred kB."""
_DAY: Final = timedelta(days=1)


def digest_of(contacts: Collection[int]) -> str:
    """24 hexadecimal digits; of other contacts they are others."""
    return hashlib.sha256(",".join(map(str, sorted(contacts))).encode()).hexdigest()[:24]


def note(session: Session, contacts: Collection[int]) -> str:
    """The digest of what somebody is told now. Beside what the session reads the list is kept, where nobody holds the database."""
    digest, now = digest_of(contacts), datetime.now(UTC)
    if len(contacts) > LONGEST:
        return digest
    used_at = session.scalar(select(ToldListRow.used_at).where(ToldListRow.digest == digest))
    if used_at is None:
        latest = select(ToldListRow.digest).order_by(ToldListRow.used_at.desc()).limit(MOST - 1)
        left = delete(ToldListRow).where(ToldListRow.digest.not_in(latest))
        full = (session.scalar(select(func.count()).select_from(ToldListRow)) or 0) >= MOST
        new = insert(ToldListRow).values(digest=digest, contacts=_packed(contacts), used_at=now)
        _written(session, *([left] if full else []), new)
    elif used_at < now - _DAY:
        _written(session, update(ToldListRow).where(ToldListRow.digest == digest).values(used_at=now))
    return digest


def contacts_of(session: Session, digest: str) -> frozenset[int] | None:
    """Whom a digest stands for; None where that is not known, or not any more."""
    packed = session.scalar(select(ToldListRow.contacts).where(ToldListRow.digest == digest))
    return None if packed is None else _unpacked(packed)


def _written(session: Session, *statements: Executable) -> None:
    """In a transaction of its own. Whoever reads does not wait for a writer: then it is not kept, nor where another has just kept the same."""
    try:
        with Session(session.get_bind()) as writing, impatient(writing):
            for statement in statements:
                writing.execute(statement)
            writing.commit()
    except (RegistryUnavailable, IntegrityError):
        return


def _packed(contacts: Collection[int]) -> bytes:
    """The steps from each id to the next, which are small."""
    steps = [larger - smaller for smaller, larger in pairwise([0, *sorted(contacts)])]
    return zlib.compress(struct.pack(f"<{len(steps)}I", *steps))


def _unpacked(packed: bytes) -> frozenset[int]:
    return frozenset(accumulate(step for (step,) in struct.iter_unpack("<I", zlib.decompress(packed))))
