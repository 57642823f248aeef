"""In which names a word is, to tell rare names from usual ones. All of it is derived: `press-directory db rebuild` fills it, and
gives atoms the days between which they were named.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "name", name=op.f("pk_name_word")),
    )


def downgrade() -> None:
    op.drop_table("name_word")
