"""Which mentions are which contact: clusters become contacts whose public ids last.

A contact is where its anchor mention is. Of several in one cluster the oldest stays and the others point to it; a part
that is split off takes back the id it was given first, or gets a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select, union
from sqlalchemy.orm import Session, aliased

from directory.records import Kind
from directory.registry import atoms, edges, listing, state
from directory.registry.atom_tables import EdgeRow
from directory.registry.bonds import bonds
from directory.registry.company import Company
from directory.registry.returning import returning_contact
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ContactRow, MentionRow
from directory.resolution.clusters import Atom, Link, clusters

_OTHER = aliased(MentionRow)
_SAME = EdgeRow.opinion == "same"
_KNOWN_FOR = Statement(
    select(MentionRow.id, MentionRow.atom_id, _OTHER.contact_id)
    .outerjoin(_OTHER, (_OTHER.atom_id == MentionRow.atom_id) & _OTHER.contact_id.is_not(None))
    .where(among(MentionRow.id, "mentions"), MentionRow.live)
    .distinct()
)
_OF_CONTACTS = Statement(
    select(MentionRow.atom_id)
    .where(among(MentionRow.contact_id, "contacts"), MentionRow.live, MentionRow.atom_id.is_not(None))
    .distinct()
)
_CONTACTS_OF_ATOMS = select(_OTHER.contact_id).where(among(_OTHER.atom_id, "atoms"), _OTHER.contact_id.is_not(None))
_AROUND = Statement(
    union(
        select(EdgeRow.right_id).where(_SAME, among(EdgeRow.left_id, "atoms")),
        select(EdgeRow.left_id).where(_SAME, among(EdgeRow.right_id, "atoms")),
        select(MentionRow.atom_id).where(
            MentionRow.contact_id.in_(_CONTACTS_OF_ATOMS), MentionRow.live, MentionRow.atom_id.is_not(None)
        ),
    )
)
_LINKS = Statement(
    select(EdgeRow.left_id, EdgeRow.right_id, EdgeRow.score).where(_SAME, among(EdgeRow.left_id, "atoms"))
)
_MENTIONS = Statement(
    select(MentionRow.id, MentionRow.atom_id, MentionRow.release_id, MentionRow.contact_id, MentionRow.kind).where(
        among(MentionRow.atom_id, "atoms"), MentionRow.live
    )
)
_ANCHORED = select(MentionRow.id).where(among(MentionRow.atom_id, "atoms"))
_CONTACTS = Statement(
    select(ContactRow.id, ContactRow.anchor_id, ContactRow.merged_into_id, ContactRow.live)
    .where(or_(among(ContactRow.id, "contacts"), ContactRow.anchor_id.in_(_ANCHORED)))
    .order_by(ContactRow.id)
)
_NEW = inserting(
    ContactRow,
    *("public_id", "kind", "anchor_id", "merged_into_id", "created_at", "updated_at", "live", "published"),
    *("name", "slug", "sort_key", "digest"),
    returning=ContactRow.id,
)
_CHANGE = updating(ContactRow, "anchor_id", "merged_into_id", "live", where=ContactRow.id == bindparam("of"))
_GO = updating(MentionRow, "contact_id", where=among(MentionRow.id, "mentions"))


class _Mention(NamedTuple):
    """A live mention as it is stored."""

    id: int
    atom: int
    release: int
    contact: int | None
    kind: Kind


class _Contact(NamedTuple):
    """Where a contact stands."""

    id: int
    anchor: int | None
    merged_into: int | None
    live: bool


@dataclass(slots=True)
class _Cluster:
    """Atoms that are one contact, with their mentions, oldest first; `homes` are the contacts whose anchors are here."""

    atoms: frozenset[int]
    order: str
    mentions: Sequence[_Mention]
    homes: list[int] = field(default_factory=list)

    def held(self, contact: int) -> list[_Mention]:
        """The mentions that were with a contact so far."""
        return [m for m in self.mentions if m.contact == contact]


def settle(session: Session, mention_ids: Collection[int], now: datetime) -> int:
    """Work out anew to which contacts the touched mentions belong, and everyone whom that concerns.

    Returns how many contacts were made that the registry had never seen.
    """
    session.flush()
    change = atoms.regroup(session, mention_ids)
    linked, rare_again = atoms.drop(session, change.gone)
    company = Company(session, change.known)
    moved: set[int] = set()
    if change.changed or change.gone or change.aged or rare_again:
        moved = edges.reconsider(session, replace(change, keys=change.keys | rare_again), company)
    if not change.contacts and not change.changed and not change.gone and not moved:
        joined = _join_known(session, mention_ids)
        if joined is not None:
            listing.refresh(session, joined, now)
            return 0
    # Whatever was linked before is reached from the ends of the links that are no more.
    around = reach(session, (change.start | linked | moved) - change.gone, change.contacts)
    return arrange(session, around, change.contacts, now, company)


def _join_known(session: Session, mention_ids: Collection[int]) -> set[int] | None:
    """New mentions that say what is known already, word for word, go to the contacts that are known for it.

    That is what the long way would end in: no pair is judged anew, and that contacts are named side by side forbids only
    what had not happened anyway. Where two atoms of the release are one contact, it does forbid: None, take the long way.
    """
    of_atom: defaultdict[int | None, set[int | None]] = defaultdict(set)
    atom_of: dict[int, int | None] = {}
    for mention, atom, contact in _KNOWN_FOR.rows(session, mentions=mention_ids):
        of_atom[atom].add(contact)
        atom_of[mention] = atom
    if None in of_atom or any(len(known) > 1 or None in known for known in of_atom.values()):
        return None
    contact_of = {atom: contact for atom, (contact,) in of_atom.items()}
    joined = {contact for contact in contact_of.values() if contact is not None}
    if len(joined) != len(contact_of):
        return None
    _GO.run(session, [{"mentions": [mention], "contact_id": contact_of[atom]} for mention, atom in atom_of.items()])
    return joined


def arrange(
    session: Session, atom_ids: Collection[int], concerned: Collection[int], now: datetime, company: Company
) -> int:
    """Cluster these atoms, which no positive link leaves, and give each cluster its contact; returns how many are new."""
    made, refreshed = _assign(session, _group(session, atom_ids, company), concerned, now, company)
    listing.refresh(session, refreshed, now)
    return made


def reach(session: Session, start: Collection[int], concerned: Collection[int]) -> set[int]:
    """All atoms that a change among the first ones can concern: along positive links, decisions, and common contacts."""
    reached: set[int] = set()
    fresh = set(start)
    if concerned:
        fresh |= {atom for (atom,) in _OF_CONTACTS.rows(session, contacts=concerned)}
    while fresh:
        reached |= fresh
        found = {atom for (atom,) in _AROUND.rows(session, atoms=fresh)} | bonds(session, fresh).atoms
        fresh = found - reached
    return reached


def _group(session: Session, atom_ids: Collection[int], company: Company) -> list[_Cluster]:
    if not atom_ids:
        return []
    mentions: defaultdict[int, list[_Mention]] = defaultdict(list)
    for mention in map(_Mention._make, _MENTIONS.rows(session, atoms=atom_ids)):
        mentions[mention.atom].append(mention)
    known = {
        atom: Atom(of, digest, frozenset(m.release for m in mentions[atom]))
        for atom, (digest, of) in company.atoms(atom_ids).items()
    }
    links = [Link(left, right, score) for left, right, score in _LINKS.rows(session, atoms=atom_ids)]
    decided = bonds(session, atom_ids)
    return [
        _Cluster(
            group,
            min(str(known[atom].order) for atom in group),
            sorted((mention for atom in group for mention in mentions[atom]), key=lambda m: m.id),
        )
        for group in clusters(known, links, together=decided.together, apart=decided.apart)
    ]


def _assign(
    session: Session, found: Collection[_Cluster], concerned: Collection[int], now: datetime, company: Company
) -> tuple[int, set[int]]:
    """Give each cluster its contact; returns how many are new, and all whose content may differ now."""
    atom_ids = {atom for cluster in found for atom in cluster.atoms}
    involved = {m.contact for cluster in found for m in cluster.mentions if m.contact}.union(concerned)
    stored = [_Contact._make(row) for row in _CONTACTS.rows(session, contacts=involved, atoms=atom_ids)]
    standing = {row.id: row for row in stored}
    where = {mention.id: cluster for cluster in found for mention in cluster.mentions}
    for row in stored:
        home = where.get(row.anchor) if row.anchor else None
        if home is None:
            home = _home(row.id, found)
            if home is not None:
                standing[row.id] = row._replace(anchor=home.held(row.id)[0].id)
        if home is not None:
            home.homes.append(row.id)
    made = 0
    for cluster in sorted(found, key=lambda c: c.order):
        first = cluster.mentions[0]
        if cluster.homes:
            survivor = cluster.homes[0]
            standing[survivor] = standing[survivor]._replace(merged_into=None, live=True)
        else:
            known = company.atoms(cluster.atoms)
            back = returning_contact(session, [known[atom].features for atom in sorted(cluster.atoms)])
            survivor = back or _new_contact(session, first, now)
            made += back is None
            standing[survivor] = _Contact(survivor, first.id, None, live=True)
            if back is not None:
                _stand(session, [standing[survivor]])
        for other in cluster.homes[1:]:
            standing[other] = standing[other]._replace(merged_into=survivor, live=False)
        going = {mention.id for mention in cluster.mentions if mention.contact != survivor}
        if going:
            _GO.run(session, [{"contact_id": survivor, "mentions": going}])
    _stand(session, [standing[row.id] for row in stored if standing[row.id] != row])
    return made, set(standing)


def _stand(session: Session, rows: Collection[_Contact]) -> None:
    _CHANGE.run(
        session,
        [{"of": r.id, "anchor_id": r.anchor, "merged_into_id": r.merged_into, "live": r.live} for r in rows],
    )


def _home(contact: int, found: Collection[_Cluster]) -> _Cluster | None:
    """The cluster of a contact whose anchor is gone: the one with most of its other mentions."""
    left = [cluster for cluster in found if cluster.held(contact)]
    return min(left, key=lambda cluster: (-len(cluster.held(contact)), cluster.order)) if left else None


def _new_contact(session: Session, first: _Mention, now: datetime) -> int:
    """Where its anchor is; what is derived of it is still to come."""
    ((id_,),) = _NEW.rows(
        session,
        public_id=state.new_public_id(session, ContactRow),
        kind=first.kind,
        anchor_id=first.id,
        merged_into_id=None,
        created_at=now,
        updated_at=now,
        live=True,
        published=False,
        **dict.fromkeys(("name", "slug", "sort_key", "digest"), ""),
    )
    return int(id_)
