"""What is published and what waits for review, and what people decided of it. Whatever was shown stays published, until
PUBLISH_ABOVE is applied by the next `ingest` or `db rebuild`.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.add_column("mention", sa.Column("doubts", sa.JSON(), nullable=True))
    op.add_column("mention", sa.Column("published", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("contact", sa.Column("published", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("registry_state", sa.Column("publish_above", sa.Double(), nullable=False, server_default=sa.text("0")))
    op.execute("UPDATE mention SET published = live")
    op.execute("UPDATE contact SET published = live")
    op.create_index(
        "ix_mention_waiting",
        "mention",
        ["confidence", "id"],
        sqlite_where=sa.text("live = 1 AND published = 0"),
        postgresql_where=sa.text("live AND NOT published"),
    )
    op.drop_index("ix_contact_listed", table_name="contact")
    op.create_index(
        "ix_contact_listed",
        "contact",
        ["sort_key", "id"],
        sqlite_where=sa.text("published = 1"),
        postgresql_where=sa.text("published"),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mention_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=7), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["mention_id"], ["mention.id"], name=op.f("fk_review_mention_id_mention")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index("ix_review_mention_id", "review", ["mention_id"])
    op.create_index(
        "ix_review_current", "review", ["mention_id"], unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT
    )


def downgrade() -> None:
    op.drop_table("review")
    op.drop_index("ix_contact_listed", table_name="contact")
    op.create_index(
        "ix_contact_listed",
        "contact",
        ["sort_key", "id"],
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live"),
    )
    op.drop_index("ix_mention_waiting", table_name="mention")
    op.drop_column("registry_state", "publish_above")
    op.drop_column("contact", "published")
    op.drop_column("mention", "published")
    op.drop_column("mention", "doubts")
