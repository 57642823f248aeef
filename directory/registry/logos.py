"""Logos of press offices: kept by their content, shown of the name that leads an office, and served as long as one shows it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry import listing
from directory.registry.atoms import batches
from directory.registry.ledger import OPEN
from directory.registry.logo_tables import LogoRow, PictureRow
from directory.registry.organisations import contacts_of
from directory.registry.tables import OrganisationRow
from directory.values import pictures
from directory.values.pictures import Picture

MOST_BYTES: Final = pictures.MOST_BYTES
"""A picture of more is refused, so nobody need read more of what is sent."""


def keep(session: Session, body: bytes) -> str:
    """Keep a picture, if it is not kept; returns its name. Raises InvalidQuery where it is none that can be a logo."""
    of = pictures.picture(body)
    name = f"{hashlib.sha256(of.body).hexdigest()}.{of.suffix}"
    if session.get(PictureRow, name) is None:
        session.add(PictureRow(name=name, body=of.body))
        session.flush()
    return name


def shown(session: Session, name: str) -> tuple[str, bytes] | None:
    """The media type and the bytes of a picture that is the logo of some name now; None of any other, also of one that was taken away."""
    current = select(LogoRow.id).where(LogoRow.opinion == PictureRow.name, LogoRow.superseded_at.is_(None)).exists()
    body = session.scalar(select(PictureRow.body).where(PictureRow.name == name, current))
    return None if body is None else (pictures.media_type(name), body)


def measured(session: Session, name: str) -> Picture | None:
    """A picture with its size; None where there is none of this name."""
    body = session.scalar(select(PictureRow.body).where(PictureRow.name == name))
    return None if body is None else pictures.picture(body)


def settle(session: Session, names: Collection[int], now: datetime) -> None:
    """What follows from new entries about the logos of these names: cards of contacts tell of it, so they change."""
    session.flush()
    counts: dict[int, str] = {}
    for part in batches(names):
        entries = select(LogoRow.organisation_id, LogoRow.opinion).where(
            LogoRow.organisation_id.in_(part), LogoRow.superseded_at.is_(None), LogoRow.opinion != OPEN
        )
        counts |= dict(session.execute(entries).all())
    changed: set[int] = set()
    for part in batches(names):
        for row in session.scalars(select(OrganisationRow).where(OrganisationRow.id.in_(part))):
            if row.logo != counts.get(row.id):
                row.logo = counts.get(row.id)
                changed.add(row.id)
    session.flush()
    if changed:
        led = select(OrganisationRow.id).where(OrganisationRow.leader_id.in_(changed))
        listing.refresh(session, contacts_of(session, changed | set(session.scalars(led))), now)
