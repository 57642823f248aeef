"""What waits for a human's look, and what was decided: kept for ever, like judgements; a later decision supersedes.

A decision is about a mention, which lasts across edits of its release and further readings of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import ActKind, Waiting
from directory.registry import ledger, listing, state
from directory.registry.citing import release_refs
from directory.registry.mentions import claim_of, live_claims, mention_of
from directory.registry.publishing import decided
from directory.registry.tables import ActRow, DocumentRow, MentionRow, ReviewRow
from directory.registry.withdrawals import wholly

Decision = Literal["publish", "refuse"]


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
) -> int:
    """Show a mention, or do not, whatever its confidence. Takes effect inside the caller's transaction; returns the number
    of the act.

    Raises NotInRegistry for a mention that is not there.
    """
    return _enter(session, mention_id, opinion, opinion, author, reason, now)


def withdraw(session: Session, mention_id: int, *, author: str, reason: str, now: datetime) -> None:
    """Take back what was decided about a mention. Raises as `decide`."""
    _enter(session, mention_id, "reopen", ledger.OPEN, author, reason, now)


def reviews(session: Session, mention_id: int) -> tuple[Review, ...]:
    """All that was ever decided about a mention, newest first."""
    rows = session.execute(
        select(ReviewRow, ActRow)
        .join(ActRow, ActRow.id == ReviewRow.act_id)
        .where(ReviewRow.mention_id == mention_id)
        .order_by(ReviewRow.id.desc())
    )
    return tuple(
        Review(
            row.mention_id,
            None if row.opinion == ledger.OPEN else row.opinion,  # type: ignore[arg-type]  # only Decisions are stored else
            act.author,
            act.reason,
            act.made_at,
            row.superseded_at,
        )
        for row, act in rows
    )


def waiting(session: Session) -> Iterator[Waiting]:
    """The mentions that wait and that nobody has decided about, the surest first."""
    rows = session.execute(
        select(MentionRow, DocumentRow.id)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .where(*_unseen(session))
        .order_by(MentionRow.confidence.desc(), MentionRow.id)
    ).all()
    refs = release_refs(session, {document for _, document in rows})
    said = live_claims(session, [mention.id for mention, _ in rows])
    for mention, document in rows:
        yield Waiting(mention.id, refs[document], mention_of(mention, map(claim_of, said[mention.id])))


def count_waiting(session: Session) -> int:
    """How many mentions wait and nobody has decided about."""
    counted = select(func.count()).select_from(MentionRow)
    return session.scalar(counted.where(*_unseen(session))) or 0


def _unseen(session: Session) -> Sequence[ColumnElement[bool]]:
    """What waits and was not refused; who is kept back as a whole does not wait."""
    kept_back = MentionRow.contact_id.in_(wholly(session))
    return [MentionRow.live.is_(True), ~MentionRow.published, ~decided("refuse"), ~kept_back]


def _enter(  # noqa: PLR0913, PLR0917  # an entry's columns
    session: Session, mention_id: int, kind: ActKind, opinion: str, author: str, reason: str, now: datetime
) -> int:
    state.take(session)
    mention = session.get(MentionRow, mention_id)
    if mention is None:
        raise NotInRegistry("mention", str(mention_id))
    pen = ledger.begin(session, kind, author=author, reason=reason, now=now)
    pen.review(mention_id, opinion)
    pen.enter()
    if mention.contact_id is not None:
        pen.concern({mention.contact_id})
        listing.refresh(session, {mention.contact_id}, now)
    state.touch(session)
    return pen.act.id
