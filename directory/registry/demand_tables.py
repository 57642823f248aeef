"""Which press offices give their press book only to who has a token of theirs, and the tokens."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import WHERE_CURRENT, Base


class DemandRow(Base):
    """What a human decided about a name of an organisation: that the press book of whatever organisation has this name demands a token
    (`demand`); superseded by a later one, never overwritten, never deleted."""

    __tablename__ = "demand"
    __table_args__ = (Index("ix_demand_current", "organisation_id", unique=True, **WHERE_CURRENT),)
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BookTokenRow(Base):
    """A token that a press office gave to somebody, for its press book: of the secret its hash alone is kept. Never deleted."""

    __tablename__ = "book_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    """The name that led the organisation when it was given; it counts for whatever organisation has that name."""
    label: Mapped[str] = mapped_column(Text)
    """To whom, in the office's words; for its officers alone."""
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret (`book_tokens.hash_of`)."""
    given_by: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_by: Mapped[str | None] = mapped_column(Text)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_on: Mapped[date | None] = mapped_column(Date)
    """The day (UTC) when it was last shown."""
