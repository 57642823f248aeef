"""All that has a lasting public page, in parts: contacts, press offices and releases, by ranges of the numbers of their rows.

A part holds the rows of one range, so it has its bounds without counting, stays the same part as the registry grows, and has at
most `PART` rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.registry.citing import IS_RELEASE, shown, told
from directory.registry.tables import ContactRow, DocumentRow, OrganisationRow, ReleaseRow

Section = Literal["contacts", "offices", "releases"]
SECTIONS: tuple[Section, ...] = get_args(Section)
PART = 50_000
"""Addresses in one part, as the protocol allows (sitemaps.org)."""
STRETCH = 1000
"""Rows read at a time."""

_Listed = Select[int, str, str, datetime]
_CURRENT = DocumentRow.superseded_at.is_(None)


def parts(session: Session) -> list[tuple[Section, int, datetime]]:
    """Which parts have something in them, counted from 0, and when something in each changed last."""
    found: list[tuple[Section, int, datetime]] = []
    for section in SECTIONS:
        listed, id_, changed = _listed(session, section)
        inner = listed.with_only_columns(((id_ - 1) // PART).label("part"), changed.label("changed")).subquery()
        grouped = select(inner.c.part, func.max(inner.c.changed)).group_by(inner.c.part).order_by(inner.c.part)
        found += [(section, number, moment) for number, moment in session.execute(grouped)]
    return found


def part(session: Session, section: str, number: int) -> Iterator[list[tuple[str, str, datetime]]]:
    """The public id (or slug), the slug for readers and the time of the last change of all in one part, a stretch in memory at
    a time.

    Raises NotInRegistry for a part that there is not.
    """
    if section not in SECTIONS or number >= 2**31 // PART:
        raise NotInRegistry("part of the sitemap", f"{section} {number}")
    listed, id_, _ = _listed(session, section)
    bounded = listed.where(id_ > number * PART, id_ <= (number + 1) * PART).order_by(id_).limit(STRETCH)
    first = _rows(session, bounded)
    if not first:
        raise NotInRegistry("part of the sitemap", f"{section} {number}")
    return _stretches(session, bounded, id_, first)


def _stretches(
    session: Session, bounded: _Listed, id_: ColumnElement[int], rows: Sequence[Sequence[Any]]
) -> Iterator[list[tuple[str, str, datetime]]]:
    while rows:
        yield [(public, slug, changed) for _, public, slug, changed in rows]
        rows = _rows(session, bounded.where(id_ > rows[-1][0])) if len(rows) == STRETCH else ()


def _rows(session: Session, listed: _Listed) -> Sequence[Sequence[Any]]:
    return session.execute(listed).all()


def _listed(session: Session, section: Section) -> tuple[_Listed, Any, Any]:
    """What is listed, the number of its rows, and when each changed last. Releases under embargo are left out, and contacts
    that only those name."""
    if section == "contacts":
        columns = ContactRow.id, ContactRow.public_id, ContactRow.slug, ContactRow.updated_at
        return select(*columns).where(shown(session)), ContactRow.id, ContactRow.updated_at
    if section == "offices":
        read = func.max(DocumentRow.read_at)
        offices = (
            select(OrganisationRow.id, OrganisationRow.slug, OrganisationRow.slug, read)
            .join(DocumentRow, DocumentRow.organisation_id == OrganisationRow.id)
            .where(_CURRENT)
            .group_by(OrganisationRow.id, OrganisationRow.slug)
        )
        return offices, OrganisationRow.id, read
    releases = (
        select(ReleaseRow.id, ReleaseRow.public_id, ReleaseRow.public_id, DocumentRow.read_at)
        .join(DocumentRow, DocumentRow.release_id == ReleaseRow.id)
        .where(_CURRENT, IS_RELEASE, told(datetime.now(UTC)))
    )
    return releases, ReleaseRow.id, DocumentRow.read_at
