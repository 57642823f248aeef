"""Tokens that press offices give for their press books: made of chance, told once, kept as a hash, and taken back at once.

They are no acts: a token that was taken back is never given back, since nobody knows it any more who was not to have it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Select, bindparam, or_, select, update
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry, RegistryUnavailable
from directory.registry import state
from directory.registry.deciding import By
from directory.registry.demand_tables import BookTokenRow
from directory.registry.issuing import office_at
from directory.registry.patience import impatient
from directory.registry.statements import Statement
from directory.registry.tables import OrganisationRow, leading

_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, lower case: nothing in it is mistaken for another when it is read aloud or typed on a phone."""
_LENGTH: Final = 28
"""Of five bits each: 140."""
_GROUP: Final = 4
_READ_AS: Final = str.maketrans("oil", "011", "- \t\r\n")
LONGEST_LABEL: Final = 80


@dataclass(frozen=True, slots=True)
class BookToken:
    """What an office sees of a token: to whom it was given, by whom and when, on which day (UTC) it was last shown, and whether it was
    taken back."""

    number: int
    label: str
    given_by: str
    given_at: datetime
    used_on: date | None
    revoked_by: str | None
    revoked_at: datetime | None


_KNOWN = Statement(
    select(BookTokenRow.id, BookTokenRow.hash, BookTokenRow.used_on)
    .join(OrganisationRow, OrganisationRow.id == BookTokenRow.organisation_id)
    .where(
        *(BookTokenRow.hash == bindparam("shown"), BookTokenRow.revoked_at.is_(None)), leading == bindparam("office")
    )
)


def give(session: Session, slug: str, label: str, by: By) -> str:
    """A new token for the press book of an office; returns it as it is typed in, for the only time.

    Raises NotInRegistry for no press office, InvalidQuery where the label is empty, too long, or that of a token that counts.
    """
    label = " ".join("".join(sign if sign.isprintable() else " " for sign in label).split())
    if not label:
        raise InvalidQuery("label", "say to whom the token is given, to know it again")
    if len(label) > LONGEST_LABEL:
        raise InvalidQuery("label", f"is longer than {LONGEST_LABEL} characters")
    state.take(session)
    office = _office(session, slug)
    same = _of(office).where(BookTokenRow.label == label, BookTokenRow.revoked_at.is_(None))
    if session.scalar(same) is not None:
        raise InvalidQuery("label", "is that of another token: take that one back first, or choose other words")
    secret = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in secrets.token_bytes(_LENGTH))  # 32 divide 256
    made = BookTokenRow(organisation_id=office, label=label, hash=hash_of(secret), given_by=by.author, given_at=by.now)
    session.add(made)
    session.flush()
    return "-".join(secret[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def revoke(session: Session, slug: str, number: int, by: By) -> None:
    """Take a token back: from now on it opens nothing. Of one that was taken back before nothing changes.

    Raises NotInRegistry where the office has no such token.
    """
    state.take(session)
    row = session.scalar(_of(_office(session, slug)).where(BookTokenRow.id == number))
    if row is None:
        raise NotInRegistry("token", str(number))
    if row.revoked_at is None:
        row.revoked_by, row.revoked_at = by.author, by.now
        session.flush()


def tokens_of(session: Session, slug: str) -> tuple[BookToken, ...]:
    """All that were given for the book of an office, those that count first, the newest of each first. Raises NotInRegistry."""
    rows = session.scalars(
        _of(_office(session, slug)).order_by(BookTokenRow.revoked_at.is_not(None), BookTokenRow.id.desc())
    )
    return tuple(
        BookToken(row.id, row.label, row.given_by, row.given_at, row.used_on, row.revoked_by, row.revoked_at)
        for row in rows
    )


def may_be(typed: str) -> str | None:
    """The signs of a token as somebody typed it, in whatever case and groups; None where it can be none."""
    if len(typed) > 2 * _LENGTH:
        return None
    signs = typed.lower().translate(_READ_AS)
    return signs if len(signs) == _LENGTH and set(signs) <= set(_ALPHABET) else None


def hash_of(signs: str) -> str:
    """As it is kept. One round: what is made of 140 bits of chance is not found by trying, however quick a try is."""
    return hashlib.sha256(signs.encode()).hexdigest()


def opens(session: Session, office: int, signs: str, today: date) -> bool:
    """Whether this token (`may_be`) counts for the press book of an organisation, by the name that leads it. The first time in a day it is
    noted that it was shown.

    It is looked up by its hash, so that how long that takes tells nothing of a token that is nearly right.
    """
    shown = hash_of(signs)
    for number, hash_, used_on in _KNOWN.rows(session, shown=shown, office=office):
        if hmac.compare_digest(hash_, shown):
            if used_on is None or used_on < today:
                _note(session, number, today)
            return True
    return False


def _note(session: Session, number: int, today: date) -> None:
    """In a transaction of its own. Whoever reads does not wait for a writer: then it is noted the next time."""
    unused = or_(BookTokenRow.used_on.is_(None), BookTokenRow.used_on < today)
    try:
        with Session(session.get_bind()) as writing, impatient(writing):
            writing.execute(update(BookTokenRow).where(BookTokenRow.id == number, unused).values(used_on=today))
            writing.commit()
    except RegistryUnavailable:
        return


def _office(session: Session, slug: str) -> int:
    row = office_at(session, slug)
    if row is None:
        raise NotInRegistry("press office", slug)
    return row.id


def _of(office: int) -> Select[BookTokenRow]:
    names = select(OrganisationRow.id).where(leading == office)
    return select(BookTokenRow).where(BookTokenRow.organisation_id.in_(names))
