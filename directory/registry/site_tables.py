"""Which press offices want to see the sites that show their contacts, and those sites."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import WHERE_CURRENT, Base


class SitesRow(Base):
    """What a human decided about a name of an organisation: that it is noted which sites show contacts of whatever organisation has this name
    (`sites`); superseded by a later one, never overwritten, never deleted."""

    __tablename__ = "sites"
    __table_args__ = (Index("ix_sites_current", "organisation_id", unique=True, **WHERE_CURRENT),)
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SeenSiteRow(Base):
    """A site that was seen to show contacts of an organisation. Deleted when nobody wants it noted any more, when it was not seen for long, and
    where there are too many."""

    __tablename__ = "seen_site"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    """The name for which it is wanted, so that it goes where that name goes."""
    origin: Mapped[str] = mapped_column(Text, primary_key=True)
    """As `values.origins` tells it: scheme, host and port, nothing else."""
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    """Days (UTC)."""
    days: Mapped[int] = mapped_column()
    """On how many days it was seen."""
