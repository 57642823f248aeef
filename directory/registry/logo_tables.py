"""Logos of press offices: the pictures, and which name has which."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import WHERE_CURRENT, Base


class PictureRow(Base):
    """A picture that was ever a logo, by its content. Never deleted, since a decision that is taken back may need it again."""

    __tablename__ = "picture"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    """SHA-256 of the bytes, and how the name of such a file ends (`0123abcd.png`)."""
    body: Mapped[bytes] = mapped_column(LargeBinary)


class LogoRow(Base):
    """What a human decided about the logo of a name of an organisation: the name of a picture; superseded by a later one, never
    overwritten, never deleted."""

    __tablename__ = "logo"
    __table_args__ = (Index("ix_logo_current", "organisation_id", unique=True, **WHERE_CURRENT),)
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opinion: Mapped[str] = mapped_column(Text)
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
