"""What a few letters may be meant to become: contacts, press offices, a subject that releases are signed about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from directory.records import Card, OfficeRef, ReleaseRef
from directory.registry.citing import ref_of
from directory.registry.finding.houses import called, called_nearly
from directory.registry.finding.subjects import signers
from directory.registry.search import find_contacts, releases_numbered
from directory.registry.tables import ContactRow, DocumentRow, OrganisationRow
from directory.values import names

LEAST_LETTERS: Final = 2
CONTACTS: Final = 6
OFFICES: Final = 2
RELEASES: Final = 2
MOST_SIGNERS: Final = 20
_MOST_WORDS: Final = 12
_MOST_CALLED: Final = 500


@dataclass(frozen=True, slots=True)
class Suggested:
    """`releases` are those whose number was typed; `signers` counts others, up to `MOST_SIGNERS`, that sign releases about all that was typed."""

    contacts: tuple[Card, ...] = ()
    offices: tuple[OfficeRef, ...] = ()
    releases: tuple[ReleaseRef, ...] = ()
    signers: int = 0


NOTHING: Final = Suggested()


def suggested(session: Session, query: str) -> Suggested:
    """Nothing for a single letter. Offices are those of which a name has all words of it. Raises InvalidQuery for a query that is not one."""
    if len(query.strip()) < LEAST_LETTERS:
        return NOTHING
    contacts = find_contacts(session, query, limit=CONTACTS).items
    releases = releases_numbered(session, query, RELEASES)
    return Suggested(
        contacts, _called(session, query), releases, _signers(session, query, {card.id for card in contacts})
    )


def _signers(session: Session, query: str, known: set[str]) -> int:
    found = [signer.contact_id for signer in signers(session, query, MOST_SIGNERS) if signer.whole]
    if not found:
        return 0
    others = select(func.count()).where(ContactRow.id.in_(found), ContactRow.public_id.not_in(known))
    return session.scalar(others) or 0


def _called(session: Session, query: str) -> tuple[OfficeRef, ...]:
    """Press offices of which a name has these words, the last one unfinished: those whose name begins so come first. Where there is
    none, those that have one of the words mistyped."""
    begun = names.fold(query)
    words = begun.split()[:_MOST_WORDS]
    if len(begun) < LEAST_LETTERS or "@" in query:
        return ()
    leaders = select(func.coalesce(OrganisationRow.leader_id, OrganisationRow.id)).where(
        OrganisationRow.sort_key >= begun, OrganisationRow.sort_key < f"{begun}~"
    )
    rows = _issuing(session, OrganisationRow.id.in_(leaders))
    if len(rows) < OFFICES:
        having = [called(session, word, begun=at == len(words) - 1) for at, word in enumerate(words)]
        found = set.intersection(*having) or _nearly(session, words, having)
        rows += _issuing(session, OrganisationRow.id.in_(sorted(found - {row.id for row in rows})[:_MOST_CALLED]))
    return tuple(ref_of(row) for row in rows[:OFFICES])


def _nearly(session: Session, words: Sequence[str], having: Sequence[set[int]]) -> set[int]:
    """Those that have all words but one, and that one mistyped."""
    found: set[int] = set()
    for at, word in enumerate(words):
        found |= called_nearly(session, word).intersection(*having[:at], *having[at + 1 :])
    return found


def _issuing(session: Session, condition: ColumnElement[bool]) -> list[OrganisationRow]:
    issued = select(DocumentRow.id).where(
        DocumentRow.organisation_id == OrganisationRow.id, DocumentRow.superseded_at.is_(None)
    )
    rows = select(OrganisationRow).where(condition, issued.exists())
    return list(session.scalars(rows.order_by(OrganisationRow.sort_key).limit(OFFICES)))
