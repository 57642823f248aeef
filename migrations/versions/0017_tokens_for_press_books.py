"""Press offices may give their press book only to who has a token of theirs. No office demanded one before, and no token was given.

Revision ID: 0017
Revises: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "demand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_demand_act_id_act")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_demand_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand")),
    )
    op.create_index("ix_demand_act_id", "demand", ["act_id"])
    op.create_index("ix_demand_organisation_id", "demand", ["organisation_id"])
    op.create_index(
        *("ix_demand_current", "demand", ["organisation_id"]),
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.create_table(
        "book_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.Text(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_book_token_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_token")),
        sa.UniqueConstraint("hash", name=op.f("uq_book_token_hash")),
    )
    op.create_index("ix_book_token_organisation_id", "book_token", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("book_token")
    op.drop_table("demand")
    # Acts that were about demands alone say nothing any more, nor do those that took them back.
    gone = (
        "WITH RECURSIVE gone(id) AS (SELECT id FROM act WHERE kind IN ('demand', 'lift') "
        "UNION SELECT act.id FROM act JOIN gone ON act.undoes_id = gone.id) "
    )
    for table in ("act_organisation", "act_contact"):
        op.execute(f"{gone}DELETE FROM {table} WHERE act_id IN (SELECT id FROM gone)")
    op.execute(f"{gone}DELETE FROM act WHERE id IN (SELECT id FROM gone)")
