"""Languages spoken, territories and topics are claims too, whose names are longer; and what lists can be narrowed by.

`contact_facet` is derived: it fills as releases are read, and for what was read before with `db rebuild`. Going back, the
claims that an earlier version would not understand are dropped; reading the releases again brings them back.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("field", existing_type=sa.String(length=5), type_=sa.String(length=9), existing_nullable=False)
    op.create_table(
        "contact_facet",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(length=9), nullable=False),
        sa.Column("value", _SORTED, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_facet_contact_id_contact")),
        sa.PrimaryKeyConstraint("contact_id", "facet", "value", name=op.f("pk_contact_facet")),
    )
    op.create_index("ix_contact_facet_found", "contact_facet", ["facet", "value", "contact_id"])


def downgrade() -> None:
    op.drop_table("contact_facet")
    op.execute("DELETE FROM claim WHERE field IN ('language', 'territory', 'topic')")
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("field", existing_type=sa.String(length=9), type_=sa.String(length=5), existing_nullable=False)
