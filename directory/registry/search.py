"""Lists: contacts, releases, press offices. Every list has an order of its own that both databases share, and is paged
by place, not by number, so that nothing is shown twice or passed over when the registry grows meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.errors import NotInRegistry
from directory.records import Card, Office, Page, ReleaseRef
from directory.registry.assemble import cards
from directory.registry.citing import held, release_refs, told
from directory.registry.facets import EVERYBODY, Only, addressed, narrowed
from directory.registry.finding.asking import MOST_FOUND, ask
from directory.registry.finding.releases import asked_for, numbered
from directory.registry.issuing import offices_of
from directory.registry.pages import release_page
from directory.registry.paging import LARGEST_PAGE, place, size, token
from directory.registry.searching import bounded
from directory.registry.state import fingerprint
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, OrganisationRow

__all__ = [
    "EVERYBODY",
    "Counts",
    "Only",
    "all_contacts",
    "count_all",
    "find_contacts",
    "find_office",
    "fingerprint",
    "list_offices",
    "list_releases",
    "release_page",
    "releases_numbered",
]

_CURRENT = DocumentRow.superseded_at.is_(None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the registry shows."""

    contacts: int
    offices: int
    releases: int


_Condition = ColumnElement[bool] | InstrumentedAttribute[bool]


def shown(session: Session) -> ColumnElement[bool]:
    """Which contacts anybody may see: those that are published, but for what only releases under embargo cite."""
    return and_(ContactRow.published, ContactRow.id.not_in(held(session)))


def find_contacts(  # noqa: PLR0913  # what a list can be narrowed by, each by name
    session: Session,
    query: str = "",
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


def _contacts(  # noqa: PLR0913, PLR0917  # what a list can be narrowed by
    session: Session,
    condition: _Condition,
    query: str,
    office: str | None,
    only: Only,
    after: str | None,
    limit: int,
    *,
    waiting: bool,
) -> Page[Card]:
    only = only if office is None else replace(only, office=office)
    listed = narrowed(select(ContactRow).where(condition), only, None if waiting else datetime.now(UTC))
    if query.strip():
        rows, following = _ranked(session, listed, query, after, size(limit))
    else:
        if after is not None:
            listed = listed.where(tuple_(ContactRow.sort_key, ContactRow.id) > place(after))
        rows = list(session.scalars(listed.order_by(ContactRow.sort_key, ContactRow.id).limit(size(limit) + 1)))
        following = token(rows[limit - 1].sort_key, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(cards(session, rows[:limit], waiting=waiting)), following)


def _ranked(
    session: Session, listed: Select[ContactRow], query: str, after: str | None, limit: int
) -> tuple[list[ContactRow], str | None]:
    """Those of a list that are found, the best first, after a place told by a token; and the token of the next place."""
    ranks = {found.contact_id: (found.rank, found.contact_id) for found in ask(session, bounded(query), MOST_FOUND)}
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
    after = None
    while True:
        page = _contacts(session, condition, query, office, only, after, 200, waiting=waiting)
        yield from page.items
        session.expunge_all()
        if page.next is None:
            return
        after = page.next


def list_releases(  # noqa: PLR0913  # what a list can be narrowed by, each by name
    session: Session,
    *,
    query: str = "",
    office: str | None = None,
    contact: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ReleaseRef]:
    """Releases, newest first, undated ones last; those of an office (a slug), those that cite a contact (a public id), those
    whose title, number, issuer (by any name of its press office) or file name has every word of the query (`finding.releases`): first
    those whose number it is, last those that have a word of it mistyped."""
    listed = select(DocumentRow).where(_CURRENT)
    if office is not None:
        listed = listed.where(DocumentRow.organisation_id == addressed(office))
    if contact is not None:
        citing = (
            select(MentionRow.release_id)
            .join(ContactRow, ContactRow.id == MentionRow.contact_id)
            .where(ContactRow.public_id == contact, MentionRow.live, MentionRow.published)
        )
        listed = listed.where(DocumentRow.release_id.in_(citing), told(datetime.now(UTC)))
    since = None if after is None else place(after)
    if bounded(query).strip():
        # What a release under embargo is called is not to be guessed word by word.
        listed = listed.where(told(datetime.now(UTC)))
        of_office = None if office is None else session.scalar(select(addressed(office))) or 0
        keyed = list(islice(_asked_for(session, listed, query, of_office, since), size(limit) + 1))
    else:
        if since is not None:
            listed = listed.where(tuple_(DocumentRow.sort_key, DocumentRow.id) < since)
        ordered = listed.order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()).limit(size(limit) + 1)
        keyed = [(row.sort_key, row) for row in session.scalars(ordered)]
    following = token(keyed[limit - 1][0], keyed[limit - 1][1].id) if len(keyed) > limit else None
    refs = release_refs(session, [row for _, row in keyed[:limit]])
    return Page(tuple(refs[row.id] for _, row in keyed[:limit]), following)


def releases_numbered(session: Session, number: str, most: int = 3) -> tuple[ReleaseRef, ...]:
    """The newest releases whose number this is, in any notation; none under embargo."""
    found = numbered(session, bounded(number))[:most]
    documents = {row.id: row for row in session.scalars(select(DocumentRow).where(DocumentRow.id.in_(found)))}
    refs = release_refs(session, documents.values())
    return tuple(refs[document] for document in found)


def _asked_for(
    session: Session, listed: Select[DocumentRow], query: str, office: int | None, since: tuple[str, int] | None
) -> Iterator[tuple[str, DocumentRow]]:
    """Those of a list that are found, the best first, each with what it is ordered by; after a place told by a token."""
    seen: set[int] = set()
    for level, part in asked_for(session, query, office):
        wanted = listed.where(DocumentRow.id.in_(set(part) - seen))
        seen.update(part)
        rows = session.scalars(wanted.order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()))
        keyed = [(f"{level} {row.sort_key}", row) for row in rows]
        yield from ((key, row) for key, row in keyed if since is None or (key, row.id) < since)


def list_offices(session: Session, *, after: str | None = None, limit: int = 50) -> Page[Office]:
    """Press offices that have issued a release, by name."""
    listed = _issuing().order_by(OrganisationRow.sort_key, OrganisationRow.id).limit(size(limit) + 1)
    if after is not None:
        listed = listed.where(tuple_(OrganisationRow.sort_key, OrganisationRow.id) > place(after))
    rows = list(session.scalars(listed))
    following = token(rows[limit - 1].sort_key, rows[limit - 1].id) if len(rows) > limit else None
    return Page(offices_of(session, rows[:limit], shown(session)), following)


def find_office(session: Session, slug: str) -> Office:
    """The press office of this slug; of one whose name leads to another's, that other one, whose slug differs.

    Raises NotInRegistry where there is none, or none of its releases is left.
    """
    row = session.scalar(_issuing().where(OrganisationRow.id == addressed(slug)))
    if row is None:
        raise NotInRegistry("press office", slug)
    return offices_of(session, [row], shown(session))[0]


def count_all(session: Session) -> Counts:
    """Contacts that are published, offices that issued one, releases."""
    return Counts(
        session.scalar(select(func.count()).select_from(ContactRow).where(shown(session))) or 0,
        session.scalar(select(func.count(DocumentRow.organisation_id.distinct())).where(_CURRENT)) or 0,
        session.scalar(select(func.count()).select_from(DocumentRow).where(_CURRENT)) or 0,
    )


def _issuing() -> Select[OrganisationRow]:
    released = select(DocumentRow.id).where(DocumentRow.organisation_id == OrganisationRow.id, _CURRENT)
    return select(OrganisationRow).where(released.exists())
