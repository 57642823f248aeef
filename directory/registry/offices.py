"""Issuers of releases: known by key, named as their newest release spells them, with a slug that lasts."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry.tables import DocumentRow, OrganisationRow
from directory.values import names, organisations
from directory.values.slugs import slugify

_LONGEST_KEY = 200


def issuer_key(name: str) -> str:
    """By which two spellings of an issuer are one; bounded, since databases index no text of any length."""
    key = organisations.key(name) or " ".join(name.lower().split())
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]}~{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def organisation(session: Session, name: str | None) -> OrganisationRow | None:
    """The issuer of this name, made where it is new; None where nothing is said."""
    if not name or not (key := issuer_key(name)):
        return None
    found = session.scalar(select(OrganisationRow).where(OrganisationRow.key == key))
    if found is None:
        found = OrganisationRow(slug=_free_slug(session, name), name=name, key=key, sort_key=names.fold(name)[:200])
        session.add(found)
        session.flush()
    return found


def rename(session: Session, office_id: int) -> bool:
    """Spell the office as its newest current release does, whatever the order of reading; True where that changed."""
    office = session.get_one(OrganisationRow, office_id)
    newest = session.scalar(
        select(DocumentRow.issuer)
        .where(DocumentRow.organisation_id == office_id, DocumentRow.superseded_at.is_(None))
        .order_by(DocumentRow.sort_key.desc())
        .limit(1)
    )
    if newest is None or newest == office.name:
        return False
    office.name, office.sort_key = newest, names.fold(newest)[:200]
    session.flush()
    return True


def _free_slug(session: Session, name: str) -> str:
    base = slugify(name) or "office"
    taken = set(
        session.scalars(select(OrganisationRow.slug).where(OrganisationRow.slug.startswith(base, autoescape=True)))
    )
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
