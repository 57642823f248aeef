"""What contacts and releases can be found by: an inverted index in plain tables, instead of one text for each that was searched through as a whole.
All of it is derived: `press-directory db rebuild` fills it. On the way back the texts are empty until a rebuild.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_CLUSTERED = {"sqlite_with_rowid": False}


def upgrade() -> None:
    op.drop_column("contact", "search_text")
    op.create_table(
        "word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", _TEXT, nullable=False),
        sa.Column("initial", sa.String(1), nullable=False),
        sa.Column("contacts", sa.Integer(), nullable=False),
        sa.Column("releases", sa.Integer(), nullable=False),
        sa.Column("magnitude", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word")),
        sa.UniqueConstraint("word", name=op.f("uq_word_word")),
    )
    op.create_index("ix_word_usual", "word", ["initial", "magnitude"])
    op.create_table(
        "word_slip",
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("word_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "word_id", name=op.f("pk_word_slip")),
        **_CLUSTERED,
    )
    for name in ("posting", "release_posting"):
        op.create_table(
            name,
            sa.Column("word_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("first", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("entries", sa.LargeBinary(), nullable=False),
            sa.PrimaryKeyConstraint("word_id", "first", name=op.f(f"pk_{name}")),
            **_CLUSTERED,
        )
    op.create_table(
        "release_words",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_release_words")),
    )
    op.create_table(
        "contact_keys",
        sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("addresses", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_contact_keys")),
    )
    for name, key in (("contact_number", sa.BigInteger()), ("contact_address", _TEXT)):
        op.create_table(
            name,
            sa.Column("key", key, autoincrement=False, nullable=False),
            sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.PrimaryKeyConstraint("key", "contact_id", name=op.f(f"pk_{name}")),
            **_CLUSTERED,
        )


def downgrade() -> None:
    for name in ("contact_address", "contact_number", "contact_keys", "release_words", "release_posting", "posting", "word_slip"):
        op.drop_table(name)
    op.drop_index("ix_word_usual", table_name="word")
    op.drop_table("word")
    op.add_column("contact", sa.Column("search_text", sa.Text(), server_default=sa.text("''"), nullable=False))
