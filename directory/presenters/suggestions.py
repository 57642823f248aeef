"""Suggestions as browsers take them (OpenSearch Suggestions 1.1): what was typed, then completions, descriptions and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from directory.presenters.addresses import Addresses
from directory.presenters.page import plural, ways
from directory.records import Card, OfficeRef

Suggestions = tuple[str, list[str], list[str], list[str]]


def suggestions(
    query: str, contacts: Sequence[Card], offices: Sequence[OfficeRef], signers: int, to: Addresses
) -> Suggestions:
    """Contacts, then press offices, then how many contacts sign releases about what was typed."""
    found = [(card.name, _described(card), to.contact(card)) for card in contacts]
    found += [(office.name, "Press office", to.office(office)) for office in offices]
    if signers:
        found.append((query, _signing(signers), f"{to.contacts(q=query)}#signs"))
    return query, [name for name, _, _ in found], [words for _, words, _ in found], [href for _, _, href in found]


def _described(card: Card) -> str:
    """`Press Officer, Example Agency · +33 1 99 00 12 34`."""
    place = card.first("org") or (card.office.name if card.office else None)
    kind = "Press desk" if card.kind == "desk" else None
    who = ", ".join(words for words in (kind, card.first("role"), place) if words)
    number = next((way.shown for way in ways(card) if way.detail.field == "phone"), None)
    return " · ".join(words for words in (who, number) if words)


def _signing(signers: int) -> str:
    return f"{plural(signers, 'contact signs', 'contacts sign')} releases about it"
