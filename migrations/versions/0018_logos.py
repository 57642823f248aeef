"""Press offices may have a logo. None had one before.

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "picture",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_picture")),
    )
    op.create_table(
        "logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_logo_act_id_act")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_logo_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
    )
    op.create_index("ix_logo_act_id", "logo", ["act_id"])
    op.create_index("ix_logo_organisation_id", "logo", ["organisation_id"])
    op.create_index(
        *("ix_logo_current", "logo", ["organisation_id"]),
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.add_column("organisation", sa.Column("logo", sa.Text(), nullable=True))


def downgrade() -> None:
    # Cards that named a logo name none any more: whoever follows is to hear of it.
    op.execute("UPDATE registry_state SET version = version + 1")
    op.execute(
        "UPDATE contact SET version = (SELECT version FROM registry_state) WHERE id IN (SELECT contact_office.contact_id "
        "FROM contact_office JOIN organisation ON organisation.id = contact_office.organisation_id "
        "WHERE organisation.logo IS NOT NULL)"
    )
    op.drop_column("organisation", "logo")
    op.drop_table("logo")
    op.drop_table("picture")
    # Acts that were about logos alone say nothing any more, nor do those that took them back.
    gone = (
        "WITH RECURSIVE gone(id) AS (SELECT id FROM act WHERE kind IN ('logo', 'no-logo') "
        "UNION SELECT act.id FROM act JOIN gone ON act.undoes_id = gone.id) "
    )
    for table in ("act_organisation", "act_contact"):
        op.execute(f"{gone}DELETE FROM {table} WHERE act_id IN (SELECT id FROM gone)")
    op.execute(f"{gone}DELETE FROM act WHERE id IN (SELECT id FROM gone)")
