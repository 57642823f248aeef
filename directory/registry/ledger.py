"""What people decided about pairs of mentions. Nothing is ever overwritten or deleted: a later decision supersedes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry
from directory.records import Opinion
from directory.registry import contacts, state
from directory.registry.tables import JudgementRow, MentionRow

WITHDRAWN = "open"
"""Stored as opinion by a withdrawal: from then on the policy decides again."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry. `opinion` is None for a withdrawal; `superseded_at` is None while it counts."""

    left: int
    right: int
    opinion: Opinion | None
    author: str
    reason: str
    made_at: datetime
    superseded_at: datetime | None


def decide(  # noqa: PLR0913  # what a ledger entry is made of, each by name
    session: Session, pair: tuple[int, int], opinion: Opinion, *, author: str, reason: str, now: datetime
) -> None:
    """Two mentions (`Citation.mention_id`) are the same contact, or are not, whatever the policy says.

    Takes effect inside the caller's transaction. Raises NotInRegistry for a mention that is not there, InvalidQuery where
    a person and a desk, or a mention and itself, are to be one.
    """
    _enter(session, pair, opinion, author, reason, now)


def withdraw(session: Session, pair: tuple[int, int], *, author: str, reason: str, now: datetime) -> None:
    """Take back what was decided about two mentions: the policy decides again. Raises as `decide`."""
    _enter(session, pair, WITHDRAWN, author, reason, now)


def judgements(session: Session, mention_ids: Collection[int]) -> tuple[Judgement, ...]:
    """All that was ever decided about these mentions, newest first."""
    rows = session.scalars(
        select(JudgementRow)
        .where(or_(JudgementRow.left_id.in_(mention_ids), JudgementRow.right_id.in_(mention_ids)))
        .order_by(JudgementRow.id.desc())
    )
    return tuple(
        Judgement(
            row.left_id,
            row.right_id,
            None if row.opinion == WITHDRAWN else row.opinion,  # type: ignore[arg-type]  # only Opinions are stored else
            row.author,
            row.reason,
            row.made_at,
            row.superseded_at,
        )
        for row in rows
    )


def _enter(session: Session, pair: tuple[int, int], opinion: str, author: str, reason: str, now: datetime) -> None:  # noqa: PLR0913, PLR0917  # a ledger entry's columns
    state.take(session)
    left, right = sorted(pair)
    rows = {row.id: row for row in session.scalars(select(MentionRow).where(MentionRow.id.in_(pair)))}
    for mention in pair:
        if mention not in rows:
            raise NotInRegistry("mention", str(mention))
    if left == right:
        raise InvalidQuery("pair", "is one mention, not two")
    if opinion == "same" and rows[left].kind != rows[right].kind:
        raise InvalidQuery("pair", "is a person and a desk, who are never one contact")
    before = session.scalar(
        select(JudgementRow).where(
            JudgementRow.left_id == left, JudgementRow.right_id == right, JudgementRow.superseded_at.is_(None)
        )
    )
    if before is not None:
        before.superseded_at = now
        session.flush()  # only one judgement of a pair may count
    session.add(JudgementRow(left_id=left, right_id=right, opinion=opinion, author=author, reason=reason, made_at=now))
    session.flush()
    contacts.settle(session, {left, right}, now)
    state.touch(session)
