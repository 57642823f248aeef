"""Where on paper a claim's words stand: the page and the box, for documents in pages. Claims read before have neither.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("page", sa.Integer(), nullable=True))
    op.add_column("claim", sa.Column("box", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("claim", "box")
    op.drop_column("claim", "page")
