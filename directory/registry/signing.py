"""Who signs releases about a subject, ready to be shown: each contact with the newest of these releases as the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from sqlalchemy.orm import Session

from directory.errors import InvalidQuery
from directory.records import Card, ReleaseRef
from directory.registry.assemble import cards, contacts
from directory.registry.citing import release_refs
from directory.registry.finding.subjects import signers
from directory.registry.finding.topics import telling
from directory.registry.searching import bounded
from directory.values import names

MOST_SIGNERS: Final = 50
MOST_TRIED: Final = 6
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
    refs = release_refs(session, named)
    shown = zip(found, cards(session, contacts(session, list(found))), strict=True)
    return tuple(
        Signing(
            card,
            tuple(refs[document] for document in found[contact].documents[:NAMED]),
            len(found[contact].documents),
            found[contact].whole,
        )
        for contact, card in shown
    )


def subject_of(session: Session, releases: Sequence[ReleaseRef]) -> tuple[str, Card | None]:
    """What one of these releases is about, in a word of its title by which people who sign it are found, and the first of them; no
    word where none of those tried does."""
    for word in islice(_telling(releases), MOST_TRIED):
        people = [one.card for one in signed(session, word) if one.whole and one.card.kind == "person"]
        if people:
            return word, people[0]
    return "", None


def _telling(releases: Sequence[ReleaseRef]) -> Iterator[str]:
    """The two most telling words of each title that are not who issued it."""
    for release in releases:
        issuer = set(names.fold(release.office.name).split()) if release.office else set()
        yield from [word for word in telling(release.title or "") if not issuer & set(names.fold(word).split())][:2]
