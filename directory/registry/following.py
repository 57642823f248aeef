"""Following a list of contacts: what changed of it since a place somebody was told, and to which place they then have come.

Two things change a list: writers, each with a version of the registry, and the ends of embargoes, each at a moment. A place is how
far both have been told. Changes are told in the order of versions, so that an answer may end anywhere and the next one goes on; what
changes meanwhile gets a newer version and is told then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from directory.errors import RegistryError
from directory.registry import state, told_lists
from directory.registry.atoms import batches
from directory.registry.columns import UtcDateTime
from directory.registry.departing import EVERYONE
from directory.registry.departure_tables import DepartureRow
from directory.registry.facets import EVERYBODY, Only
from directory.registry.kept_cards import STRETCH, Kept, Since, changed, holding
from directory.registry.search import listed_of, ranked_ids
from directory.registry.statements import Statement
from directory.registry.tables import ContactOfficeRow, ContactRow, DocumentRow, MentionRow

LAST: Final = 2**31 - 1
"""No contact has a larger id."""
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


_NAMED = aliased(ContactRow)
_PUBLIC_ID = select(_NAMED.public_id).where(_NAMED.id == DepartureRow.contact_id).scalar_subquery()
_LAST_MOMENT = Statement(
    select(func.max(DocumentRow.embargo_over)).where(DocumentRow.embargo_over <= bindparam("now", type_=UtcDateTime))
)


class CannotFollow(RegistryError):
    """Nobody was ever told this place, or what has changed since cannot be told: begin anew."""


class Place(NamedTuple):
    """How far a list was told: up to the contact of that id that changed with that version, and what embargoes held back up to
    the contact of the other id whose embargo ended at that moment. Nothing older than the version `since` was ever told to them, so
    they need not hear who left before. Of a search, whose leavers nobody notes, `members` is the digest of whom they know to be found
    (`told_lists`)."""

    version: int
    contact: int
    moment: datetime
    told: int
    since: int
    members: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A list of contacts: those whom a query finds, narrowed to; `office` is the id of the press office, where it is one's list."""

    query: str = ""
    only: Only = EVERYBODY
    office: int | None = None

    @property
    def list_(self) -> int | None:
        """Under which those who leave it are noted (`departing`); None where they are not."""
        if self.query.strip() or self.only.without("office") != EVERYBODY:
            return None
        return EVERYONE if self.only.office is None else self.office


class Gone(NamedTuple):
    """A contact that has left the list."""

    contact: int
    id: str
    version: int


AnyChange = TypeVar("AnyChange", Kept, Gone, Kept | Gone)


class Part(NamedTuple):
    """Some of what changed: who is in the list, with what is kept of the card, and who is no more."""

    there: Sequence[Kept]
    gone: Sequence[Gone] = ()

    @property
    def contacts(self) -> set[int]:
        return {one.contact for one in self.there} | {one.contact for one in self.gone}

    def without(self, contacts: Collection[int]) -> Part:
        """But for these contacts."""
        there = [one for one in self.there if one.contact not in contacts]
        return Part(there, [one for one in self.gone if one.contact not in contacts])


class Following:
    """What changed since a place, or, from the start, all; at most so many. `place` and `cut` tell, once all was read, how far it went and
    whether that is not the end."""

    def __init__(
        self, session: Session, edition: str, of: Followed, since: Place | None = None, most: int | None = None
    ) -> None:
        """Raises CannotFollow, and InvalidQuery for what nobody can be narrowed to."""
        self._session, self._edition, self._of = session, edition, of
        self._now = datetime.now(UTC)
        self._version = state.version(session)
        self._left = LAST if most is None else most
        self.cut = False
        self.end = Place(self._version, LAST, last_moment(session, self._now), LAST, self._version)
        """Where somebody is who was told all that is there now."""
        start = self.end._replace(version=-1, contact=0)
        self._known: frozenset[int] | None = None
        """Of a search, whom its reader knows to be found, where that is not whom it finds."""
        self.place = start if since is None else self._checked(since)
        self._fresh = since is None

    @property
    def nothing(self) -> bool:
        """Whether nothing has changed."""
        return self._is_end(self.place)

    @property
    def whole_end(self) -> Place:
        """`end`, of a search with whom it finds."""
        return self.end if self._of.list_ is not None else self.end._replace(members=self._membership)

    def stretches(self, *, bodies: bool = False) -> Iterator[Part]:
        """Some at a time; with the bytes of cards where `bodies` are asked for."""
        if self.nothing:
            return
        chosen = holding(self._session, self._edition, bodies=bodies)
        seen: set[int] = set()
        if not self._fresh:
            for changes in (self._turned, self._over):
                for part in () if self.cut else changes(chosen):
                    yield part.without(seen) if seen else part
                    seen |= part.contacts
        if not self.cut:
            for part in self._changed(chosen, bodies=bodies) if self._of.list_ is not None else self._found(chosen):
                yield part.without(seen) if seen else part

    def _checked(self, place: Place) -> Place:
        if max(place.version, place.since) > self._version or place.moment > self._now:
            raise CannotFollow("the place is one of the future")
        if self._of.list_ is None and not self._is_end(place) and not self._finds(place.members):
            known = told_lists.contacts_of(self._session, place.members)
            if known is None:
                raise CannotFollow("whom the search found then is not known any more, and it finds others now")
            self._known = known
        return place

    def _is_end(self, place: Place) -> bool:
        """Where a search asks how current somebody is, days change whom it finds, and nothing else tells that."""
        at_end = place._replace(members="") == self.end
        return at_end and (self._of.only.standing is None or self._finds(place.members))

    def _finds(self, digest: str) -> bool:
        return digest == told_lists.digest_of(self._members)

    @cached_property
    def _members(self) -> dict[int, int]:
        """Whom a search finds, with the version that each last changed with."""
        asked: Select[*tuple[Any, ...]] = select(ContactRow.id, ContactRow.version)
        if not self._of.query.strip():
            return dict(self._session.execute(listed_of(self._session, asked, self._of.only)).all())
        found: dict[int, int] = {}
        for part in batches(ranked_ids(self._session, self._of.query, self._of.only)):
            found.update(self._session.execute(asked.where(ContactRow.id.in_(part))).all())
        return found

    @cached_property
    def _membership(self) -> str:
        """The digest of whom the search finds, which is known from now on."""
        return told_lists.note(self._session, self._members)

    def _turned(self, chosen: Select[Any]) -> Iterator[Part]:
        """Of a search: whom it finds no more, and whom it has come to find without a change that is told by its version. Cut, the place
        holds whom its reader knows then."""
        if self._known is None:
            return
        known, at = set(self._known), (self.place.version, self.place.contact)
        left = sorted(known - self._members.keys())
        come = sorted(id_ for id_ in self._members.keys() - known if (self._members[id_], id_) <= at)
        for part in batches([*left, *come]):
            found: dict[int, Kept | Gone] = {**self._named([id_ for id_ in part if id_ in known])}
            listed = listed_of(self._session, chosen, self._of.only).where(ContactRow.id.in_(part))
            found |= {row[0]: Kept._make(row) for row in self._session.execute(listed) if row[0] not in known}
            told = self._bounded([found[id_] for id_ in part if id_ in found])
            if told:
                known ^= {one.contact for one in told}
                yield _parted(told)
            if self.cut:
                self.place = self.place._replace(members=told_lists.note(self._session, known))
                return
        self.place = self.place._replace(members=self._membership)

    def _found(self, chosen: Select[Any]) -> Iterator[Part]:
        """The same as `_changed` of a search that finds whom it found."""
        at = self.place.version, self.place.contact
        self.place = self.place._replace(members=self._membership)
        waiting = sorted(
            (version, id_) for id_, version in self._members.items() if at < (version, id_) <= (self._version, LAST)
        )
        for start in range(0, len(waiting), STRETCH):
            ids = [id_ for _, id_ in waiting[start : start + STRETCH]]
            listed = listed_of(self._session, chosen, self._of.only).where(ContactRow.id.in_(ids))
            there = {row[0]: Kept._make(row) for row in self._session.execute(listed)}
            told = self._bounded([there[id_] for id_ in ids if id_ in there])
            if told:
                self.place = self.place._replace(version=told[-1].version, contact=told[-1].contact)
                yield Part(told)
            if self.cut:
                return
        self.place = self.place._replace(version=self._version, contact=LAST, since=self._version)

    def _changed(self, chosen: Select[Any], *, bodies: bool) -> Iterator[Part]:
        """By version. None newer than the one that was current at the start: others may be written while this is read."""
        place = ContactRow.version, ContactRow.id
        listed = listed_of(self._session, chosen, self._of.only).where(ContactRow.version <= self._version)
        since = self.place.since
        while True:
            at, size = (self.place.version, self.place.contact), self._size
            if self._of.only == EVERYBODY:  # a book that many follow
                there = changed(self._session, self._edition, Since(*at), self._version, size, bodies=bodies)
            else:
                there = self._rows(listed.where(tuple_(*place) > at).order_by(*place))
            gone = [] if self._fresh else self._gone(since, at)
            every: list[Kept | Gone] = [*there, *gone]
            read = sorted(every, key=_placed)[:size] if gone else every
            told = self._bounded(read)
            if told:
                self.place = self.place._replace(version=told[-1].version, contact=told[-1].contact)
                yield _parted(told) if gone else Part(there[: len(told)])
            if self.cut or len(read) < size:
                break
        if not self.cut:
            self.place = self.place._replace(version=self._version, contact=LAST, since=self._version)

    def _gone(self, since: int, at: tuple[int, int]) -> list[Gone]:
        place = DepartureRow.version, DepartureRow.contact_id
        listed = listed_of(self._session, select(ContactRow.id), self._of.only)
        left = select(DepartureRow.contact_id, _PUBLIC_ID, DepartureRow.version).where(
            DepartureRow.organisation_id == self._of.list_,
            DepartureRow.version > since,
            DepartureRow.version <= self._version,
            tuple_(*place) > at,
            ~listed.where(ContactRow.id == DepartureRow.contact_id).exists(),
        )
        return [
            Gone(contact, id_, version or 0)
            for contact, id_, version in self._session.execute(left.order_by(*place).limit(self._size))
        ]

    def _over(self, chosen: Select[Any]) -> Iterator[Part]:
        """Of whom the end of an embargo since then let something be told, or of whom nothing more here."""
        until = self.end.moment
        ended, left = self._ended(until), self._left_at(until)
        if self._of.list_ is None:
            ended, left = {id_: at for id_, at in ended.items() if id_ in self._members}, {}
        events = sorted({(max(ended.get(c, BEGINNING), left.get(c, BEGINNING)), c) for c in {*ended, *left}})
        waiting = [event for event in events if event > (self.place.moment, self.place.told)]
        for start in range(0, len(waiting), STRETCH):
            part = waiting[start : start + STRETCH]
            ids = [contact for _, contact in part]
            listed = listed_of(self._session, chosen, self._of.only).where(ContactRow.id.in_(ids))
            found: dict[int, Kept | Gone] = {row[0]: Kept._make(row) for row in self._session.execute(listed)}
            found |= self._named([id_ for id_ in ids if id_ in left and id_ not in found])
            told = self._bounded([found[id_] for id_ in ids if id_ in found])
            if told:
                yield _parted(told)
            if self.cut:
                last = next((event for event in part if told and event[1] == told[-1].contact), None)
                if last is not None:
                    self.place = self.place._replace(moment=last[0], told=last[1])
                return
        self.place = self.place._replace(moment=until, told=LAST)

    def _ended(self, until: datetime) -> dict[int, datetime]:
        """When the last embargo ended since then that held back something of a contact."""
        ended = (
            select(MentionRow.contact_id, func.max(DocumentRow.embargo_over))
            .join(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
            .where(self._since(DocumentRow.embargo_over, until), MentionRow.contact_id.is_not(None), MentionRow.live)
            .group_by(MentionRow.contact_id)
        )
        return {contact: over for contact, over in self._session.execute(ended) if contact and over}

    def _left_at(self, until: datetime) -> dict[int, datetime]:
        """When contacts left the list because an embargo ended."""
        noted = select(DepartureRow.contact_id, DepartureRow.at).where(
            DepartureRow.organisation_id == self._of.list_, self._since(DepartureRow.at, until)
        )
        until_then = select(ContactOfficeRow.contact_id, ContactOfficeRow.until).where(
            ContactOfficeRow.organisation_id == self._of.list_, self._since(ContactOfficeRow.until, until)
        )
        return {contact: at for asked in (noted, until_then) for contact, at in self._session.execute(asked) if at}

    def _since(self, column: Any, until: datetime) -> ColumnElement[bool]:
        return and_(column >= self.place.moment, column <= until)

    def _named(self, contact_ids: Sequence[int]) -> dict[int, Gone]:
        named = select(ContactRow.id, ContactRow.public_id, ContactRow.version).where(ContactRow.id.in_(contact_ids))
        return {row[0]: Gone(*row) for row in self._session.execute(named)} if contact_ids else {}

    @property
    def _size(self) -> int:
        """So many are read at a time: one more than may be told, to know whether there is more."""
        return min(STRETCH, self._left + 1)

    def _rows(self, asked: Select[Any]) -> list[Kept]:
        """By the connection, since nothing of it is an object of the session's; what was changed is flushed before who is shown is asked."""
        return list(map(Kept._make, self._session.connection().execute(asked.limit(self._size)).all()))

    def _bounded(self, part: Sequence[AnyChange]) -> Sequence[AnyChange]:
        """As many as may be told still; `cut` where one more would be."""
        told = part[: self._left]
        self.cut = len(part) > self._left
        self._left -= len(told)
        return told


def last_moment(session: Session, now: datetime) -> datetime:
    """When the last embargo ended of any document ever read: until the next one ends, time changes nothing."""
    ((moment,),) = _LAST_MOMENT.rows(session, now=now)
    return moment or BEGINNING


def _placed(one: Kept | Gone) -> tuple[int, int]:
    return one.version, one.contact


def _parted(told: Sequence[Kept | Gone]) -> Part:
    return Part([o for o in told if isinstance(o, Kept)], [o for o in told if isinstance(o, Gone)])
