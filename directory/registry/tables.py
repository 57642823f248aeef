"""What the registry remembers. Plain SQLAlchemy, no framework; `web/db.py` gives the same `Base` to Flask.

Three sorts of tables:

- what was read: `organisation` (names), `release`, `release_address`, `document`, `mention`, `claim`;
- what people decided, append-only: `act`, and what each entered as `judgement`, `organisation_judgement`, `naming_judgement`,
  `review`, `withdrawal`, `demand`, `logo` and `sites`; and, beside the acts, each `picture`, and each `book_token` that was given;
- what was seen: `seen_site`, for press offices that want it;
- what lasts of a contact: `contact` with its public id.

All else (`atom`, `atom_key`, `edge`, `naming`, `organisation_key`, `organisation_edge`, `contact_office`, `contact_facet`,
`kept_card`, `mention.published`, and the columns of `contact` and `organisation` below their lines) is derived and kept for speed: rebuilt from claims and decisions, it comes out the same;
but for `departure` and `told_list`, which tell of what was derived before.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    false,
    func,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from directory.records import ADDRESS_BOOKS
from directory.registry.columns import SortText, UtcDateTime

PUBLIC_ID_LENGTH = 10

# Partial indexes are used only where a query's condition is written just like theirs, as SQLAlchemy writes it for each.
_CURRENT = text("superseded_at IS NULL")
BOOK = text(f"media_type IN ({', '.join(map(repr, ADDRESS_BOOKS))})")
"""Which documents are address books, word for word as the index on them has it."""
WHERE_CURRENT: dict[str, Any] = {"sqlite_where": _CURRENT, "postgresql_where": _CURRENT}
_EMBARGOED = text("embargo_over IS NOT NULL")


class Base(DeclarativeBase):
    """Its naming makes every constraint addressable by later migrations, on SQLite too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OrganisationRow(Base):
    """A name of an organisation; releases are issued in it, or contacts are said to be of it. The same words are several names where
    releases show that they are (`organisation_uses.Use.apart`) or humans decided it. Rows are never deleted, and the slug is lasting:
    where several names are one organisation's, all but one lead to it (`leader_id`)."""

    __tablename__ = "organisation"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    """None that could be an address (`offices.has_address`) of one that has never led an organisation, and whose words were known
    before; given one later, `addressed_after` is the newest name that there was then."""
    addressed_after: Mapped[int | None]
    name: Mapped[str] = mapped_column(Text)
    """As written: by its newest release as issuer, else best (`organisation_names.better`)."""
    key: Mapped[str] = mapped_column(Text, unique=True)
    """Its words, and in brackets what tells it from others of the same (`offices.name_key`)."""
    words: Mapped[str] = mapped_column(Text, index=True, server_default=text("''"))
    """By which it is compared (`values.organisations.bounded_key`)."""
    anchor_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"), index=True)
    """The release that it was first known by: its address stays with that release's use of these words."""
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Since when it has been an issuer, and so a press office with a page; None where contacts only are said to be of it."""
    logo: Mapped[str | None] = mapped_column(Text)
    """Derived (`logos`): the name of the picture that counts as its logo; an office shows that of the name that leads it."""
    # Derived, but for names that no release has any more, which lead on to where they led last:
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    sort_key: Mapped[str] = mapped_column(SortText, index=True)
    signs: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """What all releases together show of it (`organisation_names`); None while none has it."""
    place: Mapped[str | None] = mapped_column(Text)
    """The key under which contacts of all its names are at one place; None where that is its own."""
    # Of one to which others lead:
    title: Mapped[str | None] = mapped_column(Text)
    """What the whole organisation is called (`office_names.chosen`); None where it has this name only."""
    short: Mapped[str | None] = mapped_column(Text)
    known_as: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """All its names."""


leading: ColumnElement[int] = func.coalesce(OrganisationRow.leader_id, OrganisationRow.id)
"""The id of the name that leads the organisation which has this one."""


class NamingRow(Base):
    """Derived: which current documents have a name, how they write it, and what they show of it."""

    __tablename__ = "naming"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, index=True)
    issues: Mapped[bool]
    """Whether it is the issuer's; else that of some contact's organisation."""
    writing: Mapped[str] = mapped_column(Text)
    signs: Mapped[list[str]] = mapped_column(JSON)


class OrganisationKeyRow(Base):
    """Derived: what a name can be found by; two names are compared only when they share one."""

    __tablename__ = "organisation_key"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)


class OrganisationEdgeRow(Base):
    """Derived: what the policy says of two names, where it says anything at all (left id < right id)."""

    __tablename__ = "organisation_edge"
    left_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)
    opinion: Mapped[str | None] = mapped_column(String(9))
    score: Mapped[float]


class ReleaseRow(Base):
    """The lasting identity of a release; `merged_into_id` points on where two turned out to hold the same bytes."""

    __tablename__ = "release"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(PUBLIC_ID_LENGTH), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))


class ReleaseAddressRow(Base):
    """A place where a release was read, with what lay there when it was last looked at."""

    __tablename__ = "release_address"
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(Text)
    address_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the address: PostgreSQL indexes no text beyond some 2,700 bytes, and paths may be longer."""
    name: Mapped[str] = mapped_column(Text)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    checksum: Mapped[str] = mapped_column(String(64), index=True)


class DocumentRow(Base):
    """Every version ever read of a release; `superseded_at` is None for the current one."""

    __tablename__ = "document"
    __table_args__ = (
        Index("ix_document_current", "release_id", unique=True, **WHERE_CURRENT),
        Index("ix_document_listed", "sort_key", "id", **WHERE_CURRENT),
        Index("ix_document_narrowed", "language", "sort_key", "id", "organisation_id", "embargo_over", **WHERE_CURRENT),
        Index("ix_document_office", "organisation_id", "sort_key", "id"),
        Index("ix_document_book", "id", sqlite_where=BOOK, postgresql_where=BOOK),
        Index("ix_document_embargoed", "embargo_over", sqlite_where=_EMBARGOED, postgresql_where=_EMBARGOED),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    checksum: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reading: Mapped[str] = mapped_column(String(64))
    """Checksum of what was read from the bytes: another reading of the same bytes is a re-read."""
    title: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    date: Mapped[date | None]
    language: Mapped[str | None] = mapped_column(Text)
    issuer: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    """The dateline's, as written."""
    embargo: Mapped[str | None] = mapped_column(Text)
    """As written; `embargo_until` is the moment where it is certain, `embargo_over` the one from which it is over everywhere,
    `citing.NEVER` where no end is told."""
    embargo_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    embargo_over: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """The issuer's name; `organisation_id` is the one that it leads to."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    text: Mapped[str] = mapped_column(Text, deferred=True)
    links: Mapped[list[dict[str, Any]]] = mapped_column(JSON, deferred=True)
    sort_key: Mapped[str] = mapped_column(SortText)
    """Date, number and checksum in one: the larger, the newer; undated ones are the smallest."""


class MentionRow(Base):
    """A contact as one release offers it: lasting, across edits of its release, so that judgements about it survive."""

    __tablename__ = "mention"
    __table_args__ = (
        Index("ix_mention_retired", "key", sqlite_where=text("live = 0"), postgresql_where=text("NOT live")),
        Index(
            "ix_mention_waiting",
            "confidence",
            "id",
            sqlite_where=text("live = 1 AND published = 0"),
            postgresql_where=text("live AND NOT published"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    kind: Mapped[str] = mapped_column(String(6))
    key: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    confidence: Mapped[float]
    live: Mapped[bool]
    """Whether the release's current document still says it."""
    doubts: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """What speaks most against it, in words (`records.Mention.doubts`)."""
    published: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Derived (`publishing`): whether it is shown, as long as it is live; else it waits for review."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    atom_id: Mapped[int | None] = mapped_column(ForeignKey("atom.id"), index=True)


class ClaimRow(Base):
    """One thing a document says of a contact, and where. Claims of superseded documents are kept as history."""

    __tablename__ = "claim"
    id: Mapped[int] = mapped_column(primary_key=True)
    mention_id: Mapped[int] = mapped_column(ForeignKey("mention.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    field: Mapped[str] = mapped_column(String(9))
    value: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    line: Mapped[int]
    type: Mapped[str | None] = mapped_column(String(6))
    extension: Mapped[str | None] = mapped_column(Text)
    page: Mapped[int | None]
    box: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    """Left, bottom, right, top (see `records.Box`); like `page`, of documents in pages only."""


class ActRow(Base):
    """Something a human did: who, when and why. What it changed are the entries below that name it; undone, each of them is
    superseded by what it had superseded. Never changed, never deleted."""

    __tablename__ = "act"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(9))
    author: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"), unique=True)


class ActContactRow(Base):
    """Whom an act concerned: the contacts that were, and those that came of it."""

    __tablename__ = "act_contact"
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), primary_key=True, index=True)


class JudgementRow(Base):
    """What a human decided about two mentions: superseded by a later one, never overwritten, never deleted."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_current", "left_id", "right_id", unique=True, **WHERE_CURRENT),)
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("mention.id"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("mention.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ActOrganisationRow(Base):
    """Which organisations an act concerned, by names of theirs."""

    __tablename__ = "act_organisation"
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)


class OrganisationJudgementRow(Base):
    """What a human decided about two names of organisations: superseded by a later one, never overwritten, never deleted."""

    __tablename__ = "organisation_judgement"
    __table_args__ = (
        Index(
            "ix_organisation_judgement_current",
            "left_id",
            "right_id",
            unique=True,
            **WHERE_CURRENT,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NamingJudgementRow(Base):
    """What a human decided about a release's use of a name: that it is this one (`here`), whatever the release shows; superseded by
    a later one, never overwritten, never deleted."""

    __tablename__ = "naming_judgement"
    __table_args__ = (
        Index(
            "ix_naming_judgement_current",
            "release_id",
            "organisation_id",
            unique=True,
            **WHERE_CURRENT,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ReviewRow(Base):
    """What a human decided about showing a mention: superseded by a later decision, never overwritten, never deleted."""

    __tablename__ = "review"
    __table_args__ = (Index("ix_review_current", "mention_id", unique=True, **WHERE_CURRENT),)
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    mention_id: Mapped[int] = mapped_column(ForeignKey("mention.id"), index=True)
    opinion: Mapped[str] = mapped_column(String(7))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class WithdrawalRow(Base):
    """A detail of a contact that is not to be shown, whoever repeats it; with empty field and key the contact as a whole.
    Superseded, never deleted."""

    __tablename__ = "withdrawal"
    __table_args__ = (
        Index(
            "ix_withdrawal_current",
            "contact_id",
            "field",
            "key",
            unique=True,
            **WHERE_CURRENT,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    field: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    """Of whom it was withdrawn, as `withdrawals.name_key` has it; empty for a desk without a name."""
    opinion: Mapped[str] = mapped_column(String(9))
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ContactRow(Base):
    """A human or desk. Rows are never deleted and public ids never reused; `live` is False while no release cites it.

    The contact is wherever its anchor mention is: merged, it points to the survivor; split off again, it is back.
    """

    __tablename__ = "contact"
    __table_args__ = (
        Index(
            "ix_contact_listed",
            "sort_key",
            "id",
            sqlite_where=text("published = 1"),
            postgresql_where=text("published"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(PUBLIC_ID_LENGTH), unique=True)
    kind: Mapped[str] = mapped_column(String(6))
    anchor_id: Mapped[int | None] = mapped_column(index=True)
    """The mention it was first given for. No foreign key: mentions point to contacts already."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Derived, kept for speed:
    live: Mapped[bool]
    published: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether it is shown; a contact all of whose mentions wait for review is not, though it has its id."""
    name: Mapped[str] = mapped_column(Text)
    slug: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(SortText)
    digest: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(server_default=text("0"), index=True)
    """That of the registry (`StateRow.version`) with which anything last changed that is shown of it, or whether it is shown. What
    the end of an embargo lets be told moves it not."""


class ContactOfficeRow(Base):
    """Derived: the press offices on whose page a contact stands."""

    __tablename__ = "contact_office"
    __table_args__ = (
        Index("ix_contact_office_listed", "organisation_id", "sort_key", "contact_id"),
        Index("ix_contact_office_counted", "organisation_id", "contact_id", "since", "until"),
    )
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    sort_key: Mapped[str] = mapped_column(SortText)
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """As of `facet_tables.ContactFacetRow`."""


class StateRow(Base):
    """One row: `version` grows with each change of what is shown. Writers take it first, so that they work one after
    another. `publish_above` is the confidence from which on what is derived here was published."""

    __tablename__ = "registry_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    publish_above: Mapped[float] = mapped_column(Double, default=0.0, server_default=text("0"))
