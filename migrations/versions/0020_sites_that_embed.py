"""Press offices may have it noted which sites embed their contacts. None wanted it before, and no site was noted.

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_sites_act_id_act")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_sites_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
    )
    op.create_index("ix_sites_act_id", "sites", ["act_id"])
    op.create_index("ix_sites_organisation_id", "sites", ["organisation_id"])
    op.create_index(
        *("ix_sites_current", "sites", ["organisation_id"]),
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.create_table(
        "seen_site",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_seen_site_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "origin", name=op.f("pk_seen_site")),
    )


def downgrade() -> None:
    op.drop_table("seen_site")
    op.drop_table("sites")
    # Acts that were about this alone say nothing any more, nor do those that took them back.
    gone = (
        "WITH RECURSIVE gone(id) AS (SELECT id FROM act WHERE kind IN ('sites', 'no-sites') "
        "UNION SELECT act.id FROM act JOIN gone ON act.undoes_id = gone.id) "
    )
    for table in ("act_organisation", "act_contact"):
        op.execute(f"{gone}DELETE FROM {table} WHERE act_id IN (SELECT id FROM gone)")
    op.execute(f"{gone}DELETE FROM act WHERE id IN (SELECT id FROM gone)")
