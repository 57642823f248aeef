"""Which mentions are which contact: clusters become contacts whose public ids last.

A contact is where its anchor mention is. Of several in one cluster the oldest stays and the others point to it; a part
that is split off takes back the id it was given first, or gets a new one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session, aliased

from directory.registry import atoms, edges, listing, state
from directory.registry.atoms import batches, thaw
from directory.registry.bonds import bonds
from directory.registry.returning import returning_contact
from directory.registry.tables import AtomRow, ContactOfficeRow, ContactRow, EdgeRow, MentionRow
from directory.resolution.clusters import Atom, Link, clusters

_NEW, _KNOWN = aliased(MentionRow), aliased(MentionRow)


@dataclass(slots=True)
class _Cluster:
    """Atoms that are one contact; `held` counts their mentions by the contact they were with so far."""

    atoms: frozenset[int]
    order: str
    held: Counter[int]
    homes: list[int]


def settle(session: Session, mention_ids: Collection[int], now: datetime) -> int:
    """Work out anew to which contacts the touched mentions belong, and everyone whom that concerns.

    Returns how many contacts were made that the registry had never seen.
    """
    rows = session.execute(select(MentionRow.contact_id).where(MentionRow.id.in_(mention_ids)).distinct())
    concerned = {contact for (contact,) in rows if contact is not None}
    change, start = atoms.regroup(session, mention_ids)
    moved: set[int] = set()
    if not concerned and not change.changed and not change.gone:
        moved = edges.reconsider(session, change) if change.aged else set()
        joined = None if moved else _join_known(session, mention_ids)
        if joined is not None:
            listing.refresh(session, joined, now)
            return 0
    around = reach(session, start, concerned) | moved
    rare_again = atoms.drop(session, change.gone)
    around |= edges.reconsider(session, replace(change, keys=change.keys | rare_again))
    around = reach(session, around - change.gone, concerned)
    return arrange(session, around, concerned, now)


def _join_known(session: Session, mention_ids: Collection[int]) -> set[int] | None:
    """New mentions that say what is known already, word for word, go to the contacts that are known for it.

    That is what the long way would end in: no pair is judged anew, and that contacts are named side by side forbids only
    what had not happened anyway. Where two atoms of the release are one contact, it does forbid: None, take the long way.
    """
    of_atom: defaultdict[int, set[int]] = defaultdict(set)
    for atom, contact in session.execute(
        select(_NEW.atom_id, _KNOWN.contact_id)
        .outerjoin(_KNOWN, (_KNOWN.atom_id == _NEW.atom_id) & _KNOWN.contact_id.is_not(None))
        .where(_NEW.id.in_(mention_ids), _NEW.live)
        .distinct()
    ):
        if atom is None or contact is None:
            return None
        of_atom[atom].add(contact)
    joined = {contact for contacts in of_atom.values() for contact in contacts}
    if len(joined) != len(of_atom) or any(len(contacts) > 1 for contacts in of_atom.values()):
        return None
    for row in session.scalars(select(MentionRow).where(MentionRow.id.in_(mention_ids), MentionRow.live)):
        row.contact_id = next(iter(of_atom[row.atom_id or 0]))
    session.flush()
    return joined


def arrange(session: Session, atom_ids: Collection[int], concerned: Collection[int], now: datetime) -> int:
    """Cluster these atoms, which no positive link leaves, and give each cluster its contact; returns how many are new."""
    made, refreshed = _assign(session, _group(session, atom_ids), concerned, now)
    listing.refresh(session, refreshed, now)
    return made


def refresh_office(session: Session, office_id: int, now: datetime) -> None:
    """An office is called otherwise now: so are its nameless desks."""
    listed = session.scalars(select(ContactOfficeRow.contact_id).where(ContactOfficeRow.organisation_id == office_id))
    listing.refresh(session, set(listed), now)


def reach(session: Session, start: Collection[int], concerned: Collection[int]) -> set[int]:
    """All atoms that a change among the first ones can concern: along positive links, decisions, and common contacts."""
    reached: set[int] = set()
    fresh = set(start)
    for part in batches(concerned):
        fresh |= _ids(
            session.scalars(
                select(MentionRow.atom_id).where(MentionRow.contact_id.in_(part), MentionRow.live).distinct()
            )
        )
    while fresh:
        reached |= fresh
        found: set[int] = set()
        for part in batches(fresh):
            found |= _linked(session, part) | bonds(session, part).atoms | _companions(session, part)
        fresh = found - reached
    return reached


def _linked(session: Session, part: list[int]) -> set[int]:
    pairs = session.execute(
        select(EdgeRow.left_id, EdgeRow.right_id).where(
            EdgeRow.opinion == "same", or_(EdgeRow.left_id.in_(part), EdgeRow.right_id.in_(part))
        )
    )
    return {atom for pair in pairs for atom in pair}


def _companions(session: Session, part: list[int]) -> set[int]:
    contacts = select(MentionRow.contact_id).where(MentionRow.atom_id.in_(part), MentionRow.contact_id.is_not(None))
    return _ids(
        session.scalars(
            select(MentionRow.atom_id).where(MentionRow.contact_id.in_(contacts), MentionRow.live).distinct()
        )
    )


def _ids(values: Iterable[int | None]) -> set[int]:
    return {value for value in values if value is not None}


def _group(session: Session, atom_ids: Collection[int]) -> list[_Cluster]:
    known: dict[int, Atom] = {}
    links: list[Link[int]] = []
    held: defaultdict[int, Counter[int]] = defaultdict(Counter)
    releases: defaultdict[int, set[int]] = defaultdict(set)
    for part in batches(atom_ids):
        named = select(MentionRow.atom_id, MentionRow.release_id).where(MentionRow.atom_id.in_(part), MentionRow.live)
        for atom, release in session.execute(named):
            if atom is not None:
                releases[atom].add(release)
        for row in session.scalars(select(AtomRow).where(AtomRow.id.in_(part))):
            known[row.id] = Atom(thaw(row.features), row.digest, frozenset(releases[row.id]))
        links += [
            Link(a, b, score)
            for a, b, score in session.execute(
                select(EdgeRow.left_id, EdgeRow.right_id, EdgeRow.score).where(
                    EdgeRow.opinion == "same", EdgeRow.left_id.in_(part)
                )
            )
        ]
        for atom, contact, count in session.execute(
            select(MentionRow.atom_id, MentionRow.contact_id, func.count())
            .where(MentionRow.atom_id.in_(part), MentionRow.contact_id.is_not(None))
            .group_by(MentionRow.atom_id, MentionRow.contact_id)
        ):
            if atom is not None and contact is not None:
                held[atom][contact] += count
    decided = bonds(session, atom_ids)
    return [
        _Cluster(group, min(str(known[a].order) for a in group), sum((held[a] for a in group), Counter()), [])
        for group in clusters(known, links, together=decided.together, apart=decided.apart)
    ]


def _assign(
    session: Session, found: Collection[_Cluster], concerned: Collection[int], now: datetime
) -> tuple[int, set[int]]:
    """Give each cluster its contact; returns how many are new, and all whose content may differ now."""
    by_atom = {atom: cluster for cluster in found for atom in cluster.atoms}
    involved = set(concerned) | {contact for cluster in found for contact in cluster.held}
    rows = _contacts(session, involved, by_atom.keys())
    refreshed = {row.id for row in rows}
    for row in sorted(rows, key=lambda r: r.id):
        home = _home(session, row, by_atom, found)
        if home is not None:
            home.homes.append(row.id)
    by_id = {row.id: row for row in rows}
    made = 0
    for cluster in sorted(found, key=lambda c: c.order):
        if cluster.homes:
            survivor = by_id[cluster.homes[0]]
        else:
            first = _first_mention(session, cluster.atoms)
            back = returning_contact(
                session, [thaw(session.get_one(AtomRow, a).features) for a in sorted(cluster.atoms)]
            )
            survivor = back or _new_contact(session, first, now)
            made += back is None
            survivor.anchor_id = first.id
        survivor.merged_into_id = None
        survivor.live = True
        for other in cluster.homes[1:]:
            by_id[other].merged_into_id, by_id[other].live = survivor.id, False
        session.flush()
        refreshed.add(survivor.id)
        for part in batches(cluster.atoms):
            session.execute(
                update(MentionRow)
                .where(MentionRow.atom_id.in_(part), MentionRow.contact_id.is_distinct_from(survivor.id))
                .values(contact_id=survivor.id)
            )
    return made, refreshed


def _contacts(session: Session, ids: Collection[int], atom_ids: Collection[int]) -> list[ContactRow]:
    """The contacts of these ids, and those anchored in these atoms: merged ones among them, which a split brings back."""
    found: dict[int, ContactRow] = {}
    for part in batches(ids):
        found |= {row.id: row for row in session.scalars(select(ContactRow).where(ContactRow.id.in_(part)))}
    for part in batches(atom_ids):
        anchored = (
            select(ContactRow)
            .join(MentionRow, MentionRow.id == ContactRow.anchor_id)
            .where(MentionRow.atom_id.in_(part))
        )
        found |= {row.id: row for row in session.scalars(anchored)}
    return list(found.values())


def _home(
    session: Session, row: ContactRow, by_atom: dict[int, _Cluster], found: Collection[_Cluster]
) -> _Cluster | None:
    """The cluster where a contact's anchor is; where that mention is gone, the one with most of its other mentions."""
    anchor = session.get(MentionRow, row.anchor_id) if row.anchor_id else None
    if anchor is not None and anchor.live and anchor.atom_id in by_atom:
        return by_atom[anchor.atom_id]
    left = [cluster for cluster in found if cluster.held[row.id]]
    if not left:
        return None
    home = min(left, key=lambda cluster: (-cluster.held[row.id], cluster.order))
    row.anchor_id = _first_mention(session, home.atoms, row.id).id
    return home


def _first_mention(session: Session, atom_ids: Collection[int], contact_id: int | None = None) -> MentionRow:
    query = select(MentionRow).where(MentionRow.atom_id.in_(atom_ids), MentionRow.live).order_by(MentionRow.id).limit(1)
    if contact_id is not None:
        query = query.where(MentionRow.contact_id == contact_id)
    return session.scalars(query).one()


def _new_contact(session: Session, first: MentionRow, now: datetime) -> ContactRow:
    row = ContactRow(
        public_id=state.new_public_id(session, ContactRow), kind=first.kind, created_at=now, updated_at=now
    )
    row.live, row.name, row.slug, row.sort_key, row.search_text, row.digest = True, "", "", "", "", ""
    session.add(row)
    return row
