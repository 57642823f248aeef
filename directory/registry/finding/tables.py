"""The look-up index: an inverted index over the words that contacts can be found by (Zobel and Moffat, Inverted files for text
search engines, 2006), in plain tables, so that both databases answer alike. All of it is derived."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.registry.columns import SortText
from directory.registry.tables import Base

_CLUSTERED = {"sqlite_with_rowid": False}
"""Kept in the order of its key, without a number for each row: half the size."""


class WordRow(Base):
    """A word that something can be found by, and how many contacts and releases can."""

    __tablename__ = "word"
    __table_args__ = (Index("ix_word_usual", "magnitude", "word"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(SortText, unique=True)
    contacts: Mapped[int]
    releases: Mapped[int]
    magnitude: Mapped[int]
    """Binary digits of `contacts`: it tells the usual words of a beginning, and seldom changes."""


class SlipRow(Base):
    """A word's beginning, whole or without one of its letters (`wording.slip_keys`): two words that are one slip of the pen apart
    share one (symmetric deletes; Garbe, SymSpell, 2012)."""

    __tablename__ = "word_slip"
    __table_args__ = _CLUSTERED
    key: Mapped[str] = mapped_column(SortText, primary_key=True)
    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class _Posting:
    """Some of what a word finds, what is to be shown first foremost: a block of `blocks.MOST` at most."""

    __table_args__ = _CLUSTERED
    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """No entry of the block is below this (`blocks.Entry`), and none of the block before is not; 0 for a word's first block."""
    entries: Mapped[bytes] = mapped_column(LargeBinary)


class PostingRow(_Posting, Base):
    """Of contacts."""

    __tablename__ = "posting"


class ReleasePostingRow(_Posting, Base):
    """Of releases: of the documents that are current."""

    __tablename__ = "release_posting"


class ReleaseWordsRow(Base):
    """By which words a document is found now (`blocks.pack_lists`)."""

    __tablename__ = "release_words"
    document_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    words: Mapped[bytes] = mapped_column(LargeBinary)


class ContactKeysRow(Base):
    """By what a contact is found now, so that it can be taken back."""

    __tablename__ = "contact_keys"
    contact_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    words: Mapped[bytes] = mapped_column(LargeBinary)
    """Its era, its words by field, and its numbers (`blocks.pack_lists`)."""
    addresses: Mapped[str] = mapped_column(Text)
    """One a line."""


class NumberRow(Base):
    """A phone number that finds a contact, by its end (`wording.number_key`)."""

    __tablename__ = "contact_number"
    __table_args__ = _CLUSTERED
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    contact_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class AddressRow(Base):
    """An e-mail address that finds a contact, by its beginning (`wording.address_key`)."""

    __tablename__ = "contact_address"
    __table_args__ = _CLUSTERED
    key: Mapped[str] = mapped_column(SortText, primary_key=True)
    contact_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class OrganisationWordRow(Base):
    """A word of an organisation's name, or its beginning without one of its letters (`wording.slip_keys`), by which the name is found."""

    __tablename__ = "organisation_word"
    __table_args__ = _CLUSTERED
    key: Mapped[str] = mapped_column(SortText, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
