"""Who follows a press book always holds what it lists, whatever happens and however little is told at a time; on both databases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import sleep
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from directory import press_books
from directory.dav.asked import Sync, Wanted
from directory.dav.names import dav
from directory.dav.refusals import Refused
from directory.dav.resources import Tree
from directory.presenters.addresses import Addresses
from directory.press_books import Book
from directory.records import Embargo
from directory.registry import told_lists
from directory.registry.facet_tables import ContactFacetRow
from directory.registry.facets import EVERYBODY, Only
from directory.registry.following import Followed
from directory.registry.issuing import office_at
from directory.registry.state import steady
from directory.registry.tables import ContactRow
from tests.builders import mention
from tests.happenings import ACTS, SOON, do, empty, put, releases

TO = Addresses("https://press.example.org")
TAGS = Wanted((dav("getetag"),))
TOLD = re.compile(rb'contacts/([0-9a-z]+)\.vcf</D:href>(?:.*?"([0-9a-f]{24})"|<D:status>HTTP/1.1 404)')
TOKEN = re.compile(rb"<D:sync-token>([^<]+)</D:sync-token>")
WAIT = ("wait", 0)
ASKED_AT_MOST = 500
"""Far more than any of these books takes, one card at a time: who must ask more often than that would ask for ever."""
BOOKS = (
    ("", "", EVERYBODY),
    ("example-agency", "", EVERYBODY),
    ("other-works", "", EVERYBODY),
    ("", "", Only(kind="person")),
    ("", "ada", EVERYBODY),
)


def book_of(session: Session, slug: str = "", query: str = "", only: Only = EVERYBODY) -> Book | None:
    """None where the press office has no release left."""
    if not slug:
        return Book(Tree("/dav/"), Followed(query, only), TO)
    row = office_at(session, slug)
    return row and Book(Tree(f"/dav/offices/{slug}/"), Followed(only=Only(office=row.slug), office=row.id), TO)


def listed(session: Session, book: Book) -> dict[str, str]:
    """The tag of each card, by the public id."""
    told = b"".join(press_books.members(session, book, TAGS))
    return {id_.decode(): tag.decode() for id_, tag in TOLD.findall(told)}


@dataclass
class Client:
    """Holds a book; asks for so many changes at a time."""

    limit: int | None
    token: str = ""
    held: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Of whom it was told that they left, though it did not hold them."""

    def ask(self, session: Session, book: Book) -> bool:
        """True where there is more. In a transaction of its own, as each question of a client."""
        session.rollback()
        steady(session)
        try:
            told = b"".join(press_books.changes(session, book, Sync(TAGS, self.token, self.limit)))
        except Refused:
            assert self.token
            assert book.of.list_ is not None, "a search is followed whomever it finds"
            self.token, self.held = "", {}
            return True
        changed = [(id_.decode(), tag.decode()) for id_, tag in TOLD.findall(told)]
        assert self.limit is None or len(changed) <= self.limit
        for id_, tag in changed:
            if tag:
                self.held[id_] = tag
            elif self.held.pop(id_, None) is None:
                self.gone.add(id_)
        self.token = TOKEN.search(told)[1].decode()  # type: ignore[index]  # every answer has one
        return b"HTTP/1.1 507" in told

    def ask_all(self, session: Session, book: Book) -> None:
        for _ in range(ASKED_AT_MOST):
            if not self.ask(session, book):
                return
        pytest.fail(f"{ASKED_AT_MOST} answers, and there is still more: {self}")


@dataclass
class Following:
    """A client that keeps in step, and one that asks for the next change only, now and then."""

    slug: str
    query: str
    only: Only
    client: Client
    slow: Client
    listed: set[str] = field(default_factory=set)
    """Whom the book has ever listed, as far as it was looked at."""

    def follow(self, engine: Engine) -> None:
        with Session(engine) as session:
            book = book_of(session, self.slug, self.query, self.only)
            if book is None:
                self.client.token, self.client.held = self.slow.token, self.slow.held = "", {}
                return
            self.listed |= listed(session, book).keys()
            self.client.ask_all(session, book)
            self.slow.ask(session, book)

    def catch_up(self, engine: Engine) -> None:
        """What both hold must now be what is listed, where nothing changes meanwhile."""
        self.follow(engine)
        with Session(engine) as session:
            book = book_of(session, self.slug, self.query, self.only)
            if book is not None:
                for client in (self.client, self.slow):
                    client.ask_all(session, book)
                    assert client.held == listed(session, book), (self.slug, self.query, self.only)


STEPS = st.lists(
    st.one_of(releases(None, None, "soon", "never"), releases(None, "soon"), ACTS, st.just(WAIT)),
    min_size=1,
    max_size=9,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, limits=st.lists(st.sampled_from((None, 1, 2, 3)), min_size=5, max_size=5))
def test_who_follows_holds_what_is_listed(
    engine: Engine, steps: list[tuple[Any, ...]], limits: list[int | None]
) -> None:
    empty(engine)
    done: list[int] = []
    timeless = WAIT not in steps and not any(step[-1] == "soon" for step in steps)
    every = [Following(*what, Client(limit), Client(1)) for what, limit in zip(BOOKS, limits, strict=True)]
    for step in steps:
        if step == WAIT:
            sleep(SOON.total_seconds())
        else:
            do(engine, step, done, datetime.now(UTC))
        for following in every:
            following.follow(engine)
    sleep(SOON.total_seconds() if not timeless else 0)  # no embargo ends any more
    for following in every:
        following.catch_up(engine)
        assert following.slow.gone <= following.listed or not timeless
        assert not following.client.gone or not timeless


def test_of_who_was_never_shown_nobody_hears(engine: Engine) -> None:
    """Neither by waiting, nor by being kept back, changed or left out before the embargo is over."""
    put(engine, mention("Bo Muster", email="bo@agency.example"), name="b.txt", title="News")
    following = Following("example-agency", "", EVERYBODY, Client(None), Client(1))
    everybody = Following("", "", EVERYBODY, Client(None), Client(1))
    for drafts in (
        (mention("Ada Example", email="ada@agency.example"),),
        (mention("Cleo Sample", phone="+33 1 99 00 00 01"),),
        (),
    ):
        for name, embargo in (("a.txt", Embargo("EMBARGOED")), ("b.txt", None)):
            put(
                engine,
                *(drafts if embargo else (mention("Bo Muster", email="bo@agency.example"),)),
                name=name,
                embargo=embargo,
            )
        for one in (following, everybody):
            one.follow(engine)
            assert len(one.client.held) == 1
            assert one.client.gone == set()


def test_nothing_changed_is_the_same_token(engine: Engine) -> None:
    with Session(engine) as session:
        book = book_of(session)
        assert book is not None
        client = Client(None)
        client.ask_all(session, book)
        assert client.token == press_books.token(session, book)
        client.ask_all(session, book)
        assert client.token == press_books.token(session, book)


def test_of_a_search_whose_old_finds_are_not_known_any_more_all_is_listed_anew(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_lists, "MOST", 1)
    put(engine, mention("Ada Example", email="ada@agency.example"), name="a.txt", title="News")
    client = Client(None)
    with Session(engine) as session:
        book = book_of(session, query="ada")
        assert book is not None
        client.ask_all(session, book)
        session.rollback()
        told_lists.note(session, {4711})
        put(engine, mention("Ada Muster", email="muster@agency.example"), name="b.txt", title="More")
        session.rollback()
        with pytest.raises(Refused):
            list(press_books.changes(session, book, Sync(TAGS, client.token, None)))


def test_of_who_is_found_no_more_the_id_is_told_a_few_at_a_time(engine: Engine) -> None:
    people = [mention(f"Ada Example-{sign}", email=f"{sign}@agency.example") for sign in "abcde"]
    put(engine, *people, name="a.txt", title="News")
    client = Client(2)
    with Session(engine) as session:
        book = book_of(session, query="ada")
        assert book is not None
        client.ask_all(session, book)
        put(engine, people[0], mention("Ada Muster", email="f@agency.example"), name="a.txt", title="News")
        assert len(client.held) == 5
        assert client.ask(session, book)  # two of the four who left
        assert len(client.held) == 3
        put(engine, people[0], people[1], name="a.txt", title="News")
        client.ask_all(session, book)
        assert client.held == listed(session, book)
        assert len(client.held) == 2


@pytest.mark.parametrize("limit", [None, 1])
def test_who_is_current_no_more_leaves_the_search_for_those_who_are(engine: Engine, limit: int | None) -> None:
    people = [mention(f"Ada Example-{sign}", email=f"{sign}@agency.example") for sign in "abc"]
    put(engine, *people, name="a.txt", title="News", on=datetime.now(UTC).date().isoformat())
    client = Client(limit)
    with Session(engine) as session:
        book = book_of(session, only=Only(standing="current"))
        assert book is not None
        client.ask_all(session, book)
        assert len(client.held) == 3
        two = select(ContactRow.id).order_by(ContactRow.id).limit(2)
        cited = ContactFacetRow.facet == "cited"
        session.rollback()
        with Session(engine) as later, later.begin():  # as if years had passed for two of them
            later.execute(
                update(ContactFacetRow).where(cited, ContactFacetRow.contact_id.in_(two)).values(value="2001-01-01")
            )
        assert not press_books.unchanged(session, book, Sync(TAGS, client.token, limit))
        client.ask_all(session, book)
        assert client.held == listed(session, book)
        assert len(client.held) == 1
        assert press_books.unchanged(session, book, Sync(TAGS, client.token, limit))
        assert client.token == press_books.token(session, book)
