"""Which mentions are published, and which wait for a human's look. Derived from their confidence, from what was decided
about them (`reviews`), and from what surer mentions of the same contact say.

A mention is published where a human said so, or nobody refused it and its confidence reaches the registry's threshold; or
where it says no name, address or number that surer mentions of its contact do not say: then it is one more citation of
what is published anyway. A contact is published while one of its mentions is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from directory.registry import state
from directory.registry.atoms import batches, thaw
from directory.registry.tables import AtomRow, MentionRow, ReviewRow
from directory.registry.withdrawals import wholly
from directory.resolution.features import Features

_AT_ONCE = 50
"""So many contacts are worked out at once: with each stand the atoms of its mentions in one statement."""


def derive(session: Session, contact_ids: Collection[int]) -> set[int]:
    """Work out which mentions of these contacts are published; returns the contacts that thereby are."""
    published: set[int] = set()
    ordered = sorted(contact_ids)
    for part in (ordered[i : i + _AT_ONCE] for i in range(0, len(ordered), _AT_ONCE)):
        sure = _sure(state.threshold(session))
        known = and_(MentionRow.live, ~decided("refuse"), MentionRow.atom_id.in_(_confirmed(session, part, sure)))
        shown = and_(or_(sure, known), MentionRow.contact_id.not_in(wholly(session)))
        for value, condition in ((True, shown), (False, ~shown)):
            session.execute(
                update(MentionRow)
                .where(MentionRow.contact_id.in_(part), MentionRow.published.is_(not value), condition)
                .values(published=value)
                .execution_options(synchronize_session="fetch")
            )
        cited = select(MentionRow.contact_id).where(
            MentionRow.contact_id.in_(part), MentionRow.live, MentionRow.published
        )
        published |= {contact for contact in session.scalars(cited.distinct()) if contact is not None}
    return published


def _sure(threshold: float) -> ColumnElement[bool]:
    """Published whatever else the contact is known by."""
    return and_(~decided("refuse"), or_(MentionRow.confidence >= threshold, decided("publish")))


def decided(opinion: str) -> ColumnElement[bool]:
    """Whether this is what a human decided last about a mention."""
    return (
        select(ReviewRow.id)
        .where(ReviewRow.mention_id == MentionRow.id, ReviewRow.superseded_at.is_(None), ReviewRow.opinion == opinion)
        .exists()
    )


def _confirmed(session: Session, contact_ids: Collection[int], sure: ColumnElement[bool]) -> list[int]:
    """The atoms that say nothing beyond what surer ones of their contact say."""
    surest, least = func.max(case((sure, 1), else_=0)), func.min(case((sure, 1), else_=0))
    rows = session.execute(
        select(MentionRow.contact_id, MentionRow.atom_id, surest, least)
        .where(MentionRow.contact_id.in_(contact_ids), MentionRow.live, MentionRow.atom_id.is_not(None))
        .group_by(MentionRow.contact_id, MentionRow.atom_id)
    ).all()
    sure_of: defaultdict[int, list[int]] = defaultdict(list)
    doubted: list[tuple[int, int]] = []
    for contact, atom, most, fewest in rows:
        if contact is not None and atom is not None:
            if most:
                sure_of[contact].append(atom)
            if not fewest:
                doubted.append((contact, atom))
    doubted = [(contact, atom) for contact, atom in doubted if contact in sure_of]
    said = _features(session, {a for contact, atom in doubted for a in (atom, *sure_of[contact])})
    known = {contact: _Known([said[atom] for atom in sure_of[contact]]) for contact, _ in doubted}
    return sorted({atom for contact, atom in doubted if known[contact].covers(said[atom])})


class _Known:
    """What the sure mentions of one contact say, all together."""

    def __init__(self, sure: Sequence[Features]) -> None:
        self._names = {said.name_key for said in sure}
        self._emails = {email for said in sure for email in said.emails}
        self._phones = {phone for said in sure for phone in said.phones}

    def covers(self, said: Features) -> bool:
        """Whether a mention says no name, address or number but these, and at least one address or number. A desk may say no
        name."""
        named = said.name_key in self._names or (said.kind == "desk" and not said.name)
        details = bool(said.emails or said.phones)
        return named and details and self._emails.issuperset(said.emails) and self._phones.issuperset(said.phones)


def _features(session: Session, atom_ids: Collection[int]) -> dict[int, Features]:
    return {
        atom: thaw(stored)
        for part in batches(atom_ids)
        for atom, stored in session.execute(select(AtomRow.id, AtomRow.features).where(AtomRow.id.in_(part)))
    }
