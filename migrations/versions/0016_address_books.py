"""Documents that are address books are told from press releases by an index on them alone.

There are few of them, and lists and counts of releases leave them out.

Revision ID: 0016
Revises: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_BOOK = sa.text("media_type IN ('text/vcard', 'text/csv')")


def upgrade() -> None:
    op.create_index("ix_document_book", "document", ["id"], sqlite_where=_BOOK, postgresql_where=_BOOK)


def downgrade() -> None:
    op.drop_index("ix_document_book", table_name="document")
