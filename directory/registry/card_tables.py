"""Cards as they were written, kept beside the contacts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import Base


class KeptCardRow(Base):
    """Derived: a contact's card as it was written, to be given out again as long as its contact has this version, and before
    `until`, when an embargo ends that holds back some of it. Whatever is missing is written anew."""

    __tablename__ = "kept_card"
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    edition: Mapped[str] = mapped_column(String(24), primary_key=True)
    """What else the bytes depend on: form, way of writing, and the address of this service."""
    version: Mapped[int]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tag: Mapped[str] = mapped_column(String(24))
    """Of the bytes."""
    body: Mapped[bytes] = mapped_column(LargeBinary)
