"""Why two mentions are one contact, or are not: what the policy weighs, and what humans said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Citation, Comparison, Verdict, Weight
from directory.registry.atom_tables import AtomRow, EdgeRow
from directory.registry.atoms import batches, thaw
from directory.registry.citing import release_refs
from directory.registry.company import Company
from directory.registry.ledger import judgements
from directory.registry.mentions import claim_of, live_claims, mention_of
from directory.registry.tables import ContactRow, DocumentRow, JudgementRow, MentionRow
from directory.resolution import policy
from directory.resolution.judge import judge

_AT_ONCE = 200
_LOOKED_AT = 5_000
"""So many open pairs are looked at to find those of contacts that nobody has decided about."""


def compare(session: Session, one: int, other: int) -> Comparison:
    """Two mentions (`Citation.mention_id`) side by side. Raises NotInRegistry where a release no longer makes one."""
    rows = {row.id: row for row in session.scalars(select(MentionRow).where(MentionRow.id.in_((one, other))))}
    for mention in (one, other):
        if mention not in rows or not rows[mention].live:
            raise NotInRegistry("mention", str(mention))
    left, right = rows[one], rows[other]
    said = {
        a.id: thaw(a.features)
        for a in session.scalars(select(AtomRow).where(AtomRow.id.in_((left.atom_id, right.atom_id))))
    }
    verdict = judge(said[left.atom_id or 0], said[right.atom_id or 0], Company(session))
    return _comparison(session, left, right, verdict)


def suggestions(session: Session, *, limit: int = 50) -> list[Comparison]:
    """Pairs that the policy leaves open and nobody has decided about, the likeliest to be one first; of two contacts the
    best pair only."""
    return list(islice(_open_pairs(session), limit))


def count_suggestions(session: Session, *, most: int = 1000) -> int:
    """How many there are, counted up to `most`."""
    return sum(1 for _ in islice(_pairs(session), most))


def _open_pairs(session: Session) -> Iterator[Comparison]:
    for edge, left, right in _pairs(session):
        verdict = Verdict(None, edge.score, tuple(Weight(**w) for w in edge.weights))
        yield _comparison(session, left, right, verdict)


def _pairs(session: Session) -> Iterator[tuple[EdgeRow, MentionRow, MentionRow]]:
    seen: set[frozenset[int]] = set()
    query = (
        select(EdgeRow)
        .where(EdgeRow.opinion.is_(None))
        .order_by(EdgeRow.score.desc(), EdgeRow.left_id, EdgeRow.right_id)
        .limit(_LOOKED_AT)
    )
    for edges in session.scalars(query).partitions(_AT_ONCE):
        first = _newest(session, {atom for edge in edges for atom in (edge.left_id, edge.right_id)})
        decided = _decided(session, {m.contact_id for m in first.values() if m.contact_id is not None})
        for edge in edges:
            left, right = first.get(edge.left_id), first.get(edge.right_id)
            if left is None or right is None or left.contact_id is None or right.contact_id is None:
                continue
            contacts = frozenset((left.contact_id, right.contact_id))
            if len(contacts) == 2 and contacts not in seen and contacts not in decided:
                seen.add(contacts)
                yield edge, left, right


def _newest(session: Session, atom_ids: Collection[int]) -> dict[int, MentionRow]:
    """The newest published mention of each atom."""
    found: dict[int, MentionRow] = {}
    for part in batches(atom_ids):
        for mention in session.scalars(
            select(MentionRow)
            .join(ContactRow, ContactRow.id == MentionRow.contact_id)
            .where(MentionRow.atom_id.in_(part), MentionRow.live, ContactRow.published)
            .order_by(MentionRow.id)
        ):
            if mention.atom_id is not None:
                found[mention.atom_id] = mention
    return found


def _decided(session: Session, contact_ids: Collection[int]) -> set[frozenset[int]]:
    """Pairs of contacts of which a human has said that they are two, or that nobody can tell."""
    found: set[frozenset[int]] = set()
    for part in batches(contact_ids):
        held = dict(
            session.execute(select(MentionRow.id, MentionRow.contact_id).where(MentionRow.contact_id.in_(part))).all()
        )
        rows: list[tuple[int, int]] = []
        for some in batches(held):
            rows += session.execute(
                select(JudgementRow.left_id, JudgementRow.right_id).where(
                    JudgementRow.superseded_at.is_(None),
                    JudgementRow.opinion.in_(("different", "unsure")),
                    or_(JudgementRow.left_id.in_(some), JudgementRow.right_id.in_(some)),
                )
            ).all()
        ends = {mention for pair in rows for mention in pair} - held.keys()
        for some in batches(ends):
            held |= dict(
                session.execute(select(MentionRow.id, MentionRow.contact_id).where(MentionRow.id.in_(some))).all()
            )
        found |= {frozenset((held[a], held[b])) for a, b in rows if held.get(a) and held.get(b)}  # type: ignore[arg-type]  # those without a contact are left out
    return found


def _comparison(session: Session, left: MentionRow, right: MentionRow, verdict: Verdict) -> Comparison:
    current = select(DocumentRow.release_id, DocumentRow.id).where(
        DocumentRow.release_id.in_((left.release_id, right.release_id)), DocumentRow.superseded_at.is_(None)
    )
    documents = dict(session.execute(current).all())
    refs = release_refs(session, documents.values())
    claims = live_claims(session, [left.id, right.id])
    sides = [
        Citation(refs[documents[m.release_id]], m.id, mention_of(m, map(claim_of, claims[m.id])), m.published)
        for m in (left, right)
    ]
    contacts = dict(
        session.execute(
            select(ContactRow.id, ContactRow.public_id).where(ContactRow.id.in_((left.contact_id, right.contact_id)))
        ).all()
    )
    pair = tuple(sorted((left.id, right.id)))
    said = next((j for j in judgements(session, pair) if (j.left, j.right) == pair and j.superseded_at is None), None)
    return Comparison(
        verdict,
        policy.SAME_FROM,
        policy.DIFFERENT_FROM,
        said.opinion if said is not None else None,
        sides[0],
        sides[1],
        contacts[left.contact_id or 0],
        contacts[right.contact_id or 0],
    )
