"""What the policy says of atoms that share a key: looked at again whenever what is known of that key has changed, so that
the outcome depends on what the registry holds and not on the order in which it came."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from directory.registry.atom_tables import AtomKeyRow, EdgeRow
from directory.registry.atoms import Change
from directory.registry.company import Company
from directory.registry.statements import Statement, among, inserting
from directory.resolution.candidates import cap, count_names, keys, name_key
from directory.resolution.judge import judge
from directory.resolution.policy import CROWDED, KEEP_FROM, phone

Pair = tuple[int, int]

_COUNTED = ("own_email", "phone", "name")
"""The sorts of keys of which it counts how many share them: all their pairs may score otherwise when one comes or goes."""

_EDGE = select(EdgeRow.left_id, EdgeRow.right_id, EdgeRow.opinion, EdgeRow.score)
_OF_ATOMS = Statement(_EDGE.where(or_(among(EdgeRow.left_id, "atoms"), among(EdgeRow.right_id, "atoms"))))
_BETWEEN = Statement(_EDGE.where(among(EdgeRow.left_id, "lefts"), among(EdgeRow.right_id, "rights")))
_NEW = inserting(EdgeRow, "left_id", "right_id", "opinion", "score", "weights")
_FORGET = Statement(delete(EdgeRow).where(EdgeRow.left_id == bindparam("left"), EdgeRow.right_id == bindparam("right")))
_MEMBERS = Statement(select(AtomKeyRow.atom_id).where(AtomKeyRow.key == bindparam("of")))
_SIZE = Statement(select(func.count()).select_from(AtomKeyRow).where(AtomKeyRow.key == bindparam("of")))


def reconsider(session: Session, change: Change, company: Company) -> set[int]:
    """Judge anew all pairs that the change can have touched; returns the atoms whose positive links are others now.

    A key that is crowded leads to no comparison. One that has just become so, or just ceased to be, is looked at as a whole.
    """
    company.load(change.keys)
    pairs: set[Pair] = set()
    for key in sorted(change.keys):
        members = company.members(key)
        if len(members) > CROWDED:
            ((size,),) = _SIZE.rows(session, of=key)
            if size > CROWDED + len(change.changed) + len(change.gone):
                continue  # crowded before this change, crowded after it
            members = [atom for (atom,) in _MEMBERS.rows(session, of=key)]
        if _as_a_whole(company, key, members, change):
            pairs |= set(combinations(sorted(members), 2))
        elif len(members) <= cap(key):
            new = change.changed.intersection(members)
            pairs |= {(min(a, b), max(a, b)) for a in new for b in members if a != b}
    pairs |= _elsewhere(company, change.aged - change.changed)
    return _rewrite(session, company, change, pairs)


def _elsewhere(company: Company, aged: Collection[int]) -> set[Pair]:
    """The pairs in which days count: of one name, and not known to be of one organisation."""
    pairs: set[Pair] = set()
    known = {atom: of for atom, of in company.features(aged).items() if of.name and of.kind == "person"}
    company.load(name_key(of) for of in known.values())
    for atom, of in known.items():
        members = company.members(name_key(of))
        if 1 < len(members) <= cap(name_key(of)):
            for other, found in company.features(members).items():
                if other != atom and of.affiliations.isdisjoint(found.affiliations):
                    pairs.add((min(atom, other), max(atom, other)))
    return pairs


def _as_a_whole(company: Company, key: str, members: list[int], change: Change) -> bool:
    """Whether pairs of atoms that did not change themselves may be judged otherwise now."""
    new = change.changed.intersection(members)
    if len(members) - len(new) <= cap(key) < len(members) + len(change.gone):
        return True  # it may have become crowded, or ceased to be
    if key.split(":", 2)[1] not in _COUNTED:
        return False
    if key.startswith("p:phone:") and not change.gone and len(members) <= CROWDED:
        before = count_names(company.features(set(members) - new).values()) if len(members) > len(new) else 0
        return phone(before) != phone(company.names(key))
    return True


def _rewrite(session: Session, company: Company, change: Change, pairs: Collection[Pair]) -> set[int]:
    before = _stored(session, change, pairs)
    looked_at = sorted(set(pairs) | before.keys())
    if not looked_at:
        return set()
    said = company.features({atom for pair in looked_at for atom in pair})
    shared = {atom: keys(of) for atom, of in said.items()}
    company.load({key for left, right in looked_at for key in shared[left] & shared[right]})
    rows, after = [], {}
    for left, right in looked_at:
        if not any(not company.crowded(key) for key in shared[left] & shared[right]):
            continue
        verdict = judge(said[left], said[right], company)
        if verdict.score < KEEP_FROM:
            continue
        after[left, right] = verdict.opinion, verdict.score
        rows.append(
            {
                "left_id": left,
                "right_id": right,
                "opinion": verdict.opinion,
                "score": verdict.score,
                "weights": [
                    {"feature": w.feature, "left": w.left, "right": w.right, "bits": w.bits} for w in verdict.weights
                ],
            }
        )
    _FORGET.run(session, [{"left": left, "right": right} for left, right in sorted(before)])
    _NEW.run(session, rows)
    # A score that changes may change which link is the strongest; two that were and are not the same concern nobody.
    moved = {pair for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair)}
    return {
        atom for pair in moved if "same" in (before.get(pair, (None,))[0], after.get(pair, (None,))[0]) for atom in pair
    }


def _stored(session: Session, change: Change, pairs: Collection[Pair]) -> dict[Pair, tuple[str | None, float]]:
    """The edges kept so far of these pairs, and all edges of atoms that changed."""
    found: dict[Pair, tuple[str | None, float]] = {}
    known = change.changed - change.created  # what is new has none
    if known:
        for left, right, opinion, score in _OF_ATOMS.rows(session, atoms=known):
            found[left, right] = opinion, score
    others = {pair for pair in pairs if pair[0] not in change.changed and pair[1] not in change.changed}
    if others:
        lefts, rights = {left for left, _ in others}, {right for _, right in others}
        for left, right, opinion, score in _BETWEEN.rows(session, lefts=lefts, rights=rights):
            if (left, right) in others:
                found[left, right] = opinion, score
    return found
