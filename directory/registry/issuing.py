"""Press offices that issue releases: how much is read of each, by which names it is known, and the links it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, not_, or_, select
from sqlalchemy.orm import Session

from directory.records import Link, Office
from directory.registry.citing import IS_RELEASE, held, ref_of, told
from directory.registry.columns import UtcDateTime
from directory.registry.facets import addressed, visible
from directory.registry.offices import has_address
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactOfficeRow, ContactRow, DocumentRow, OrganisationRow, leading

_LINKING_RELEASES = 20
_MOST_LINKS = 50


class StoredOffice(NamedTuple):
    """A leading name as it is stored."""

    id: int
    slug: str
    name: str
    title: str | None
    short: str | None
    known_as: Sequence[str] | None
    logo: str | None
    sort_key: str


_CURRENT = DocumentRow.superseded_at.is_(None)
_RELEASED = select(DocumentRow.id).where(DocumentRow.organisation_id == OrganisationRow.id, _CURRENT).exists()
ISSUING = select(*(getattr(OrganisationRow, name) for name in StoredOffice._fields)).where(_RELEASED)
"""The columns of `StoredOffice`, of organisations of which there is a release."""
_ADDRESSED = Statement(ISSUING.where(OrganisationRow.id == addressed(bindparam("slug"))))
_NOW = bindparam("now", type_=UtcDateTime)
_CONTACTS = Statement(
    select(ContactOfficeRow.organisation_id, func.count())
    .join(ContactRow, ContactRow.id == ContactOfficeRow.contact_id)
    .where(
        *(among(ContactOfficeRow.organisation_id, "offices"), visible(ContactOfficeRow, _NOW)),
        *(ContactRow.published, not_(among(ContactRow.id, "held"))),
    )
    .group_by(ContactOfficeRow.organisation_id)
)
_ISSUED = Statement(
    select(DocumentRow.organisation_id, func.count(), func.max(DocumentRow.date))
    .where(among(DocumentRow.organisation_id, "offices"), _CURRENT, IS_RELEASE)
    .group_by(DocumentRow.organisation_id)
)
_NAMES = Statement(
    select(leading, OrganisationRow.slug, OrganisationRow.signs)
    .where(or_(among(OrganisationRow.id, "offices"), among(OrganisationRow.leader_id, "offices")))
)  # fmt: skip
_place = func.row_number().over(
    partition_by=DocumentRow.organisation_id, order_by=(DocumentRow.sort_key.desc(), DocumentRow.id.desc())
)
_newest = (
    select(DocumentRow.id, _place.label("place"))
    .where(among(DocumentRow.organisation_id, "offices"), _CURRENT, told(_NOW))
    .subquery()
)
_LINKS = Statement(
    select(DocumentRow.organisation_id, DocumentRow.links)
    .join(_newest, _newest.c.id == DocumentRow.id)
    .where(_newest.c.place <= _LINKING_RELEASES)
    .order_by(_newest.c.place)
)


def office_at(session: Session, slug: str) -> StoredOffice | None:
    """The leading name that a slug leads to, if it issues releases."""
    session.flush()
    return next(map(StoredOffice._make, _ADDRESSED.rows(session, slug=slug)), None)


def offices_of(session: Session, rows: Sequence[StoredOffice]) -> tuple[Office, ...]:
    """The press offices of these leading names, in their order; of their contacts those count that anybody may see. However many
    there are, the same few questions are asked."""
    session.flush()
    ids = [row.id for row in rows]
    now = datetime.now(UTC)
    contacts = dict(_CONTACTS.rows(session, offices=ids, held=held(session), now=now))
    issued = _issued(session, ids)
    names = _names(session, ids)
    links = _links(session, ids, now)
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


def _issued(session: Session, ids: Collection[int]) -> dict[int, tuple[int, date | None]]:
    """How many releases, and the day of the last."""
    return {id_: (count, last) for id_, count, last in _ISSUED.rows(session, offices=ids)}


def _names(session: Session, ids: Collection[int]) -> dict[int, list[tuple[str, Sequence[str]]]]:
    """The slug of each name, and the signs by which it is told from others of the same words."""
    found: dict[int, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for id_, slug, signs in _NAMES.rows(session, offices=ids):
        found[id_].append((slug, signs or ()))
    return found


def _links(session: Session, ids: Collection[int], now: datetime) -> dict[int, tuple[Link, ...]]:
    """The links that the newest releases of each offer, each link once."""
    found: dict[int, dict[str, Link]] = {id_: {} for id_ in ids}
    for id_, links in _LINKS.rows(session, offices=ids, now=now):
        for link in (Link(**stored) for stored in links):
            found[id_].setdefault(link.href or link.label, link)
    return {id_: tuple(each.values())[:_MOST_LINKS] for id_, each in found.items()}
