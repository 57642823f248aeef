"""Who left which list, so that whoever follows the list can be told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import Base


class DepartureRow(Base):
    """When a contact last left the contacts that anybody may see, or those of a press office: written as what is stored of it is derived,
    of those only whom that list had shown. Whoever came back keeps the row, which then tells nothing.

    Either with a `version` of the registry or, where no change but the end of an embargo was the reason, at a moment (`at`).
    """

    __tablename__ = "departure"
    __table_args__ = (
        Index("ix_departure_version", "organisation_id", "version", "contact_id"),
        Index("ix_departure_at", "organisation_id", "at", "contact_id"),
    )
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of the press office; 0 for all whom anybody may see. No foreign key, since that is none."""
    version: Mapped[int | None]
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
