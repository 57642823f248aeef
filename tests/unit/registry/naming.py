"""Releases that name organisations, and all that the registry makes of them: for tests of names."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry.search import find_contacts
from directory.registry.store import keep
from directory.registry.tables import DocumentRow, NamingRow, OrganisationEdgeRow, OrganisationKeyRow, OrganisationRow
from tests.builders import NOW, Draft, release

Step = tuple[str | None, Draft, str]
"""An issuer, a contact, and a day."""


def ingest(session: Session, *steps: Step) -> None:
    for issuer, draft, day in steps:
        keep(session, *release(draft, issuer=issuer, on=day, name=f"{day}.txt", title=f"News of {day}"), NOW)


def groups(session: Session) -> set[frozenset[str]]:
    """The names that releases have, by the organisation that they are."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.signs.is_not(None))).all()
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row.leader_id or row.id, set()).add(row.words)
    return {frozenset(words) for words in found.values()}


def derived(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored of names, with keys instead of the numbers of rows."""
    session.flush()
    session.expire_all()
    keys = {row.id: row.key for row in session.scalars(select(OrganisationRow))}
    documents = {row.id: row for row in session.scalars(select(DocumentRow))}
    rows = [row for row in session.scalars(select(OrganisationRow)) if row.signs is not None]
    names = [(o.key, o.name, o.place, o.signs) for o in rows]
    called = [
        (sorted(n.key for n in rows if o.id in {n.id, n.leader_id}), o.title, o.short, o.known_as, o.sort_key)
        for o in rows
        if o.leader_id is None
    ]
    namings = [
        (keys[n.organisation_id], documents[n.document_id].checksum, n.issues, n.writing, n.signs)
        for n in session.scalars(select(NamingRow))
    ]
    edges = [
        (*sorted((keys[e.left_id], keys[e.right_id])), e.opinion, e.score)
        for e in session.scalars(select(OrganisationEdgeRow))
    ]
    found = [(k.key, keys[k.organisation_id]) for k in session.scalars(select(OrganisationKeyRow))]
    contacts = [(c.name, c.office and c.office.name, c.details) for c in find_contacts(session, limit=100).items]
    return {
        "names": sorted(names, key=repr),
        "called": sorted(called, key=repr),
        "namings": sorted(namings, key=repr),
        "edges": sorted(edges, key=repr),
        "keys": sorted(found),
        "contacts": [(name, office) for name, office, _ in sorted(contacts, key=repr)],
    }
