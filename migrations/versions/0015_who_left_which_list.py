"""Who left which list of contacts, so that whoever follows it can be told. Nobody could follow one before: it begins empty.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "departure",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_departure_contact_id_contact")),
        sa.PrimaryKeyConstraint("contact_id", "organisation_id", name=op.f("pk_departure")),
    )
    op.create_index("ix_departure_version", "departure", ["organisation_id", "version", "contact_id"])
    op.create_index("ix_departure_at", "departure", ["organisation_id", "at", "contact_id"])


def downgrade() -> None:
    op.drop_table("departure")
