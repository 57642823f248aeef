"""All that is derived, worked out anew: for a policy whose weights have changed, and as proof that it is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, undefer

from directory.registry import atoms, contacts, edges, kept_cards, listing, offices, organisations, state
from directory.registry.atom_tables import AtomKeyRow, AtomRow, EdgeRow
from directory.registry.atoms import batches
from directory.registry.company import Company
from directory.registry.finding import filling, houses, writing
from directory.registry.finding.topics import About, about
from directory.registry.tables import (
    ContactRow,
    DocumentRow,
    MentionRow,
    NamingRow,
    OrganisationEdgeRow,
    OrganisationKeyRow,
    OrganisationRow,
)


def rebuild(session: Session, now: datetime, *, publish_above: float | None = None) -> None:
    """Drop atoms, edges and clusters and derive them again from claims and decisions, inside the caller's transaction; and
    what is published, from this confidence on (None: the one that is in force).

    Public ids stay with the contacts that keep their first mention; where nothing in the policy has changed, nothing
    changes at all.
    """
    state.take(session)
    kept_cards.forget(session)
    if publish_above is not None:
        state.set_threshold(session, publish_above)
    _name_again(session, now)
    session.execute(update(MentionRow).values(atom_id=None))
    for derived in (EdgeRow, AtomKeyRow, AtomRow):
        session.execute(delete(derived))
    for part in batches(session.scalars(select(MentionRow.id).where(MentionRow.live))):
        change = atoms.regroup(session, part)
        edges.reconsider(session, change, Company(session, change.known))
    seen: set[int] = set()
    for atom in list(session.scalars(select(AtomRow.id).order_by(AtomRow.id))):
        if atom not in seen:
            around = contacts.reach(session, {atom}, ())
            seen |= around
            contacts.arrange(session, around, (), now, Company(session))
    _refresh_all(session, now)


def reindex(session: Session, now: datetime) -> None:
    """Work out anew what contacts and releases can be found by, and what lists are narrowed by, inside the caller's transaction;
    nothing else changes."""
    state.take(session)
    filling.fill(session, listing.findables(session), _abouts(session))
    listing.narrow_again(session, now)
    houses.fill(session)
    state.touch(session)


def _abouts(session: Session) -> Iterator[tuple[int, About]]:
    for part in batches(session.scalars(select(DocumentRow.id).where(DocumentRow.superseded_at.is_(None)))):
        wanted = select(DocumentRow).where(DocumentRow.id.in_(part)).order_by(DocumentRow.id)
        for document in session.scalars(wanted.options(undefer(DocumentRow.text))):
            if (said := about(document, document.name)) is not None:
                yield document.id, said
        session.expunge_all()


def _name_again(session: Session, now: datetime) -> None:
    """Note anew which current documents have which names of organisations, and work out which of these are one."""
    for derived in (NamingRow, OrganisationKeyRow, OrganisationEdgeRow):
        session.execute(delete(derived))
    session.execute(update(OrganisationRow).values(signs=None))
    current = select(DocumentRow.id).where(DocumentRow.superseded_at.is_(None))
    first = list(session.scalars(current.where(DocumentRow.release_id.in_(select(OrganisationRow.anchor_id)))))
    _of_each(session, first, offices.keep_addresses)
    _of_each(session, list(session.scalars(current)), lambda s, document: offices.note_again(s, document, now))
    _of_each(session, list(session.scalars(current)), _find_again)
    every = set(session.scalars(select(OrganisationRow.id)))
    organisations.settle(session, (), every)
    houses.fill(session)


def _find_again(session: Session, document: DocumentRow) -> None:
    writing.put_releases(session, {document.id: about(document, document.name)})


def _of_each(session: Session, document_ids: Sequence[int], act: Callable[[Session, DocumentRow], object]) -> None:
    for part in batches(document_ids):
        wanted = select(DocumentRow).where(DocumentRow.id.in_(part)).order_by(DocumentRow.id)
        documents = session.scalars(wanted.options(undefer(DocumentRow.text), undefer(DocumentRow.links))).all()
        for document in documents:
            act(session, document)
        session.expunge_all()


def republish(session: Session, publish_above: float, now: datetime) -> bool:
    """Publish from this confidence on, inside the caller's transaction; True where it was another one before, and all that
    follows from it was derived anew."""
    if state.threshold(session) == publish_above:
        return False
    state.take(session)
    state.set_threshold(session, publish_above)
    _refresh_all(session, now)
    return True


def _refresh_all(session: Session, now: datetime) -> None:
    for part in batches(session.scalars(select(ContactRow.id))):
        listing.refresh(session, part, now)
    state.touch(session)
