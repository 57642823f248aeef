"""What lists of contacts can be narrowed by, and when it may be told; with the words of values that are kept folded.

All of it is derived: it fills as releases are read, and for what was read before with `db index`. Until then lists are narrowed as they
were, and what releases under embargo say counts only once that is over.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NEVER = datetime(9999, 12, 31, tzinfo=UTC)
_CONTACT = sa.table("contact", sa.column("id"), sa.column("published", sa.Boolean))
_MENTION = sa.table("mention", sa.column("contact_id"), sa.column("release_id"))
_DOCUMENT = sa.table("document", sa.column("release_id"), sa.column("embargo_over"))


def upgrade() -> None:
    for table in ("contact_facet", "contact_office"):
        op.add_column(table, sa.Column("since", sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column("until", sa.DateTime(timezone=True), nullable=True))
        _hide(table)
    op.add_column("contact_facet", sa.Column("words", sa.Text(), nullable=True))
    op.drop_index("ix_contact_facet_found", table_name="contact_facet")
    op.create_index("ix_contact_facet_found", "contact_facet", ["facet", "value", "contact_id", "since", "until"])
    op.create_index("ix_contact_office_counted", "contact_office", ["organisation_id", "contact_id", "since", "until"])


def _hide(table: str) -> None:
    """Whom nobody is shown, or whom a release names that had an embargo, is counted nowhere before all is worked out anew."""
    of = sa.table(table, sa.column("contact_id"), sa.column("since", sa.DateTime(timezone=True)))
    embargoed = (
        sa.select(_MENTION.c.contact_id)
        .join(_DOCUMENT, _DOCUMENT.c.release_id == _MENTION.c.release_id)
        .where(_DOCUMENT.c.embargo_over.is_not(None), _MENTION.c.contact_id.is_not(None))
    )
    unseen = sa.or_(
        of.c.contact_id.in_(sa.select(_CONTACT.c.id).where(~_CONTACT.c.published)), of.c.contact_id.in_(embargoed)
    )
    op.execute(sa.update(of).values(since=_NEVER).where(unseen))


def downgrade() -> None:
    op.drop_index("ix_contact_office_counted", table_name="contact_office")
    op.drop_index("ix_contact_facet_found", table_name="contact_facet")
    op.create_index("ix_contact_facet_found", "contact_facet", ["facet", "value", "contact_id"])
    op.execute("DELETE FROM contact_facet WHERE facet NOT IN ('language', 'territory', 'topic', 'role_kind')")
    for column in ("words", "until", "since"):
        op.drop_column("contact_facet", column)
    for column in ("until", "since"):
        op.drop_column("contact_office", column)
