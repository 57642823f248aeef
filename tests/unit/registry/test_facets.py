"""Lists narrowed by what a release says beside a contact, and by the kind of role."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery
from directory.registry import schema
from directory.registry.rebuild import rebuild
from directory.registry.search import Only, find_contacts
from directory.registry.store import keep
from tests.builders import NOW, mention, release

MADE = (
    mention("Ada Example", email="ada@agency.example", role="Press Officer", languages=("German", "anglais")),
    mention("Bo Muster", email="bo@agency.example", territories=("Deutschland", "DACH"), topics="Climate and energy"),
    mention("Cy Sample", email="cy@agency.example", territories="Germany", topics=("Energy", "Sea ferries")),
    mention("Di Probe", email="di@agency.example", languages="Portuguese", role="Spokesperson"),
)


@pytest.fixture
def registry(session: Session) -> Session:
    for one in MADE:
        keep(session, *release(one), NOW)
    return session


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (Only(language="de"), ["Ada Example"]),
        (Only(language="English"), ["Ada Example"]),
        (Only(language="Deutsch"), ["Ada Example"]),
        (Only(language="fr"), []),
        (Only(territory="DE"), ["Bo Muster", "Cy Sample"]),
        (Only(territory="germany"), ["Bo Muster", "Cy Sample"]),
        (Only(territory="dach"), ["Bo Muster"]),
        (Only(territory="Atlantis"), []),
        (Only(topic="energy"), ["Bo Muster", "Cy Sample"]),
        (Only(topic="CLIMATE energy"), ["Bo Muster"]),
        (Only(topic="sea energy"), []),
        (Only(topic="%"), []),
        (Only(role_kind="spokesperson"), ["Di Probe"]),
        (Only(role_kind="press-officer", language="en"), ["Ada Example"]),
        (Only(role_kind="spokesperson", language="en"), []),
    ],
    ids=str,
)
def test_only_those_are_listed_of_whom_it_is_said(registry: Session, only: Only, found: list[str]) -> None:
    assert [card.name for card in find_contacts(registry, only=only).items] == found


def test_a_kind_of_role_that_there_is_not_is_refused_by_name(session: Session) -> None:
    with pytest.raises(InvalidQuery, match="press-officer"):
        find_contacts(session, only=Only(role_kind="king"))


def test_the_same_country_in_two_languages_is_one_value_with_two_proofs(session: Session) -> None:
    for words, day in (("Germany", "2026-01-01"), ("Deutschland", "2026-02-01")):
        keep(session, *release(mention("Ada Example", email="ada@agency.example", territories=words), on=day), NOW)
    (card,) = find_contacts(session).items
    (said,) = card.of("territory")
    assert (said.value, [e.quote.exact for e in said.evidence]) == ("Deutschland", ["Deutschland", "Germany"])


def test_what_a_newer_release_says_otherwise_is_no_longer_found(session: Session) -> None:
    for topic, day in (("Sea ferries", "2026-01-01"), ("School meals", "2026-02-01")):
        keep(session, *release(mention("Ada Example", email="ada@agency.example", topics=topic), on=day), NOW)
    assert find_contacts(session, only=Only(topic="ferries")).items == ()
    (card,) = find_contacts(session, only=Only(topic="meals")).items
    assert [d.value for d in card.of("topic", current=False)] == ["Sea ferries"]


def test_going_back_drops_what_the_earlier_version_does_not_know_and_a_rebuild_finds_the_rest(engine: Engine) -> None:
    made = mention("Ada Example", role="Press Officer", email="ada@agency.example", languages="German", topics="Energy")
    with Session(engine) as session, session.begin():
        keep(session, *release(made), NOW)
    schema.downgrade(engine, "0004")
    schema.upgrade(engine)
    with Session(engine) as session, session.begin():
        rebuild(session, NOW)
    with Session(engine) as session:
        (card,) = find_contacts(session, only=Only(role_kind="press-officer")).items
        assert {d.field for d in card.details} == {"name", "role", "email"}
