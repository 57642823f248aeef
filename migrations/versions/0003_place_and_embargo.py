"""What a release says of itself besides: the place of its dateline, and until when it asks not to be published. Releases
read before have neither until they are read again.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from directory.registry.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMBARGOED = sa.text("embargo_over IS NOT NULL")


def upgrade() -> None:
    op.add_column("document", sa.Column("place", sa.Text(), nullable=True))
    op.add_column("document", sa.Column("embargo", sa.Text(), nullable=True))
    op.add_column("document", sa.Column("embargo_until", UtcDateTime(), nullable=True))
    op.add_column("document", sa.Column("embargo_over", UtcDateTime(), nullable=True))
    op.create_index(
        "ix_document_embargoed",
        "document",
        ["embargo_over"],
        sqlite_where=_EMBARGOED,
        postgresql_where=_EMBARGOED,
    )


def downgrade() -> None:
    op.drop_index("ix_document_embargoed", "document")
    op.drop_column("document", "embargo_over")
    op.drop_column("document", "embargo_until")
    op.drop_column("document", "embargo")
    op.drop_column("document", "place")
