"""What lists of contacts can be narrowed by, beside words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, TypeVar, get_args

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, and_, or_, select

from directory.errors import InvalidQuery
from directory.records import Card, Kind
from directory.registry.facet_tables import ContactFacetRow
from directory.registry.narrowing import Narrowing, first_day
from directory.registry.tables import ContactOfficeRow, ContactRow, OrganisationRow, leading
from directory.values import domains, names, phones, territories, tongues
from directory.values.freshness import FRESHNESS, current_since
from directory.values.roles import ROLE_KINDS, kind_of

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_MOST_WORDS = 12
_LONGEST = 500

Facet = Literal["cited", "country", "kind", "language", "org", "role", "role_kind", "territory", "topic"]
"""What is stored of a contact to find it by. `cited` is the day of its newest citation, empty where none has one."""


@dataclass(frozen=True, slots=True)
class Only(Narrowing):
    """Narrows a list to contacts of whom all these are currently said; None asks for nothing.

    `office` is the slug of a press office; of an unknown one there is nobody. `organisation` words that the name of one
    organisation must hold, as it stands beside the contact or as one of its press offices is called. `country` an ISO 3166 code or
    a country's name: where the contact's numbers are (`countries`). `language` a BCP 47 code or a language's name, `territory` an ISO
    3166 code or a territory's name in any of the languages known, `topic` words that one topic must hold, `role` words that the role
    must hold, `role_kind` one of `values.roles.ROLE_KINDS`, `kind` one of `KINDS`, `standing` one of `values.freshness.FRESHNESS`,
    `cited_since` a day (`2026-01-15`), a month (`2026-01`) or a year, whose first day counts.
    """

    office: str | None = None
    organisation: str | None = None
    country: str | None = None
    language: str | None = None
    territory: str | None = None
    topic: str | None = None
    role: str | None = None
    role_kind: str | None = None
    kind: str | None = None
    standing: str | None = None
    cited_since: str | None = None

    @property
    def normal(self) -> dict[str, str]:
        """What is asked for by name, each value as `counting` tells it: languages and places by their codes."""
        told = self.asked
        if self.language is not None:
            told["language"] = language(self.language)
        for name in {"country", "territory"} & told.keys():
            told[name] = territories.asked(told[name])
        if self.topic is not None:
            told["topic"] = names.fold(self.topic)
        return told


EVERYBODY = Only()


def of_card(card: Card) -> dict[tuple[Facet, str], str | None]:
    """Facet and value of all that a contact can be found by; with the words as written where the value is not what is read."""
    last = card.last_cited
    found: dict[tuple[Facet, str], str | None] = {("kind", card.kind): None}
    found["cited", last.isoformat() if last else ""] = None
    for detail in card.of("language"):
        parts = detail.value.lower().split("-")
        found |= {("language", "-".join(parts[:count])): None for count in range(1, len(parts) + 1)}
    found |= {("country", code): None for code in countries(card)}
    found |= {("territory", territories.asked(d.value)[:_LONGEST]): d.value for d in reversed(card.of("territory"))}
    found |= {("topic", names.fold(d.value)[:_LONGEST]): d.value for d in reversed(card.of("topic"))}
    found |= {("role", names.fold(d.value)[:_LONGEST]): None for d in card.of("role")}
    found |= {("org", names.fold(d.value)[:_LONGEST]): None for d in card.of("org")}
    kind = kind_of(card.kind, card.first("role"), card.first("org"))
    if kind is not None:
        found["role_kind", kind] = None
    return {(facet, value): words for (facet, value), words in found.items() if value or facet == "cited"}


def countries(card: Card) -> set[str]:
    """ISO 3166 codes of the countries that a contact is reached in: those whose networks its current numbers are in; where no number
    tells, those that the domains of its current addresses speak for (`values.domains`). Where its press office is at home says
    nothing of it, nor what it answers for.
    """
    numbers = [detail.value for detail in card.of("phone") if detail.value.startswith("+")]
    found = {phones.country_told(number) for number in numbers} - {None}
    if not found:
        found = {domains.of_domain(detail.value.rpartition("@")[2]) for detail in card.of("email")} - {None}
    return {code for code in found if code is not None and territories.is_code(code)}


def visible(
    row: type[ContactFacetRow | ContactOfficeRow], now: datetime | BindParameter[datetime]
) -> ColumnElement[bool]:
    """Whether what is stored may be told now."""
    return and_(or_(row.since.is_(None), row.since <= now), or_(row.until.is_(None), row.until > now))


Listed = TypeVar("Listed", bound=Select[Any])


def narrowed(listed: Listed, only: Only, now: datetime | None) -> Listed:
    """The contacts of a list of whom all that is asked for is said, as far as that may be told now; with None, whatever is said.

    Raises InvalidQuery for a kind or standing that there is not, and for what is no date.
    """
    for holding in holders(only, now):
        listed = listed.where(ContactRow.id.in_(holding))
    return listed


def holders(only: Only, now: datetime | None) -> Iterator[Select[int]]:
    """The ids of the contacts of whom each thing that is asked for is said. Raises as `narrowed`."""
    for facet, condition in _conditions(only, (now or datetime.now(UTC)).date()):
        held = select(ContactFacetRow.contact_id).where(ContactFacetRow.facet == facet, condition)
        yield held if now is None else held.where(visible(ContactFacetRow, now))
    if only.office is not None:
        yield _at(ContactOfficeRow.organisation_id == addressed(only.office), now)
    if only.organisation is not None:
        words = _words(only.organisation)
        beside = _holding("org", words, now)
        yield beside.union(_at(ContactOfficeRow.organisation_id.in_(_called(words)), now)).subquery().select()


def check(only: Only) -> None:
    """Raises as `narrowed`, and asks nobody."""
    for _ in holders(only, datetime.now(UTC)):
        pass


def addressed(slug: str | BindParameter[str]) -> ScalarSelect[int]:
    """The organisation that a slug leads to."""
    return select(leading).where(OrganisationRow.slug == slug).scalar_subquery()


def _conditions(only: Only, today: date) -> Iterator[tuple[Facet, ColumnElement[bool]]]:
    value = ContactFacetRow.value
    if only.language is not None:
        # Basic filtering (RFC 4647, 3.3.1): `pt` finds `pt-br` as well, since that is kept as both.
        yield "language", value == language(only.language)
    places: tuple[tuple[Facet, str | None], ...] = (("territory", only.territory), ("country", only.country))
    for facet, place in places:
        if place is not None:
            yield facet, value == territories.asked(place)
    wordy: tuple[tuple[Facet, str | None], ...] = (("topic", only.topic), ("role", only.role))
    for facet, words in wordy:
        if words is not None:
            yield facet, holding(words)
    if only.role_kind is not None:
        yield "role_kind", value == _one_of("role_kind", only.role_kind, ROLE_KINDS)
    if only.kind is not None:
        yield "kind", value == _one_of("kind", only.kind, KINDS)
    if only.standing is not None:
        yield "cited", standing(_one_of("standing", only.standing, FRESHNESS), today)
    if only.cited_since is not None:
        yield "cited", value >= first_day(only.cited_since, "cited_since").isoformat()


def language(asked: str) -> str:
    """The code of what somebody types: a code, or a name, in either case."""
    return tongues.code_of(asked) or asked.strip().lower()


def holding(words: str) -> ColumnElement[bool]:
    """Whether a value holds all these words."""
    return _all_in(_words(words))


def standing(asked: str, today: date) -> ColumnElement[bool]:
    """Whether a day of citation is one of a contact that stands so (`values.freshness`)."""
    first = current_since(today).isoformat()
    value = ContactFacetRow.value
    return {"current": value >= first, "ageing": and_(value > "", value < first), "undated": value == ""}[asked]


def _one_of(parameter: str, asked: str, known: Sequence[str]) -> str:
    if asked not in known:
        raise InvalidQuery(parameter, f"is none of {', '.join(known)}")
    return asked


def _words(asked: str) -> list[str]:
    return names.fold(asked).split()[:_MOST_WORDS]


def _all_in(words: Sequence[str]) -> ColumnElement[bool]:
    value = ContactFacetRow.value
    return and_(*(value.contains(word, autoescape=True) for word in words)) if words else value.is_(None)


def _holding(facet: Facet, words: Sequence[str], now: datetime | None) -> Select[int]:
    held = select(ContactFacetRow.contact_id).where(ContactFacetRow.facet == facet, _all_in(words))
    return held if now is None else held.where(visible(ContactFacetRow, now))


def _at(offices: ColumnElement[bool], now: datetime | None) -> Select[int]:
    at = select(ContactOfficeRow.contact_id).where(offices)
    return at if now is None else at.where(visible(ContactOfficeRow, now))


def _called(words: Sequence[str]) -> Select[int]:
    """The organisations one of whose names has all these words."""
    if not words:
        return select(OrganisationRow.id).where(OrganisationRow.id.is_(None))
    named = and_(*(OrganisationRow.sort_key.contains(word, autoescape=True) for word in words))
    return select(leading).where(named)
