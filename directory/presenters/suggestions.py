"""Suggestions as browsers take them (OpenSearch Suggestions 1.1): what was typed, then completions, descriptions and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from directory.presenters.addresses import Addresses
from directory.presenters.page import ways
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, OfficeRef, ReleaseRef

Suggestions = tuple[str, list[str], list[str], list[str]]


def suggestions(  # noqa: PLR0913, PLR0917  # what is suggested, at which addresses, in which language
    query: str,
    contacts: Sequence[Card],
    offices: Sequence[OfficeRef],
    releases: Sequence[ReleaseRef],
    signers: int,
    to: Addresses,
    t: Translator = ENGLISH,
) -> Suggestions:
    """Contacts, then press offices, releases by their number, then how many contacts sign releases about what was typed."""
    found = [(card.name, _described(card, t), to.contact(card)) for card in contacts]
    found += [(office.name, t.gettext("Press office"), to.office(office)) for office in offices]
    found += [(release.number or "", _titled(release, t), to.release(release)) for release in releases]
    if signers:
        found.append((query, _signing(signers, t), f"{to.contacts(q=query)}#signs"))
    return query, [name for name, _, _ in found], [words for _, words, _ in found], [href for _, _, href in found]


def _described(card: Card, t: Translator) -> str:
    """`Press Officer, Example Agency · +33 1 99 00 12 34`."""
    place = card.first("org") or (card.office.name if card.office else None)
    kind = t.gettext("Press desk") if card.kind == "desk" else None
    who = ", ".join(words for words in (kind, card.first("role"), place) if words)
    number = next((way.shown for way in ways(card) if way.detail.field == "phone"), None)
    return " · ".join(words for words in (who, number) if words)


def _titled(release: ReleaseRef, t: Translator) -> str:
    return " · ".join(words for words in (t.gettext("Release"), release.title) if words)


def _signing(signers: int, t: Translator) -> str:
    return t.ngettext("%(num)s contact signs releases about it", "%(num)s contacts sign releases about it", signers)
