"""Lists: contacts, press offices, and releases (`releases`). Every list has an order of its own that both databases share, and is paged
by place, not by number, so that nothing is shown twice or passed over when the registry grows meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.errors import NotInRegistry
from directory.records import Card, Office, Page
from directory.registry.assemble import cards
from directory.registry.atoms import batches
from directory.registry.citing import shown
from directory.registry.facets import EVERYBODY, Listed, Only, narrowed
from directory.registry.finding.asking import ENOUGH, Found, ask
from directory.registry.issuing import ISSUING, StoredOffice, office_at, offices_of
from directory.registry.pages import release_page
from directory.registry.paging import LARGEST_PAGE, place, size, token
from directory.registry.releases import CURRENT, list_releases, releases_numbered
from directory.registry.searching import Answered, answered, bounded
from directory.registry.state import fingerprint
from directory.registry.tables import ContactRow, DocumentRow, OrganisationRow

__all__ = [
    "EVERYBODY",
    "Counts",
    "Only",
    "all_contacts",
    "count_all",
    "find_contacts",
    "find_office",
    "fingerprint",
    "likeliest",
    "list_offices",
    "list_releases",
    "listed_of",
    "ranked_ids",
    "release_page",
    "releases_numbered",
]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the registry shows."""

    contacts: int
    offices: int
    releases: int


_Condition = ColumnElement[bool] | InstrumentedAttribute[bool]


def find_contacts(  # noqa: PLR0913  # what a list can be narrowed by, each by name
    session: Session,
    query: str | Answered = "",
    *,
    office: str | None = None,
    only: Only = EVERYBODY,
    after: str | None = None,
    limit: int = 50,
) -> Page[Card]:
    """Published contacts in which every word of the query is found, the best first (`finding.asking`); without a query, all by name.
    `only` asks for what is said of them; `office` is short for its office.

    Raises InvalidQuery for a token, a limit, a query or something of `only` that is not one.
    """
    return _contacts(session, shown(session), query, office, only, after, limit, waiting=False)


def listed_of(session: Session, asked: Listed, only: Only = EVERYBODY) -> Listed:
    """What is asked of contacts, of all whom a list shows that is narrowed so. Raises InvalidQuery for something of `only` that is not
    one."""
    return narrowed(asked.where(shown(session)), only, datetime.now(UTC))


def ranked_ids(session: Session, query: str, only: Only = EVERYBODY) -> list[int]:
    """The ids of those whom a query finds, the best first. Raises as `find_contacts`."""
    ranked = [one.contact_id for one in answered(session, query).found or ()]
    listed = listed_of(session, select(ContactRow.id), only)
    shown_: set[int] = set()
    for part in batches(ranked):
        shown_.update(session.scalars(listed.where(ContactRow.id.in_(part))))
    return [id_ for id_ in ranked if id_ in shown_]


def _contacts(  # noqa: PLR0913, PLR0917  # what a list can be narrowed by
    session: Session,
    condition: _Condition,
    query: str | Answered,
    office: str | None,
    only: Only,
    after: str | None,
    limit: int,
    *,
    waiting: bool,
) -> Page[Card]:
    only = only if office is None else replace(only, office=office)
    listed = narrowed(select(ContactRow).where(condition), only, None if waiting else datetime.now(UTC))
    found = answered(session, query).found
    if found is not None:
        rows, following = _ranked(session, listed, found, after, size(limit))
    else:
        if after is not None:
            listed = listed.where(tuple_(ContactRow.sort_key, ContactRow.id) > place(after))
        rows = list(session.scalars(listed.order_by(ContactRow.sort_key, ContactRow.id).limit(size(limit) + 1)))
        following = token(rows[limit - 1].sort_key, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(cards(session, rows[:limit], waiting=waiting)), following)


def likeliest(session: Session, query: str, most: int) -> tuple[Card, ...]:
    """The first that `find_contacts` lists, for whoever is still typing: of a word that very many have, fewer are looked at.

    Raises InvalidQuery for a query that is not one.
    """
    listed = select(ContactRow).where(shown(session))
    found = ask(session, bounded(query))
    rows, _ = _ranked(session, listed, found, None, most)
    if len(rows) < most and len(found) >= ENOUGH:
        return find_contacts(session, query, limit=most).items
    return tuple(cards(session, rows[:most]))


def _ranked(
    session: Session, listed: Select[ContactRow], found: Iterable[Found], after: str | None, limit: int
) -> tuple[list[ContactRow], str | None]:
    """Those of a list that are found, the best first, after a place told by a token; and the token of the next place."""
    ranks = {one.contact_id: (one.rank, one.contact_id) for one in found}
    since = None if after is None else place(after)
    wanted = [id_ for id_, rank in ranks.items() if since is None or rank > since]
    rows: list[ContactRow] = []
    for start in range(0, len(wanted), LARGEST_PAGE):
        part = wanted[start : start + LARGEST_PAGE]
        rows += sorted(session.scalars(listed.where(ContactRow.id.in_(part))), key=lambda row: ranks[row.id])
        if len(rows) > limit:
            break
    return rows[: limit + 1], token(*ranks[rows[limit - 1].id]) if len(rows) > limit else None


def all_contacts(
    session: Session,
    *,
    query: str = "",
    office: str | None = None,
    only: Only = EVERYBODY,
    waiting: bool = False,
) -> Iterator[Card]:
    """Every published contact in the order of the list, a page in memory at a time; with `waiting` also those that wait for
    review, and the citations that do, marked so."""
    condition: _Condition = ContactRow.live if waiting else shown(session)
    after, asked = None, answered(session, query)
    while True:
        page = _contacts(session, condition, asked, office, only, after, 200, waiting=waiting)
        yield from page.items
        session.expunge_all()
        if page.next is None:
            return
        after = page.next


def list_offices(session: Session, *, after: str | None = None, limit: int = 50) -> Page[Office]:
    """Press offices that have issued a release, by name."""
    listed = ISSUING.order_by(OrganisationRow.sort_key, OrganisationRow.id).limit(size(limit) + 1)
    if after is not None:
        listed = listed.where(tuple_(OrganisationRow.sort_key, OrganisationRow.id) > place(after))
    rows = [StoredOffice(*row) for row in session.execute(listed)]
    following = token(rows[limit - 1].sort_key, rows[limit - 1].id) if len(rows) > limit else None
    return Page(offices_of(session, rows[:limit]), following)


def find_office(session: Session, slug: str) -> Office:
    """The press office of this slug; of one whose name leads to another's, that other one, whose slug differs.

    Raises NotInRegistry where there is none, or none of its releases is left.
    """
    row = office_at(session, slug)
    if row is None:
        raise NotInRegistry("press office", slug)
    return offices_of(session, [row])[0]


def count_all(session: Session) -> Counts:
    """Contacts that are published, offices that issued one, releases."""
    return Counts(
        session.scalar(select(func.count()).select_from(ContactRow).where(shown(session))) or 0,
        session.scalar(select(func.count(DocumentRow.organisation_id.distinct())).where(CURRENT)) or 0,
        session.scalar(select(func.count()).select_from(DocumentRow).where(CURRENT)) or 0,
    )
