"""No query reads a whole table: what a release or a page costs does not grow with the registry."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from directory import registry
from directory.registry.assemble import contact_card
from directory.registry.counting import count_contacts
from directory.registry.deciding import By, decide
from directory.registry.search import Only, find_contacts, find_office, list_offices, list_releases, release_page
from directory.registry.statements import Statement
from directory.registry.store import keep
from directory.registry.tables import Base
from tests.builders import NOW, desk, mention, release

TABLES = set(Base.metadata.tables) - {"registry_state"}  # that one has one row
BY_HAND = {"stale"}
"""Rooms by which no release is kept: `scan` reads the claims once a run, for all that its pages give. An index for that would be written
with every release."""
_NOWHERE = "merged_into_id IS NULL"
"""Nearly all contacts have not been merged into another."""
FEW = {"withdrawal", "demand", "sites", "name_word"}  # wishes are few, and of words no more than some are counted
_VISITS_ALL = re.compile(r"^(?:SCAN (\w+)|SEARCH (\w+) USING INDEX ix_contact_merged_into_id)")
_SCAN = re.compile(r"^SCAN (\w+)(?!.* USING )|^SEARCH (\w+) USING INDEX \w+ \(\w+_id>\?\)")
"""Also by an index, but of all that refer to anything at all."""


@pytest.fixture
def database() -> str:
    return "sqlite"  # PostgreSQL plans by size, and reads small tables whole


def work(session: Session) -> None:
    """All that a registry does, once."""
    ada = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 01")
    bo = mention("Bo Muster", phone="+33 1 99 00 00 02")
    keep(session, *release(ada, desk(email="press@agency.example"), name="a.txt"), NOW)
    keep(session, *release(ada, bo, name="b.txt"), NOW)
    keep(session, *release(ada, name="b.txt"), NOW)
    keep(session, *release(bo, name="c.txt", issuer="Other"), NOW)
    first = find_contacts(session, limit=1)
    find_contacts(session, "ada", after=first.next)
    find_contacts(session, office="example-agency")
    find_contacts(session, only=Only(language="de", territory="DE", topic="energy", role_kind="press-officer"))
    everything = Only(
        "example-agency", None, "FR", "de", "DE", "energy", "press", "press-officer", "person", "current", "2026"
    )
    find_contacts(session, only=everything)
    count_contacts(session)
    count_contacts(session, "ada", only=everything)
    contact_card(session, first.items[0].id)
    page = list_releases(session, limit=1)
    list_releases(session, office="example-agency", contact=first.items[0].id, after=page.next)
    list_offices(session, limit=1)
    find_office(session, "example-agency")
    release_page(session, page.items[0].id)
    one, two = (c.mention_id for card in find_contacts(session, "ada").items for c in card.citations)
    decide(session, (one, two), "different", By("editor", "", NOW))


def kept_statements() -> list[Statement]:
    """All that releases are kept by."""
    names = {module.name for module in pkgutil.iter_modules(registry.__path__)}
    assert names >= BY_HAND
    rooms = [importlib.import_module(f"{registry.__name__}.{name}") for name in sorted(names - BY_HAND)]
    return [value for room in rooms for value in vars(room).values() if isinstance(value, Statement)]


def test_every_query_of_daily_work_goes_by_an_index(engine: Engine) -> None:
    asked: dict[str, Any] = {}

    def remember(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.setdefault(statement, parameters[0] if many else parameters)

    event.listen(engine, "before_cursor_execute", remember)
    with Session(engine) as session, session.begin():
        work(session)
    event.remove(engine, "before_cursor_execute", remember)
    assert len(asked) > 20  # beside the statements below
    scans = {}
    with engine.connect() as connection:
        for statement, parameters in asked.items():
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            whole = [line for line in plan if (found := _SCAN.match(line)) and (found[1] or found[2]) in TABLES]
            if whole:
                scans[statement] = plan
    assert scans == {}


def test_what_a_release_is_kept_by_visits_only_what_it_concerns(engine: Engine) -> None:
    """A plan may go by an index and visit every row all the same: from end to end, or all that have nothing in a column."""
    visiting_all = {}
    with engine.connect() as connection:
        for statement in kept_statements():
            sql = statement.sql(engine.dialect)
            if not sql.startswith("INSERT"):
                values = ("[]",) * sql.count("?")
                plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
                whole = [
                    line
                    for line in plan
                    if (found := _VISITS_ALL.match(line))
                    and (found[1] in TABLES - FEW or (found[2] and _NOWHERE in sql))
                ]
                if whole:
                    visiting_all[sql] = plan
    assert visiting_all == {}
