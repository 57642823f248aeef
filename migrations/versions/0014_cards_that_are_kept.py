"""Contacts tell with which version of the registry they last changed, and their cards are kept as they were written.

Both are derived: contacts that are there are taken to have changed now, and cards are kept as they are asked for.

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact", sa.Column("version", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.execute("UPDATE contact SET version = (SELECT version FROM registry_state)"
               " WHERE published AND EXISTS (SELECT 1 FROM registry_state)")
    op.create_index(op.f("ix_contact_version"), "contact", ["version"])
    op.create_table(
        "kept_card",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tag", sa.String(24), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_kept_card_contact_id_contact")),
        sa.PrimaryKeyConstraint("contact_id", "edition", name=op.f("pk_kept_card")),
    )


def downgrade() -> None:
    op.drop_table("kept_card")
    op.drop_index(op.f("ix_contact_version"), table_name="contact")
    op.drop_column("contact", "version")
