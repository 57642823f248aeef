"""Which names are one organisation: clusters of names, derived from what releases show of them and what humans decided.

The organisation is known by the slug of the name that was an office first; its other names lead to it. A name that no release has
any more leads on to where it led last, so that no address is ever lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from directory.registry import offices
from directory.registry.atoms import batches
from directory.registry.bonds import Groups
from directory.registry.offices import has_address, is_made, lasting_slug
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
from directory.resolution.organisation_titles import Counted, tell_apart, title
from directory.values.organisations import bounded_key


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
    rows = session.scalars(
        select(OrganisationRow).where(or_(OrganisationRow.id == office_id, OrganisationRow.leader_id == office_id))
    )
    live = [row for row in rows if row.signs is not None]
    leader = next((row for row in live if row.id == office_id), None)
    if leader is None or (len(live) == 1 and leader.title is None):
        return Settled()
    called, short, known_as = _called(session, live)
    bare = (leader.title or "")[: len(called)] == called and (leader.title or "")[len(called) :][:2] in {"", BEHIND}
    if bare and (leader.short, leader.known_as) == (short, known_as):
        return Settled()
    return _arrange(session, _reach(session, {office_id}))


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
    """All names that a change among the first ones can concern: along links, decisions, common words and common organisations."""
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
            alike = select(OrganisationRow.words).where(OrganisationRow.id.in_(part))
            found |= set(session.scalars(select(OrganisationRow.id).where(OrganisationRow.words.in_(alike))))
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
    before = {id_: (led(row), _place(row)) for id_, row in rows.items()}
    formed = [[live[id_] for id_ in sorted(group)] for group in groups(known, links, together=together, apart=apart)]
    firsts = [_first(members) for members in formed]
    shared = _shared_words(formed)
    for first, members in zip(firsts, formed, strict=True):
        words = min((row.words for row in members), key=lambda key: (len(key), key))
        # Of two organisations at the same words each is a place of its own.
        place = min(row.key for row in members if row.words == words) if words in shared else words
        for row in members:
            row.leader_id, row.place = None if row is first else first.id, None if place == row.words else place
    for first, members, called in zip(firsts, formed, _titles(session, formed, shared), strict=True):
        changed = [_call(row, called if row is first else _NOTHING) for row in members]
        _give_address(session, first, first.title or first.name)
        if any(changed) or any(before[row.id][0] != first.id for row in members):
            settled.renamed |= {row.id for row in members}
    _lead_on(session, rows, before)
    session.flush()
    moved = {id_ for id_, row in live.items() if before[id_][1] != _place(row)}
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


_Called = tuple[str | None, str | None, list[str] | None]
"""`title`, `short` and `known_as` of a name."""
_NOTHING: _Called = (None, None, None)
BEHIND = ", "
"""Stands between what an organisation is called and what tells it from others who are called the same."""


def _first(members: Sequence[OrganisationRow]) -> OrganisationRow:
    """The name whose address the organisation has: of the words that were an office first the one that has had an address for
    longest; of words that became offices at one moment, those that did not lead to others so far."""
    oldest = [
        (min(alike, key=_addressed), [row.opened_at for row in alike if row.opened_at is not None])
        for words in sorted({row.words for row in members})
        for alike in [[row for row in members if row.words == words]]
    ]
    return min(
        oldest,
        key=lambda of: (
            not has_address(of[0].slug),
            not of[1],
            min(of[1], default=0),
            of[0].leader_id is not None,
            _addressed(of[0]),
        ),
    )[0]


def _addressed(row: OrganisationRow) -> tuple[bool, int, bool, int]:
    """Orders names by when they were given their addresses."""
    after = row.addressed_after
    return not has_address(row.slug), row.id if after is None else after, after is not None, row.id


def _place(row: OrganisationRow) -> str:
    """By which contacts with this name are at one place."""
    return row.place or row.words


def _shared_words(formed: Sequence[Sequence[OrganisationRow]]) -> set[str]:
    """Words that are names of several organisations."""
    count = Counter(words for members in formed for words in {row.words for row in members})
    return {words for words, many in count.items() if many > 1}


def _titles(session: Session, formed: Sequence[Sequence[OrganisationRow]], shared: Set[str]) -> list[_Called]:
    """What each organisation is called. Of those that are called the same, and share words, each with what tells it apart; where
    releases show nothing that does, all but the first with its address."""
    titles = [_called(session, members) for members in formed]
    by_title: defaultdict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(formed):
        if any(row.words in shared for row in members):
            by_title[bounded_key(titles[number][0])].append(number)
    found: list[_Called] = [
        title if len(members) > 1 or any(row.words in shared for row in members) else _NOTHING
        for title, members in zip(titles, formed, strict=True)
    ]
    for alike in by_title.values():
        if len(alike) > 1:
            behind = tell_apart([[name_of(row) for row in formed[number]] for number in alike])
            taken: set[str] = set()
            for shown, number in sorted(zip(behind, alike, strict=True), key=lambda p: _likely(formed[p[1]])):
                called, short, known_as = titles[number]
                first = _first(formed[number])
                if shown in taken:
                    _give_address(session, first, first.name)
                told = shown if shown not in taken else first.slug
                taken.add(told)
                found[number] = f"{called}{BEHIND}{told}" if told else called, short, known_as
    return found


def _give_address(session: Session, row: OrganisationRow, called: str) -> None:
    """It leads an organisation: from now on it has an address, where it had none."""
    if not has_address(row.slug):
        row.slug = lasting_slug(session, called)
        row.addressed_after = session.scalar(select(func.max(OrganisationRow.id)))


def _likely(members: Sequence[OrganisationRow]) -> tuple[bool, bool, str]:
    """Orders organisations that are called the same: those whose releases show nothing, others, those that humans made."""
    return min((row.key != row.words, is_made(row), row.key) for row in members)


def _called(session: Session, members: Sequence[OrganisationRow]) -> tuple[str, str | None, list[str]]:
    """What an organisation is called by itself, its acronym, and all its names."""
    releases: dict[int, int] = {}
    if len({row.words for row in members}) > 1:
        counted = select(NamingRow.organisation_id, func.count()).where(
            NamingRow.organisation_id.in_([row.id for row in members])
        )
        releases = dict(session.execute(counted.group_by(NamingRow.organisation_id)).all())
    if len(members) == 1:
        return members[0].name, None, [members[0].name]
    called, short = title([Counted(name_of(row), row.name, releases.get(row.id, 0)) for row in members])
    return called, short, sorted({row.name for row in members})


def _call(row: OrganisationRow, called: _Called) -> bool:
    """Say what an organisation is called, or that a name has nothing to say of that; True where it is another than before."""
    if (row.title, row.short, row.known_as) == called:
        return False
    row.title, row.short, row.known_as = called
    row.sort_key = offices.sort_key(called[0] or row.name)
    return True


def _lead_on(session: Session, rows: dict[int, OrganisationRow], before: dict[int, tuple[int, str]]) -> None:
    """Names that no release has any more lead to where those are now that they were with; or else to where the release has these
    words now that they were first known by."""
    for id_, row in sorted(rows.items()):
        if row.signs is None:
            _call(row, _NOTHING)
            row.place = None
            company = [
                other
                for other, (leader, _) in before.items()
                if leader == before[id_][0] and rows[other].signs is not None
            ] or _going_on(session, row, rows)
            if company:
                row.leader_id = led(rows[min(company)])


def _going_on(session: Session, row: OrganisationRow, rows: dict[int, OrganisationRow]) -> list[int]:
    """The names of the same words that a dead one's first release has now; of none, all."""
    alike = [id_ for id_, other in rows.items() if other.words == row.words and other.signs is not None]
    now = session.scalars(
        select(NamingRow.organisation_id)
        .join(DocumentRow, (DocumentRow.id == NamingRow.document_id) & DocumentRow.superseded_at.is_(None))
        .where(DocumentRow.release_id == row.anchor_id, NamingRow.organisation_id.in_(alike))
    )
    return list(now) or alike


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
