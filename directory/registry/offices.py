"""Issuers of releases: known by key, named as their newest release spells them, with a slug that lasts."""

from __future__ import annotations

import hashlib

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.statements import Statement, inserting, updating
from directory.registry.tables import DocumentRow, OrganisationRow
from directory.values import names, organisations
from directory.values.slugs import slugify

_LONGEST_KEY = 200

_KNOWN = Statement(select(OrganisationRow.id).where(OrganisationRow.key == bindparam("of")))
_NEW = inserting(OrganisationRow, "slug", "name", "key", "sort_key", returning=OrganisationRow.id)
_SPELLED = Statement(
    select(
        OrganisationRow.name,
        select(DocumentRow.issuer)
        .where(DocumentRow.organisation_id == OrganisationRow.id, DocumentRow.superseded_at.is_(None))
        .order_by(DocumentRow.sort_key.desc())
        .limit(1)
        .scalar_subquery(),
    ).where(OrganisationRow.id == bindparam("of"))
)
_RENAME = updating(OrganisationRow, "name", "sort_key", where=OrganisationRow.id == bindparam("of"))


def issuer_key(name: str) -> str:
    """By which two spellings of an issuer are one; bounded, since databases index no text of any length."""
    key = organisations.key(name) or " ".join(name.lower().split())
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]}~{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def organisation(session: Session, name: str | None) -> int | None:
    """The id of the issuer of this name, made where it is new; None where nothing is said."""
    if not name or not (key := issuer_key(name)):
        return None
    found = _KNOWN.rows(session, of=key) or _NEW.rows(
        session, slug=_free_slug(session, name), name=name, key=key, sort_key=_sort_key(name)
    )
    id_: int = found[0][0]
    return id_


def rename(session: Session, office_id: int) -> bool:
    """Spell the office as its newest current release does, whatever the order of reading; True where that changed."""
    ((name, newest),) = _SPELLED.rows(session, of=office_id)
    if newest is None or newest == name:
        return False
    _RENAME.run(session, [{"of": office_id, "name": newest, "sort_key": _sort_key(newest)}])
    return True


def _sort_key(name: str) -> str:
    return names.fold(name)[:200]


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
