"""What people do to organisations, each an act in the ledger that can be undone: say of two names that they are one organisation's
or two's, make two organisations one, take names out of one, or single releases' use of them; or give its press book only to who has a
token, give it a logo, and have it noted which sites show its contacts. As with contacts, they enter judgements, about names and their use; which names are one organisation follows from these and the policy,
so that a rebuild comes to the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry
from directory.records import ActKind
from directory.registry import ledger, logos, offices, renaming, sites, state
from directory.registry.atoms import batches
from directory.registry.deciding import By
from directory.registry.demanding import DEMANDED, demands
from directory.registry.ledger import OPEN, Pen
from directory.registry.organisations import led
from directory.registry.tables import (
    DocumentRow,
    NamingRow,
    OrganisationJudgementRow,
    OrganisationRow,
    ReleaseRow,
)


def decide(session: Session, pair: tuple[int, int], opinion: ActKind, by: By) -> int:
    """Two names (`OfficeName.id`) are the `same` organisation's, or `different` ones', or nobody can tell (`unsure`), whatever
    the policy says; `reopen` leaves them to it again.

    Raises NotInRegistry for a name that is not there, InvalidQuery where it is one name.
    """
    state.take(session)
    one, other = (_name(session, id_) for id_ in sorted(pair))
    if one.id == other.id:
        raise InvalidQuery("pair", "is one name, not two")
    pen = ledger.begin(session, opinion, author=by.author, reason=by.reason, now=by.now)
    pen.judge_names(one.id, other.id, OPEN if opinion == "reopen" else opinion)
    return _settle(session, pen, {one.id, other.id}, by)


def join(session: Session, pair: tuple[int, int], by: By) -> int:
    """The organisations of two names are one: `merge` by the names that told. Raises as `merge` and `decide`."""
    slugs = {_office(session, _name(session, id_).slug).slug for id_ in pair}
    return merge(session, sorted(slugs), by) if len(slugs) > 1 else decide(session, pair, "same", by)


def merge(session: Session, slugs: Sequence[str], by: By) -> int:
    """Two or more organisations are one: it keeps the address of the one that was an office first, and the others lead to it.

    Raises NotInRegistry for one that is not there, InvalidQuery where fewer than two are named.
    """
    state.take(session)
    rows = {row.id: row for row in (_office(session, slug) for slug in slugs)}
    if len(rows) < 2:
        raise InvalidQuery("offices", "name two different press offices to be made one")
    sides = [[name.id for name in _names(session, row)] for row in rows.values()]
    had = {row.id: row.logo for row in rows.values()}
    pen = ledger.begin(session, "merge", author=by.author, reason=by.reason, now=by.now)
    _take_back(pen, "different", sides)
    names = {name for side in sides for name in side}
    _bind(pen, sorted(names))
    act = _settle(session, pen, names, by)
    one = led(session.get_one(OrganisationRow, min(names)))
    logo = had.get(one) or next(filter(None, had.values()), None)
    if logo is not None:
        for name in names:
            pen.logo(name, logo)
        pen.enter()
        logos.settle(session, names, by.now)
    return act


def split(session: Session, slug: str, name_ids: Collection[int], by: By, *, releases: Collection[str] = ()) -> int:
    """These names, and these releases (public ids) of the organisation's other names, are another organisation's. Where a name is
    used by none but these releases, it goes as a whole, with whatever is read in it later; of others only these releases go, to a
    name of its own of the same words. The address stays with the part that was an office first.

    Raises NotInRegistry where there is no such organisation, InvalidQuery where not all are its names, or releases that have one of
    them, or none would be left.
    """
    state.take(session)
    office = _office(session, slug)
    demanded = demands(session, office.id)
    names = {row.id: row for row in _names(session, office)}
    held = {id_ for id_, row in names.items() if row.signs is not None}
    out = set(name_ids)
    if not out and not releases:
        raise InvalidQuery("names", "name names of this press office, or releases, to be taken out")
    if not out <= held:
        raise InvalidQuery("names", "name names of this press office to be taken out")
    whole, parts = _uses(session, held - out, releases)
    out |= whole
    if out == held and not parts:
        raise InvalidQuery("names", "some must stay; all of them would leave")
    pen = ledger.begin(session, "split", author=by.author, reason=by.reason, now=by.now)
    # Names that no release has any more stay: nobody could see them to take them out.
    staying = sorted(names.keys() - out)
    _take_back(pen, "same", (sorted(out), staying))
    going = set(out)
    made: dict[str, int] = {}
    for id_, used_by in sorted(parts.items()):
        row = names[id_]
        if row.words not in made:
            made[row.words] = offices.made_by_human(session, row.words, row.name, min(used_by), pen.act.id)
            if demanded:
                pen.demand(made[row.words], DEMANDED)
        for release in sorted(used_by):
            pen.judge_naming(release, id_, OPEN)
            pen.judge_naming(release, made[row.words], offices.HERE)
    going |= set(made.values())
    _bind(pen, sorted(going))
    _bind(pen, staying)
    stays = any(names[id_].logo for id_ in staying)
    for id_ in going & names.keys():
        if stays:
            pen.logo(id_, OPEN)
    pen.judge_names(min(going), min(held - out), "different")
    moved = {release for used_by in parts.values() for release in used_by}
    act = _settle(session, pen, names.keys() | going, by, moved)
    logos.settle(session, going, by.now)
    return act


def demand(session: Session, slug: str, by: By) -> int:
    """The press book of an organisation is given only to who has a token of it.

    Raises NotInRegistry where there is no such organisation, InvalidQuery where it is so already.
    """
    return _demand(session, slug, "demand", by)


def lift(session: Session, slug: str, by: By) -> int:
    """It is given to everybody again; tokens stay, and count should it demand them once more. Raises as `demand`."""
    return _demand(session, slug, "lift", by)


def give_logo(session: Session, slug: str, picture: bytes, by: By) -> int:
    """An organisation has this logo. Raises NotInRegistry where there is no such organisation, InvalidQuery where it has it already or it is
    no picture that can be one."""
    state.take(session)
    return _logo(session, _office(session, slug), logos.keep(session, picture), by)


def take_logo_away(session: Session, slug: str, by: By) -> int:
    """It has none any more. Raises as `give_logo`."""
    state.take(session)
    return _logo(session, _office(session, slug), None, by)


def note_sites(session: Session, slug: str, by: By) -> int:
    """It is noted from now on which sites show contacts of an organisation.

    Raises NotInRegistry where there is no such organisation, InvalidQuery where it is so already.
    """
    return _note_sites(session, slug, "sites", by)


def stop_noting_sites(session: Session, slug: str, by: By) -> int:
    """It is no longer, and what was noted is forgotten. Raises as `note_sites`."""
    return _note_sites(session, slug, "no-sites", by)


# ---------------------------------------------------------------- how


def _note_sites(session: Session, slug: str, kind: Literal["sites", "no-sites"], by: By) -> int:
    state.take(session)
    office = _office(session, slug)
    if bool(sites.wanting(session, (office.id,))) == (kind == "sites"):
        raise InvalidQuery("office", "is as you want it: nothing is left to decide")
    pen = ledger.begin(session, kind, author=by.author, reason=by.reason, now=by.now)
    names = [name.id for name in _names(session, office)]
    for name in names:
        pen.sites(name, sites.WANTED if kind == "sites" else OPEN)
    pen.enter()
    pen.concern_offices({office.id})
    sites.settle(session, names)
    state.touch(session)
    return pen.act.id


def _logo(session: Session, office: OrganisationRow, picture: str | None, by: By) -> int:
    if office.logo == picture:
        raise InvalidQuery("office", "is as you want it: nothing is left to decide")
    kind: ActKind = "logo" if picture else "no-logo"
    pen = ledger.begin(session, kind, author=by.author, reason=by.reason, now=by.now)
    names = [name.id for name in _names(session, office)]
    leader = office.id
    for name in names:
        pen.logo(name, picture or OPEN)
    pen.enter()
    pen.concern_offices({leader})
    logos.settle(session, names, by.now)
    state.touch(session)
    return pen.act.id


def _demand(session: Session, slug: str, kind: Literal["demand", "lift"], by: By) -> int:
    state.take(session)
    office = _office(session, slug)
    if demands(session, office.id) == (kind == "demand"):
        raise InvalidQuery("office", "is as you want it: nothing is left to decide")
    pen = ledger.begin(session, kind, author=by.author, reason=by.reason, now=by.now)
    for name in _names(session, office):
        pen.demand(name.id, DEMANDED if kind == "demand" else OPEN)
    pen.enter()
    pen.concern_offices({office.id})
    state.touch(session)
    return pen.act.id


def _settle(session: Session, pen: Pen, names: Collection[int], by: By, releases: Collection[int] = ()) -> int:
    pen.enter()
    renaming.settle(session, pen, names, by.now, releases)
    state.touch(session)
    return pen.act.id


def _uses(
    session: Session, name_ids: Collection[int], releases: Collection[str]
) -> tuple[set[int], dict[int, set[int]]]:
    """Which of these names no others use than these releases (public ids), and of the other names which of the releases do. Raises
    InvalidQuery for a release that uses none."""
    wanted = {_release(session, public_id): public_id for public_id in releases}
    used: defaultdict[int, set[int]] = defaultdict(set)
    for part in batches(wanted):
        for name, release in session.execute(
            select(NamingRow.organisation_id, DocumentRow.release_id)
            .join(DocumentRow, DocumentRow.id == NamingRow.document_id)
            .where(NamingRow.organisation_id.in_(name_ids), DocumentRow.release_id.in_(part))
        ):
            used[name].add(release)
    for release, public_id in wanted.items():
        if not any(release in known for known in used.values()):
            raise InvalidQuery("releases", f"“{public_id}” has no name of this press office that stays")
    counted = select(NamingRow.organisation_id, func.count()).where(NamingRow.organisation_id.in_(used))
    every = dict(session.execute(counted.group_by(NamingRow.organisation_id)).all())
    whole = {name for name, known in used.items() if len(known) == every[name]}
    return whole, {name: known for name, known in used.items() if name not in whole}


def _release(session: Session, public_id: str) -> int:
    """The release of this id; of one that turned out to be another, that other one."""
    row = session.scalar(select(ReleaseRow).where(ReleaseRow.public_id == public_id))
    while row is not None and row.merged_into_id is not None:
        row = session.get(ReleaseRow, row.merged_into_id)
    if row is None:
        raise NotInRegistry("release", public_id)
    return row.id


def _bind(pen: Pen, names: Sequence[int]) -> None:
    """All of them are one organisation's: told by as few pairs as tell it."""
    first, *others = sorted(set(names))
    for other in others:
        pen.judge_names(first, other, "same")


def _take_back(pen: Pen, opinion: str, sides: Sequence[Sequence[int]]) -> None:
    """Judgements of this opinion between names of different sides no longer hold."""
    side_of = {name: number for number, side in enumerate(sides) for name in side}
    rows = pen.session.execute(
        select(OrganisationJudgementRow.left_id, OrganisationJudgementRow.right_id).where(
            OrganisationJudgementRow.superseded_at.is_(None),
            OrganisationJudgementRow.opinion == opinion,
            OrganisationJudgementRow.left_id.in_(side_of),
        )
    ).all()
    for left, right in rows:
        if right in side_of and side_of[left] != side_of[right]:
            pen.judge_names(left, right, OPEN)


def _name(session: Session, name_id: int) -> OrganisationRow:
    row = session.get(OrganisationRow, name_id)
    if row is None:
        raise NotInRegistry("name of an organisation", str(name_id))
    return row


def _office(session: Session, slug: str) -> OrganisationRow:
    """The name that leads the organisation of this slug. Raises NotInRegistry where no release has one of its names."""
    row = session.scalar(select(OrganisationRow).where(OrganisationRow.slug == slug))
    if row is not None:
        row = session.get_one(OrganisationRow, led(row))
    if row is None or row.signs is None:
        raise NotInRegistry("press office", slug)
    return row


def _names(session: Session, office: OrganisationRow) -> list[OrganisationRow]:
    """All names of an organisation, those that no release has any more among them."""
    own = or_(OrganisationRow.id == office.id, OrganisationRow.leader_id == office.id)
    return list(session.scalars(select(OrganisationRow).where(own).order_by(OrganisationRow.id)))
