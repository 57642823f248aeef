"""What lists of contacts can be narrowed by, beside words and offices: languages, territories, topics, kinds of roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select

from directory.errors import InvalidQuery
from directory.records import Card
from directory.registry.tables import ContactFacetRow, ContactRow
from directory.values import names, territories, tongues
from directory.values.roles import ROLE_KINDS, kind_of

_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Only:
    """Narrows a list to contacts of whom all these are currently said; None asks for nothing.

    `language` is a BCP 47 code or a language's name, `territory` an ISO 3166 code or a territory's name in any of the
    languages known, `topic` words that one topic must hold, `role_kind` one of `values.roles.ROLE_KINDS`.
    """

    language: str | None = None
    territory: str | None = None
    topic: str | None = None
    role_kind: str | None = None


EVERYBODY = Only()


def of_card(card: Card) -> set[tuple[str, str]]:
    """Facet and value of all that a contact can be found by."""
    found = {("language", detail.value.lower()) for detail in card.of("language")}
    found |= {("territory", territories.asked(detail.value)) for detail in card.of("territory")}
    found |= {("topic", names.fold(detail.value)) for detail in card.of("topic")}
    kind = kind_of(card.kind, card.first("role"), card.first("org"))
    return (found | {("role_kind", kind)} if kind is not None else found) - {("topic", "")}


def narrowed(listed: Select[ContactRow], only: Only) -> Select[ContactRow]:
    """The contacts of a list of whom all that is asked for is said. Raises InvalidQuery for a kind of role that there is not."""
    for facet, condition in _conditions(only):
        held = select(ContactFacetRow.contact_id).where(ContactFacetRow.facet == facet, condition)
        listed = listed.where(ContactRow.id.in_(held))
    return listed


def _conditions(only: Only) -> Iterator[tuple[str, ColumnElement[bool]]]:
    value = ContactFacetRow.value
    if only.language is not None:
        code = tongues.code_of(only.language) or only.language.strip().lower()
        # Basic filtering (RFC 4647, 3.3.1): `pt` finds `pt-br` as well.
        yield "language", or_(value == code, value.startswith(f"{code}-", autoescape=True))
    if only.territory is not None:
        yield "territory", value == territories.asked(only.territory)
    if only.topic is not None:
        words = names.fold(only.topic).split()[:_MOST_WORDS]
        yield "topic", and_(*(value.contains(word, autoescape=True) for word in words)) if words else value.is_(None)
    if only.role_kind is not None:
        if only.role_kind not in ROLE_KINDS:
            raise InvalidQuery("role_kind", f"is none of {', '.join(ROLE_KINDS)}")
        yield "role_kind", value == only.role_kind
