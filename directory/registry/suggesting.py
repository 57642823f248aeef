"""What a few letters may be meant to become: contacts, press offices, a subject that releases are signed about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, not_, select
from sqlalchemy.orm import Session

from directory.records import Card, OfficeRef, ReleaseRef
from directory.registry.citing import ref_of
from directory.registry.finding.houses import called, called_nearly
from directory.registry.finding.subjects import signers
from directory.registry.issuing import ISSUING, StoredOffice
from directory.registry.search import likeliest, releases_numbered
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, OrganisationRow, leading
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
_LEADERS = select(leading).where(
    OrganisationRow.sort_key >= bindparam("begun"), OrganisationRow.sort_key < bindparam("end")
)
_FIRST = ISSUING.order_by(OrganisationRow.sort_key).limit(OFFICES)
_BEGUN = Statement(_FIRST.where(OrganisationRow.id.in_(_LEADERS)))
_AMONG = Statement(_FIRST.where(among(OrganisationRow.id, "offices")))
_OTHERS = Statement(
    select(func.count()).where(among(ContactRow.id, "found"), not_(among(ContactRow.public_id, "known")))
)


def suggested(session: Session, query: str) -> Suggested:
    """Nothing for a single letter. Offices are those of which a name has all words of it. Raises InvalidQuery for a query that is not one."""
    if len(query.strip()) < LEAST_LETTERS:
        return NOTHING
    contacts = likeliest(session, query, CONTACTS)
    releases = releases_numbered(session, query, RELEASES)
    return Suggested(
        contacts, _called(session, query), releases, _signers(session, query, {card.id for card in contacts})
    )


def _signers(session: Session, query: str, known: set[str]) -> int:
    found = [signer.contact_id for signer in signers(session, query, MOST_SIGNERS) if signer.whole]
    if not found:
        return 0
    ((others,),) = _OTHERS.rows(session, found=found, known=known)
    return int(others)


def _called(session: Session, query: str) -> tuple[OfficeRef, ...]:
    """Press offices of which a name has these words, the last one unfinished: those whose name begins so come first. Where there is
    none, those that have one of the words mistyped."""
    begun = names.fold(query)
    words = begun.split()[:_MOST_WORDS]
    if len(begun) < LEAST_LETTERS or "@" in query:
        return ()
    rows = [StoredOffice(*row) for row in _BEGUN.rows(session, begun=begun, end=f"{begun}~")]
    if len(rows) < OFFICES:
        having = [called(session, word, begun=at == len(words) - 1) for at, word in enumerate(words)]
        found = set.intersection(*having) or _nearly(session, words, having)
        others = sorted(found - {row.id for row in rows})[:_MOST_CALLED]
        rows += [StoredOffice(*row) for row in _AMONG.rows(session, offices=others)]
    return tuple(ref_of(row) for row in rows[:OFFICES])


def _nearly(session: Session, words: Sequence[str], having: Sequence[set[int]]) -> set[int]:
    """Those that have all words but one, and that one mistyped."""
    found: set[int] = set()
    for at, word in enumerate(words):
        found |= called_nearly(session, word).intersection(*having[:at], *having[at + 1 :])
    return found
