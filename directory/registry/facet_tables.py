"""What lists of contacts are narrowed by, as it is stored: derived, like all below the line of a contact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import SortText, UtcDateTime
from directory.registry.tables import Base


class ContactFacetRow(Base):
    """Derived: what lists of contacts can be narrowed by, beside words and offices (`facets`).

    From `since` on and before `until` it may be told (None: ever): what releases under embargo say, only when that is over; of who
    waits for review, never (`citing.NEVER`).
    """

    __tablename__ = "contact_facet"
    __table_args__ = (Index("ix_contact_facet_found", "facet", "value", "contact_id", "since", "until"),)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    facet: Mapped[str] = mapped_column(String(9), primary_key=True)
    value: Mapped[str] = mapped_column(SortText, primary_key=True)
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    words: Mapped[str | None] = mapped_column(Text)
    """As written, where the value is not what a reader reads."""
