"""Names of organisations are found by any of their words, and the usual words of any beginning, not of an initial alone, at once.

Releases are looked up in the index instead of in one text for each. All of it is derived: `press-directory db index` fills it, and puts
numbers and file names of releases in the index of releases. On the way back the texts are empty until their releases are read again.

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.drop_index("ix_word_usual", table_name="word")
    op.drop_column("word", "initial")
    op.create_index("ix_word_usual", "word", ["magnitude", "word"])
    op.drop_column("document", "search_text")
    op.create_table(
        "organisation_word",
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "organisation_id", name=op.f("pk_organisation_word")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("organisation_word")
    op.add_column("document", sa.Column("search_text", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.drop_index("ix_word_usual", table_name="word")
    op.add_column("word", sa.Column("initial", sa.String(1), server_default=sa.text("''"), nullable=False))
    op.execute("UPDATE word SET initial = substr(word, 1, 1)")
    op.create_index("ix_word_usual", "word", ["initial", "magnitude"])
