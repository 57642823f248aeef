"""All that is derived, worked out anew: for a policy whose weights have changed, and as proof that it is derived."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.registry import atoms, contacts, edges, listing, state
from directory.registry.atoms import batches
from directory.registry.tables import AtomKeyRow, AtomRow, ContactRow, EdgeRow, MentionRow


def rebuild(session: Session, now: datetime) -> None:
    """Drop atoms, edges and clusters and derive them again from claims and judgements, inside the caller's transaction.

    Public ids stay with the contacts that keep their first mention; where nothing in the policy has changed, nothing
    changes at all.
    """
    state.take(session)
    session.execute(update(MentionRow).values(atom_id=None))
    for derived in (EdgeRow, AtomKeyRow, AtomRow):
        session.execute(delete(derived))
    for part in batches(session.scalars(select(MentionRow.id).where(MentionRow.live))):
        change, _ = atoms.regroup(session, part)
        edges.reconsider(session, change)
        session.flush()
        session.expire_all()
    seen: set[int] = set()
    for atom in list(session.scalars(select(AtomRow.id).order_by(AtomRow.id))):
        if atom not in seen:
            around = contacts.reach(session, {atom}, ())
            seen |= around
            contacts.arrange(session, around, (), now)
    for part in batches(session.scalars(select(ContactRow.id))):
        listing.refresh(session, part, now)
    state.touch(session)
