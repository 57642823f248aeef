"""A release as its page shows it: its text, the contacts marked in it, and what it said before it was edited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, undefer

from directory.errors import NotInRegistry
from directory.pages import FormerDocument, MarkedMention, ReleasePage
from directory.records import ADDRESS_BOOKS, Link, Mention
from directory.registry.citing import release_refs, under_embargo
from directory.registry.mentions import StoredClaim, claim_of, live_claims, mention_of
from directory.registry.publishing import decided
from directory.registry.tables import ClaimRow, ContactRow, DocumentRow, MentionRow, ReleaseRow
from directory.registry.withdrawals import Withheld, wholly, withheld


def release_page(session: Session, public_id: str) -> ReleasePage:
    """The release of this id. Of one that turned out to be another, that other one, whose id differs. Of one under embargo
    nothing that its text says but its number and date.

    Raises NotInRegistry where there is none.
    """
    row = session.scalar(select(ReleaseRow).where(ReleaseRow.public_id == public_id))
    for _ in range(1000):
        if row is None or row.merged_into_id is None:
            break
        row = session.get(ReleaseRow, row.merged_into_id)
    if row is None:
        raise NotInRegistry("release", public_id)
    documents = list(
        session.scalars(
            select(DocumentRow)
            .where(DocumentRow.release_id == row.id)
            .order_by(DocumentRow.id.desc())
            .options(undefer(DocumentRow.text), undefer(DocumentRow.links))
        )
    )
    current = next((d for d in documents if d.superseded_at is None), None)
    if current is None:
        raise NotInRegistry("release", public_id)
    embargoed = under_embargo(current, datetime.now(UTC))
    kept_back = withheld(session, [d.id for d in documents])
    mentions = () if embargoed else _marked(session, row.id, kept_back)
    text = "" if embargoed else kept_back.masked(current.id, current.text)
    return ReleasePage(
        release_refs(session, [current.id])[current.id],
        current.language,
        _of_these(mentions, text) if current.media_type in ADDRESS_BOOKS else text,
        () if embargoed else tuple(Link(**stored) for stored in current.links),
        mentions,
        () if embargoed else _history(session, documents, kept_back),
        None if embargoed else current.address,
        current.read_at,
        None if embargoed else current.place,
        0 if embargoed else _waiting(session, row.id),
        current.media_type,
    )


def _of_these(mentions: Sequence[MarkedMention], text: str) -> str:
    """An address book's text with the lines alone that say something of these contacts: a release was published whole by whoever
    issued it, an address book was not, and what waits for review is nobody's business. Places stay what they are."""
    starts = sorted(claim.quote.start for marked in mentions for claim in marked.mention.claims)
    shown, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        says = bisect_left(starts, at) < bisect_right(starts, end)
        shown.append(line if says else " " * len(line))
        at = end + 1
    return "\n".join(shown)


def _marked(session: Session, release_id: int, kept_back: Withheld) -> tuple[MarkedMention, ...]:
    rows = session.execute(
        select(MentionRow, ContactRow)
        .join(ContactRow, ContactRow.id == MentionRow.contact_id)
        .where(MentionRow.release_id == release_id, MentionRow.live, MentionRow.published)
        .order_by(MentionRow.position)
    ).all()
    claims = live_claims(session, [mention.id for mention, _ in rows])
    return tuple(
        MarkedMention(contact.public_id, contact.slug, contact.name, _said(mention, claims[mention.id], kept_back))
        for mention, contact in rows
    )


def _said(mention: MentionRow, claims: Sequence[StoredClaim], kept_back: Withheld) -> Mention:
    """What a mention says, without what is kept back."""
    shown = (kept_back.covered(row.document_id, claim_of(row)) for row in kept_back.shown(claims))
    return mention_of(mention, shown)


def _waiting(session: Session, release_id: int) -> int:
    """How many contacts of a release wait for review; those that were refused wait no more."""
    counted = select(func.count()).select_from(MentionRow)
    kept_back = MentionRow.contact_id.in_(wholly(session))
    unseen = and_(MentionRow.live, ~MentionRow.published, ~decided("refuse"), ~kept_back)
    return session.scalar(counted.where(MentionRow.release_id == release_id, unseen)) or 0


def _history(session: Session, documents: list[DocumentRow], kept_back: Withheld) -> tuple[FormerDocument, ...]:
    """`documents` newest first: what each said, of contacts that are published, that the one after it does not."""
    said: defaultdict[int, list[ClaimRow]] = defaultdict(list)
    for claim in session.scalars(
        select(ClaimRow)
        .join(MentionRow, MentionRow.id == ClaimRow.mention_id)
        .where(ClaimRow.document_id.in_([d.id for d in documents]), MentionRow.published)
        .order_by(ClaimRow.start, ClaimRow.id)
    ):
        if claim.id not in kept_back.claims:
            said[claim.document_id].append(claim)
    former = []
    for newer, older in pairwise(documents):
        kept = {(c.mention_id, c.field, c.key, c.extension) for c in said[newer.id]}
        dropped = tuple(claim_of(c) for c in said[older.id] if (c.mention_id, c.field, c.key, c.extension) not in kept)
        if older.superseded_at is not None:
            former.append(FormerDocument(older.checksum, older.read_at, older.superseded_at, older.title, dropped))
    return tuple(former)
