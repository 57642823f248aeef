"""Several names, one organisation: names lead to one of them, with what humans decided about them. Every name so far stays an
organisation by itself until `press-directory db rebuild` has looked at all of them, which also fills what is derived. On the way
back every release has the office again that its issuer's own name is; decisions about names are lost.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")
_PLAIN: tuple[tuple[str, sa.types.TypeEngine], ...] = (
    ("opened_at", sa.DateTime(timezone=True)),
    ("signs", sa.JSON()),
    ("place", sa.Text()),
    ("title", sa.Text()),
    ("short", sa.Text()),
    ("known_as", sa.JSON()),
)


def _points_to(column: str, table: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade() -> None:
    for name, kind in _PLAIN:
        op.add_column("organisation", sa.Column(name, kind, nullable=True))
    # With their constraint beside them: so both databases can add them to a table that others point to.
    for table, name in (("organisation", "leader_id"), ("document", "issuer_id")):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} INTEGER "
            f"CONSTRAINT fk_{table}_{name}_organisation REFERENCES organisation (id)"
        )
    op.create_index(op.f("ix_organisation_leader_id"), "organisation", ["leader_id"])
    op.execute("UPDATE document SET issuer_id = organisation_id")
    op.execute(
        "UPDATE organisation SET opened_at = "
        "(SELECT min(document.read_at) FROM document WHERE document.organisation_id = organisation.id)"
    )
    op.create_table(
        "naming",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("issues", sa.Boolean(), nullable=False),
        sa.Column("writing", sa.Text(), nullable=False),
        sa.Column("signs", sa.JSON(), nullable=False),
        _points_to("organisation_id", "naming", "organisation"),
        _points_to("document_id", "naming", "document"),
        sa.PrimaryKeyConstraint("organisation_id", "document_id", name=op.f("pk_naming")),
    )
    op.create_index(op.f("ix_naming_document_id"), "naming", ["document_id"])
    op.create_table(
        "organisation_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _points_to("organisation_id", "organisation_key", "organisation"),
        sa.PrimaryKeyConstraint("key", "organisation_id", name=op.f("pk_organisation_key")),
    )
    op.create_index(op.f("ix_organisation_key_organisation_id"), "organisation_key", ["organisation_id"])
    op.create_table(
        "organisation_edge",
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        _points_to("left_id", "organisation_edge", "organisation"),
        _points_to("right_id", "organisation_edge", "organisation"),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_organisation_edge")),
    )
    op.create_index(op.f("ix_organisation_edge_right_id"), "organisation_edge", ["right_id"])
    op.create_table(
        "organisation_judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        _points_to("act_id", "organisation_judgement", "act"),
        _points_to("left_id", "organisation_judgement", "organisation"),
        _points_to("right_id", "organisation_judgement", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_judgement")),
    )
    for column in ("act_id", "left_id", "right_id"):
        op.create_index(op.f(f"ix_organisation_judgement_{column}"), "organisation_judgement", [column])
    op.create_index(
        "ix_organisation_judgement_current",
        "organisation_judgement",
        ["left_id", "right_id"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.create_table(
        "act_organisation",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _points_to("act_id", "act_organisation", "act"),
        _points_to("organisation_id", "act_organisation", "organisation"),
        sa.PrimaryKeyConstraint("act_id", "organisation_id", name=op.f("pk_act_organisation")),
    )
    op.create_index(op.f("ix_act_organisation_organisation_id"), "act_organisation", ["organisation_id"])


def downgrade() -> None:
    op.execute("UPDATE document SET organisation_id = issuer_id")
    op.execute("UPDATE organisation SET sort_key = substr(key, 1, 200) WHERE title IS NOT NULL OR leader_id IS NOT NULL")
    op.drop_table("act_organisation")
    op.drop_table("organisation_judgement")
    # Acts that were about names alone say nothing any more.
    op.execute(
        "DELETE FROM act WHERE NOT EXISTS (SELECT 1 FROM act_contact WHERE act_contact.act_id = act.id) "
        "AND NOT EXISTS (SELECT 1 FROM judgement WHERE judgement.act_id = act.id) "
        "AND NOT EXISTS (SELECT 1 FROM review WHERE review.act_id = act.id) "
        "AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.act_id = act.id)"
    )
    op.drop_table("organisation_edge")
    op.drop_table("organisation_key")
    op.drop_table("naming")
    op.drop_column("document", "issuer_id")
    op.drop_index(op.f("ix_organisation_leader_id"), table_name="organisation")
    op.drop_column("organisation", "leader_id")
    for name, _ in reversed(_PLAIN):
        op.drop_column("organisation", name)
