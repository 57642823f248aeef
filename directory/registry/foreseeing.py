"""What a decision will change, told before it is made: it is made, looked at, and rolled back."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.records import Card, Consequence
from directory.registry.assemble import cards
from directory.registry.tables import ActContactRow, ContactRow

Deed = Callable[[Session], int]
"""One of `deciding`: changes the registry inside the caller's transaction, and returns the number of its act."""


def foresee(session: Session, deed: Deed) -> Consequence:
    """The contacts that a deed concerns, as they are and as they would be; nothing has changed afterwards.

    Raises whatever the deed raises.
    """
    trial = session.begin_nested()
    try:
        act = deed(session)
        concerned = list(session.scalars(select(ActContactRow.contact_id).where(ActContactRow.act_id == act)))
        after = _shown(session, concerned)
    finally:
        trial.rollback()
        session.expire_all()
    return Consequence(_shown(session, concerned), after)


def _shown(session: Session, contact_ids: list[int]) -> tuple[Card, ...]:
    rows = session.scalars(
        select(ContactRow)
        .where(ContactRow.id.in_(contact_ids), ContactRow.published, ContactRow.merged_into_id.is_(None))
        .order_by(ContactRow.id)
    )
    return tuple(cards(session, list(rows)))
