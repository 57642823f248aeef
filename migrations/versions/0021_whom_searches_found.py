"""Whom searches found when somebody was told so, so that who follows one can be told who is found no more. Nothing was kept of that
before: it begins empty, and whoever follows a search lists it anew once after its next change.

Revision ID: 0021
Revises: 0020
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_list",
        sa.Column("digest", sa.String(length=24), nullable=False),
        sa.Column("contacts", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_told_list")),
    )
    op.create_index(op.f("ix_told_list_used_at"), "told_list", ["used_at"])


def downgrade() -> None:
    op.drop_table("told_list")
