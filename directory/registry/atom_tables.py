"""What mentions are compared by, all of it derived: atoms, by what they are found, and what the policy says of two."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.tables import Base


class AtomRow(Base):
    """Derived: mentions that say the same, word for word, are compared with others once, as one atom."""

    __tablename__ = "atom"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    features: Mapped[dict[str, Any]] = mapped_column(JSON)


class AtomKeyRow(Base):
    """Derived: what an atom can be found by; two atoms are compared only when they share one."""

    __tablename__ = "atom_key"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    atom_id: Mapped[int] = mapped_column(ForeignKey("atom.id"), primary_key=True, index=True)


class NameWordRow(Base):
    """Derived: which names (their words in alphabetical order) have a word, to tell rare ones."""

    __tablename__ = "name_word"
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)


class EdgeRow(Base):
    """Derived: what the policy says of two atoms, where it says anything at all (left id < right id)."""

    __tablename__ = "edge"
    left_id: Mapped[int] = mapped_column(ForeignKey("atom.id"), primary_key=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("atom.id"), primary_key=True, index=True)
    opinion: Mapped[str | None] = mapped_column(String(9))
    score: Mapped[float]
    weights: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
