"""Lists of releases, newest first, and what they can be narrowed to beside words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, select, tuple_
from sqlalchemy.orm import Session

from directory.records import Page, ReleaseRef
from directory.registry.citing import IS_RELEASE, release_refs, shown, told
from directory.registry.facets import addressed, language
from directory.registry.finding.releases import asked_for, numbered
from directory.registry.narrowing import Narrowing, first_day, last_day
from directory.registry.paging import place, size, token
from directory.registry.searching import bounded
from directory.registry.tables import ContactRow, DocumentRow, MentionRow

CURRENT = and_(DocumentRow.superseded_at.is_(None), IS_RELEASE)
"""Releases as they are now."""
UNDATED = "0000"
"""What `sort_key` begins with where there is no date; else with the day (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class OnlyReleases(Narrowing):
    """Narrows a list to releases of which all this holds.

    `office` is the slug of the press office that issued them, `contact` the public id of one that they cite; of unknown ones there
    are none. `language` is the one they are written in: a BCP 47 code or a language's name. `since` and `until` are days
    (`2026-01-15`), months (`2026-01`) or years, both within; a release without a date is of no time.
    """

    office: str | None = None
    contact: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def normal(self) -> dict[str, str]:
        """What is asked for by name, languages by their codes."""
        return self.asked | ({} if self.language is None else {"language": language(self.language)})


ALL_RELEASES = OnlyReleases()


def narrowed_to(session: Session, only: OnlyReleases) -> Iterator[ColumnElement[bool]]:
    """The conditions that a document meets of which all this holds. Raises InvalidQuery for what is no date."""
    if only.office is not None:
        yield DocumentRow.organisation_id == addressed(only.office)
    if only.contact is not None:
        yield DocumentRow.release_id.in_(
            select(MentionRow.release_id)
            .join(ContactRow, ContactRow.id == MentionRow.contact_id)
            .where(ContactRow.public_id == only.contact, MentionRow.live, MentionRow.published, shown(session))
        )
    if only.language is not None:
        yield DocumentRow.language == language(only.language)
    if only.since is not None:
        yield DocumentRow.sort_key >= first_day(only.since, "since").isoformat()
    if only.until is not None:
        yield DocumentRow.sort_key > UNDATED + "~"
        yield DocumentRow.sort_key < last_day(only.until, "until").isoformat() + "~"


def list_releases(  # noqa: PLR0913  # what a list can be narrowed by, each by name
    session: Session,
    *,
    query: str = "",
    office: str | None = None,
    contact: str | None = None,
    only: OnlyReleases = ALL_RELEASES,
    after: str | None = None,
    limit: int = 50,
) -> Page[ReleaseRef]:
    """Releases, newest first, undated ones last: those of which all holds that is asked for, and whose title, number, issuer (by any name
    of its press office) or file name has every word of the query (`finding.releases`): first those whose number it is, last those that
    have a word of it mistyped. `office` and `contact` are short for those of `only`.

    A release under embargo stands in the list of all and in that of its office, as note 25 has it; to whom asks for more it is not
    told, since what it is about could be guessed so, word by word.

    Raises InvalidQuery for a token, a limit, a query or a date that is not one.
    """
    only = replace(only, office=office or only.office, contact=contact or only.contact)
    listed = select(DocumentRow).where(CURRENT, *narrowed_to(session, only))
    asked = bool(bounded(query).strip())
    if asked or only != OnlyReleases(office=only.office):
        listed = listed.where(told(datetime.now(UTC)))
    since = None if after is None else place(after)
    if asked:
        keyed = list(islice(_asked_for(session, listed, query, only.office, since), size(limit) + 1))
    else:
        if since is not None:
            listed = listed.where(tuple_(DocumentRow.sort_key, DocumentRow.id) < since)
        ordered = listed.order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()).limit(size(limit) + 1)
        keyed = [(row.sort_key, row) for row in session.scalars(ordered)]
    following = token(keyed[limit - 1][0], keyed[limit - 1][1].id) if len(keyed) > limit else None
    refs = release_refs(session, [row.id for _, row in keyed[:limit]])
    return Page(tuple(refs[row.id] for _, row in keyed[:limit]), following)


class Read(NamedTuple):
    """A release and when it could first be told as it is."""

    release: ReleaseRef
    at: datetime


def newest_read(session: Session, query: str, only: OnlyReleases, limit: int) -> list[Read]:
    """The newest of a list, none under embargo, with when each was read or, if that is later, its embargo was over. Raises as
    `list_releases`."""
    now = datetime.now(UTC)
    listed = select(DocumentRow).where(CURRENT, *narrowed_to(session, only), told(now))
    if bounded(query).strip():
        rows = [row for _, row in islice(_asked_for(session, listed, query, only.office, None), limit)]
    else:
        newest = listed.order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()).limit(limit)
        rows = list(session.scalars(newest))
    refs = release_refs(session, [row.id for row in rows])
    return [Read(refs[row.id], max(row.read_at, row.embargo_over or row.read_at)) for row in rows]


def releases_numbered(session: Session, number: str, most: int = 3) -> tuple[ReleaseRef, ...]:
    """The newest releases whose number this is, in any notation; none under embargo."""
    found = numbered(session, bounded(number))[:most]
    refs = release_refs(session, found)
    return tuple(refs[document] for document in found)


def found_by(session: Session, query: str, office: str | None = None) -> Iterator[tuple[int, list[int]]]:
    """As `finding.releases.asked_for`, of an office by its slug."""
    return asked_for(session, query, None if office is None else session.scalar(select(addressed(office))) or 0)


def _asked_for(
    session: Session, listed: Select[DocumentRow], query: str, office: str | None, since: tuple[str, int] | None
) -> Iterator[tuple[str, DocumentRow]]:
    """Those of a list that are found, the best first, each with what it is ordered by; after a place told by a token."""
    seen: set[int] = set()
    for level, part in found_by(session, query, office):
        wanted = listed.where(DocumentRow.id.in_(set(part) - seen))
        seen.update(part)
        rows = session.scalars(wanted.order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc()))
        keyed = [(f"{level} {row.sort_key}", row) for row in rows]
        yield from ((key, row) for key, row in keyed if since is None or (key, row.id) < since)
