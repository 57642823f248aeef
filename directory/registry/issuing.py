"""Press offices that issue releases: how much is read of each, by which names it is known, and the links it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from directory.records import Link, Office
from directory.registry.citing import ref_of, told
from directory.registry.facets import visible
from directory.registry.offices import has_address
from directory.registry.tables import ContactOfficeRow, ContactRow, DocumentRow, OrganisationRow

_CURRENT = DocumentRow.superseded_at.is_(None)
_LINKING_RELEASES = 20
_MOST_LINKS = 50


def offices_of(session: Session, rows: Sequence[OrganisationRow], shown: ColumnElement[bool]) -> tuple[Office, ...]:
    """The press offices of these leading names, in their order; of their contacts those count that are `shown`. However many there are,
    the same few questions are asked."""
    ids = [row.id for row in rows]
    contacts = _contacts(session, ids, shown)
    issued = _issued(session, ids)
    names = _names(session, ids)
    links = _links(session, ids)
    return tuple(
        Office(
            ref_of(row),
            links[row.id],
            contacts.get(row.id, 0),
            *issued.get(row.id, (0, None)),
            tuple(sorted(slug for slug, _ in names[row.id] if slug != row.slug and has_address(slug))),
            tuple(sorted({sign[1:] for _, signs in names[row.id] for sign in signs if sign[0] == "c"})),
        )
        for row in rows
    )


def _contacts(session: Session, ids: Collection[int], shown: ColumnElement[bool]) -> dict[int, int]:
    counted = (
        select(ContactOfficeRow.organisation_id, func.count())
        .join(ContactRow, ContactRow.id == ContactOfficeRow.contact_id)
        .where(ContactOfficeRow.organisation_id.in_(ids), shown, visible(ContactOfficeRow, datetime.now(UTC)))
        .group_by(ContactOfficeRow.organisation_id)
    )
    return dict(session.execute(counted).all())


def _issued(session: Session, ids: Collection[int]) -> dict[int, tuple[int, date | None]]:
    """How many releases, and the day of the last."""
    counted = (
        select(DocumentRow.organisation_id, func.count(), func.max(DocumentRow.date))
        .where(DocumentRow.organisation_id.in_(ids), _CURRENT)
        .group_by(DocumentRow.organisation_id)
    )
    return {id_: (count, last) for id_, count, last in session.execute(counted) if id_ is not None}


def _names(session: Session, ids: Collection[int]) -> dict[int, list[tuple[str, Sequence[str]]]]:
    """The slug of each name, and the signs by which it is told from others of the same words."""
    leader = func.coalesce(OrganisationRow.leader_id, OrganisationRow.id)
    own = or_(OrganisationRow.id.in_(ids), OrganisationRow.leader_id.in_(ids))
    found: dict[int, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for id_, slug, signs in session.execute(select(leader, OrganisationRow.slug, OrganisationRow.signs).where(own)):
        found[id_].append((slug, signs or ()))
    return found


def _links(session: Session, ids: Collection[int]) -> dict[int, tuple[Link, ...]]:
    """The links that the newest releases of each offer, each link once."""
    place = func.row_number().over(
        partition_by=DocumentRow.organisation_id, order_by=(DocumentRow.sort_key.desc(), DocumentRow.id.desc())
    )
    newest = (
        select(DocumentRow.id, place.label("place"))
        .where(DocumentRow.organisation_id.in_(ids), _CURRENT, told(datetime.now(UTC)))
        .subquery()
    )
    found: dict[int, dict[str, Link]] = {id_: {} for id_ in ids}
    for id_, links in session.execute(
        select(DocumentRow.organisation_id, DocumentRow.links)
        .join(newest, newest.c.id == DocumentRow.id)
        .where(newest.c.place <= _LINKING_RELEASES)
        .order_by(newest.c.place)
    ):
        for link in (Link(**stored) for stored in links):
            found[id_ or 0].setdefault(link.href or link.label, link)
    return {id_: tuple(each.values())[:_MOST_LINKS] for id_, each in found.items()}
