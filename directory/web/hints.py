"""Ways on for a reader: what can be asked here, and what comes near to a question without an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from directory.records import Card, Office, ReleaseRef
from directory.registry.search import find_contacts
from directory.registry.signing import subject_of

FEW = 3
MOST_WORDS = 4
SHORTEST = 3


def examples(session: Session, releases: Sequence[ReleaseRef], offices: Sequence[Office]) -> list[str]:
    """An organisation, a subject and half a name, taken from the newest releases and those who sign them; each finds somebody."""
    called = [release.office.name for release in releases if release.office] + [office.ref.name for office in offices]
    subject, signer = subject_of(session, releases)
    if signer is None:
        signer = next((card for card in find_contacts(session, limit=10).items if card.kind == "person"), None)
    found = [min(called[:FEW], key=len, default=""), subject, _half(signer.name) if signer else ""]
    return list(dict.fromkeys(words for words in found if words))


def nearest(session: Session, query: str) -> list[tuple[str, tuple[Card, ...]]]:
    """For a question that nobody matches: each of its words alone and, where a word matches nobody, its beginning."""
    words = query.split()[:MOST_WORDS]
    found: dict[str, tuple[Card, ...]] = {}
    for word in words:
        for attempt in _attempts(word, alone=len(words) == 1):
            cards = find_contacts(session, attempt, limit=FEW).items
            if cards:
                found.setdefault(attempt, cards)
                break
    return list(found.items())[:FEW]


def _attempts(word: str, *, alone: bool) -> Iterable[str]:
    """The word itself, unless it was all that was asked, then ever shorter beginnings of it."""
    if not alone:
        yield word
    for length in dict.fromkeys((len(word) - 1, len(word) * 2 // 3, SHORTEST)):
        if SHORTEST <= length < len(word):
            yield word[:length]


def _half(name: str) -> str:
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return last[: max(4, len(last) * 2 // 3)]
