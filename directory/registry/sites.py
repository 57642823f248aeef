"""Which sites show contacts of press offices that want to see it: by origin and by day, nothing else of who asked.

A wish is about names, all that an organisation has when it is made; an organisation has it while one of its names does, as with demands
of tokens (`demanding`). What was seen is kept with a name that has the wish, and forgotten with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, bindparam, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from directory.registry import state
from directory.registry.atoms import batches
from directory.registry.citing import told
from directory.registry.columns import UtcDateTime
from directory.registry.facets import visible
from directory.registry.issuing import office_at
from directory.registry.patience import impatient
from directory.registry.site_tables import SeenSiteRow, SitesRow
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactOfficeRow, ContactRow, DocumentRow, OrganisationRow, ReleaseRow, leading
from directory.values.origins import origin as origin_of

WANTED: Final = "sites"
"""Stored as opinion about a name."""
MOST: Final = 200
"""Sites of one office."""
REMEMBERED: Final = timedelta(days=90)
"""So long after it was last seen a site is forgotten."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose contacts are shown somewhere: an office by its slug, or a release or contacts by their public ids."""

    office: str = ""
    release: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A site that showed contacts of an office: on how many days it was seen to, and on which first and last (UTC)."""

    origin: str
    first_on: date
    last_on: date
    days: int


def site(said: str, own: str) -> str | None:
    """The site that says it is this, by its origin; None of what is none on the public web, and where it is the one at the address `own`."""
    found = origin_of(said)
    return None if found == origin_of(own) else found


_WANTING = Statement(
    select(leading, func.min(SitesRow.organisation_id))
    .join(SitesRow, SitesRow.organisation_id == OrganisationRow.id)
    .where(SitesRow.superseded_at.is_(None), SitesRow.opinion == WANTED, among(leading, "offices"))
    .group_by(leading)
)
_other = aliased(OrganisationRow)
_leaders = (
    select(func.coalesce(_other.leader_id, _other.id))
    .join(SitesRow, SitesRow.organisation_id == _other.id)
    .where(SitesRow.superseded_at.is_(None), SitesRow.opinion == WANTED)
)
_SLUGS = Statement(
    select(OrganisationRow.slug).where(or_(OrganisationRow.id.in_(_leaders), OrganisationRow.leader_id.in_(_leaders)))
)
_NOW = bindparam("now", type_=UtcDateTime)
_OF_SLUGS = Statement(select(OrganisationRow.slug, leading).where(among(OrganisationRow.slug, "keys")))
_OF_RELEASES = Statement(
    select(ReleaseRow.public_id, leading)
    .join(DocumentRow, DocumentRow.release_id == func.coalesce(ReleaseRow.merged_into_id, ReleaseRow.id))
    .join(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
    .where(among(ReleaseRow.public_id, "keys"), DocumentRow.superseded_at.is_(None), told(_NOW))
)
_OF_CONTACTS = Statement(
    select(ContactRow.public_id, ContactOfficeRow.organisation_id)
    .join(ContactOfficeRow, ContactOfficeRow.contact_id == func.coalesce(ContactRow.merged_into_id, ContactRow.id))
    .where(among(ContactRow.public_id, "keys"), visible(ContactOfficeRow, _NOW))
)


def wanting(session: Session, offices: Collection[int]) -> dict[int, int]:
    """Those of these organisations, by the names that lead them, that want it noted which sites show their contacts, each with the name for
    which it is noted."""
    session.flush()
    return {office: name for part in batches(offices) for office, name in _WANTING.rows(session, offices=part)}


def wanted_slugs(session: Session) -> frozenset[str]:
    """All slugs that lead to an office that wants it."""
    session.flush()
    return frozenset(slug for (slug,) in _SLUGS.rows(session))


def is_wanted(session: Session, slug: str) -> bool:
    """Whether the office that a slug leads to wants it."""
    office = office_at(session, slug)
    return office is not None and bool(wanting(session, (office.id,)))


def sites_of(session: Session, slug: str) -> tuple[Site, ...]:
    """The sites that were seen to show contacts of an office, those that were seen last first; none of one that does not want it."""
    office = office_at(session, slug)
    if office is None:
        return ()
    own = (
        select(SitesRow.organisation_id)
        .join(OrganisationRow, OrganisationRow.id == SitesRow.organisation_id)
        .where(SitesRow.superseded_at.is_(None), SitesRow.opinion == WANTED, leading == office.id)
    )
    found: dict[str, Site] = {}
    for row in session.scalars(select(SeenSiteRow).where(SeenSiteRow.organisation_id.in_(own))):
        one, also = Site(row.origin, row.first_on, row.last_on, row.days), found.get(row.origin)
        found[row.origin] = one if also is None else _together(one, also)
    return tuple(sorted(found.values(), key=lambda site: (-site.last_on.toordinal(), site.origin)))


def note(engine: Engine, seen: Collection[tuple[Question, str]], today: date) -> None:
    """Note that these origins asked these questions, for the offices that want it; in a transaction of its own.

    Raises RegistryUnavailable where another writes just now: nobody waits for this. Where an office has more than `MOST` sites, the one that
    was seen on the fewest days and then the longest ago makes room, so that invented ones push out each other first.
    """
    with Session(engine) as session, impatient(session):
        state.take(session)  # nothing is noted for who stops wanting it at this moment
        by_office = _by_office(session, seen)
        wanted = wanting(session, by_office)
        origins: defaultdict[int, set[str]] = defaultdict(set)
        for office, name in wanted.items():
            origins[name] |= by_office[office]
        for part in batches(origins):
            _enter(session, {name: origins[name] for name in part}, today)
        session.commit()


def settle(session: Session, names: Collection[int]) -> None:
    """What follows from new entries about these names: what was noted for those that do not want it any more is forgotten."""
    session.flush()
    for part in batches(names):
        wanted = select(SitesRow.organisation_id).where(SitesRow.superseded_at.is_(None), SitesRow.opinion == WANTED)
        session.execute(
            delete(SeenSiteRow).where(SeenSiteRow.organisation_id.in_(part), SeenSiteRow.organisation_id.not_in(wanted))
        )


def _enter(session: Session, origins: dict[int, set[str]], today: date) -> None:
    stored: defaultdict[int, dict[str, SeenSiteRow]] = defaultdict(dict)
    for row in session.scalars(select(SeenSiteRow).where(SeenSiteRow.organisation_id.in_(origins))):
        stored[row.organisation_id][row.origin] = row
    for name, seen in origins.items():
        known = stored[name]
        for origin in sorted(seen):
            if origin not in known:
                known[origin] = SeenSiteRow(organisation_id=name, origin=origin, first_on=today, last_on=today, days=1)
            elif known[origin].last_on < today:
                known[origin].last_on, known[origin].days = today, known[origin].days + 1
        lasting = [row for row in known.values() if row.last_on >= today - REMEMBERED]
        lasting = sorted(lasting, key=lambda row: (-row.days, -row.last_on.toordinal(), row.origin))[:MOST]
        session.add_all(lasting)
        for origin in known.keys() - {row.origin for row in lasting}:
            if known[origin] in session:
                session.delete(known[origin])


def _by_office(session: Session, seen: Iterable[tuple[Question, str]]) -> dict[int, set[str]]:
    """The origins that asked for each organisation, by the name that leads it."""
    asked: dict[str, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in ("office", "release", "contact")}
    for question, origin in seen:
        for kind, keys in (
            ("office", (question.office,)),
            ("release", (question.release,)),
            ("contact", question.contacts),
        ):
            for key in filter(None, keys):
                asked[kind][key].add(origin)
    found: defaultdict[int, set[str]] = defaultdict(set)
    now = datetime.now(UTC)
    for kind, statement, moment in (
        ("office", _OF_SLUGS, {}),
        ("release", _OF_RELEASES, {"now": now}),
        ("contact", _OF_CONTACTS, {"now": now}),
    ):
        for key, office in statement.rows(session, keys=sorted(asked[kind]), **moment):
            found[office] |= asked[kind][key]
    return found


def _together(one: Site, other: Site) -> Site:
    """The same site of two names that are one organisation's; the days of both may be the same."""
    first, last = min(one.first_on, other.first_on), max(one.last_on, other.last_on)
    return Site(one.origin, first, last, max(one.days, other.days))
