"""Which press offices give their press book only to who has a token of theirs.

A demand is about names, all that an organisation has when it is made; an organisation demands a token while one of its names does. So a
demand goes along when names are put together otherwise, by people or by what is read: of two offices that become one the
one demands it, and so do both parts of one that is parted.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry.atoms import batches
from directory.registry.demand_tables import DemandRow
from directory.registry.statements import Statement, among
from directory.registry.tables import OrganisationRow, leading

DEMANDED: Final = "demand"
"""Stored as opinion about a name."""

_DEMANDING = Statement(
    select(leading)
    .join(DemandRow, DemandRow.organisation_id == OrganisationRow.id)
    .where(DemandRow.superseded_at.is_(None), DemandRow.opinion == DEMANDED, among(leading, "offices"))
    .distinct()
)


def demanding(session: Session, offices: Collection[int]) -> set[int]:
    """Those of these organisations, by the names that lead them, whose press book demands a token."""
    session.flush()
    return {office for part in batches(offices) for (office,) in _DEMANDING.rows(session, offices=part)}


def demands(session: Session, office: int) -> bool:
    """Whether the press book of an organisation, by the name that leads it, demands a token."""
    return bool(demanding(session, (office,)))
