"""Which names are one organisation: clusters of names, derived from what releases show of them and what humans decided.

The organisation is known by the slug of the name that was an office first; its other names lead to it. A name that no release has
any more leads on to where it led last, so that no address is ever lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Set
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from directory.registry import offices
from directory.registry.atoms import batches
from directory.registry.bonds import Groups
from directory.registry.organisation_edges import Pair, edges, name_of, reconsider, rows_of
from directory.registry.tables import (
    DocumentRow,
    MentionRow,
    NamingRow,
    OrganisationEdgeRow,
    OrganisationJudgementRow,
    OrganisationRow,
)
from directory.resolution.clusters import Link
from directory.resolution.organisation_groups import groups
from directory.resolution.organisation_titles import Counted, title


@dataclass(slots=True)
class Settled:
    """What follows for contacts: mentions that are at another place now, and names whose organisation is called or addressed
    otherwise."""

    mentions: set[int] = field(default_factory=set)
    renamed: set[int] = field(default_factory=set)


def settle(
    session: Session, fresh: Collection[int], lost: Collection[int] = (), new: Set[int] = frozenset()
) -> Settled:
    """Work out anew to which organisations these names belong, and all whom that concerns: `fresh` are new or show something new,
    of `lost` some document no longer counts. Those of the fresh that are `new` were never seen before."""
    if lost:
        offices.gather(session, lost)
    session.expire_all()
    rows = rows_of(session, {*fresh, *lost})
    moved, linked = reconsider(session, rows, new)
    alone = all(row.signs is not None and row.leader_id is None and row.title is None for row in rows)
    if not moved and not linked and alone and new >= set(fresh) | set(lost):
        return Settled()  # a name like no other
    return _arrange(session, _reach(session, {row.id for row in rows} | moved))


def resettle(session: Session, organisation_ids: Collection[int]) -> Settled:
    """After humans decided about these names."""
    return _arrange(session, _reach(session, set(organisation_ids)))


def retitle(session: Session, office_id: int) -> Settled:
    """Another release has one of an organisation's names: it may be called otherwise."""
    session.expire_all()  # names are written past it
    rows = list(
        session.scalars(
            select(OrganisationRow).where(or_(OrganisationRow.id == office_id, OrganisationRow.leader_id == office_id))
        )
    )
    live = [row for row in rows if row.signs is not None]
    settled = Settled()
    if len(live) > 1 and _call(session, next(row for row in live if row.id == office_id), live):
        settled.renamed = {row.id for row in live}
    return settled


def led(row: OrganisationRow) -> int:
    """The id of the name that a name leads to; its own, where it leads to none."""
    return row.leader_id or row.id


def contacts_of(session: Session, organisation_ids: Collection[int]) -> set[int]:
    """The contacts that releases with these names cite."""
    found: set[int] = set()
    for part in batches(organisation_ids):
        rows = session.scalars(_mentions(part).with_only_columns(MentionRow.contact_id).distinct())
        found |= {contact for contact in rows if contact is not None}
    return found


def judged(session: Session, organisation_ids: Collection[int]) -> dict[Pair, str]:
    """All judgements that these names hang on, followed to the end: a group is known as a whole or not at all."""
    said: dict[Pair, str] = {}
    fresh, seen = set(organisation_ids), set[int]()
    while fresh:
        seen |= fresh
        looked_at, fresh = fresh, set()
        for part in batches(looked_at):
            for left, right, opinion in session.execute(
                select(
                    OrganisationJudgementRow.left_id,
                    OrganisationJudgementRow.right_id,
                    OrganisationJudgementRow.opinion,
                ).where(
                    OrganisationJudgementRow.superseded_at.is_(None),
                    OrganisationJudgementRow.opinion.in_(("same", "different")),
                    or_(OrganisationJudgementRow.left_id.in_(part), OrganisationJudgementRow.right_id.in_(part)),
                )
            ):
                said[left, right] = opinion
                fresh |= {left, right} - seen
    return said


# ---------------------------------------------------------------- groups


def _reach(session: Session, start: set[int]) -> set[int]:
    """All names that a change among the first ones can concern: along links, decisions, and common organisations."""
    reached: set[int] = set()
    fresh = set(start)
    while fresh:
        reached |= fresh
        found: set[int] = set()
        for part in batches(fresh):
            here = or_(OrganisationEdgeRow.left_id.in_(part), OrganisationEdgeRow.right_id.in_(part))
            pairs = select(OrganisationEdgeRow.left_id, OrganisationEdgeRow.right_id)
            for pair in session.execute(pairs.where(OrganisationEdgeRow.opinion == "same", here)):
                found |= set(pair)
            found |= {id_ for pair in judged(session, part) for id_ in pair}
            led_ = select(OrganisationRow.id, OrganisationRow.leader_id).where(
                or_(OrganisationRow.leader_id.in_(part), OrganisationRow.id.in_(part))
            )
            found |= {id_ for pair in session.execute(led_) for id_ in pair if id_ is not None}
        fresh = found - reached
    return reached


def _arrange(session: Session, reached: Collection[int]) -> Settled:
    """Put these names, which no link leaves, into organisations."""
    rows = {row.id: row for row in rows_of(session, reached)}
    live = {id_: row for id_, row in rows.items() if row.signs is not None}
    known = {id_: name_of(row) for id_, row in live.items()}
    links = [
        Link(left, right, score)
        for (left, right), (opinion, score) in edges(session, live).items()
        if opinion == "same" and left in live and right in live
    ]
    together, apart = _bonds(judged(session, reached), live)
    settled = Settled()
    before = {id_: (led(row), row.place or row.key) for id_, row in rows.items()}
    for group in groups(known, links, together=together, apart=apart):
        members = [live[id_] for id_ in sorted(group)]
        # Of two that became offices at one moment, whichever did not lead to another so far.
        first = min(members, key=lambda r: (r.opened_at is None, r.opened_at or 0, r.leader_id is not None, r.id))
        place = max((row.key for row in members), key=lambda key: (len(key), key)) if len(members) > 1 else None
        for row in members:
            row.leader_id, row.place = None if row is first else first.id, place
            if row is not first:
                _call_alone(row)
        if _call(session, first, members) or any(before[row.id][0] != first.id for row in members):
            settled.renamed |= group
    _lead_on(rows, before)
    session.flush()
    moved = {id_ for id_, row in live.items() if before[id_][1] != (row.place or row.key)}
    _move_documents(session, [row for id_, row in live.items() if before[id_][0] != led(row)])
    for part in batches(moved):
        settled.mentions |= set(session.scalars(_mentions(part)))
    return settled


def _bonds(said: dict[Pair, str], live: Collection[int]) -> tuple[set[Pair], set[Pair]]:
    """Names that humans hold for one organisation, and for two; also by way of names that no release has any more."""
    group = Groups()
    for pair, opinion in said.items():
        if opinion == "same":
            group.join(*pair)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for id_ in {id_ for pair in said for id_ in pair} & set(live):
        members[group.of(id_)].add(id_)
    together = {(min(held), id_) for held in members.values() for id_ in held if id_ != min(held)}
    apart = {
        (min(members[group.of(left)]), min(members[group.of(right)]))
        for (left, right), opinion in said.items()
        if opinion == "different" and members.get(group.of(left)) and members.get(group.of(right))
    }
    return together, {(a, b) for a, b in apart if a != b}


def _call(session: Session, leader: OrganisationRow, members: list[OrganisationRow]) -> bool:
    """Say what an organisation is called; True where that, or one of its names, is another than before."""
    if len(members) == 1:
        return _call_alone(leader)
    counted = select(NamingRow.organisation_id, func.count()).where(
        NamingRow.organisation_id.in_([row.id for row in members])
    )
    releases = dict(session.execute(counted.group_by(NamingRow.organisation_id)).all())
    called, short = title([Counted(name_of(row), row.name, releases.get(row.id, 0)) for row in members])
    known_as = sorted({row.name for row in members})
    if (leader.title, leader.short, leader.known_as) == (called, short, known_as):
        return False
    leader.title, leader.short, leader.known_as = called, short, known_as
    leader.sort_key = offices.sort_key(called)
    return True


def _call_alone(row: OrganisationRow) -> bool:
    """It leads to another, or nothing leads to it: it is called by its own name."""
    if row.title is None:
        return False
    row.title = row.short = row.known_as = None
    row.sort_key = offices.sort_key(row.name)
    return True


def _lead_on(rows: dict[int, OrganisationRow], before: dict[int, tuple[int, str]]) -> None:
    """Names that no release has any more lead to where those are now that they were with."""
    for id_, row in sorted(rows.items()):
        if row.signs is None:
            _call_alone(row)
            row.place = None
            company = [
                other
                for other, (leader, _) in before.items()
                if leader == before[id_][0] and rows[other].signs is not None
            ]
            if company:
                row.leader_id = led(rows[min(company)])


def _move_documents(session: Session, moved: list[OrganisationRow]) -> None:
    """Releases are an organisation's, whichever of its names they were issued in."""
    for leader, rows in groupby(sorted(moved, key=lambda row: (led(row), row.id)), key=led):
        for part in batches(row.id for row in rows):
            issued = select(NamingRow.document_id).where(NamingRow.organisation_id.in_(part), NamingRow.issues)
            session.execute(
                update(DocumentRow)
                .where(DocumentRow.id.in_(issued))
                .values(organisation_id=leader)
                .execution_options(synchronize_session="fetch")
            )


def _mentions(organisation_ids: list[int]) -> Select[int]:
    """The mentions of all releases that have one of these names."""
    return (
        select(MentionRow.id)
        .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
        .join(NamingRow, NamingRow.document_id == DocumentRow.id)
        .where(NamingRow.organisation_id.in_(organisation_ids), MentionRow.live)
    )
