"""Ways on for a reader: what can be asked here, and what comes near to a question without an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from directory.presenters import page
from directory.records import Card, Office
from directory.registry.search import find_contacts

FEW = 3
MOST_WORDS = 4
SHORTEST = 3


def examples(cards: Sequence[Card], offices: Sequence[Office]) -> list[str]:
    """An organisation, half a name and part of a number, taken from what the registry holds."""
    found = sorted((office.ref.name for office in offices), key=len)[:1]
    found += [_half(card.name) for card in cards if card.kind == "person"][:1]
    found += [_end(way.shown) for card in cards for way in page.ways(card) if way.detail.field == "phone"][-1:]
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


def _end(number: str) -> str:
    groups = [group for group in number.replace("-", " ").split() if group.isdigit()]
    return " ".join(groups[-3:]) if len(groups) > 3 else " ".join(groups[-2:])
