"""What the policy says of atoms that share a key: looked at again whenever what is known of that key has changed, so that
the outcome depends on what the registry holds and not on the order in which it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from itertools import combinations

from sqlalchemy import delete, func, insert, or_, select, tuple_
from sqlalchemy.orm import Session

from directory.registry.atoms import Change, batches, thaw
from directory.registry.tables import AtomKeyRow, AtomRow, EdgeRow
from directory.resolution.candidates import CROWDED
from directory.resolution.clusters import alike
from directory.resolution.features import Features
from directory.resolution.judge import judge

WORTH_KEEPING = -4.0
"""A pair that scores less is not worth a human's look, and is not kept."""

Pair = tuple[int, int]


class Company:
    """What is known of keys as a whole, asked of the database once each (`evidence.Commonness`)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._members: dict[str, list[int]] = {}
        self._features: dict[int, Features] = {}
        self._names: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def members(self, key: str) -> list[int]:
        """The atoms that share a key; no more than one above the limit from which it is crowded."""
        if key not in self._members:
            self._members[key] = list(
                self._session.scalars(select(AtomKeyRow.atom_id).where(AtomKeyRow.key == key).limit(CROWDED + 1))
            )
        return self._members[key]

    def crowded(self, key: str) -> bool:
        return len(self.members(key)) > CROWDED

    def features(self, atom_ids: Iterable[int]) -> dict[int, Features]:
        wanted = set(atom_ids)
        for part in batches(wanted - self._features.keys()):
            for atom, stored in self._session.execute(select(AtomRow.id, AtomRow.features).where(AtomRow.id.in_(part))):
                self._features[atom] = thaw(stored)
        return {atom: self._features[atom] for atom in wanted}

    def names(self, key: str) -> int:
        if self.crowded(key):
            return 0
        if key not in self._names:
            groups: list[Features] = []
            # Longer names first: `Timpe` belongs to whichever of them it fits, and is no further one.
            for found in sorted(set(self.features(self.members(key)).values()), key=lambda f: (-len(f.name), f.name)):
                if not any(alike(found, other) for other in groups if found.name and other.name):
                    groups.append(found)
            self._names[key] = max(1, sum(1 for g in groups if g.name) if groups and groups[0].kind == "person" else 1)
        return self._names[key]

    def places(self, key: str) -> int:
        if self.crowded(key):
            return 0
        if key not in self._places:
            held = [f.issuers or f.organisations for f in self.features(self.members(key)).values()]
            self._places[key] = max(1, len({place for places in held for place in places}))
        return self._places[key]


def reconsider(session: Session, change: Change) -> set[int]:
    """Judge anew all pairs that the change can have touched; returns the atoms whose positive links are others now.

    A key that is crowded counts for nothing. One that has just become so, or just ceased to be, is looked at as a whole.
    """
    company = Company(session)
    pairs: set[Pair] = set()
    for key in sorted(change.keys):
        members = company.members(key)
        sort = key.split(":", 2)[1]
        whole = sort != "word" or len(members) + len(change.changed) + len(change.gone) > CROWDED
        if len(members) > CROWDED:
            if _size(session, key) > CROWDED + len(change.changed) + len(change.gone):
                continue  # crowded before this change, crowded after it
            members = list(session.scalars(select(AtomKeyRow.atom_id).where(AtomKeyRow.key == key)))
        for left, right in combinations(sorted(members), 2):
            if whole or left in change.changed or right in change.changed:
                pairs.add((left, right))
    return _rewrite(session, company, change, pairs)


def _rewrite(session: Session, company: Company, change: Change, pairs: Collection[Pair]) -> set[int]:
    before = _stored(session, change, pairs)
    looked_at = sorted(set(pairs) | before.keys())
    shared = _keys(session, {atom for pair in looked_at for atom in pair})
    said = company.features(shared)
    rows, after = [], {}
    for left, right in looked_at:
        if not any(not company.crowded(key) for key in shared[left] & shared[right]):
            continue
        verdict = judge(said[left], said[right], company)
        if verdict.score < WORTH_KEEPING:
            continue
        after[left, right] = verdict.opinion
        rows.append(
            {
                "left_id": left,
                "right_id": right,
                "opinion": verdict.opinion,
                "score": verdict.score,
                "weights": [asdict(weight) for weight in verdict.weights],
            }
        )
    for part in _pair_batches(before):
        session.execute(delete(EdgeRow).where(tuple_(EdgeRow.left_id, EdgeRow.right_id).in_(part)))
    if rows:
        session.execute(insert(EdgeRow), rows)
    moved = {
        pair for pair in before.keys() | after.keys() if (before.get(pair) == "same") != (after.get(pair) == "same")
    }
    # A score that changes may change which link is the strongest.
    same = {pair for pair, opinion in after.items() if opinion == "same"}
    return {atom for pair in moved | same for atom in pair}


def _stored(session: Session, change: Change, pairs: Collection[Pair]) -> dict[Pair, str | None]:
    """The edges kept so far of these pairs, and all edges of atoms that changed."""
    found: dict[Pair, str | None] = {}
    columns = select(EdgeRow.left_id, EdgeRow.right_id, EdgeRow.opinion)
    for part in batches(change.changed):
        for left, right, opinion in session.execute(
            columns.where(or_(EdgeRow.left_id.in_(part), EdgeRow.right_id.in_(part)))
        ):
            found[left, right] = opinion
    for some in _pair_batches(pairs):
        for left, right, opinion in session.execute(columns.where(tuple_(EdgeRow.left_id, EdgeRow.right_id).in_(some))):
            found[left, right] = opinion
    return found


def _keys(session: Session, atom_ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for part in batches(atom_ids):
        for atom, key in session.execute(
            select(AtomKeyRow.atom_id, AtomKeyRow.key).where(AtomKeyRow.atom_id.in_(part))
        ):
            found.setdefault(atom, set()).add(key)
    return found


def _size(session: Session, key: str) -> int:
    return session.scalar(select(func.count()).select_from(AtomKeyRow).where(AtomKeyRow.key == key)) or 0


def _pair_batches(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    ordered = sorted(pairs)
    return (ordered[i : i + 200] for i in range(0, len(ordered), 200))
