"""Whom searches found, so that whoever follows one can be told who is found no more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import UtcDateTime
from directory.registry.tables import Base


class ToldListRow(Base):
    """Contacts that some search found together when somebody was told so: neither what was searched for nor by whom. Searches that find the
    same share a row. So many rows at most (`told_lists`); of one that is not there any more, followers list what is found anew."""

    __tablename__ = "told_list"
    digest: Mapped[str] = mapped_column(String(24), primary_key=True)
    """Of the ids of the contacts."""
    contacts: Mapped[bytes] = mapped_column(LargeBinary)
    """Their ids, as `told_lists` packs them."""
    used_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    """When somebody last was told these, to a day."""
