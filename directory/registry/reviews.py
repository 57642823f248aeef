"""What waits for a human's look, and what was decided: kept for ever, like judgements; a later decision supersedes.

A decision is about a mention, which lasts across edits of its release and further readings of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Waiting
from directory.registry import listing, state
from directory.registry.atoms import live_claims
from directory.registry.citing import release_refs
from directory.registry.mentions import mention_of
from directory.registry.publishing import decided
from directory.registry.tables import DocumentRow, MentionRow, ReviewRow

Decision = Literal["publish", "refuse"]

WITHDRAWN = "open"
"""Stored as opinion by a withdrawal: from then on confidence decides again."""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry. `opinion` is None for a withdrawal; `superseded_at` is None while it counts."""

    mention: int
    opinion: Decision | None
    author: str
    reason: str
    made_at: datetime
    superseded_at: datetime | None


def decide(  # noqa: PLR0913  # what an entry is made of, each by name
    session: Session, mention_id: int, opinion: Decision, *, author: str, reason: str, now: datetime
) -> None:
    """Show a mention, or do not, whatever its confidence. Takes effect inside the caller's transaction.

    Raises NotInRegistry for a mention that is not there.
    """
    _enter(session, mention_id, opinion, author, reason, now)


def withdraw(session: Session, mention_id: int, *, author: str, reason: str, now: datetime) -> None:
    """Take back what was decided about a mention. Raises as `decide`."""
    _enter(session, mention_id, WITHDRAWN, author, reason, now)


def reviews(session: Session, mention_id: int) -> tuple[Review, ...]:
    """All that was ever decided about a mention, newest first."""
    rows = session.scalars(select(ReviewRow).where(ReviewRow.mention_id == mention_id).order_by(ReviewRow.id.desc()))
    return tuple(
        Review(
            row.mention_id,
            None if row.opinion == WITHDRAWN else row.opinion,  # type: ignore[arg-type]  # only Decisions are stored else
            row.author,
            row.reason,
            row.made_at,
            row.superseded_at,
        )
        for row in rows
    )


def waiting(session: Session) -> Iterator[Waiting]:
    """The mentions that wait and that nobody has decided about, the surest first."""
    rows = session.execute(
        select(MentionRow, DocumentRow)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .where(MentionRow.live, ~MentionRow.published, ~decided("refuse"))
        .order_by(MentionRow.confidence.desc(), MentionRow.id)
    ).all()
    refs = release_refs(session, {document.id: document for _, document in rows}.values())
    said = live_claims(session, [mention.id for mention, _ in rows])
    for mention, document in rows:
        yield Waiting(mention.id, refs[document.id], mention_of(mention, said[mention.id]))


def count_waiting(session: Session) -> int:
    """How many mentions wait and nobody has decided about."""
    counted = select(func.count()).select_from(MentionRow)
    return session.scalar(counted.where(MentionRow.live, ~MentionRow.published, ~decided("refuse"))) or 0


def _enter(session: Session, mention_id: int, opinion: str, author: str, reason: str, now: datetime) -> None:  # noqa: PLR0913, PLR0917  # an entry's columns
    state.take(session)
    mention = session.get(MentionRow, mention_id)
    if mention is None:
        raise NotInRegistry("mention", str(mention_id))
    before = session.scalar(
        select(ReviewRow).where(ReviewRow.mention_id == mention_id, ReviewRow.superseded_at.is_(None))
    )
    if before is not None:
        before.superseded_at = now
        session.flush()  # only one decision about a mention may count
    session.add(ReviewRow(mention_id=mention_id, opinion=opinion, author=author, reason=reason, made_at=now))
    session.flush()
    if mention.contact_id is not None:
        listing.refresh(session, {mention.contact_id}, now)
    state.touch(session)
