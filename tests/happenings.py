"""What may happen to a registry, drawn at random: releases kept, changed and put under embargo, acts of editors and their undoing, and
everything derived anew."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.errors import DecisionRefused
from directory.records import Embargo
from directory.registry import deciding_offices
from directory.registry.deciding import By, merge, undo, withdraw
from directory.registry.rebuild import rebuild, republish
from directory.registry.search import find_contacts, list_offices
from directory.registry.store import keep
from directory.registry.tables import Base
from tests.builders import NOW, mention, release

EDITOR = By("editor", "asked for", NOW)


def put(engine: Engine, *drafts: Any, now: datetime = NOW, **said: Any) -> None:
    """Keep a release."""
    with Session(engine) as session, session.begin():
        keep(session, *release(*drafts, **said), now)


PEOPLE = st.sampled_from(("Ada Example", "A. Example", "Bo Muster", "Ada Muster"))
EMAILS = st.sampled_from(("ada@agency.example", "bo@agency.example", "press@agency.example"))
PHONES = st.sampled_from(("+33 1 99 00 00 01", "+33 1 99 00 00 02", "+33 6 39 98 00 03"))
ISSUERS = st.sampled_from(("Example Agency", "Other Works", "Example Agency (EA)"))


def releases(*embargoes: str | None) -> st.SearchStrategy[tuple[Any, ...]]:
    """Releases under one of these embargoes (`embargoed`)."""
    return st.tuples(
        st.just("release"),
        st.sampled_from(("a.txt", "b.txt", "c.txt")),
        st.lists(st.tuples(PEOPLE, EMAILS, PHONES), min_size=0, max_size=2),
        ISSUERS,
        st.sampled_from(("First news", "Second news", None)),
        st.sampled_from(embargoes),
    )


ACTS = st.tuples(
    st.sampled_from(("merge", "merge offices", "withdraw", "withdraw all", "undo", "rebuild", "republish")),
    st.integers(0, 5),
)
SOON = timedelta(milliseconds=100)


def embargoed(until: str | None) -> Embargo | None:
    """None, one of which no end is told, or one that is over soon."""
    if until != "soon":
        return Embargo("EMBARGOED") if until else None
    over = datetime.now(UTC) + SOON
    return Embargo("EMBARGOED", over, over)


def do(engine: Engine, step: tuple[Any, ...], done: list[int], now: datetime = NOW) -> None:
    """Let it happen; `done` are the acts that can be undone."""
    if step[0] == "release":
        _, name, people, issuer, title, held = step
        drafts = [mention(who, email=mail, phone=number, confidence=0.9) for who, mail, number in people]
        put(
            engine,
            *drafts,
            name=name,
            issuer=issuer,
            title=title,
            embargo=embargoed(held),
            on="2026-01-01",
            now=now,
        )
        return
    what, number = step
    with Session(engine) as session, session.begin(), suppress(DecisionRefused):
        found = find_contacts(session, limit=50).items
        if what == "rebuild":
            rebuild(session, now)
        elif what == "republish":
            republish(session, 0.95 if number % 2 else 0.5, now)
        elif what == "undo" and done:
            done.append(undo(session, done.pop(), EDITOR))
        elif what == "merge offices":
            slugs = [office.ref.slug for office in list_offices(session).items]
            if len(slugs) > 1:
                done.append(deciding_offices.merge(session, slugs[:2], EDITOR))
        elif what == "merge" and len(found) > 1:
            done.append(merge(session, [found[0].id, found[1 + number % (len(found) - 1)].id], EDITOR))
        elif what.startswith("withdraw") and found:
            card = found[number % len(found)]
            detail = next((d for d in card.details if d.field in {"email", "phone"}), None)
            if what == "withdraw all":
                done.append(withdraw(session, card.id, [], EDITOR))
            elif detail is not None:
                done.append(withdraw(session, card.id, [(detail.field, detail.key)], EDITOR))


def empty(engine: Engine) -> None:
    """Forget everything."""
    with Session(engine) as session, session.begin():
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
