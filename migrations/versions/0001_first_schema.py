"""The first schema: what was read, what people decided, what lasts of a contact, and what is derived from these.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SORT_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared byte by byte on both databases, so that lists have one order."""


def upgrade() -> None:
    op.create_table(
        "atom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_atom")),
        sa.UniqueConstraint("digest", name=op.f("uq_atom_digest")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_TEXT, nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["contact.id"], name=op.f("fk_contact_merged_into_id_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("public_id", name=op.f("uq_contact_public_id")),
    )
    op.create_index(op.f("ix_contact_anchor_id"), "contact", ["anchor_id"], unique=False)
    op.create_index(
        "ix_contact_listed",
        "contact",
        ["sort_key", "id"],
        unique=False,
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live"),
    )
    op.create_index(op.f("ix_contact_merged_into_id"), "contact", ["merged_into_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("key", name=op.f("uq_organisation_key")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisation_slug")),
    )
    op.create_index(op.f("ix_organisation_sort_key"), "organisation", ["sort_key"], unique=False)
    op.create_table(
        "registry_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_state")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into_id"], ["release.id"], name=op.f("fk_release_merged_into_id_release")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("public_id", name=op.f("uq_release_public_id")),
    )
    op.create_table(
        "atom_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("atom_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["atom_id"], ["atom.id"], name=op.f("fk_atom_key_atom_id_atom")),
        sa.PrimaryKeyConstraint("key", "atom_id", name=op.f("pk_atom_key")),
    )
    op.create_index(op.f("ix_atom_key_atom_id"), "atom_key", ["atom_id"], unique=False)
    op.create_table(
        "contact_office",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("sort_key", SORT_TEXT, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_office_contact_id_contact")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contact_office_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("contact_id", "organisation_id", name=op.f("pk_contact_office")),
    )
    op.create_index(
        "ix_contact_office_listed", "contact_office", ["organisation_id", "sort_key", "contact_id"], unique=False
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reading", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("sort_key", SORT_TEXT, nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_document_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_document_release_id_release")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_checksum"), "document", ["checksum"], unique=False)
    op.create_index(
        "ix_document_current",
        "document",
        ["release_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "ix_document_listed",
        "document",
        ["sort_key", "id"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index("ix_document_office", "document", ["organisation_id", "sort_key", "id"], unique=False)
    op.create_index(op.f("ix_document_release_id"), "document", ["release_id"], unique=False)
    op.create_table(
        "edge",
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["left_id"], ["atom.id"], name=op.f("fk_edge_left_id_atom")),
        sa.ForeignKeyConstraint(["right_id"], ["atom.id"], name=op.f("fk_edge_right_id_atom")),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_edge")),
    )
    op.create_index(op.f("ix_edge_right_id"), "edge", ["right_id"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("atom_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["atom_id"], ["atom.id"], name=op.f("fk_mention_atom_id_atom")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_mention_contact_id_contact")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_mention_release_id_release")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_atom_id"), "mention", ["atom_id"], unique=False)
    op.create_index(op.f("ix_mention_contact_id"), "mention", ["contact_id"], unique=False)
    op.create_index(op.f("ix_mention_release_id"), "mention", ["release_id"], unique=False)
    op.create_index(
        "ix_mention_retired",
        "mention",
        ["key"],
        unique=False,
        sqlite_where=sa.text("live = 0"),
        postgresql_where=sa.text("NOT live"),
    )
    op.create_table(
        "release_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_release_address_release_id_release")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_address")),
        sa.UniqueConstraint("address_hash", name=op.f("uq_release_address_address_hash")),
    )
    op.create_index(op.f("ix_release_address_checksum"), "release_address", ["checksum"], unique=False)
    op.create_index(op.f("ix_release_address_release_id"), "release_address", ["release_id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mention_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=5), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=6), nullable=True),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_claim_document_id_document")),
        sa.ForeignKeyConstraint(["mention_id"], ["mention.id"], name=op.f("fk_claim_mention_id_mention")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_document_id"), "claim", ["document_id"], unique=False)
    op.create_index(op.f("ix_claim_mention_id"), "claim", ["mention_id"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["left_id"], ["mention.id"], name=op.f("fk_judgement_left_id_mention")),
        sa.ForeignKeyConstraint(["right_id"], ["mention.id"], name=op.f("fk_judgement_right_id_mention")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    op.create_index(
        "ix_judgement_current",
        "judgement",
        ["left_id", "right_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(op.f("ix_judgement_left_id"), "judgement", ["left_id"], unique=False)
    op.create_index(op.f("ix_judgement_right_id"), "judgement", ["right_id"], unique=False)
    # The one row that writers take in turns is there from the start: two of them cannot both make it.
    op.execute("INSERT INTO registry_state (id, version) VALUES (1, 0)")


def downgrade() -> None:
    op.drop_index(op.f("ix_judgement_right_id"), table_name="judgement")
    op.drop_index(op.f("ix_judgement_left_id"), table_name="judgement")
    op.drop_index(
        "ix_judgement_current",
        table_name="judgement",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("judgement")
    op.drop_index(op.f("ix_claim_mention_id"), table_name="claim")
    op.drop_index(op.f("ix_claim_document_id"), table_name="claim")
    op.drop_table("claim")
    op.drop_index(op.f("ix_release_address_release_id"), table_name="release_address")
    op.drop_index(op.f("ix_release_address_checksum"), table_name="release_address")
    op.drop_table("release_address")
    op.drop_index(
        "ix_mention_retired",
        table_name="mention",
        sqlite_where=sa.text("live = 0"),
        postgresql_where=sa.text("NOT live"),
    )
    op.drop_index(op.f("ix_mention_release_id"), table_name="mention")
    op.drop_index(op.f("ix_mention_contact_id"), table_name="mention")
    op.drop_index(op.f("ix_mention_atom_id"), table_name="mention")
    op.drop_table("mention")
    op.drop_index(op.f("ix_edge_right_id"), table_name="edge")
    op.drop_table("edge")
    op.drop_index(op.f("ix_document_release_id"), table_name="document")
    op.drop_index("ix_document_office", table_name="document")
    op.drop_index(
        "ix_document_listed",
        table_name="document",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_document_current",
        table_name="document",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(op.f("ix_document_checksum"), table_name="document")
    op.drop_table("document")
    op.drop_index("ix_contact_office_listed", table_name="contact_office")
    op.drop_table("contact_office")
    op.drop_index(op.f("ix_atom_key_atom_id"), table_name="atom_key")
    op.drop_table("atom_key")
    op.drop_table("release")
    op.drop_table("registry_state")
    op.drop_index(op.f("ix_organisation_sort_key"), table_name="organisation")
    op.drop_table("organisation")
    op.drop_index(op.f("ix_contact_merged_into_id"), table_name="contact")
    op.drop_index(
        "ix_contact_listed", table_name="contact", sqlite_where=sa.text("live = 1"), postgresql_where=sa.text("live")
    )
    op.drop_index(op.f("ix_contact_anchor_id"), table_name="contact")
    op.drop_table("contact")
    op.drop_table("atom")
