"""Who signs releases about a subject, ready to be shown: each contact with the newest of these releases as the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery
from directory.records import Card, ReleaseRef
from directory.registry.assemble import cards
from directory.registry.citing import release_refs
from directory.registry.finding.subjects import signers
from directory.registry.searching import bounded
from directory.registry.tables import ContactRow, DocumentRow

MOST_SIGNERS: Final = 50
NAMED: Final = 2
"""So many releases, the newest, are named as the reason."""


@dataclass(frozen=True, slots=True)
class Signing:
    """A contact that `count` releases about a subject name; `releases` are the newest of these, the newest first. `whole` where they
    have every word that was asked for."""

    card: Card
    releases: tuple[ReleaseRef, ...]
    count: int
    whole: bool

    @property
    def last(self) -> date | None:
        """The day of the newest; None where none has one."""
        return self.releases[0].date


def signed(session: Session, query: str, limit: int = 10) -> tuple[Signing, ...]:
    """Contacts by the releases about a subject that cite them, the best first (`finding.subjects.signers`).

    Raises InvalidQuery for a limit or a query that is not one.
    """
    if not 1 <= limit <= MOST_SIGNERS:
        raise InvalidQuery("limit", f"must be between 1 and {MOST_SIGNERS}")
    found = {signer.contact_id: signer for signer in signers(session, bounded(query), limit)}
    if not found:
        return ()
    named = {document for signer in found.values() for document in signer.documents[:NAMED]}
    documents = session.scalars(select(DocumentRow).where(DocumentRow.id.in_(named))).all()
    refs = release_refs(session, documents)
    rows = {row.id: row for row in session.scalars(select(ContactRow).where(ContactRow.id.in_(found)))}
    shown = zip(found, cards(session, [rows[contact] for contact in found]), strict=True)
    return tuple(
        Signing(
            card,
            tuple(refs[document] for document in found[contact].documents[:NAMED]),
            len(found[contact].documents),
            found[contact].whole,
        )
        for contact, card in shown
    )
