"""Who stands beside whom: the desks that releases name beside a person, the people that they name beside a desk, and who else is at
a press office."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, not_, select
from sqlalchemy.orm import Session, aliased

from directory.records import Card, Kind, OfficeRef
from directory.registry.assemble import cards, contacts
from directory.registry.citing import held
from directory.registry.columns import UtcDateTime
from directory.registry.facets import addressed, visible
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactOfficeRow, ContactRow, MentionRow

MOST = 6
"""So many are told."""
_own, _other, _contact = aliased(MentionRow), aliased(MentionRow), aliased(ContactRow)
_NAMED = Statement(
    select(_contact.id)
    .select_from(_own)
    .join(ContactRow, ContactRow.id == _own.contact_id)
    .join(_other, (_other.release_id == _own.release_id) & (_other.contact_id != _own.contact_id))
    .join(_contact, _contact.id == _other.contact_id)
    .where(
        *(ContactRow.public_id == bindparam("public_id"), _own.live),
        *(_other.live, _other.published, _contact.kind == bindparam("kind"), _contact.published),
    )
    .group_by(_contact.id)
    .order_by(func.count().desc(), _contact.id)
    .limit(MOST)
)
_of, _office = aliased(ContactRow), aliased(ContactOfficeRow)
_NOW = bindparam("now", type_=UtcDateTime)
_DESKS = Statement(
    select(ContactRow.id)
    .join(ContactOfficeRow, ContactOfficeRow.contact_id == ContactRow.id)
    .join(_office, _office.organisation_id == ContactOfficeRow.organisation_id)
    .join(_of, _of.id == _office.contact_id)
    .where(
        *(_of.public_id == bindparam("public_id"), ContactRow.id != _of.id),
        *(ContactRow.kind == "desk", ContactRow.published, visible(ContactOfficeRow, _NOW)),
    )
    .group_by(ContactRow.id, ContactRow.sort_key)
    .order_by(ContactRow.sort_key, ContactRow.id)
    .limit(MOST)
)
_AT = Statement(
    select(ContactRow.id)
    .join(ContactOfficeRow, ContactOfficeRow.contact_id == ContactRow.id)
    .where(
        *(ContactOfficeRow.organisation_id == addressed(bindparam("slug")), visible(ContactOfficeRow, _NOW)),
        *(ContactRow.published, not_(among(ContactRow.id, "held"))),
    )
    .order_by(ContactOfficeRow.sort_key, ContactOfficeRow.contact_id)
    .limit(bindparam("most"))
)


def desks_beside(session: Session, public_id: str) -> tuple[Card, ...]:
    """Desks named in the releases that name this contact, the most often first; where there are none, those of its offices.
    The contact itself may be one that is not shown."""
    return _beside(session, public_id, "desk") or _of_offices(session, public_id)


def people_beside(session: Session, public_id: str) -> tuple[Card, ...]:
    """People named in the releases that name this contact, the most often first."""
    return _beside(session, public_id, "person")


def colleagues(session: Session, office: OfficeRef, limit: int) -> tuple[Card, ...]:
    """The first contacts of a press office, by name: as `search.find_contacts` has them."""
    embargoed = held(session)
    rows = _AT.rows(session, slug=office.slug, held=embargoed, now=datetime.now(UTC), most=limit)
    return _cards(session, rows, embargoed)


def _beside(session: Session, public_id: str, kind: Kind) -> tuple[Card, ...]:
    return _cards(session, _NAMED.rows(session, public_id=public_id, kind=kind), held(session))


def _of_offices(session: Session, public_id: str) -> tuple[Card, ...]:
    return _cards(session, _DESKS.rows(session, public_id=public_id, now=datetime.now(UTC)), held(session))


def _cards(session: Session, rows: Sequence[tuple[int]], embargoed: Collection[int]) -> tuple[Card, ...]:
    return tuple(cards(session, contacts(session, [id_ for (id_,) in rows if id_ not in embargoed])))
