"""By which names an organisation is known, with the releases that have them; which pairs of names may be one organisation's and
nobody has decided about; and why two are, or are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import NamePair, Office, OfficeConsequence, OfficeName, OfficesThen, ReleaseRef
from directory.registry.atoms import batches
from directory.registry.citing import ref_of, release_refs, shown
from directory.registry.demanding import demanding
from directory.registry.offices import has_address, is_made, told_apart
from directory.registry.organisation_edges import name_of, rows_of
from directory.registry.organisations import led
from directory.registry.search import find_office
from directory.registry.sites import wanting
from directory.registry.tables import (
    ActOrganisationRow,
    ContactRow,
    DocumentRow,
    NamingRow,
    OrganisationEdgeRow,
    OrganisationJudgementRow,
    OrganisationRow,
)
from directory.resolution import policy
from directory.resolution.organisation_evidence import judge
from directory.values import territories

_NEWEST = 3
"""So many releases are told as evidence of a name."""
_AT_ONCE = 200
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class OfficeUse:
    """A release that has names of an organisation, as written."""

    release: ReleaseRef
    names: tuple[str, ...]


def names_of(session: Session, slug: str) -> tuple[OfficeName, ...]:
    """The names of the organisation that a slug leads to, those that most releases have first; none of an unknown one."""
    row = session.scalar(select(OrganisationRow).where(OrganisationRow.slug == slug))
    if row is None:
        return ()
    own = or_(OrganisationRow.id == led(row), OrganisationRow.leader_id == led(row))
    rows = session.scalars(select(OrganisationRow).where(own, OrganisationRow.signs.is_not(None))).all()
    found = _told(session, [name.id for name in rows])
    return tuple(sorted(found.values(), key=lambda name: (-name.releases, name.name, name.id)))


def uses_of(session: Session, slug: str, *, limit: int = 200) -> tuple[OfficeUse, ...]:
    """The newest releases that have names of the organisation that a slug leads to; none of an unknown one."""
    row = session.scalar(select(OrganisationRow).where(OrganisationRow.slug == slug))
    if row is None:
        return ()
    names = select(OrganisationRow.id).where(
        or_(OrganisationRow.id == led(row), OrganisationRow.leader_id == led(row)), OrganisationRow.signs.is_not(None)
    )
    having = select(NamingRow.document_id).where(NamingRow.organisation_id.in_(names))
    newest = select(DocumentRow.id).where(DocumentRow.id.in_(having)).order_by(DocumentRow.sort_key.desc()).limit(limit)
    documents = list(session.scalars(newest))
    written: defaultdict[int, set[str]] = defaultdict(set)
    for part in batches(documents):
        for document, writing in session.execute(
            select(NamingRow.document_id, NamingRow.writing).where(
                NamingRow.document_id.in_(part), NamingRow.organisation_id.in_(names)
            )
        ):
            written[document].add(writing)
    refs = release_refs(session, documents)
    return tuple(OfficeUse(refs[id_], tuple(sorted(written[id_]))) for id_ in documents)


def compare(session: Session, one: int, other: int) -> NamePair:
    """Two names (`OfficeName.id`) side by side. Raises NotInRegistry where no release has one any more."""
    rows = {row.id: row for row in rows_of(session, {one, other})}
    for id_ in (one, other):
        if id_ not in rows or rows[id_].signs is None:
            raise NotInRegistry("name of an organisation", str(id_))
    return _pairs(session, [(rows[one], rows[other])])[0]


def suggestions(session: Session, *, limit: int = 50) -> list[NamePair]:
    """Pairs of names that may be one organisation's, which nobody has decided about, the likeliest first; of two organisations
    the best pair only."""
    return _pairs(session, list(islice(_open(session), limit)))


def count_suggestions(session: Session, *, most: int = 1000) -> int:
    """How many there are, counted up to `most`."""
    return sum(1 for _ in islice(_open(session), most))


def foresee(session: Session, deed: Callable[[Session], int]) -> OfficeConsequence:
    """The press offices that a deed concerns, as they are and as they would be; nothing has changed afterwards.

    Raises whatever the deed raises.
    """
    trial = session.begin_nested()
    try:
        act = deed(session)
        of = select(ActOrganisationRow.organisation_id).where(ActOrganisationRow.act_id == act)
        concerned = list(session.scalars(of))
        after = _then(session, concerned)
    finally:
        trial.rollback()
        session.expire_all()
    return OfficeConsequence(_then(session, concerned), after)


def _then(session: Session, ids: Collection[int]) -> OfficesThen:
    leaders = {row.id: row.slug for row in rows_of(session, {led(row) for row in rows_of(session, ids)})}
    return OfficesThen(
        tuple((_office(session, slug), names_of(session, slug)) for slug in sorted(leaders.values())),
        frozenset(leaders[id_] for id_ in demanding(session, leaders)),
        frozenset(leaders[id_] for id_ in wanting(session, leaders)),
        session.scalar(select(func.count()).select_from(ContactRow).where(shown(session))) or 0,
    )


def _office(session: Session, slug: str) -> Office | None:
    """None of an organisation that has issued nothing."""
    try:
        return find_office(session, slug)
    except NotInRegistry:
        return None


def _open(session: Session) -> Iterator[tuple[OrganisationRow, OrganisationRow]]:
    seen: set[frozenset[int]] = set()
    query = (
        select(OrganisationEdgeRow.left_id, OrganisationEdgeRow.right_id)
        .order_by(OrganisationEdgeRow.score.desc(), OrganisationEdgeRow.left_id, OrganisationEdgeRow.right_id)
        .limit(_LOOKED_AT)
    )
    pairs = session.execute(query).all()
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        rows = {row.id: row for row in rows_of(session, {id_ for pair in part for id_ in pair})}
        decided = _decided(session, {led(row) for row in rows.values()})
        for left, right in part:
            between = frozenset((led(rows[left]), led(rows[right])))
            if len(between) == 2 and between not in seen and between not in decided:
                seen.add(between)
                yield rows[left], rows[right]


def _decided(session: Session, leaders: Collection[int]) -> set[frozenset[int]]:
    """Pairs of organisations of which a human has said that they are two, or that nobody can tell."""
    home: dict[int, int] = {}
    for part in batches(leaders):
        own = or_(OrganisationRow.id.in_(part), OrganisationRow.leader_id.in_(part))
        home |= {row.id: led(row) for row in session.scalars(select(OrganisationRow).where(own))}
    found: set[frozenset[int]] = set()
    for part in batches(home):
        for left, right in session.execute(
            select(OrganisationJudgementRow.left_id, OrganisationJudgementRow.right_id).where(
                OrganisationJudgementRow.superseded_at.is_(None),
                OrganisationJudgementRow.opinion.in_(("different", "unsure")),
                OrganisationJudgementRow.left_id.in_(part),
            )
        ):
            if right in home:
                found.add(frozenset((home[left], home[right])))
    return found


def _pairs(session: Session, of: Collection[tuple[OrganisationRow, OrganisationRow]]) -> list[NamePair]:
    names = _told(session, {row.id for pair in of for row in pair})
    leaders = {row.id: row for row in rows_of(session, {led(row) for pair in of for row in pair})}
    said: dict[tuple[int, int], str] = {}
    for part in batches(names):
        for left, right, opinion in session.execute(
            select(
                OrganisationJudgementRow.left_id, OrganisationJudgementRow.right_id, OrganisationJudgementRow.opinion
            ).where(OrganisationJudgementRow.superseded_at.is_(None), OrganisationJudgementRow.left_id.in_(part))
        ):
            said[left, right] = opinion
    return [
        NamePair(
            judge(name_of(one), name_of(other)),
            policy.ORGANISATION_SAME_FROM,
            policy.ORGANISATION_DIFFERENT_FROM,
            said.get((min(one.id, other.id), max(one.id, other.id))),
            names[one.id],
            names[other.id],
            ref_of(leaders[led(one)]),
            ref_of(leaders[led(other)]),
        )
        for one, other in of
    ]


def _told(session: Session, ids: Collection[int]) -> dict[int, OfficeName]:
    """Names with the newest releases that have them, all in a few statements."""
    releases: defaultdict[int, list[ReleaseRef]] = defaultdict(list)
    counts: dict[int, int] = {}
    for part in batches(ids):
        counted = select(NamingRow.organisation_id, func.count()).where(NamingRow.organisation_id.in_(part))
        counts |= dict(session.execute(counted.group_by(NamingRow.organisation_id)).all())
        place = func.row_number().over(
            partition_by=NamingRow.organisation_id, order_by=(DocumentRow.sort_key.desc(), DocumentRow.id.desc())
        )
        ranked = (
            select(NamingRow.organisation_id, NamingRow.document_id, place.label("place"))
            .join(DocumentRow, DocumentRow.id == NamingRow.document_id)
            .where(NamingRow.organisation_id.in_(part))
            .subquery()
        )
        newest = session.execute(
            select(ranked.c.organisation_id, ranked.c.document_id)
            .where(ranked.c.place <= _NEWEST)
            .order_by(ranked.c.organisation_id, ranked.c.place)
        ).all()
        refs = release_refs(session, {document for _, document in newest})
        for id_, document in newest:
            releases[id_].append(refs[document])
    rows = rows_of(session, ids)
    leaders = {row.id: row.slug for row in rows_of(session, {led(row) for row in rows})}
    return {
        row.id: OfficeName(
            row.id,
            row.slug if has_address(row.slug) else leaders[led(row)],
            row.name,
            counts.get(row.id, 0),
            tuple(releases[row.id]),
            _apart(row),
        )
        for row in rows
    }


def _apart(row: OrganisationRow) -> str:
    """What tells a name from others of the same words, for people."""
    told = told_apart(row)
    if is_made(row):
        return f"decision {told[1:]}"
    return told[1:] if told.startswith("@") else ", ".join(map(territories.english, told.split()))
