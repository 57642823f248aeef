"""The same words, several organisations: a name is known by its words and what tells it from others of the same, and by the release
that it was first known by; with what humans decided about single releases' use of a name. Every name so far stays one until
`press-directory db rebuild` has looked at what releases show. On the way back the same words are one name again, to which the others
lead, and an office of its own until a rebuild; decisions about single releases are lost.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from string import ascii_uppercase

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")


def _points_to(column: str, table: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade() -> None:
    op.add_column("organisation", sa.Column("words", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.create_index(op.f("ix_organisation_words"), "organisation", ["words"])
    op.add_column("organisation", sa.Column("addressed_after", sa.Integer(), nullable=True))
    # With its constraint beside it: so both databases can add it to a table that others point to.
    op.execute(
        "ALTER TABLE organisation ADD COLUMN anchor_id INTEGER "
        "CONSTRAINT fk_organisation_anchor_id_release REFERENCES release (id)"
    )
    op.create_index(op.f("ix_organisation_anchor_id"), "organisation", ["anchor_id"])
    # What stands in brackets behind the words tells a name apart, of a registry that went back to 0008: no words have such signs.
    op.execute("UPDATE organisation SET words = key")
    place = "strpos(key, ' (')" if op.get_bind().dialect.name == "postgresql" else "instr(key, ' (')"
    signs = ", ".join(f"'{sign}'" for sign in f"@#-{ascii_uppercase}")
    op.execute(
        f"UPDATE organisation SET words = substr(key, 1, {place} - 1) "
        f"WHERE {place} > 1 AND substr(key, {place} + 2, 1) IN ({signs})"
    )
    op.execute(
        "UPDATE organisation SET anchor_id = document.release_id "
        "FROM (SELECT issuer_id, min(id) AS first_id FROM document GROUP BY issuer_id) issued "
        "JOIN document ON document.id = issued.first_id WHERE issued.issuer_id = organisation.id"
    )
    op.execute(
        "UPDATE organisation SET anchor_id = (SELECT document.release_id FROM document WHERE document.id = "
        "(SELECT min(naming.document_id) FROM naming WHERE naming.organisation_id = organisation.id)) "
        "WHERE anchor_id IS NULL"
    )
    op.create_table(
        "naming_judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.String(length=9), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        _points_to("act_id", "naming_judgement", "act"),
        _points_to("release_id", "naming_judgement", "release"),
        _points_to("organisation_id", "naming_judgement", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_naming_judgement")),
    )
    for column in ("act_id", "organisation_id"):
        op.create_index(op.f(f"ix_naming_judgement_{column}"), "naming_judgement", [column])
    op.create_index(
        "ix_naming_judgement_current",
        "naming_judgement",
        ["release_id", "organisation_id"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )


def downgrade() -> None:
    # The oldest name of the same words is the one that stays.
    oldest = "(SELECT min(id) FROM organisation GROUP BY words)"
    op.execute(f"UPDATE organisation SET key = words || ' (-)' WHERE key = words AND id NOT IN {oldest}")
    op.execute(f"UPDATE organisation SET key = words WHERE id IN {oldest}")
    op.execute(f"UPDATE document SET issuer_id = {_one_of('document', 'issuer_id')} WHERE issuer_id IS NOT NULL")
    op.execute("UPDATE document SET organisation_id = issuer_id")
    op.execute(f"UPDATE naming SET organisation_id = {_one_of('naming', 'organisation_id')}")
    op.execute(
        "INSERT INTO contact_office (contact_id, organisation_id, sort_key) "
        "SELECT held.contact_id, one.id, min(held.sort_key) FROM contact_office held "
        "JOIN organisation other ON other.id = held.organisation_id "
        "JOIN organisation one ON one.words = other.words AND one.key = one.words "
        "WHERE other.key <> other.words AND NOT EXISTS (SELECT 1 FROM contact_office known "
        "WHERE known.contact_id = held.contact_id AND known.organisation_id = one.id) "
        "GROUP BY held.contact_id, one.id"
    )
    odd = "(SELECT id FROM organisation WHERE key <> words)"
    op.execute(f"DELETE FROM contact_office WHERE organisation_id IN {odd}")
    op.execute(f"DELETE FROM organisation_key WHERE organisation_id IN {odd}")
    op.execute(f"DELETE FROM organisation_edge WHERE left_id IN {odd} OR right_id IN {odd}")
    op.execute(
        "UPDATE organisation SET sort_key = substr(words, 1, 200) WHERE title IS NOT NULL OR leader_id IS NOT NULL"
    )
    op.execute(
        "UPDATE organisation SET place = NULL, title = NULL, short = NULL, known_as = NULL, leader_id = NULL"
    )
    op.execute(
        f"UPDATE organisation SET signs = NULL, leader_id = {_one_of('organisation', 'id')} WHERE key <> words"
    )
    op.drop_table("naming_judgement")
    op.drop_index(op.f("ix_organisation_anchor_id"), table_name="organisation")
    op.drop_column("organisation", "anchor_id")
    op.drop_column("organisation", "addressed_after")
    op.drop_index(op.f("ix_organisation_words"), table_name="organisation")
    op.drop_column("organisation", "words")


def _one_of(table: str, column: str) -> str:
    """The name that goes by the words alone of the one that a column points to."""
    return (
        "(SELECT one.id FROM organisation one JOIN organisation other ON other.words = one.words "
        f"WHERE one.key = one.words AND other.id = {table}.{column})"
    )
