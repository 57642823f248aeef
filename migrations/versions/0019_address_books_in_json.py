"""Address books may be in JSON too (jCard, JSContact): the index on them is of four media types.

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_OF_TWO = sa.text("media_type IN ('text/vcard', 'text/csv')")
_OF_FOUR = sa.text("media_type IN ('text/vcard', 'text/csv', 'application/vcard+json', 'application/jscontact+json')")


def upgrade() -> None:
    op.drop_index("ix_document_book", table_name="document")
    op.create_index("ix_document_book", "document", ["id"], sqlite_where=_OF_FOUR, postgresql_where=_OF_FOUR)


def downgrade() -> None:
    op.drop_index("ix_document_book", table_name="document")
    op.create_index("ix_document_book", "document", ["id"], sqlite_where=_OF_TWO, postgresql_where=_OF_TWO)
