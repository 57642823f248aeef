"""Lists of releases are narrowed by language and counted: all that is asked for that stands in one index.

A document's row holds its bytes and its text; to read the language of each of a hundred thousand, one would read them all.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_document_narrowed",
        "document",
        ["language", "sort_key", "id", "organisation_id", "embargo_over"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )


def downgrade() -> None:
    op.drop_index("ix_document_narrowed", table_name="document")
