"""What the policy says of names of organisations that share a key: looked at again whenever what releases show of a name has
changed, so that the outcome depends on what the registry holds and not on the order in which it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, insert, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from directory.registry.atoms import batches
from directory.registry.offices import told_apart
from directory.registry.tables import OrganisationEdgeRow, OrganisationKeyRow, OrganisationRow
from directory.resolution.organisation_evidence import judge
from directory.resolution.organisation_names import Name
from directory.resolution.policy import ORGANISATION_CAP, ORGANISATION_SUGGEST_FROM

Pair = tuple[int, int]

_AT_ONCE = 60
"""So many keys are asked for in one statement."""


def rows_of(session: Session, ids: Collection[int]) -> list[OrganisationRow]:
    """What is stored of these names."""
    return [
        row
        for part in batches(ids)
        for row in session.scalars(select(OrganisationRow).where(OrganisationRow.id.in_(part)))
    ]


def name_of(row: OrganisationRow) -> Name:
    """A name as it is compared."""
    return Name(row.words, tuple(row.signs or ()), told_apart(row))


def reconsider(session: Session, rows: list[OrganisationRow], new: Collection[int]) -> tuple[set[int], bool]:
    """Judge anew all pairs of names that the change can have touched; returns the names whose links are others now, and whether
    any of those looked at are linked. A key that too many share leads to no comparison; one that has just become so, or ceased
    to be, is looked at as a whole. Of `new` names nothing is known yet."""
    after = {row.id: set(name_of(row).keys) if row.signs is not None else set[str]() for row in rows}
    before = _keys(session, after.keys() - set(new))
    touched = {key for id_, keys in after.items() for key in keys ^ before.get(id_, set())}
    members = _members(session, {*touched, *(key for keys in after.values() for key in keys)}, more=len(after))
    stale = sorted((key, id_) for id_, keys in before.items() for key in keys - after[id_])
    for start in range(0, len(stale), 200):
        ids = tuple_(OrganisationKeyRow.key, OrganisationKeyRow.organisation_id)
        session.execute(delete(OrganisationKeyRow).where(ids.in_(stale[start : start + 200])))
    added = [
        {"key": key, "organisation_id": id_}
        for id_, keys in after.items()
        for key in sorted(keys - before.get(id_, set()))
    ]
    if added:
        session.execute(insert(OrganisationKeyRow), added)
    looked_at = set(after)
    for key in touched:
        now = members[key] - after.keys() | {id_ for id_, keys in after.items() if key in keys}
        if (len(members[key]) > ORGANISATION_CAP) != (len(now) > ORGANISATION_CAP):
            looked_at |= members[key] | now
        members[key] = now
    return _rewrite(session, looked_at, {row.id: row for row in rows}, after, members, new)


def _rewrite(  # noqa: PLR0913, PLR0917  # what is known by now
    session: Session,
    looked_at: Collection[int],
    rows: dict[int, OrganisationRow],
    keys: dict[int, set[str]],
    members: dict[str, set[int]],
    new: Collection[int],
) -> tuple[set[int], bool]:
    further = _keys(session, looked_at - rows.keys())
    members |= _members(session, {key for found in further.values() for key in found} - members.keys())
    pairs = {
        (min(one, other), max(one, other))
        for one in looked_at
        for key in {**further, **keys}[one]
        if len(members[key]) <= ORGANISATION_CAP
        for other in members[key]
        if other != one
    }
    rows = rows | {row.id: row for row in rows_of(session, {id_ for pair in pairs for id_ in pair} - rows.keys())}
    verdicts = {pair: judge(name_of(rows[pair[0]]), name_of(rows[pair[1]])) for pair in sorted(pairs)}
    after = {pair: (v.opinion, v.score) for pair, v in verdicts.items() if v.score >= ORGANISATION_SUGGEST_FROM}
    before = edges(session, set(looked_at) - set(new))
    moved = {pair for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair)}
    replaced = sorted(moved & before.keys())
    for start in range(0, len(replaced), 200):
        ids = tuple_(OrganisationEdgeRow.left_id, OrganisationEdgeRow.right_id)
        session.execute(delete(OrganisationEdgeRow).where(ids.in_(replaced[start : start + 200])))
    made = [
        {"left_id": a, "right_id": b, "opinion": after[a, b][0], "score": after[a, b][1]}
        for a, b in sorted(moved & after.keys())
    ]
    if made:
        session.execute(insert(OrganisationEdgeRow), made)
    linked = any(opinion == "same" for opinion, _ in (*before.values(), *after.values()))
    return {id_ for pair in moved for id_ in pair}, linked


def edges(session: Session, ids: Collection[int]) -> dict[Pair, tuple[str | None, float]]:
    """All that is kept of pairs that one of these names is in."""
    found: dict[Pair, tuple[str | None, float]] = {}
    columns = select(
        OrganisationEdgeRow.left_id,
        OrganisationEdgeRow.right_id,
        OrganisationEdgeRow.opinion,
        OrganisationEdgeRow.score,
    )
    for part in batches(ids):
        here = or_(OrganisationEdgeRow.left_id.in_(part), OrganisationEdgeRow.right_id.in_(part))
        for left, right, opinion, score in session.execute(columns.where(here)):
            found[left, right] = opinion, score
    return found


def _keys(session: Session, ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {id_: set() for id_ in ids}
    for part in batches(ids):
        for id_, key in session.execute(
            select(OrganisationKeyRow.organisation_id, OrganisationKeyRow.key).where(
                OrganisationKeyRow.organisation_id.in_(part)
            )
        ):
            found[id_].add(key)
    return found


def _members(session: Session, keys: Iterable[str], more: int = 0) -> dict[str, set[int]]:
    """The names that share each key; of one that too many share, some: one more than count, and `more`."""
    ordered = sorted(set(keys))
    found: dict[str, set[int]] = {key: set() for key in ordered}
    for start in range(0, len(ordered), _AT_ONCE):
        each = [
            select(
                select(OrganisationKeyRow.key, OrganisationKeyRow.organisation_id)
                .where(OrganisationKeyRow.key == key)
                .limit(ORGANISATION_CAP + 1 + more)
                .subquery()
            )
            for key in ordered[start : start + _AT_ONCE]
        ]
        for key, id_ in session.execute(union_all(*each)):
            found[key].add(id_)
    return found
