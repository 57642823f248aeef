"""Acts: what people decide has one author, reason and moment, however many entries it makes, and is taken back as one. And
withdrawals: details that are kept back whoever repeats them. Each entry there was so far becomes an act of its own; on the
way back each entry has its act's author, reason and moment again, acts that were entries of none are lost, and so are
withdrawals and judgements that only this version knows.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")
_KEPT = ("author", "reason", "made_at")


def upgrade() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes_id"], ["act.id"], name=op.f("fk_act_undoes_id_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_act_undoes_id")),
    )
    op.create_table(
        "act_contact",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_act_contact_act_id_act")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_act_contact_contact_id_contact")),
        sa.PrimaryKeyConstraint("act_id", "contact_id", name=op.f("pk_act_contact")),
    )
    op.create_index(op.f("ix_act_contact_contact_id"), "act_contact", ["contact_id"])
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_withdrawal_act_id_act")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_withdrawal_contact_id_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )
    for column in ("act_id", "contact_id", "key"):
        op.create_index(op.f(f"ix_withdrawal_{column}"), "withdrawal", [column])
    op.create_index(
        "ix_withdrawal_current",
        "withdrawal",
        ["contact_id", "field", "key"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    for table, columns in (("judgement", ("left_id", "right_id")), ("review", ("mention_id",))):
        op.add_column(table, sa.Column("act_id", sa.Integer(), nullable=True))
        _acts_of(table, columns)
        with op.batch_alter_table(table) as batch:
            batch.alter_column("act_id", existing_type=sa.Integer(), nullable=False)
            batch.create_foreign_key(op.f(f"fk_{table}_act_id_act"), "act", ["act_id"], ["id"])
            for column in _KEPT:
                batch.drop_column(column)
        op.create_index(op.f(f"ix_{table}_act_id"), table, ["act_id"])


def _acts_of(table: str, mentions: tuple[str, ...]) -> None:
    """An act for each entry of a table."""
    connection = op.get_bind()
    entry = sa.table(table, sa.column("id"), sa.column("act_id"), sa.column("opinion"), *map(sa.column, (*_KEPT, *mentions)))
    act = sa.table("act", *(sa.column(name) for name in ("id", "kind", *_KEPT)))
    concerned = sa.table("act_contact", sa.column("act_id"), sa.column("contact_id"))
    mention = sa.table("mention", sa.column("id"), sa.column("contact_id"))
    number = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(act.c.id), 0)))
    for row in connection.execute(sa.select(entry).order_by(entry.c.id)).mappings().all():
        number += 1
        kind = "reopen" if row["opinion"] == "open" else row["opinion"]
        said = {name: row[name] for name in _KEPT}
        connection.execute(sa.insert(act).values(id=number, kind=kind, **said))
        connection.execute(sa.update(entry).where(entry.c.id == row["id"]).values(act_id=number))
        named = sa.select(mention.c.contact_id).where(
            mention.c.id.in_([row[m] for m in mentions]), mention.c.contact_id.is_not(None)
        )
        for contact in sorted(set(connection.scalars(named))):
            connection.execute(sa.insert(concerned).values(act_id=number, contact_id=contact))
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT setval(pg_get_serial_sequence('act', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM act), false)"))


def downgrade() -> None:
    connection = op.get_bind()
    # Only pairs were known: a mention judged by itself, and doubt, are not.
    connection.execute(sa.text("DELETE FROM judgement WHERE opinion IN ('alone', 'unsure') OR left_id = right_id"))
    for table in ("judgement", "review"):
        for name in _KEPT:
            kind = sa.DateTime(timezone=True) if name == "made_at" else sa.Text()
            op.add_column(table, sa.Column(name, kind, nullable=True))
        for name in _KEPT:
            value = f"(SELECT act.{name} FROM act WHERE act.id = {table}.act_id)"
            connection.execute(sa.text(f"UPDATE {table} SET {name} = {value}"))
        op.drop_index(op.f(f"ix_{table}_act_id"), table_name=table)
        with op.batch_alter_table(table) as batch:
            for name in _KEPT:
                batch.alter_column(name, existing_type=sa.DateTime(timezone=True) if name == "made_at" else sa.Text(), nullable=False)
            batch.drop_constraint(op.f(f"fk_{table}_act_id_act"), type_="foreignkey")
            batch.drop_column("act_id")
    op.drop_table("withdrawal")
    op.drop_table("act_contact")
    op.drop_table("act")
